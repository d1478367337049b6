import type {Fact, ItemKind} from '../../core/facts/facts.ts';
import {meaningOf} from '../../core/facts/shown-time.ts';
import {closest, everywhere, find, findAll, holds, is, isAfter, pageOf} from '../reading/dom.ts';
import {type Fence, onlyOne, own} from '../reading/own.ts';
import type {Look} from '../site-adapter.ts';
import {wordsOf} from '../text.ts';

/** The posts of the thread that the page shows, and where the one stands that the page is of. */
export type Thread = {posts: readonly Element[]; main: number};

const NO_KIND = 'The page does not say whether the post answers another one.';

/**
 * What stands above the post that the page is of is a chain of answers, and all that stands below are answers. Of the
 * first nothing says whether there are more above it.
 */
export function kindIn({posts, main}: Thread, item: Element): Fact<ItemKind> {
  return main >= 0 && posts.indexOf(item) > 0 ? {value: 'reply', from: 'attribute'} : {missing: NO_KIND};
}

/**
 * The post that one answers: each of the chain the one above it, and the first below it the post that the page is of.
 * Further down they may answer each other. What was deleted stands between without a mark, with words of its own.
 */
export function answeredIn({posts, main}: Thread, item: Element): Element | undefined {
  const at = posts.indexOf(item);
  const above = posts[at - 1];
  return above && at > 0 && main >= 0 && at <= main + 1 && standTogether(above, item) ? above : undefined;
}

function standTogether(above: Element, below: Element): boolean {
  const all = [...everywhere(pageOf(below), '*')];
  const between = all.slice(all.indexOf(above) + 1, all.indexOf(below)).filter((one) => !holds(above, one));
  return between.every((one) => holds(one, below) || !wordsOf(one)?.trim());
}

/** As wide as a face: in feeds the column above it, in which a line comes down from the post that is answered. */
const COLUMN_PX = 42;
const {getBoundingClientRect} = Element.prototype;

/** In a feed an answer has a line above its face that comes down from what it answers, or says what that is. */
export function kindInFeed(item: Element, {face, time, text}: Parts, isQuote: Fence): Fact<ItemKind> {
  const isFirst = face !== undefined && hasEmptyColumn(item, face, isQuote);
  const isSilent = time !== undefined && text !== undefined && isEmptyBetween(item, time, text);
  return isFirst && isSilent ? {value: 'post', from: 'attribute'} : {missing: NO_KIND};
}

type Parts = {face: Element | undefined; time: Element | undefined; text: Element | undefined};

function hasEmptyColumn(item: Element, face: Element, isQuote: Fence): boolean {
  const before = own(item, 'div', isQuote).filter((one) => isAfter(face, one) && !holds(one, face));
  const columns = before.filter((one) => Math.abs(getBoundingClientRect.call(one).width - COLUMN_PX) <= 1);
  return columns.some((one) => !find(one, '*') && !wordsOf(one)?.trim());
}

function isEmptyBetween(item: Element, time: Element, text: Element): boolean {
  const between = findAll(item, '*').filter(
    (one) => isAfter(one, time) && isAfter(text, one) && !holds(time, one) && !holds(one, text),
  );
  return isAfter(text, time) && between.every((one) => !is(one, 'svg, img') && !wordsOf(one)?.trim());
}

/**
 * The post that the page is of writes its time out below its words, and in no link: told by being the only words of its
 * own that read as a day with an hour.
 */
export function timeWritten(item: Element, text: string, isQuote: Fence, look: Look): string | undefined {
  const words = own(item, 'div, span', isQuote)
    .filter((one) => !find(one, '*') && !closest(one, `a, button, [role="button"], ${text}`))
    .flatMap((one) => wordsOf(one)?.trim() ?? []);
  return onlyOne(words.filter((one) => meaningOf(one, {...look, clock: 'viewer'}).precision === 'minute'));
}
