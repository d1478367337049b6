import type {Fact, ItemKind, Reference, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {plainAddress} from '../core/facts/plain-address.ts';
import {type Instant, instantOf} from '../core/time.ts';
import {addressFact} from './forum/board.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts} from './reading/body.ts';
import {
  attr,
  childrenOf,
  closest,
  elementsIn,
  everywhere,
  filled,
  find,
  holds,
  is,
  isElement,
  pageOf,
  parentOf,
  rawText,
  resolved,
} from './reading/dom.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {once} from './reading/once.ts';
import {onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {readText, wordsOf} from './text.ts';

// On a talk page a comment is no element: it ends with a signature, a link to an account's page and a time. The
// extension DiscussionTools (on all of Wikimedia's wikis) puts empty marks around comments and before signatures.
const MARKS = {
  talk: 'body.ns-talk #mw-content-text, [data-mw-comment-sig]',
  block: 'p, dd, li',
  list: 'dl, ul, ol',
  start: '[data-mw-comment-start]',
  sign: '[data-mw-comment-sig]',
  time: '.ext-discussiontools-init-timestamplink',
  controls:
    '.ext-discussiontools-init-replylink-buttons, .ext-discussiontools-init-replybutton, .mw-editsection, style',
  title: '#firstHeading',
  heading: 'h2',
  signedIn: '#pt-userpage a, #pt-userpage-2 a',
  logIn: '#pt-login, #pt-login-2',
} as const;

/** "09:15, 27 February 2026 (UTC)", in the languages that write it in this order. */
const STAMP = /\d{1,2}:\d{2},?\s+\d{1,2}\.?\s+\p{L}+\.?\s+\d{4}\s+\([A-Z]{2,5}\)/u;
/** The names that wikis give the pages of accounts; of other languages only DiscussionTools tells. */
const ACCOUNT =
  /(?:^|[/:=?])(?:User|Benutzer(?:in)?|Utilisateur|Utilisatrice|Usuari[oa]|Utente|Gebruiker|Usuário):([^/?#&]+)/;

/** Comments on the talk pages of MediaWiki. */
export const mediawiki: SiteAdapter = {
  id: 'mediawiki',
  version: '2026-11-30',
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

/** A block in which one comment is signed; what is signed in lists below it is signed there. */
function isSigned(block: Element): boolean {
  if (!is(block, MARKS.block)) return false;
  const marks = ownMarks(block, MARKS.sign);
  if (marks.length > 0) return marks.length === 1;
  if (!closest(block, '#mw-content-text')) return false;
  const words = ownNodes(block)
    .map((node) => rawText(node))
    .join('');
  return words.length < 100_000 && words.split(STAMP).length === 2 && accountLinks(block).length > 0;
}

/** What stands in a block, lists below it left aside: they hold the answers. */
function ownNodes(block: Element): Node[] {
  return childrenOf(block).filter((node) => !isElement(node) || !is(node, MARKS.list));
}

function ownMarks(block: Element, selector: string): Element[] {
  return [...everywhere(block, selector)].filter((one) => closest(one, MARKS.block) === block);
}

function accountLinks(block: Element): Element[] {
  return ownMarks(block, 'a[href]').filter((link) => accountIn(link) !== undefined);
}

/** The account that a link leads to the page of, as the page's title has it. */
function accountIn(link: Element): string | undefined {
  const name = ACCOUNT.exec(decoded(filled(link, 'href') ?? ''))?.[1];
  return name?.replace(/_/g, ' ');
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The signed block around, or the one that ends a comment of several blocks of which this is one. */
function findItem(target: Element): Element | undefined {
  for (let at: Element | undefined = target; at; at = parentOf(at)) if (isSigned(at)) return at;
  const block = closest(target, MARKS.block);
  const row = block && parentOf(block) ? elementsIn(parentOf(block) as Element) : [];
  const next =
    block && row.slice(row.indexOf(block)).find((one) => isSigned(one) || is(one, 'h1, h2, h3, .mw-heading'));
  return next && isSigned(next) && block && blocksOf(next)?.includes(block) ? next : undefined;
}

/** The blocks of a comment, the signed one last; undefined where the page does not say where it begins. */
function blocksOf(item: Element): Element[] | undefined {
  if (ownMarks(item, MARKS.start).length > 0) return [item];
  const parent = parentOf(item);
  if (!parent) return undefined;
  const row = elementsIn(parent);
  const above = row.slice(0, row.indexOf(item)).reverse();
  const isMarked = ownMarks(item, MARKS.sign).length > 0;
  const first = above.findIndex((one) => (isMarked ? holdsStart(one) : true));
  if (isMarked) return first < 0 ? undefined : [...above.slice(0, first + 1).reverse(), item];
  // Without marks a comment is known to be one block only where something else surely ended just above it.
  const [before] = above;
  // In a list each entry is a comment's own.
  if (is(item, 'dd, li')) return [item];
  if (before === undefined) return is(parent, 'dd, li, .mw-parser-output') ? [item] : undefined;
  return isSigned(before) || is(before, `h1, h2, h3, h4, .mw-heading, ${MARKS.list}`) ? [item] : undefined;
}

function holdsStart(element: Element): boolean {
  return is(element, MARKS.block) && ownMarks(element, MARKS.start).length > 0;
}

/** What the mark before a signature says: whose comment it is, and of when. */
function markOf(item: Element): {id: string; author: string; at: Instant | undefined} | undefined {
  const id = filled(onlyOne(ownMarks(item, MARKS.sign)), 'data-mw-comment-sig');
  const parts = /^c-(.+?)-(?:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})|(\d{4}-\d{2}-\d{2}T[\d:.]+Z))(?:-|$)/.exec(
    id ?? '',
  );
  if (!id || !parts) return undefined;
  const [, author = '', year, month, day, hours, minutes, seconds, iso] = parts;
  const at = Date.parse(iso ?? `${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return {id, author: author.replace(/_/g, ' '), at: instantOf(at)};
}

/** The link to the account in the signature: the last of the block, or the one that fits the mark. */
function signatureLink(item: Element): Element | undefined {
  const mark = markOf(item);
  if (!mark) return accountLinks(item).at(-1);
  const after = afterSign(item, onlyOne(ownMarks(item, MARKS.sign)));
  return ownMarks(item, 'a[href]').find(
    (link) =>
      after.has(link) &&
      decoded(filled(link, 'href') ?? '')
        .replace(/_/g, ' ')
        .endsWith(`:${mark.author}`),
  );
}

/** Everything from where the signature begins on. */
function afterSign(item: Element, begin: Element | undefined): Set<Element> {
  const all = [...everywhere(item, '*')];
  const from = begin ? all.indexOf(begin) : -1;
  return new Set(from < 0 ? [] : all.slice(from));
}

type Signed = {text: Fact<string>; stamp: string | undefined};

/** The words of a comment without its signature: what is the same whether the signature's links are read or not. */
function readSigned(item: Element, link: Element | undefined): Signed {
  const blocks = blocksOf(item);
  const sign = onlyOne(ownMarks(item, MARKS.sign)) ?? link;
  const after = afterSign(item, sign);
  const isLeftOut = (one: Element) =>
    is(one, MARKS.controls) || (is(one, MARKS.list) && closest(one, MARKS.block) === item);
  const whole = readTexts([item], isLeftOut).text;
  const bare = readTexts([item], (one) => isLeftOut(one) || after.has(one)).text;
  let same = 0;
  while (same < bare.length && bare[same] === whole[same]) same += 1;
  const stamp = STAMP.exec(whole.slice(same))?.[0];
  const name = wordsOf(link);
  if (!blocks || name === undefined || !whole.slice(same).includes(name))
    return {text: {missing: 'The page does not say where the comment begins or ends.'}, stamp};
  const last = whole.slice(0, same).replace(/[\s–—-]+$/u, '');
  const above = blocks.slice(0, -1).map((block) => readText(block, isLeftOut).text);
  return {text: fact([...above, last].filter(Boolean).join('\n\n'), 'text', WHY.text), stamp};
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
    permalink: () => addressFact(time, WHY.permalink),
    displayName: () => fact(wordsOf(link()), 'text', WHY.displayName),
    handle: () => fact(account() && `User:${account()}`, 'attribute', WHY.handle),
    profile: () => addressFact(link(), WHY.profile),
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
  const name = fact(
    wordsOf(heading, (one) => is(one, MARKS.controls)),
    'text',
    'The section has no name.',
  );
  const place = anchor && address ? `${address}#${anchor}` : undefined;
  return [...all, {kind: 'thread', name, address: fact(place, 'attribute', none)}];
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
  if (find(page, MARKS.logIn)) return {signedIn: 'no', account: {missing: 'No account was signed in.'}};
  return {signedIn: 'unknown', account: {missing: WHY.viewer}};
}

// Rests on: DiscussionTools' own marks, 2026-08; signatures as MediaWiki writes them.
