import type {Fact, ItemKind, Reference, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {plainAddress} from '../core/facts/plain-address.ts';
import {addressFact} from './forum/board.ts';
import {
  accountIn,
  afterSign,
  BEGINS,
  blocksOf,
  isSigned,
  MARKS,
  markOf,
  ownMarks,
  readSigned,
  signatureLink,
} from './mediawiki/signature.ts';
import {nestedAround} from './reading/around.ts';
import {
  attr,
  closest,
  elementsIn,
  everywhere,
  filled,
  find,
  holds,
  is,
  pageOf,
  parentOf,
  resolved,
} from './reading/dom.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {once} from './reading/once.ts';
import {onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

/** Comments on the talk pages of MediaWiki. */
export const mediawiki: SiteAdapter = {
  id: 'mediawiki',
  version: '2026-11-30',
  seen: '2026-08',
  matches: (_url, page) => find(page, MARKS.talk) !== undefined,
  listItems: (page) => [...everywhere(page, MARKS.block)].filter(isSigned),
  findItem,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => ({
    items: mediawiki.listItems(page),
    total: null,
    isCounted: () => true,
    openers: [],
    grows: 'down',
  }),
  around: (item) => nestedAround(item, mediawiki.listItems(pageOf(item)), findItem),
};

/** The signed block around, or the one that ends a comment of several blocks of which this is one. */
function findItem(target: Element): Element | undefined {
  for (let at: Element | undefined = target; at; at = parentOf(at)) if (isSigned(at)) return at;
  const block = closest(target, MARKS.block);
  const row = block && parentOf(block) ? elementsIn(parentOf(block) as Element) : [];
  const next =
    block && row.slice(row.indexOf(block)).find((one) => isSigned(one) || is(one, 'h1, h2, h3, .mw-heading'));
  return next && isSigned(next) && block && blocksOf(next)?.includes(block) ? next : undefined;
}

function readers(item: Element): ItemReaders {
  const mark = markOf(item);
  const link = once(() => signatureLink(item));
  const signed = once(() => readSigned(item, link()));
  const time = onlyOne(ownMarks(item, MARKS.time));
  const account = once(() => mark?.author ?? (link() && accountIn(link() as Element)));
  const after = once(() => afterSign(item, onlyOne(ownMarks(item, MARKS.sign)) ?? link()));
  const texts = once(() => ('value' in signed().text ? (blocksOf(item) ?? []) : []));
  const isMine = (one: Element) => texts().includes(closest(one, MARKS.block) ?? one) && !after().has(one);
  return {
    platform: () => ({value: 'mediawiki', from: 'attribute'}),
    itemKind: () => kindOf(item),
    id: () => fact(mark?.id, 'attribute', WHY.id),
    permalink: () => (time ? addressFact(time, WHY.permalink) : placeOf(item, mark?.id)),
    displayName: () => fact(wordsOf(link()), 'text', WHY.displayName),
    handle: () => fact(account() && `User:${account()}`, 'attribute', WHY.handle),
    profile: () => profileOf(link()),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => signed().text,
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time) ?? signed().stamp, 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => (mark?.at ? {value: mark.at, from: 'attribute'} : {missing: WHY.idTime}),
    clock: 'unknown',
    inReplyTo: () => answered(item),
    quotes: () => [],
    standsIn: () => places(item),
    mentions: () => linksOf(texts(), isMine).mentions,
    links: () => linksOf(texts(), isMine).links,
    counts: () => [],
    media: () => [],
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => [],
  };
}

function profileOf(link: Element | undefined): Fact<string> {
  const address = addressFact(link, WHY.profile);
  return 'value' in address ? {...address, value: address.value.replace(BEGINS, '')} : address;
}

/** What is indented is mostly an answer; which of what, only the marks tell. */
function kindOf(item: Element): Fact<ItemKind> {
  if (answeredBy(item)) return {value: 'reply', from: 'attribute'};
  return is(item, 'dd, li') ? {missing: WHY.kind} : {value: 'comment', from: 'attribute'};
}

/** By the marks alone: what a comment hangs in, or the signed block just above its list. */
function answeredBy(item: Element): Element | undefined {
  const list = markOf(item) && is(item, 'dd, li') ? parentOf(item) : undefined;
  const around = list && parentOf(list);
  if (!around) return undefined;
  if (isSigned(around)) return around;
  const row = elementsIn(around);
  const above = row[row.indexOf(list) - 1];
  return above && isSigned(above) ? above : undefined;
}

function answered(item: Element): Reference[] {
  const above = answeredBy(item);
  if (!above) return [];
  const {permalink, displayName, text} = readers(above);
  return [reference({permalink: permalink(), author: displayName(), text: text()})];
}

/** The page, and the section by the last heading above. */
function places(item: Element): ShownPlace[] {
  const page = pageOf(item);
  const title = wordsOf(find(page, MARKS.title));
  const address = pageAddress(item);
  const heading = headingAbove(item);
  const anchor = heading && (filled(heading, 'id') ?? filled(find(heading, '.mw-headline'), 'id'));
  const none = 'The page does not link to it.';
  const all: ShownPlace[] = title
    ? [{kind: 'page', name: {value: title, from: 'text'}, address: fact(address, 'address', none)}]
    : [];
  if (!heading) return all;
  const name = fact(headingWords(heading), 'text', 'The section has no name.');
  const place = anchor && address ? `${address}#${anchor}` : undefined;
  return [...all, {kind: 'thread', name, address: fact(place, 'attribute', none)}];
}

/** Before 2024 what can be done with a section stood inside its heading, and what it is called in a box of its own. */
function headingWords(heading: Element): string | undefined {
  const start = find(heading, MARKS.start);
  const own = find(heading, '.mw-headline') ?? (start && parentOf(start)) ?? heading;
  return wordsOf(own, (one) => is(one, `${MARKS.controls}, div`));
}

/** Older releases link the time nowhere; still the place of each comment on the page has a name, its id. */
function placeOf(item: Element, id: string | undefined): Fact<string> {
  const page = pageAddress(item);
  const [start] = (blocksOf(item) ?? []).flatMap((block) => ownMarks(block, MARKS.start));
  const isThere = id !== undefined && start !== undefined && attr(start, 'id') === id;
  return fact(isThere && page ? `${page}#${id}` : undefined, 'attribute', WHY.permalink);
}

/** Of the address bar what names the page. */
function pageAddress(near: Node): string | undefined {
  const url = parseAddress(resolved('#', near) ?? '');
  if (!url) return undefined;
  const title = url.searchParams.get('title');
  return plainAddress(title ? `${url.origin}${url.pathname}?title=${title}` : `${url.origin}${url.pathname}`);
}

function headingAbove(item: Element): Element | undefined {
  for (let at: Element | undefined = item; at && attr(at, 'id') !== 'mw-content-text'; at = parentOf(at)) {
    const parent = parentOf(at);
    const row = parent ? elementsIn(parent) : [];
    const above = row.slice(0, row.indexOf(at)).reverse();
    const found = above.map((one) =>
      is(one, MARKS.heading) ? one : is(one, '.mw-heading') ? find(one, MARKS.heading) : undefined,
    );
    const heading = found.find((one) => one !== undefined && holds(parent ?? one, one));
    if (heading) return heading;
  }
  return undefined;
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const name = wordsOf(find(page, MARKS.signedIn));
  if (name) return {signedIn: 'yes', account: {value: name, from: 'text'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: DiscussionTools' own marks, 2026-08; signatures as MediaWiki writes them.
