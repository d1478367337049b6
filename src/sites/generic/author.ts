import type {Fact} from '../../core/facts/facts.ts';
import {addressIn, closest, everywhere, filled, holds, is, parentOf} from '../reading/dom.ts';
import {fact, WHY} from '../reading/facts.ts';
import {type Fence, own} from '../reading/own.ts';
import {isShown} from '../reading/visible.ts';
import {readText} from '../text.ts';
import {beginsBox, standsAlone} from './alone.ts';
import {MARKS} from './marks.ts';

/** The author as the page marks them: where the name stands, and what it is. */
export type AuthorMark = {box: Element; name: string; link: Element | undefined; from: 'attribute' | 'text'};

/** Ways in which pages mark an author, surest first. */
const WAYS: readonly {marks: string; fits?: (box: Element) => boolean}[] = [
  {marks: '[itemprop~="author"], [itemprop~="creator"]'},
  {marks: '.p-author'},
  {marks: 'a[rel~="author"]'},
  {marks: MARKS.author, fits: beginsBox},
  {marks: MARKS.account, fits: standsAlone},
  // Addresses under which sites keep profiles.
  {
    marks: ['user', 'users', 'u', 'profile', 'profiles', 'people', 'members', 'member', 'author']
      .map((folder) => `a[href*="/${folder}/"]`)
      .concat('a[href*="/@"]')
      .join(', '),
    fits: standsAlone,
  },
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
    const boxes = own(item, way.marks, fence).filter((box) => isHead(item, box) && (way.fits?.(box) ?? true));
    const named = boxes.flatMap((box) => markIn(box) ?? []);
    const inner = named.filter(({box}) => !named.some((other) => other.box !== box && holds(box, other.box)));
    const names = new Set(inner.map(({name}) => name));
    if (names.size === 1) return inner.find(({link}) => link) ?? inner[0];
    if (names.size > 1) return {many: inner.map(({box}) => box)};
  }
  return undefined;
}

/** A link to an account in the words of a post is a mention; the author stands outside of them. */
function isHead(item: Element, box: Element): boolean {
  const words = closest(box, 'p, .e-content, [itemprop~="text"], [itemprop~="articleBody"], [itemprop~="reviewBody"]');
  if (!words || !holds(item, words) || words === item) return true;
  return is(words, 'p') && is(box, `${MARKS.anyName}, ${MARKS.author}, ${MARKS.account}`);
}

function markIn(box: Element): AuthorMark | undefined {
  if (is(box, 'meta[content]')) return {box, name: filled(box, 'content') ?? '', link: undefined, from: 'attribute'};
  const inner = [...everywhere(box, '[itemprop~="name"], .p-name, .fn')].find((one) => isShown(one) || is(one, 'meta'));
  const links = [...(is(box, 'a[href]') ? [box] : []), ...everywhere(box, 'a[href]')];
  const around = closest(parentOf(box) ?? box, 'a[href]');
  const worded = links.filter((link) => readText(link).text.trim() !== '');
  const link = worded.length === 1 ? worded[0] : around;
  const place = inner ?? link ?? box;
  const name = is(place, 'meta')
    ? (filled(place, 'content') ?? '')
    : nameAt(is(place, 'a') && place === around ? box : place);
  if (name.trim() === '' || name.length > LONGEST_NAME || name.includes('\n') || worded.length > 1) return undefined;
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
  return fact(addressIn(mark.link, 'href'), 'attribute', WHY.profile);
}
