import type {ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {describedIn} from './generic/json-ld.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, closest, everywhere, filled, find, is, pageOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {servedAt, servedIn, servedWord} from './reading/served.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Pinterest writes `data-test-id` for its own tests; class names are of three letters and change.
const MARKS = {
  // The one pin that the page is of.
  main: '[data-test-id="CloseupMainPin"], [data-test-id="pin-closeup"]',
  inGrid: '[data-test-id="pin"]',
  title: '[data-test-id="pinTitle"], [data-test-id="pin-title"]',
  text: '[data-test-id="main-pin-description-text"], [data-test-id="truncated-description"]',
  name: '[data-test-id="creator-profile-name"]',
  profile: 'a[data-test-id="creator-profile-link"]',
  picture: '[data-test-id="pin-closeup-image"] img, [data-test-id="closeup-image"] img, video',
  board: '[data-test-id="pin-metadata-drawer-original-board-section"] a[href]',
  me: '[data-test-id="header-profile"] a[href]',
  logIn: '[data-test-id="login-button"], [data-test-id="simple-login-button"]',
} as const;

const ITEMS = `${MARKS.main}, ${MARKS.inGrid}`;
const PIN_PATH = /^\/pin\/(?:[^/]*--)?(\d+)(?:\/|$)/;
const HOST = /^(?:[a-z]{2,3}\.|www\.)?pinterest\.(?:com|[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$/;

/** Pins of Pinterest: the one that a page is of, and those of a grid, which show little but their picture. */
export const pinterest: SiteAdapter = {
  id: 'pinterest',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname}) => HOST.test(hostname),
  listItems: (page) => [...everywhere(page, ITEMS)].filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => ({
    items: pinterest.listItems(page),
    total: null,
    isCounted: () => true,
    openers: openersIn(page, (one) => is(one, ITEMS)),
    grows: 'down',
  }),
  // Pins beside a pin are recommendations: they answer nothing.
  around: () => ({answered: [], replies: []}),
};

/** The pin of a page has boxes within boxes of these names: the outermost is the item. */
function itemAround(target: Element): Element | undefined {
  const box = closest(target, ITEMS);
  if (!box || is(box, MARKS.inGrid)) return box;
  const outermost = [...everywhere(pageOf(box), MARKS.main)].find((one) =>
    [...everywhere(one, MARKS.main)].includes(box),
  );
  return outermost ?? box;
}

function fenceOf(item: Element): Fence {
  return (element) => element !== item && is(element, MARKS.inGrid);
}

function readers(item: Element, look: Look): ItemReaders {
  const isOther = fenceOf(item);
  const isMain = is(item, MARKS.main);
  const first = (selector: string) => firstOwn(item, selector, isOther);
  const texts = once(() => [
    ...own(item, MARKS.title, isOther).slice(0, 1),
    ...own(item, MARKS.text, isOther).slice(0, 1),
  ]);
  const read = once(() => readTexts(texts()));
  const key = once(() => (isMain ? keyOfPage(item, look.url) : keyInGrid(item)));
  const links = once(() => partLinks(linksOf(texts()), ({shown}) => /^#/.test(shown)));
  return {
    ...nothingRead('pinterest', () => viewerOf(pageOf(item))),
    itemKind: () => ({value: 'post', from: 'attribute'}),
    id: () => fact(key(), 'address', WHY.id),
    permalink: () => fact(key() && resolved(`/pin/${key()}/`, item), 'address', WHY.permalink),
    displayName: () => fact(wordsOf(first(MARKS.name))?.trim(), 'text', WHY.displayName),
    profile: () => fact(profileIn(first(MARKS.profile)), 'attribute', WHY.profile),
    text: () => textFact(read()),
    writtenTime: () =>
      fact(key() && (describedDate(item, key() ?? '') ?? servedDate(item, key() ?? '')), 'meta', WHY.exact),
    standsIn: () => boardOf(first(MARKS.board)),
    mentions: () => links().mentions,
    tags: () => links().tags,
    links: () => links().links,
    media: () =>
      own(item, isMain ? MARKS.picture : 'img, video', isOther)
        .filter((one) => !is(one, 'img') || isContentPicture(one))
        .slice(0, isMain ? undefined : 1)
        .map((one) => mediaFact(one)),
    doubts: () => eachOnce(doubtsOf(item, isOther, read(), 'inside')),
  };
}

/** The pin of the page has no link to itself: its number is that of the page's address, where there is only one such pin. */
function keyOfPage(item: Element, url: URL): string | undefined {
  const mains = [...everywhere(pageOf(item), MARKS.main)].filter((one) => itemAround(one) === one);
  return onlyOne(mains) === item ? PIN_PATH.exec(url.pathname)?.[1] : undefined;
}

function keyInGrid(item: Element): string | undefined {
  const written = filled(item, 'data-test-pin-id') ?? '';
  if (/^\d+$/.test(written)) return written;
  const keys = own(item, 'a[href*="/pin/"]', fenceOf(item)).flatMap(
    (link) => PIN_PATH.exec(parseAddress(addressIn(link, 'href') ?? '')?.pathname ?? '')?.[1] ?? [],
  );
  return onlyOne([...new Set(keys)]);
}

/** After moving about in the app the description in the page is of another pin. */
function describedDate(item: Element, key: string): string | undefined {
  const ofPin = describedIn(pageOf(item)).filter(({addresses}) =>
    addresses.some((address) => PIN_PATH.exec(parseAddress(address)?.pathname ?? '')?.[1] === key),
  );
  return onlyOne(ofPin)?.date;
}

/** The data that the page was served with names each pin by its number. */
function servedDate(item: Element, key: string): string | undefined {
  const pins = servedAt(servedIn(pageOf(item), 'script#__PWS_INITIAL_PROPS__'), ['initialReduxState', 'pins']);
  const pin = servedAt(pins, [key]);
  const written = servedWord(servedAt(pin, ['created_at']));
  if (servedAt(pin, ['id']) !== key || !written || !MAIL_TIME.test(written)) return undefined;
  const time = Date.parse(written);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** "Sun, 04 Apr 2021 05:43:58 +0000" */
const MAIL_TIME = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;

function profileIn(link: Element | undefined): string | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  return url && HOST.test(url.hostname) && /^\/[^/]+\/?$/.test(url.pathname)
    ? `${url.origin}${url.pathname}`
    : undefined;
}

function boardOf(link: Element | undefined): ShownPlace[] {
  if (!link) return [];
  return [
    {
      kind: 'board',
      name: fact(wordsOf(link)?.trim(), 'text', 'The board shows no name.'),
      address: fact(addressIn(link, 'href'), 'attribute', 'The board shows no address.'),
    },
  ];
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const account = profileIn(find(page, MARKS.me));
  if (account) return {signedIn: 'yes', account: {value: account, from: 'attribute'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: /, /pin/<id>/.
// Rests on: one saved page and other readers' sources, seen 2026-10; the data served with a page (pins by number, with
// created_at): five public readers, 2021 to 2026-10. Comments of pins are not known.
