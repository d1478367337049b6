import {styleOf} from '../../sites/reading/dom.ts';
import {boxOf, visiblePart} from '../geometry.ts';
import {lastPointed} from '../pointed.ts';
import {contentOf, goTo, portOf, positionOf, rootScroller, type Scroller, scrollersAround} from '../stitch/scroller.ts';

/** What holds the items: of several lists on a page the one that was pointed at, else the one that shows the most. */
export function listScroller(items: readonly Element[]): Scroller | undefined {
  const areas = new Map<Element, {scroller: Scroller; area: number}>();
  for (const item of items) {
    const scroller = verticalScroller(item);
    if (!scroller) continue;
    const box = boxOf(item);
    const shown = box && visiblePart(item, box);
    const area = (areas.get(scroller.element)?.area ?? 0) + (shown ? shown.width * shown.height : 0);
    areas.set(scroller.element, {scroller, area});
  }
  const pointed = lastPointed();
  const own = pointed && verticalScroller(pointed);
  if (own && areas.has(own.element)) return own;
  let best: {scroller: Scroller; area: number} | undefined;
  for (const one of areas.values()) if (one.area > (best?.area ?? -1)) best = one;
  return best?.scroller;
}

/** The innermost thing around an element that can be scrolled up and down in this window. */
export function verticalScroller(element: Element): Scroller | undefined {
  return scrollersAround(element).find((one) => one.view === window && hasMore(one)) ?? rootScroller(document);
}

function hasMore(scroller: Scroller): boolean {
  return contentOf(scroller).height > portOf(scroller).height + 1;
}

/** How far a list is scrolled from its start and from its end, how long it is, and how much of it shows at once. */
export type Extent = {before: number; after: number; length: number; port: {y: number; height: number}};

export function extentOf(scroller: Scroller | undefined): Extent {
  if (!scroller) return {before: 0, after: 0, length: innerHeight, port: {y: 0, height: innerHeight}};
  const {y, height} = portOf(scroller);
  const {height: length} = contentOf(scroller);
  const most = Math.max(0, length - height);
  const at = positionOf(scroller).y;
  const before = Math.min(most, Math.max(0, countsBack(scroller) ? most + at : at));
  return {before, after: most - before, length, port: {y, height}};
}

/** Scrolls so that `before` CSS px are above what shows. */
export function scrollTo(scroller: Scroller, before: number): void {
  const {length, port} = extentOf(scroller);
  const {x} = positionOf(scroller);
  goTo(scroller, {x, y: countsBack(scroller) ? before - Math.max(0, length - port.height) : before});
}

/** A box that is laid out from its end has its scroll position run from minus its length to 0. */
function countsBack(scroller: Scroller): boolean {
  const {display, flexDirection} = styleOf(scroller.element);
  return !scroller.root && /flex/.test(display) && flexDirection === 'column-reverse';
}
