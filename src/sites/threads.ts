import type {Fact, ItemKind, Reference, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {lineAround} from './reading/around.ts';
import {readLines, textFact} from './reading/body.ts';
import {isFigure} from './reading/control-words.ts';
import {
  addressIn,
  around as boxesAround,
  closest,
  filled,
  find,
  findAll,
  holds,
  is,
  pageOf,
  parentOf,
} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, isOwn, onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {type ShownText, wordsOf} from './text.ts';

// Every class of Threads' is hashed; these attributes have stood from 2024 to 2026.
const MARKS = {
  /** A post; one inside of another is quoted. */
  post: '[data-pressable-container="true"]',
  time: 'time[datetime]',
  run: 'span[dir="auto"]',
  button: '[role="button"], button, div[tabindex="0"]',
  logIn: 'a[href*="/login"]',
  /** On the page of one post: a part of its conversation, those above what they are answered by first. */
  part: '[data-pagelet^="threads_post_page_"]',
} as const;

const POST_PATH = /^\/@([\w.]{1,30})\/post\/([\w-]{5,60})\/?$/;
const HOST = /^(?:www\.)?threads\.(?:net|com)$/;
/** Pictures of accounts are smaller, and no part of what a post says. */
const FACE_PX = 100;
const NO_LINK = 'The post shows no link to itself.';
const {getBoundingClientRect} = Element.prototype;

/** Posts of Threads, in feeds and on their own pages. */
export const threads: SiteAdapter = {
  id: 'threads',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname}) => HOST.test(hostname),
  listItems: itemsOn,
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: (item, url) => {
    const items = itemsOn(pageOf(item));
    return lineAround(item, items, mainPost(items, url));
  },
};

function itemsOn(page: Document): Element[] {
  return findAll(page, MARKS.post).filter((one) => itemAround(one) === one);
}

/** The outermost post around: whoever points at what it quotes points at it. */
function itemAround(target: Element): Element | undefined {
  const boxes = [...boxesAround(target)].filter((one) => is(one, MARKS.post) && find(one, MARKS.time));
  return boxes.at(-1);
}

const isQuote: Fence = (element) => is(element, MARKS.post);

function ownIn(item: Element, selector: string): Element[] {
  return findAll(item, selector).filter((one) => isOwn(item, one, isQuote));
}

type Itself = {time: Element; address: string; account: string; code: string};

/** The link around the post's time leads to itself, and names its author. */
function itselfOf(item: Element): Itself | undefined {
  const all = ownIn(item, MARKS.time).flatMap((time) => {
    const url = parseAddress(addressIn(closest(time, 'a[href]'), 'href') ?? '');
    const [, account, code] = (url && HOST.test(url.hostname) && POST_PATH.exec(url.pathname)) || [];
    return url && account && code ? [{time, address: url.origin + url.pathname, account, code}] : [];
  });
  return new Set(all.map(({code}) => code)).size === 1 ? all[0] : undefined;
}

function accountIn(link: Element): string | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  return (url && HOST.test(url.hostname) && /^\/@([\w.]{1,30})\/?$/.exec(url.pathname)?.[1]) || undefined;
}

/** The link with the author's name; without a time that names them, the only account that is named by itself. */
function nameLink(item: Element, account: string | undefined): Element | undefined {
  const links = ownIn(item, 'a[href]').filter((link) => accountIn(link) && wordsOf(link) === accountIn(link));
  const mine = account ? links.filter((link) => accountIn(link) === account) : links;
  return account || new Set(links.map(accountIn)).size === 1 ? mine[0] : undefined;
}

