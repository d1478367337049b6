import type {Fact} from '../../core/facts/facts.ts';
import {meaningOf} from '../../core/facts/shown-time.ts';
import {saysEdited} from '../reading/control-words.ts';
import {closest, elementsIn, filled, holds, is, parentOf, rawText, tag} from '../reading/dom.ts';
import {fact, WHY} from '../reading/facts.ts';
import {type Fence, own} from '../reading/own.ts';
import type {Look} from '../site-adapter.ts';
import {readText, wordsOf} from '../text.ts';
import {beginsBox, standsAlone} from './alone.ts';
import {MARKS} from './marks.ts';

/** Where an item's time stands, and what it says. */
export type TimeMark = {element: Element; shown: Fact<string>; written: Fact<string>};

const PUBLISHED = MARKS.published;
const CHANGED = MARKS.changed;
const WORDS = `${MARKS.text.join(', ')}, p`;
/** What pages put around a time, which says nothing of it. */
const EDGES = /^[\s—–•·|,]+|[\s—–•·|,]+$/gu;
/** Elements that may hold a time and nothing else. */
const SMALL = 'a, span, small, abbr, div, td, em, i, b, li';
const LONGEST = 60;
const MANY = 'More than one time stands in the item, so none was taken for its own.';

/** The one time that an item shows as its own; undefined where there is none, or more than one. */
export function timeMark(
  item: Element,
  fence: Fence,
  look: Look,
  markedOnly: boolean,
): TimeMark | {many: Element[]} | undefined {
  const ways: (() => Element[])[] = [
    () => own(item, PUBLISHED, fence),
    () => ownTimes(item, fence),
    () =>
      own(item, MARKS.time, fence).filter((one) => isHead(item, one) && beginsBox(one) && words(one).length <= LONGEST),
    () =>
      own(item, '[title]', fence).filter(
        (one) => isHead(item, one) && standsAlone(one) && isTime(filled(one, 'title') ?? '', look),
      ),
    () =>
      own(item, SMALL, fence).filter(
        (one) => isHead(item, one) && isLeaf(one) && standsAlone(one) && isTime(words(one), look),
      ),
  ];
  for (const way of markedOnly ? ways.slice(0, 2) : ways) {
    const marks = innermost(way().filter((one) => !isOfChange(item, one))).map((one) => markAt(one, look));
    const said = marks.filter(({shown, written}) => 'value' in shown || 'value' in written);
    const distinct = new Set(
      said.map(({shown, written}) => ('value' in written ? written.value : 'value' in shown ? shown.value : '')),
    );
    if (distinct.size === 1) return said[0];
    if (distinct.size > 1) return {many: said.map(({element}) => element)};
  }
  return undefined;
}

/**
 * The times in the head of an item. One that stands in a line of other words before them may be its own, and they that
 * of something it shows: then all are given, and none is taken.
 */
function ownTimes(item: Element, fence: Fence): Element[] {
  const times = own(item, 'time, relative-time, time-ago', fence);
  const heads = times.filter((one) => isHead(item, one) && beginsBox(one));
  const [first] = times;
  const isSure = !first || heads.includes(first) || closest(first, MARKS.text.join(', ')) !== undefined;
  return heads.length === 0 || isSure ? heads : times;
}

export function shownTime(mark: ReturnType<typeof timeMark>): Fact<string> {
  if (mark && 'many' in mark) return {missing: MANY};
  return mark?.shown ?? {missing: WHY.shown};
}

export function writtenTime(mark: ReturnType<typeof timeMark>): Fact<string> {
  if (mark && 'many' in mark) return {missing: MANY};
  return mark?.written ?? {missing: WHY.exact};
}

function markAt(element: Element, look: Look): TimeMark {
  const written = filled(element, 'datetime') ?? filled(element, 'content');
  const title = filled(element, 'title');
  const shown = wordsOf(element)?.replace(EDGES, '');
  // The whole date often stands in the tooltip, with a shorter one on the page.
  const byTitle =
    written === undefined && title !== undefined && title.length > (shown?.length ?? 0) && isTime(title, look);
  return {
    element,
    shown: byTitle ? fact(title, 'attribute', WHY.shown) : fact(shown, 'text', WHY.shown),
    written: fact(written, 'attribute', WHY.exact),
  };
}

function isTime(text: string, look: Look): boolean {
  return text.length <= LONGEST && /[\d\p{L}]/u.test(text) && meaningOf(text, look).earliest !== null;
}

function words(element: Element): string {
  return rawText(element).length > LONGEST * 4 ? 'x'.repeat(LONGEST + 1) : readText(element).text;
}

/** A time in the words of a post is what it speaks of; what stands in its header is said about it. */
function isHead(item: Element, element: Element): boolean {
  const header = closest(element, 'header');
  if (header && header !== item && holds(item, header) && !closest(header, WORDS)) return true;
  const around = closest(element, WORDS);
  if (!around || !holds(item, around) || around === item) return true;
  return is(around, 'p') && saysLittleElse(around, element);
}

/** "by Rita on 3 March": a line about the post. */
function saysLittleElse(line: Element, element: Element): boolean {
  const marked = is(line, MARKS.author) || elementsIn(line).some((one) => is(one, `${MARKS.author}, ${MARKS.anyName}`));
  return marked || rawText(line).trim() === rawText(element).trim();
}

function isLeaf(element: Element): boolean {
  return elementsIn(element).every((one) => tag(one) === 'span' || tag(one) === 'bdi');
}

function isOfChange(item: Element, element: Element): boolean {
  for (let at: Element | undefined = element; at && at !== item; at = parentOf(at)) {
    if (is(at, CHANGED) && !is(element, PUBLISHED)) return true;
    if (rawText(at).length <= LONGEST * 2 && saysEdited(rawText(at).trim())) return true;
  }
  return false;
}

function innermost(elements: readonly Element[]): Element[] {
  return elements.filter((one) => !elements.some((other) => other !== one && holds(one, other)));
}
