import {nestedAround} from '../reading/around.ts';
import {saysHowMany} from '../reading/control-words.ts';
import {around, closest, everywhere, filled, holds, rawText, styleOf} from '../reading/dom.ts';
import {openersIn} from '../reading/openers.ts';
import {onlyOne} from '../reading/own.ts';
import {isShown} from '../reading/visible.ts';
import type {AroundItem, Conversation} from '../site-adapter.ts';
import {itemAround, itemsIn} from './items.ts';

/** What stands beside the matter of a page. */
const BESIDE =
  'aside, nav, footer, [role="complementary"], [role="navigation"], [role="contentinfo"], [role="banner"], [role="dialog"]';
/** Where pages write how many there are. */
const COUNT_PLACES =
  'h1, h2, h3, h4, h5, h6, [role="heading"], legend, caption, [class*="count" i], [class*="title" i]';
const LONGEST_COUNT = 40;
/** Boxes into which new messages come at the end, as chats and their likes say of themselves. */
const LOG = '[role="log"]';

/** What a page shows together: its items, but for those beside them. */
export function genericConversation(page: Document): Conversation {
  const all = itemsIn(page);
  const within = all.filter((one) => !closest(one, BESIDE));
  const items = within.length > 0 ? within : all;
  const {total, isCounted} = howMany(page, items);
  const known = new Set(all);
  return {
    items,
    total,
    isCounted,
    openers: openersIn(page, (one) => known.has(one)).filter((one) => within.length === 0 || !closest(one, BESIDE)),
    grows: growsUp(items) ? 'up' : 'down',
  };
}

/** By nesting alone: of items that stand in a row, nothing says which answers which. */
export function genericAround(item: Element, page: Document): AroundItem {
  return nestedAround(item, itemsIn(page), itemAround);
}

type HowMany = Pick<Conversation, 'total' | 'isCounted'>;

/** By what the list itself says, else by the one line that says so; what stands before that line is not counted. */
function howMany(page: Document, items: readonly Element[]): HowMany {
  const sizes = new Set(items.flatMap((item) => Number(setSizeOf(item)) || []));
  const [size] = sizes;
  if (size !== undefined && size > 0 && sizes.size === 1)
    return {total: size, isCounted: (item) => setSizeOf(item) !== undefined};
  const lines = [...everywhere(page, COUNT_PLACES)].flatMap((element) => {
    const raw = rawText(element);
    const count = raw.length <= LONGEST_COUNT ? saysHowMany(raw.replace(/\s+/g, ' ').trim()) : undefined;
    const isInItem = items.some((item) => holds(item, element));
    return count === undefined || isInItem || closest(element, BESIDE) || !isShown(element) ? [] : {element, count};
  });
  const count = onlyOne([...new Set(lines.map(({count: one}) => one))]);
  const [line] = lines;
  if (count === undefined || !line) return {total: null, isCounted: () => true};
  return {total: count, isCounted: (item) => isAfter(line.element, item)};
}

function setSizeOf(item: Element): string | undefined {
  return filled(item, 'aria-setsize');
}

const {compareDocumentPosition} = Node.prototype;

function isAfter(first: Element, second: Element): boolean {
  return (compareDocumentPosition.call(first, second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** A log, or a box that is laid out from its end: where one is read from the newest upward. */
function growsUp(items: readonly Element[]): boolean {
  const [first] = items;
  if (!first) return false;
  if (closest(first, LOG)) return true;
  return [...around(first)].some((one) => {
    const {display, flexDirection} = styleOf(one);
    return /flex/.test(display) && flexDirection === 'column-reverse';
  });
}
