import type {Reference, ShownPlace, SiteFacts} from '../../core/facts/facts.ts';
import {plainAddress} from '../../core/facts/plain-address.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {addressIn, closest, everywhere, filled, is, pageOf, parentOf} from '../reading/dom.ts';
import {doubtsOf, eachOnce} from '../reading/doubts.ts';
import {fact, firstKnown, markedTrue, WHY} from '../reading/facts.ts';
import {linksOf} from '../reading/links.ts';
import {isContentPicture, mediaFact} from '../reading/media.ts';
import {once} from '../reading/once.ts';
import {type Fence, firstOwn, own} from '../reading/own.ts';
import {type ItemReaders, readAll} from '../reading/read-item.ts';
import type {AroundItem, Conversation, SiteAdapter} from '../site-adapter.ts';
import {type ShownText, wordsOf} from '../text.ts';
import {type QuoteMarks, quotesIn} from './quotes.ts';

/**
 * Where a forum's software puts the parts of a post. Each is looked for within the post, with other posts, quotes and
 * `aside` fenced off. `''` where the software has none.
 */
export type PostMarks = {
  /** One post; never a box that any page may have. */
  item: string;
  /** What stands in a post but is not of it: signature, card of the author, posts shown within it. */
  aside: string;
  name: string;
  /** The link to the author's profile. */
  profile: string;
  time: string;
  /** The link to the post itself. */
  permalink: string;
  /** The box of its words; the first that there is, of several layouts. */
  text: readonly string[];
  /** What stands among the words and is none of them: controls, lines that say who and when. */
  noText: string;
  edited: string;
  /** Pictures and files that stand outside of the words. */
  attached: string;
  quote: QuoteMarks;
};

/** One post under the marks of its software. */
export type Post = {
  item: Element;
  fence: Fence;
  all(selector: string): Element[];
  first(selector: string): Element | undefined;
  /** Where its words stand. */
  texts(): Element[];
  read(): ShownText;
  /** Whether an element stands among its words, and is one of them. */
  isInWords(element: Element): boolean;
};

/** What is to be told of a forum's software. */
export type Board = {
  id: string;
  version: string;
  seen: string;
  /** By the page's own marks: forums stand on any host. */
  isPage(page: Document, url: URL): boolean;
  marks: PostMarks;
  /** What the marks alone do not tell: at least the post's id. */
  readers(post: Post): Partial<ItemReaders> & Pick<ItemReaders, 'id'>;
  viewer(page: Document): SiteFacts['viewer'];
  /** What the post stands in, outermost first. */
  places(post: Post): ShownPlace[];
  conversation?(page: Document, items: readonly Element[]): Partial<Conversation>;
  around?(item: Element): AroundItem;
};

const MEDIA = 'img, video, audio';

/** A site reader for a forum's software. */
export function boardAdapter(board: Board): SiteAdapter {
  const {id, version, seen, marks} = board;
  const listItems = (page: Document) => [...everywhere(page, marks.item)];
  return {
    id,
    version,
    seen,
    matches: (url, page) => board.isPage(page, url),
    listItems,
    findItem: (target) => closest(target, marks.item),
    readViewer: board.viewer,
    readFacts: (item, look) => readAll(item, readersOf(board, postOf(item, board)), look),
    conversation: (page) => {
      const items = listItems(page);
      const told = board.conversation?.(page, items);
      return {items, total: null, isCounted: () => true, openers: [], grows: 'down', ...told};
    },
    // Of posts in a row nothing says which answers which.
    around: (item) => board.around?.(item) ?? {answered: [], replies: []},
  };
}

function postOf(item: Element, {marks}: Board): Post {
  const fence: Fence = (element) => element !== item && isAny(element, marks.item, marks.aside, marks.quote.box);
  const first = (selector: string) => (selector === '' ? undefined : firstOwn(item, selector, fence));
  const isNoWord: Fence = (element) => fence(element) || isAny(element, marks.noText);
  const texts = once(() => marks.text.flatMap((selector) => first(selector) ?? []).slice(0, 1));
  return {
    item,
    fence,
    all: (selector) => (selector === '' ? [] : own(item, selector, fence)),
    first,
    texts,
    read: once(() => readTexts(texts(), isNoWord)),
    isInWords: (element) => isUnder(element, texts(), isNoWord),
  };
}

