import type {Doubt, Fact, ItemKind, Reference, ShownCount, SiteFacts} from '../core/facts/facts.ts';
import {timeOfFlakeId} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {homeOf, localCopy} from './fediverse/home.ts';
import {lineAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, everywhere, filled, find, is, pageOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce, repost, textMore} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {isoOfScriptDate} from './reading/script-date.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// The web pages of Pleroma and Akkoma, on any host. Classes are written by hand; those before 2.3 are named as well.
const MARKS = {
  app: '.Status .status-container, .status-el .status, a[href^="/notice/"] > time[datetime]',
  status: '.Status, .status-el',
  // Looked at in passing, over the posts of the page.
  preview: '.status-preview-container, .status-popover, .StatusPopover',
  quote: '.quoted-status',
  // Who repeated the post: stands above it.
  repeat: '.repeat-info, .retweet-info',
  reply: '.reply-glued-label, .reply-to-and-accountname',
  account: 'a.account-name',
  name: '.status-username, .user-name',
  link: 'a.timeago[href]',
  summary: '.StatusBody .summary, .status-content-wrapper .summary',
  text: '.StatusBody .text.media-body, .status-content',
  body: '.StatusContent, .StatusBody, .status-content-wrapper',
  // Mentions at the head of a text are drawn above it.
  mentions: '.mentions-line a, .mentions-line-first a, .MentionsLine a',
  edited: '.heading-edited-row',
  visibility: '.visibility-icon',
  hider: '.tall-status-hider, .cw-status-hider, .tall-subject-hider',
  pictures:
    '.attachments img, .attachments video, .attachments audio, .Attachment img, .Attachment video, .gallery-item img',
  actions: '.status-actions > *',
  card: 'a.link-preview-card',
  focused: '.-focused, .status-el_focused',
  me: '.user-panel .user-screen-name, .user-panel .account-name',
  logIn: '.login-panel, form.login-form',
} as const;

const AUDIENCE: Readonly<Record<string, string>> = {
  globe: 'public',
  'lock-open': 'unlisted',
  lock: 'private',
  envelope: 'direct',
  igloo: 'local',
};
const COUNTS: Readonly<Record<string, string>> = {reply: 'replies', retweet: 'repeats', star: 'favorites'};

/** Posts on servers of Pleroma and Akkoma, as their own pages show them. */
export const pleroma: SiteAdapter = {
  id: 'pleroma',
  version: '2026-11-30',
  seen: '2020 to 2025',
  matches: (_url, page) => find(page, MARKS.app) !== undefined,
  listItems: (page) => [...everywhere(page, MARKS.status)].filter((one) => !closest(one, MARKS.preview)),
  findItem: (target) => closest(target, MARKS.status),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => {
    const items = standing(page);
    const main = mainOf(items);
    // The pages do not say how many answers there are, and load more by themselves.
    return {items, total: null, isCounted: (item) => item !== main, openers: [], grows: 'down'} satisfies Conversation;
  },
  around: (item) => {
    const items = standing(pageOf(item));
    return lineAround(item, items, mainOf(items));
  },
};

function standing(page: Document): Element[] {
  return pleroma.listItems(page).filter((one) => !closest(one, MARKS.quote));
}

/** The post that the page of a conversation is of. */
function mainOf(items: readonly Element[]): Element | undefined {
  return onlyOne(items.filter((one) => is(one, MARKS.focused)));
}

function fenceOf(item: Element): Fence {
  return (element) =>
    element !== item && is(element, `${MARKS.status}, ${MARKS.quote}, ${MARKS.repeat}, ${MARKS.preview}`);
}

