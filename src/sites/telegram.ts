import {aroundInChat, chatOf} from './reading/chat.ts';
import {closest, everywhere, find, is, pageOf} from './reading/dom.ts';
import {WHY} from './reading/facts.ts';
import {readAll} from './reading/read-item.ts';
import type {SiteAdapter} from './site-adapter.ts';
import type {Layout} from './telegram/layout.ts';
import {webA} from './telegram/web-a.ts';
import {webK} from './telegram/web-k.ts';
import {widget} from './telegram/widget.ts';

const LAYOUTS: readonly Layout[] = [webA, webK, widget];
const ANY = LAYOUTS.map(({item}) => item).join(', ');

/** Messages of Telegram, in both web applications, on the public pages of channels and where a post is shown elsewhere. */
export const telegram: SiteAdapter = {
  id: 'telegram',
  version: '2026-11-30',
  seen: '2026',
  matches: ({hostname}) => /^(web\.telegram\.org|t\.me|telegram\.me|[a-z0-9_]{4,32}\.t\.me)$/.test(hostname),
  listItems: (page) => [...everywhere(page, ANY)],
  findItem: (target) => closest(target, ANY),
  // Whoever sees a message in one of the applications is signed in; none of them shows as whom.
  readViewer: (page) => ({
    signedIn: find(page, `${webA.item}, ${webK.item}`) ? 'yes' : 'unknown',
    account: {missing: WHY.viewer},
  }),
  readFacts: (item, look) => readAll(item, layoutOf(item).readers(item), look),
  conversation: (page) =>
    chatOf(telegram.listItems(page).filter((one) => !is(one, '.SponsoredMessage, .is-sponsored'))),
  around: (item) => {
    const layout = layoutOf(item);
    return aroundInChat(item, telegram.listItems(pageOf(item)), layout.idOf, layout.answeredId);
  },
};

function layoutOf(item: Element): Layout {
  const layout = LAYOUTS.find((one) => is(item, one.item));
  if (!layout) throw new Error('no message of Telegram');
  return layout;
}

// Tried on drawings of: web.telegram.org/a/, web.telegram.org/k/, t.me/s/<channel>, t.me/<channel>/<post>?embed=1.