/** In one of the boxes, and in nothing that is left out of them. */
function isUnder(element: Element, boxes: readonly Element[], isLeftOut: Fence): boolean {
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    if (boxes.includes(at)) return true;
    if (isLeftOut(at)) return false;
  }
  return false;
}

function isAny(element: Element, ...selectors: string[]): boolean {
  return selectors.some((selector) => selector !== '' && is(element, selector));
}

function readersOf(board: Board, post: Post): ItemReaders {
  const {marks} = board;
  const {item, fence, first, texts, read, isInWords} = post;
  const time = once(() => first(marks.time));
  return {
    platform: () => ({value: board.id, from: 'attribute'}),
    itemKind: () => ({value: 'post', from: 'attribute'}),
    permalink: () => addressFact(first(marks.permalink), WHY.permalink),
    displayName: () => fact(firstShown(post.all(marks.name)), 'text', WHY.displayName),
    handle: () => ({missing: 'The forum has no other name of the account than the one shown.'}),
    profile: () => addressFact(first(marks.profile), WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(first(marks.edited), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    // A forum tells the time of its own clock, or of that which its reader once chose.
    clock: 'unknown',
    inReplyTo: () => [],
    quotes: () => quotesIn(texts(), marks.quote),
    standsIn: () => board.places(post),
    mentions: () => linksOf(texts(), isInWords).mentions,
    links: () => linksOf(texts(), isInWords).links,
    counts: () => [],
    media: () => mediaOf(post, marks),
    viewer: () => board.viewer(pageOf(item)),
    doubts: () => eachOnce(doubtsOf(item, fence, read(), 'inside')),
    ...board.readers(post),
  };
}

function mediaOf(post: Post, {attached}: PostMarks): SiteFacts['media'] {
  const outside = new Set(post.all(attached).flatMap((box) => [box, ...everywhere(box, MEDIA)]));
  const mine = post.all(MEDIA).filter((one) => post.isInWords(one) || outside.has(one));
  return mine.filter((one) => !is(one, 'img') || isContentPicture(one)).map((one) => mediaFact(one));
}

/** Another post of the page, as one that is answered or quoted. */
export function referenceTo(item: Element, board: Board): Reference {
  const {permalink, displayName, handle, text} = readersOf(board, postOf(item, board));
  return {permalink: permalink(), author: firstKnown(displayName, handle), text: text()};
}

/** Where a link leads, without what tells who came from where. */
export function addressFact(link: Element | undefined, why: string): ShownPlace['address'] {
  const address = addressIn(link, 'href');
  return fact(address && plainAddress(address), 'attribute', why);
}

/** The words of the first that shows any: narrow and wide layouts each hide the other's. */
export function firstShown(elements: readonly Element[]): string | undefined {
  for (const element of elements) {
    const words = wordsOf(element);
    if (words) return words;
  }
  return undefined;
}

/** Each place once, though the page shows its path above and below. */
export function placesAt(kind: ShownPlace['kind'], links: readonly Element[]): ShownPlace[] {
  const seen = new Set<string | undefined>();
  return links
    .filter((link) => {
      const address = addressIn(link, 'href');
      return !seen.has(address) && seen.add(address);
    })
    .map((link) => placeAt(kind, link));
}

/** A board or a thread that a link names. */
export function placeAt(kind: ShownPlace['kind'], link: Element): ShownPlace {
  return {
    kind,
    name: fact(wordsOf(link), 'text', 'The page does not name it.'),
    address: addressFact(link, 'The page does not link to it.'),
  };
}

/** The number in an attribute, by a pattern whose first group it is. */
export function numberIn(written: string | undefined, pattern: RegExp): string | undefined {
  return written === undefined ? undefined : pattern.exec(written)?.[1];
}
