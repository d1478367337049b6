import type {Fact} from '../../core/facts/facts.ts';
import {type Instant, instantOf} from '../../core/time.ts';
import {readTexts} from '../reading/body.ts';
import {childrenOf, closest, elementsIn, everywhere, filled, is, isElement, parentOf, rawText} from '../reading/dom.ts';
import {fact, WHY} from '../reading/facts.ts';
import {onlyOne} from '../reading/own.ts';
import {readText, wordsOf} from '../text.ts';

// On a talk page a comment is no element: it ends with a signature, a link to an account's page and a time. The
// extension DiscussionTools (on all of Wikimedia's wikis) puts empty marks around comments, and since its release of 2023
// before signatures.
export const MARKS = {
  talk: 'body.ns-talk #mw-content-text, [data-mw-comment-sig], [data-mw-comment-end^="c-"]',
  block: 'p, dd, li',
  list: 'dl, ul, ol',
  start: '[data-mw-comment-start]',
  sign: '[data-mw-comment-sig]',
  end: '[data-mw-comment-end^="c-"]',
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

type Signed = {text: Fact<string>; stamp: string | undefined};

/** A block in which one comment is signed; what is signed in lists below it is signed there. */
export function isSigned(block: Element): boolean {
  if (!is(block, MARKS.block)) return false;
  const marks = closingMarks(block);
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

export function ownMarks(block: Element, selector: string): Element[] {
  return [...everywhere(block, selector)].filter((one) => closest(one, MARKS.block) === block);
}

/** The marks of the comments that are signed in a block. */
function closingMarks(block: Element): Element[] {
  const signs = ownMarks(block, MARKS.sign);
  return signs.length > 0 ? signs : ownMarks(block, MARKS.end);
}

function accountLinks(block: Element): Element[] {
  return ownMarks(block, 'a[href]').filter((link) => accountIn(link) !== undefined);
}

/** The account that a link leads to the page of, as the page's title has it. */
export function accountIn(link: Element): string | undefined {
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

/** The blocks of a comment, the signed one last; undefined where the page does not say where it begins. */
export function blocksOf(item: Element): Element[] | undefined {
  if (ownMarks(item, MARKS.start).length > 0) return [item];
  const parent = parentOf(item);
  if (!parent) return undefined;
  const row = elementsIn(parent);
  const above = row.slice(0, row.indexOf(item)).reverse();
  const isMarked = closingMarks(item).length > 0;
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
export function markOf(item: Element): {id: string; author: string; at: Instant | undefined} | undefined {
  const mark = onlyOne(closingMarks(item));
  const id = filled(mark, 'data-mw-comment-sig') ?? filled(mark, 'data-mw-comment-end');
  const parts = /^c-(.+?)-(?:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})|(\d{4}-\d{2}-\d{2}T[\d:.]+Z))(?:-|$)/.exec(
    id ?? '',
  );
  if (!id || !parts) return undefined;
  const [, author = '', year, month, day, hours, minutes, seconds, iso] = parts;
  const at = Date.parse(iso ?? `${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return {id, author: author.replace(/_/g, ' '), at: instantOf(at)};
}

/** The link to the account in the signature: the last of the block, or the one that fits the mark. */
export function signatureLink(item: Element): Element | undefined {
  const mark = markOf(item);
  const sign = onlyOne(ownMarks(item, MARKS.sign));
  if (!mark || !sign) return lastName(item, mark?.author);
  const after = afterSign(item, sign);
  return ownMarks(item, 'a[href]').find((link) => after.has(link) && leadsTo(link, mark.author));
}

/** Without a mark before it, the signature is what comes last. Of a name in several links it is not known which they are. */
function lastName(item: Element, author: string | undefined): Element | undefined {
  const links = accountLinks(item).filter((link) => author === undefined || accountIn(link) === author);
  const [before, last] = links.length > 1 ? links.slice(-2) : [undefined, links[0]];
  const isApart = !before || !last || accountIn(before) !== accountIn(last) || wordsStandBetween(before, last);
  return isApart ? last : undefined;
}

function wordsStandBetween(one: Element, other: Element): boolean {
  const parent = parentOf(one);
  if (!parent || parentOf(other) !== parent) return false;
  const row = childrenOf(parent);
  const between = row.slice(row.indexOf(one) + 1, row.indexOf(other));
  return /[\p{L}\p{N}]/u.test(between.map((node) => rawText(node)).join(''));
}

/** In whatever language the wiki calls the pages of accounts. */
function leadsTo(link: Element, account: string): boolean {
  const address = decoded(filled(link, 'href') ?? '').replace(/_/g, ' ');
  return accountIn(link) === account || address.replace(BEGINS, '').endsWith(`:${account}`);
}

/** Who has not written about themselves is signed with a link to the form in which that page would be begun. */
export const BEGINS = /&action=edit&redlink=1$/;

/** Everything from where the signature begins on. */
export function afterSign(item: Element, begin: Element | undefined): Set<Element> {
  const all = [...everywhere(item, '*')];
  const from = begin ? all.indexOf(begin) : -1;
  return new Set(from < 0 ? [] : all.slice(from));
}

/** The words of a comment without its signature: what is the same whether the signature's links are read or not. */
export function readSigned(item: Element, link: Element | undefined): Signed {
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