function readers(item: Element, look: Look): ItemReaders {
  const fence = fenceOf(item);
  const mine = (selector: string) => own(item, selector, fence);
  const heading = (selector: string) => mine(selector).filter((one) => !closest(one, MARKS.body));
  const texts = once(() => textsOf(item, fence));
  const read = once(() => readTexts(texts(), (one) => is(one, 'button')));
  const account = once(() => heading(MARKS.account)[0]);
  const handle = once(() => handleOf(account()));
  const link = once(() => heading(MARKS.link)[0]);
  const id = once(() => noticeIn(link()));
  const time = once(() => link() && find(link() as Element, 'time'));
  const parted = once(() => partLinks(linksOf([...texts(), ...mine(MARKS.mentions)]), isTag));
  return {
    platform: () => ({value: 'pleroma', from: 'attribute'}),
    itemKind: () => kindOf(item, fence),
    id: () => fact(id(), 'address', WHY.id),
    permalink: () => fact(id() && resolved(`/notice/${id()}`, item), 'address', WHY.permalink),
    displayName: () => fact(nameOf(heading(MARKS.name)[0]), 'text', WHY.displayName),
    handle: () => fact(handle(), 'attribute', WHY.handle),
    profile: () => fact(addressIn(account(), 'href'), 'attribute', WHY.profile),
    accountId: () => fact(accountIn(account()), 'address', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(heading(MARKS.edited)[0], WHY.edited),
    audience: () => fact(audienceOf(heading(MARKS.visibility)[0]), 'attribute', WHY.audience),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(isoOfScriptDate(filled(time(), 'datetime')), 'attribute', WHY.exact),
    idTime: () => (handle() && !homeOf(handle(), look.url) ? timeOfFlakeId(id() ?? '') : {missing: OF_COPY}),
    clock: 'viewer',
    inReplyTo: () => answered(item, fence),
    quotes: () => quotesIn(item),
    passedOnBy: () => passedOn(item),
    tags: () => parted().tags,
    mentions: () => parted().mentions,
    links: () => [...parted().links, ...linksOf(mine(MARKS.card)).links].filter(({shown}) => shown !== ''),
    counts: () => countsOf(item, fence),
    media: () => mediaOf(item, fence),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubts(item, fence, read(), homeOf(handle(), look.url), look.url),
  };
}

const OF_COPY = 'The id is that of this server’s copy, so its time is not the post’s own.';

/** What the author wrote above the text as its subject, and the text. */
function textsOf(item: Element, fence: Fence): Element[] {
  return [...own(item, MARKS.summary, fence).slice(0, 1), ...own(item, MARKS.text, fence).slice(0, 1)];
}

function isTag({shown, address}: {shown: string; address: string}): boolean {
  return shown.startsWith('#') && /\/tags?\/[^/]+\/?$/.test(parseAddress(address)?.pathname ?? '');
}

function nameOf(name: Element | undefined): string | undefined {
  return wordsOf(name)?.trim();
}

/** `rita`, or `rita@far.example`: in the tooltip of the newest pages, as words before. */
function handleOf(account: Element | undefined): string | undefined {
  const told = [filled(account, 'title'), wordsOf(account)].map((one) => one?.trim().replace(/^@/, ''));
  const name = told.find((one) => one && /^[\w.-]+(?:@[\w.:-]+)?$/.test(one) && one !== '');
  return name && `@${name}`;
}

function accountIn(account: Element | undefined): string | undefined {
  const path = parseAddress(addressIn(account, 'href') ?? '')?.pathname ?? '';
  return /^\/users\/\$?([0-9A-Za-z]{18})$/.exec(path)?.[1];
}

function noticeIn(link: Element | undefined): string | undefined {
  return /^\/notice\/([0-9A-Za-z-]+)$/.exec(parseAddress(addressIn(link, 'href') ?? '')?.pathname ?? '')?.[1];
}

function audienceOf(mark: Element | undefined): string | undefined {
  return AUDIENCE[filled(mark && find(mark, 'svg[data-icon]'), 'data-icon') ?? ''];
}

function kindOf(item: Element, fence: Fence): Fact<ItemKind> {
  const isReply = own(item, MARKS.reply, fence).length > 0;
  if (isReply) return {value: 'reply', from: 'attribute'};
  return own(item, MARKS.link, fence).length > 0 ? {value: 'post', from: 'attribute'} : {missing: WHY.kind};
}

function answered(item: Element, fence: Fence): Reference[] {
  return own(item, MARKS.reply, fence).map((line) => {
    const name = [...everywhere(line, 'a')].map((one) => wordsOf(one)?.trim()).find((one) => one?.startsWith('@'));
    return reference({author: fact(name, 'text', 'The line above the post names nobody.')});
  });
}

function quotesIn(item: Element): Reference[] {
  const quotes = own(item, MARKS.quote, (one) => one !== item && is(one, MARKS.status));
  return quotes.flatMap((quote) => {
    const status = find(quote, MARKS.status);
    if (!status) return [];
    const fence = fenceOf(status);
    const id = noticeIn(own(status, MARKS.link, fence)[0]);
    return {
      permalink: fact(id && resolved(`/notice/${id}`, item), 'address', WHY.permalink),
      author: fact(handleOf(own(status, MARKS.account, fence)[0]), 'attribute', 'The quoted post shows no author.'),
      text: textFact(readTexts(textsOf(status, fence)), 'The quoted post shows no text.'),
    };
  });
}

function passedOn(item: Element): SiteFacts['passedOnBy'] {
  const line = repeatLine(item);
  const link = line && [...everywhere(line, 'a[href]')].find((one) => wordsOf(one));
  if (!line) return undefined;
  const title = filled(find(line, '.repeater-name'), 'title');
  return {
    displayName: fact(wordsOf(link)?.trim(), 'text', WHY.displayName),
    handle: fact(title && /^[\w.-]+@[\w.:-]+$/.test(title) ? `@${title}` : undefined, 'attribute', WHY.handle),
    profile: fact(addressIn(link, 'href'), 'attribute', WHY.profile),
  };
}

function repeatLine(item: Element): Element | undefined {
  return own(item, MARKS.repeat, (one) => one !== item && is(one, `${MARKS.status}, ${MARKS.quote}`))[0];
}

function countsOf(item: Element, fence: Fence): ShownCount[] {
  return own(item, MARKS.actions, fence).flatMap((action) => {
    const icons = [...everywhere(action, 'svg[data-icon]')].map((one) => COUNTS[attr(one, 'data-icon') ?? '']);
    const name = icons.find(Boolean);
    const shown = wordsOf(action)?.trim();
    return name && shown && /^\d[\d.,]*$/.test(shown) ? [{name, shown}] : [];
  });
}

function mediaOf(item: Element, fence: Fence): SiteFacts['media'] {
  return own(item, MARKS.pictures, fence)
    .filter((one) => !is(one, 'img') || isContentPicture(one))
    .map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const me = find(page, MARKS.me);
  const name = wordsOf(me)?.trim().replace(/^@?/, '@');
  if (me) return {signedIn: 'yes', account: fact(name, 'text', WHY.viewer)};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function doubts(
  item: Element,
  fence: Fence,
  read: ReturnType<typeof readTexts>,
  home: string | undefined,
  url: URL,
): Doubt[] {
  const found = doubtsOf(item, fence, read, 'inside');
  if (own(item, MARKS.hider, fence).some(isShown)) found.push(textMore());
  const line = repeatLine(item);
  const by = line && wordsOf([...everywhere(line, 'a[href]')].find((one) => wordsOf(one)))?.trim();
  if (line) found.push(repost(by || undefined));
  if (home) found.push(localCopy(home, url));
  return eachOnce(found);
}

// Tried on drawings of: /main/all, /notice/<id>, of 2.7.
// Rests on: the templates of pleroma-fe 2.2 to 2.9, seen 2026-11.