function readers(item: Element, look: Look): ItemReaders {
  const itself = once(() => itselfOf(item));
  const name = once(() => nameLink(item, itself()?.account));
  const account = once(() => itself()?.account ?? (name() && accountIn(name() as Element)));
  const texts = once(() => textsOf(item, name(), itself()?.time));
  const read = once(() => readRuns(texts()));
  const parted = once(() =>
    partLinks(linksOf(texts()), ({shown, address}) => /[?&]serp_type=tags/.test(address) || /^#/.test(shown)),
  );
  const profile = () => name() && addressIn(name(), 'href');
  return {
    platform: () => ({value: 'threads', from: 'address'}),
    itemKind: () => kindOf(item, itself()?.code, look.url),
    id: () => fact(itself()?.code, 'address', NO_LINK),
    permalink: () => fact(itself()?.address, 'address', NO_LINK),
    displayName: () => fact(wordsOf(name()), 'text', WHY.displayName),
    handle: () => fact(account() && `@${account()}`, 'address', WHY.handle),
    profile: () => fact(plain(profile()), 'address', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(itself()?.time), 'text', WHY.shown),
    writtenTime: () => fact(filled(itself()?.time, 'datetime'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => answeredBy(item, look.url),
    quotes: () => quotesIn(item),
    mentions: () => parted().mentions,
    links: () => parted().links,
    tags: () => parted().tags,
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => eachOnce(doubtsOf(item, isQuote, read(), 'inside')),
  };
}

function plain(address: string | undefined): string | undefined {
  const url = parseAddress(address ?? '');
  return url && url.origin + url.pathname;
}

const NO_PLACE = 'It stands in a conversation that does not say which posts are answers.';

/** A conversation stands in parts: what stands in a part below that of another post answers one of those above. */
function kindOf(item: Element, code: string | undefined, url: URL): Fact<ItemKind> {
  const top = POST_PATH.exec(url.pathname)?.[2];
  if (!code) return {missing: NO_LINK};
  if (partAbove(item)) return {value: 'reply', from: 'attribute'};
  const [first] = findAll(closest(item, MARKS.part) ?? item, MARKS.post).filter((one) => itemAround(one) === one);
  return top && (top !== code || (first && first !== item)) ? {missing: NO_PLACE} : {value: 'post', from: 'attribute'};
}

/** The part above that of a post, where that shows anything. */
function partAbove(item: Element): Element | undefined {
  const part = closest(item, MARKS.part);
  const all = part ? findAll(pageOf(item), MARKS.part).filter((one) => wordsOf(one)) : [];
  return part && all[all.indexOf(part) - 1];
}

/** The post that the page is of answers the one above it. Of those below nothing says whom they answer. */
function answeredBy(item: Element, url: URL): Reference[] {
  const part = partAbove(item);
  if (!part) return [];
  const above = findAll(part, MARKS.post).filter((one) => itemAround(one) === one);
  const post = itselfOf(item)?.code === POST_PATH.exec(url.pathname)?.[2] ? onlyOne(above) : undefined;
  return [post ? referenceTo(post, itselfOf(post)) : reference({})];
}

function referenceTo(box: Element, itself: Itself | undefined): Reference {
  const name = nameLink(box, itself?.account);
  const account = itself?.account ?? (name && accountIn(name));
  const texts = itself ? textsOf(box, name, itself.time) : textBeside(box, name);
  return reference({
    permalink: fact(itself?.address, 'address', 'The post shows no link to itself.'),
    author: fact(account && `@${account}`, 'address', WHY.handle),
    text: textFact(readRuns(texts), 'The post shows no text.'),
  });
}

/** The signs on the buttons below a post are named for screen readers; the figure stands beside the sign. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  likes: /^(Un)?like$/i,
  replies: /^Reply$/i,
  reposts: /^(Un|Remove )?repost(ed)?$/i,
};

function countsOf(item: Element): SiteFacts['counts'] {
  return Object.entries(SIGNS).flatMap(([name, sign]) => {
    const signs = ownIn(item, 'svg[aria-label]').filter((one) => sign.test(filled(one, 'aria-label') ?? ''));
    const button = closest(onlyOne(signs) ?? item, '[role="button"]');
    const shown = button && button !== item && holds(item, button) ? wordsOf(button)?.trim() : undefined;
    return shown && isFigure(shown) ? [{name, shown}] : [];
  });
}

/** Each paragraph is a run; those in the line with the name and the time are labels. */
function textsOf(item: Element, name: Element | undefined, time: Element | undefined): Element[] {
  const head = name && time && headOf(name, time);
  if (!head) return [];
  const runs = ownIn(item, MARKS.run).filter((run) => {
    const button = closest(run, `a, time, ${MARKS.button}`);
    return (
      !holds(head, run) &&
      !holds(run, head) &&
      !(button && button !== item && holds(item, button)) &&
      !find(run, MARKS.time)
    );
  });
  return runs.filter((run) => !runs.some((other) => other !== run && holds(other, run)));
}

/** The smallest box that holds both. */
function headOf(name: Element, time: Element): Element | undefined {
  for (let at = parentOf(name); at; at = parentOf(at)) if (holds(at, time)) return at;
  return undefined;
}

/** Buttons in a text ("more") are not its words. */
function readRuns(runs: readonly Element[]): ShownText {
  return readLines(runs, (element) => is(element, MARKS.button));
}

function quotesIn(item: Element): Reference[] {
  const boxes = findAll(item, MARKS.post).filter((one) => {
    const parent = parentOf(one);
    return parent !== undefined && isOwn(item, parent, isQuote);
  });
  return boxes.map((box) => referenceTo(box, itselfOf(box)));
}

/** A quoted post without a time: its only run that is no name. */
function textBeside(box: Element, name: Element | undefined): Element[] {
  const runs = ownIn(box, MARKS.run).filter((run) => !closest(run, 'a') && !(name && holds(run, name)));
  const run = onlyOne(runs.filter((one) => !runs.some((other) => other !== one && holds(other, one))));
  return name && run ? [run] : [];
}

function mediaOf(item: Element): SiteFacts['media'] {
  const found = ownIn(item, 'img, video').filter((one) => {
    const {width, height} = getBoundingClientRect.call(one);
    const link = closest(one, 'a[href]');
    return width >= FACE_PX && height >= FACE_PX && !(link && accountIn(link));
  });
  return found.map((one) => mediaFact(one));
}

/** Outside of posts, the link to one's own profile is a picture without words. */
function viewerOf(page: Document): SiteFacts['viewer'] {
  const links = findAll(page, 'a[href^="/@"]').filter(
    (link) => find(link, 'svg') && !closest(link, MARKS.post) && wordsOf(link) === undefined,
  );
  const account = onlyOne([...new Set(links.flatMap((link) => accountIn(link) ?? []))]);
  if (account) return {signedIn: 'yes', account: {value: `@${account}`, from: 'address'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function mainPost(items: readonly Element[], url: URL): Element | undefined {
  const code = POST_PATH.exec(url.pathname)?.[2];
  return code === undefined ? undefined : items.find((one) => itselfOf(one)?.code === code);
}

function conversationOn(page: Document, url: URL): Conversation {
  const items = itemsOn(page);
  const main = mainPost(items, url);
  return {items, total: null, isCounted: (item) => item !== main, openers: [], grows: 'down'};
}

// Rests on: what a text extractor used in 2026-07 and an annotation extension measured on threads.com in 2026-10.
// Whether the codes hold times as Instagram's do was not checked, so none is read from them.
// The parts of a conversation and the signs on the buttons: readers and tests of five public extensions and exporters, 2026-01
// to 2026-11.
