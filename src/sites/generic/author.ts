import type {Fact} from '../../core/facts/facts.ts';
import {plainAddress} from '../../core/facts/plain-address.ts';
import {onlyJoins} from '../reading/control-words.ts';
import {addressIn, closest, everywhere, filled, holds, is, parentOf, rawText} from '../reading/dom.ts';
import {fact, WHY} from '../reading/facts.ts';
import {type Fence, own} from '../reading/own.ts';
import {isShown} from '../reading/visible.ts';
import {readText} from '../text.ts';
import {beginsBox, standsAlone} from './alone.ts';
import {MARKS} from './marks.ts';

/** The author as the page marks them: where the name stands, and what it is. */
export type AuthorMark = {box: Element; name: string; link: Element | undefined; from: 'attribute' | 'text'};

/** Ways in which pages mark an author, surest first. `alone`: only where the item links to one account. */
const WAYS: readonly {marks: string; fits?: (box: Element) => boolean; alone?: true}[] = [
  {marks: MARKS.creator},
  {marks: '.p-author'},
  {marks: 'a[rel~="author"]'},
  {marks: MARKS.author, fits: beginsBox},
  {marks: MARKS.account, fits: standsAlone},
  {marks: MARKS.profile, fits: standsAlone, alone: true},
];

/** How many of the ways are marks made for the purpose, not only customs. */
const EXPRESS = 3;

const LONGEST_NAME = 200;
const HANDLE = /^(?:@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.:-]+)?|\/?u\/[\w-]+)$/u;
const MANY = 'More than one name stands in the item, so none was taken for its author.';

/** The one author that an item's marks name; undefined where there is none, or more than one. */
export function authorMark(
  item: Element,
  fence: Fence,
  markedOnly: boolean,
): AuthorMark | {many: Element[]} | undefined {
  for (const way of markedOnly ? WAYS.slice(0, EXPRESS) : WAYS) {
    const heads = own(item, way.marks, fence).filter((box) => isHead(item, box));
    const fitting = heads.filter((box) => way.fits?.(box) ?? true);
    const isSure = !way.alone || accountsIn(heads).size < 2;
    const boxes = isSure
      ? fitting
      : heads.slice(0, 1).filter((box) => fitting.includes(box) && isByTime(item, box, fence));
    const named = boxes.flatMap((box) => markIn(box) ?? []);
    const inner = named.filter(({box}) => !named.some((other) => other.box !== box && holds(box, other.box)));
    const names = new Set(inner.map(({name}) => name));
    const mark = names.size === 1 ? (inner.find(({link}) => link) ?? inner[0]) : undefined;
    if (mark) return WAYS.indexOf(way) < EXPRESS || isFirstAccount(item, mark, fence) ? mark : {many: [mark.box]};
    if (names.size > 1) return {many: inner.map(({box}) => box)};
  }
  return undefined;
}

/** A line that says nothing but a name and a time says who wrote it. */
function isByTime(item: Element, link: Element, fence: Fence): boolean {
  const [time] = own(item, 'time, relative-time, time-ago', fence);
  let line = parentOf(link);
  while (time && line && !holds(line, time)) line = parentOf(line);
  if (!time || !line || line === item || !holds(item, line)) return false;
  return onlyJoins(rawText(line).replace(rawText(link), ' ').replace(rawText(time), ' '));
}

/** By custom, an item names its author first; whom it answers and whom it quotes come after. */
function isFirstAccount(item: Element, {link}: AuthorMark, fence: Fence): boolean {
  const [first] = accountsIn(own(item, MARKS.profile, fence).filter((one) => isHead(item, one)));
  const [mine] = accountsIn(link ? [link] : []);
  return first === undefined || mine === undefined || first === mine;
}

/** The accounts that some links lead to: who passed it on and whom it answers may stand beside its author. */
function accountsIn(links: readonly Element[]): Set<string> {
  return new Set(links.flatMap((link) => addressIn(link, 'href')?.replace(/[?#].*$/, '') ?? []));
}

/** A link to an account in the words of a post is a mention; the author stands outside of them. */
function isHead(item: Element, box: Element): boolean {
  const words = closest(box, `p, ${MARKS.text.join(', ')}`);
  if (!words || !holds(item, words) || words === item) return true;
  return is(words, 'p') && is(box, `${MARKS.anyName}, ${MARKS.author}, ${MARKS.account}`);
}

function markIn(box: Element): AuthorMark | undefined {
  if (is(box, 'meta[content]')) return {box, name: filled(box, 'content') ?? '', link: undefined, from: 'attribute'};
  const inner = [...everywhere(box, MARKS.creatorName)].find((one) => isShown(one) || is(one, 'meta'));
  const links = [...(is(box, 'a[href]') ? [box] : []), ...everywhere(box, 'a[href]')];
  const around = closest(parentOf(box) ?? box, 'a[href]');
  const worded = links.filter((link) => readText(link).text.trim() !== '');
  const link = worded.length === 1 ? worded[0] : around;
  const place = inner ?? link ?? box;
  const written = is(place, 'meta')
    ? (filled(place, 'content') ?? '')
    : nameAt(is(place, 'a') && place === around ? box : place);
  const name = written.replace(/^\s+|\s+$/g, '');
  if (name === '' || name.length > LONGEST_NAME || /\n/.test(name) || worded.length > 1) return undefined;
  // A byline that says when as well, or that there is nobody: no name.
  if (/[»\u2022]|\d{1,2}:\d{2}/.test(name) || /^\[.*\]$/.test(name)) return undefined;
  return {
    box,
    name,
    link: link && /^(https?:|\/|#|\.|[^:]*$)/.test(filled(link, 'href') ?? '') ? link : undefined,
    from: is(place, 'meta') ? 'attribute' : 'text',
  };
}

/** A byline's "By" is the page's word, not part of the name. */
function nameAt(place: Element): string {
  const {text} = readText(place);
  return is(place, '[class~="byline" i]') ? text.replace(/^by\s+/i, '') : text;
}

export function displayName(mark: ReturnType<typeof authorMark>): Fact<string> {
  if (!mark) return {missing: WHY.displayName};
  if ('many' in mark) return {missing: MANY};
  if (HANDLE.test(mark.name)) return {missing: 'Only the name of the account is shown.'};
  return fact(mark.name, mark.from, WHY.displayName);
}

/** An account's name with its sign, in the place of the name or beside it. */
export function handleOf(item: Element, fence: Fence, mark: ReturnType<typeof authorMark>): Fact<string> {
  if (mark && 'many' in mark) return {missing: MANY};
  if (mark && HANDLE.test(mark.name)) return fact(mark.name, mark.from, WHY.handle);
  const shown = [...new Set(handleMarks(item, fence).map((one) => readText(one).text))];
  const [only] = shown;
  return shown.length === 1 && only !== undefined ? fact(only, 'text', WHY.handle) : {missing: WHY.handle};
}

export function handleMarks(item: Element, fence: Fence): Element[] {
  return own(item, MARKS.handle, fence).filter((one) => HANDLE.test(readText(one).text));
}

export function profileOf(mark: ReturnType<typeof authorMark>): Fact<string> {
  if (!mark || 'many' in mark) return {missing: mark ? MANY : WHY.profile};
  const address = addressIn(mark.link, 'href');
  return fact(address && plainAddress(address), 'attribute', WHY.profile);
}
