import type {Seen} from '../../core/collect/align.ts';
import {identityOf} from '../../core/collect/identity.ts';
import type {ScannedItem} from '../../messages/collect.ts';
import type {Box} from '../../messages/protocol.ts';
import {adapterFor} from '../../sites/index.ts';
import {readItem} from '../../sites/read-page.ts';
import {everywhere, filled, getter, holds, parentOf} from '../../sites/reading/dom.ts';
import type {Conversation} from '../../sites/site-adapter.ts';
import {boxOf, isCovered, visiblePart} from '../geometry.ts';
import {lookNow} from '../look.ts';
import type {Scroller} from '../stitch/scroller.ts';
import {type Extent, verticalScroller} from './scroller.ts';

/** An item with the box of what is its own: not that of the items that hang in it. */
export type Placed = {element: Element; box: Box; holdsOthers: boolean};

/** What the page shows together at this moment, as its reader sees it. */
export function conversationHere(): Conversation {
  const url = new URL(location.href);
  return adapterFor(url, document).conversation(document, url);
}

/** Items with their own boxes, as they stand on the screen: from above downward. Given `within`, only those near it. */
export function placedItems(items: readonly Element[], within?: Extent): Placed[] {
  const placed = items.flatMap((element, i) => {
    const box = boxOf(element);
    if (!box || (within && !isNear(box, within))) return [];
    const inner = items[i + 1];
    const isHolder = inner !== undefined && holds(element, inner);
    return {element, box: isHolder ? aboveInner(box, inner) : box, holdsOthers: isHolder};
  });
  // By where they stand: lists that use their elements anew have them in any order in the document.
  const sorted = placed
    .map((one, i) => ({one, i}))
    .sort((a, b) => a.one.box.y - b.one.box.y || a.one.box.x - b.one.box.x || a.i - b.i)
    .map(({one}) => one);
  return within ? sorted.filter(({box}) => isNear(box, within)) : sorted;
}

/** Answers hang below what is the item's own. Where they hang beside it, nothing tells the two apart. */
function aboveInner(box: Box, inner: Element): Box {
  const first = boxOf(inner);
  const height = first ? first.y - box.y : 0;
  return height >= 1 && height < box.height ? {...box, height} : box;
}

/** Only what stands within so many heights of the screen is read at each look. */
const NEAR = 0.5;

function isNear(box: Box, {port}: Extent): boolean {
  const reach = port.height * NEAR;
  return box.y + box.height > port.y - reach && box.y < port.y + port.height + reach;
}

/** Those that stand in what `scroller` scrolls, and in nothing else that can be scrolled. */
export function standingIn(placed: readonly Placed[], scroller: Scroller | undefined): Placed[] {
  return placed.filter(({element}) => !scroller || verticalScroller(element)?.element === scroller.element);
}

/** The item as the list is put in order by. */
export function seenOf({element, box}: Placed, extent: Extent, grows: 'down' | 'up'): Seen {
  const {reading} = readItem(element, lookNow(), {address: location.href, inFrame: window !== window.top});
  const fromStart = box.y - extent.port.y + extent.before;
  return {
    ...identityOf(reading),
    index: numberOf(element),
    offset: Math.round(grows === 'down' ? fromStart : fromStart - extent.length),
    height: Math.round(box.height),
  };
}

/** Names under which lists that draw only a part of themselves number their rows. */
const NUMBERS = ['aria-posinset', 'data-index', 'data-item-index', 'aria-rowindex'];
/** A row's own box is this near around its item. */
const ROW_DEPTH = 3;

function numberOf(element: Element): number | null {
  let at: Element | undefined = element;
  for (let depth = 0; at && depth < ROW_DEPTH; depth += 1, at = parentOf(at)) {
    for (const name of NUMBERS) {
      const written = filled(at, name);
      if (written && /^\d{1,9}$/.test(written)) return Number(written);
    }
  }
  return null;
}

const complete = getter<HTMLImageElement, boolean>(HTMLImageElement.prototype, 'complete');
const HALF_PIXEL = 0.5;

/** How an item shows, apart from what it says. */
export function standing({element, box}: Placed, room: number): Pick<ScannedItem, 'shows' | 'covered' | 'loading'> {
  const shown = visiblePart(element, box);
  const whole = shown !== null && shown.height >= box.height - HALF_PIXEL;
  return {
    shows: whole ? 'all' : box.height > room ? 'tooTall' : shown ? 'some' : 'none',
    covered: shown !== null && isCovered(element, shown),
    loading: shown !== null && isLoading(element),
  };
}

function isLoading(element: Element): boolean {
  for (const picture of everywhere(element, 'img')) {
    const isOpen = picture instanceof HTMLImageElement && !complete(picture);
    const box = isOpen ? boxOf(picture) : null;
    if (box && visiblePart(picture, box)) return true;
  }
  return false;
}
