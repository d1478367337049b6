import {onlyJoins} from '../reading/control-words.ts';
import {
  classes,
  closest,
  elementsIn,
  everywhere,
  find,
  findAll,
  is,
  pageOf,
  parentOf,
  rawText,
  tag,
} from '../reading/dom.ts';
import {CITED_ANSWER, MARKS} from './marks.ts';

const NAMES = `${MARKS.author}, ${MARKS.account}, ${MARKS.anyName}`;
const NAMES_OR_TIMES = `${NAMES}, time, relative-time, time-ago`;
/** What a class of items needs besides: a name, a time, or a link to an account. */
const HEADS = `${NAMES_OR_TIMES}, ${MARKS.profile}`;
/** Parts of a line or of a page, never an item of their own. */
const NO_ITEM = new Set([
  'html',
  'body',
  'main',
  'p',
  'span',
  'a',
  'b',
  'i',
  'em',
  'strong',
  'small',
  'time',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
]);
/** A list longer than this is not cleared of boxes around boxes: that would take too long. */
const MOST_CLEARED = 5000;
const DEEPEST = 24;
/** Lines that only say who and when are shorter. */
const MOST_JOINS = 400;

/** Every item of a page that says it is one, by its marks or by standing in a row of its kind; in page order. */
export function itemsIn(page: Document): Element[] {
  const found = new Set<Element>();
  for (const element of everywhere(page, `${MARKS.item}, ${MARKS.likeItem}, ${NAMES_OR_TIMES}`)) {
    const item = isMarked(element) ? element : is(element, NAMES_OR_TIMES) ? repeatedAround(element) : undefined;
    if (item) found.add(item);
  }
  const items =
    found.size > MOST_CLEARED
      ? found
      : new Set([...found].map(outermostSame).filter((one) => !isEmptyAround(one, found)));
  return inPageOrder([...items], page);
}

/** The innermost item around an element. */
export function itemAround(target: Element): Element | undefined {
  for (let at: Element | undefined = target; at; at = parentOf(at)) {
    if (isItem(at)) return outermostSame(at);
  }
  return undefined;
}

/** Whether an element is an item: by what it says, or as one of a row. */
export function isItem(element: Element): boolean {
  return isMarked(element) || isRepeated(element);
}

function isMarked(element: Element): boolean {
  if (isQuoted(element)) return false;
  if (is(element, MARKS.item)) return /\S/.test(rawText(element)) || hasShadowWords(element);
  return (
    is(element, MARKS.likeItem) && !NO_ITEM.has(tag(element)) && find(element, HEADS) !== undefined && saysMore(element)
  );
}

/** A box whose words all stand in shadow roots inside it. */
function hasShadowWords(element: Element): boolean {
  for (const one of everywhere(element, '*')) if (/\S/.test(rawText(one))) return true;
  return false;
}

function isQuoted(element: Element): boolean {
  const cited = closest(element, 'blockquote, .h-cite, .u-quotation-of');
  return cited !== undefined && !is(cited, CITED_ANSWER);
}

function repeatedAround(mark: Element): Element | undefined {
  let at = parentOf(mark);
  for (let depth = 0; at && depth < DEEPEST; depth += 1, at = parentOf(at)) {
    if (isItem(at)) return isQuoted(at) ? undefined : at;
  }
  return undefined;
}

/** One of several siblings of a kind, each with a name (or a time) and with words besides. */
function isRepeated(element: Element): boolean {
  if (NO_ITEM.has(tag(element)) || isQuoted(element)) return false;
  const marks = [NAMES, 'time'].find((one) => find(element, one) !== undefined);
  const parent = parentOf(element);
  if (!marks || !parent || is(parent, 'head')) return false;
  const others = elementsIn(parent).filter((one) => one !== element && isAlike(one, element));
  return others.some((one) => find(one, marks) !== undefined && saysMore(one)) && saysMore(element);
}

/** Of one kind: the same tag, and a class in common or none. */
function isAlike(one: Element, other: Element): boolean {
  const [mine, theirs] = [classes(one), classes(other)];
  return tag(one) === tag(other) && (mine.length + theirs.length === 0 || mine.some((name) => theirs.includes(name)));
}

/** Whether there are words besides the names and times, and besides "by" and "on". */
function saysMore(element: Element): boolean {
  const marks = findAll(element, NAMES_OR_TIMES);
  const outer = marks.filter((one) => {
    const parent = parentOf(one);
    const around = parent && closest(parent, NAMES_OR_TIMES);
    return !around || !marks.includes(around);
  });
  const words = rawText(element);
  if (words.length - outer.reduce((sum, one) => sum + rawText(one).length, 0) > MOST_JOINS) return /\S/.test(words);
  return !onlyJoins(outer.reduce((left, one) => left.replace(rawText(one), ' '), words));
}

function letters(element: Element): number {
  return rawText(element).replace(/\s+/g, '').length;
}

/** Boxes around a single item that add no words are the same item. */
function outermostSame(item: Element): Element {
  let outer = item;
  let depth = 0;
  for (let at = parentOf(item); at && depth < DEEPEST; at = parentOf(at), depth += 1) {
    if (isItem(at) && letters(at) === letters(outer)) outer = at;
    else if (letters(at) !== letters(outer)) break;
  }
  return outer;
}

/** A box around several items that says nothing itself: a thread, not an item. */
function isEmptyAround(item: Element, all: ReadonlySet<Element>): boolean {
  const inner = findAll(item, '*').filter((one) => all.has(one));
  const direct = inner.filter((one) => !inner.some((other) => other !== one && contains(other, one)));
  if (direct.length < 2) return false;
  return letters(item) <= direct.reduce((sum, one) => sum + letters(one), 0);
}

function contains(outer: Element, inner: Element): boolean {
  for (let at = parentOf(inner); at; at = parentOf(at)) if (at === outer) return true;
  return false;
}

function inPageOrder(items: Element[], page: Document): Element[] {
  const wanted = new Set(items);
  return [...everywhere(pageOf(page), '*')].filter((one) => wanted.has(one));
}
