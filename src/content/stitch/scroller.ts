import type {Box} from '../../messages/protocol.ts';
import {everywhere, getter, isElement, pageOf, pageSays, parentOf, styleOf} from '../../sites/reading/dom.ts';
import {frameOf, insideOf, intersect, visiblePart, windowBox} from '../geometry.ts';

/** Something that a person can scroll: an element, or the window that `element` is the root of. */
export type Scroller = {element: Element; view: Window; root: boolean};

const scrollingElement = getter<Document, Element | null>(Document.prototype, 'scrollingElement');
const body = getter<Document, Element | null>(Document.prototype, 'body');
const scrollTop = getter<Element, number>(Element.prototype, 'scrollTop');
const scrollLeft = getter<Element, number>(Element.prototype, 'scrollLeft');
const scrollWidth = getter<Element, number>(Element.prototype, 'scrollWidth');
const scrollHeight = getter<Element, number>(Element.prototype, 'scrollHeight');
const clientWidth = getter<Element, number>(Element.prototype, 'clientWidth');
const clientHeight = getter<Element, number>(Element.prototype, 'clientHeight');
/** CSS px: what is told is rounded, and positions are by device px. */
const NEAR_END = 2;

const scrollBox: (this: Element, to: ScrollToOptions) => void = Element.prototype.scrollTo;

/** Everything that scrolls around an element, innermost first, out through the frames of the same site. */
export function scrollersAround(element: Element): Scroller[] {
  const found: Scroller[] = [];
  for (let at: Element | undefined = element; at; ) {
    const page = pageOf(at);
    const view = pageSays.window(page);
    if (!view) return found;
    for (let up = parentOf(at); up; up = parentOf(up)) {
      if (isScroller(up)) found.push({element: up, view, root: false});
    }
    const root = rootScroller(page);
    if (root) found.push(root);
    at = frameOf(view) ?? undefined;
  }
  return found;
}

/** The window's own scroller, if a person can scroll it. */
export function rootScroller(page: Document): Scroller | undefined {
  const view = pageSays.window(page);
  const element = scrollingElement(page);
  if (!view || !element || isLocked(page)) return undefined;
  const scrolls = scrollHeight(element) > clientHeight(element) || scrollWidth(element) > clientWidth(element);
  return scrolls ? {element, view, root: true} : undefined;
}

/** What scrolls in a page whose window does not: the scroller that shows the most. */
export function largestScroller(page: Document): Scroller | undefined {
  const view = pageSays.window(page);
  if (!view) return undefined;
  const least = (view.innerWidth * view.innerHeight) / 4;
  let best: {element: Element; area: number} | undefined;
  for (const element of everywhere(page, '*')) {
    if (!isScroller(element) || scrollHeight(element) <= clientHeight(element) + 1) continue;
    const shown = visibleInside(element);
    const area = shown ? shown.width * shown.height : 0;
    if (area >= least && area > (best?.area ?? 0)) best = {element, area};
  }
  return best && {element: best.element, view, root: false};
}

/** The part of a scroller's inside that shows in its window. */
export function visibleInside(element: Element): Box | null {
  const inside = insideOf(element, styleOf(element));
  const shown = visiblePart(element, inside);
  const view = pageSays.window(pageOf(element));
  return shown && view && intersect(shown, windowBox(view));
}

function isScroller(element: Element): boolean {
  const style = styleOf(element);
  if (![style.overflowX, style.overflowY].some((way) => way === 'auto' || way === 'scroll')) return false;
  if (isWindows(element)) return false;
  return scrollHeight(element) > clientHeight(element) || scrollWidth(element) > clientWidth(element);
}

/** The root's overflow is the window's, and so is the body's where the root has none of its own. */
function isWindows(element: Element): boolean {
  const page = pageOf(element);
  const root = pageSays.root(page);
  if (element === root) return true;
  return element === body(page) && root !== null && styleOf(root).overflowY === 'visible';
}

function isLocked(page: Document): boolean {
  const [root, inner] = [pageSays.root(page), body(page)];
  const own = root ? styleOf(root).overflowY : 'visible';
  const way = own === 'visible' && isElement(inner) ? styleOf(inner).overflowY : own;
  return way === 'hidden' || way === 'clip';
}

/** How far it is scrolled, fractions included. */
export function positionOf({element, view, root}: Scroller): {x: number; y: number} {
  return root ? {x: view.scrollX, y: view.scrollY} : {x: scrollLeft(element), y: scrollTop(element)};
}

/** Goes there at once, whatever the page says of smooth scrolling; the browser keeps it within what there is. */
export function goTo({element, view, root}: Scroller, {x, y}: {x: number; y: number}): void {
  const to: ScrollToOptions = {left: x, top: y, behavior: 'instant'};
  if (root) view.scrollTo(to);
  else scrollBox.call(element, to);
}

/** Where its inside stands in its own window. */
export function portOf({element, view, root}: Scroller): Box {
  return root ? windowBox(view) : insideOf(element, styleOf(element));
}

/** The whole that it scrolls, as it stands now in its own window. */
export function contentOf(scroller: Scroller, exact?: ExactLength): Box {
  const port = portOf(scroller);
  const at = positionOf(scroller);
  const {element} = scroller;
  const toldHeight = scrollHeight(element);
  const width = longer(scrollWidth(element), port.width);
  const height = exact?.told === toldHeight ? exact.length : longer(toldHeight, port.height);
  const {right, bottom} = startOf(scroller);
  const before = {x: right ? width - port.width : 0, y: bottom ? height - port.height : 0};
  return {x: port.x - at.x - before.x, y: port.y - at.y - before.y, width, height};
}

/** Lengths of what is scrolled are told in whole px: half a px more than what shows is none. */
function longer(told: number, shown: number): number {
  return told <= shown + 0.5 ? shown : told;
}

/** The exact length of what is scrolled, as long as the browser tells it as so many whole px. */
export type ExactLength = {told: number; length: number};

/**
 * The exact length, once it is scrolled about as far as it goes; it is left where it is. Only how far it can be scrolled
 * tells it: of the rounded length up to half a px of the last row, or of the first one of what begins at its end, is lost.
 */
export function exactLength(scroller: Scroller): ExactLength | undefined {
  const told = scrollHeight(scroller.element);
  const at = positionOf(scroller);
  const shown = portOf(scroller).height;
  if (Math.abs(Math.abs(at.y) + shown - told) > NEAR_END) return undefined;
  goTo(scroller, {x: at.x, y: startOf(scroller).bottom ? -2 * told : 2 * told});
  const far = Math.abs(positionOf(scroller).y);
  if (far !== Math.abs(at.y)) goTo(scroller, at);
  return {told, length: far + shown};
}

/** The scroll position at which the first row of the content is at the top: below zero where it starts at the bottom. */
export function topOf(scroller: Scroller, exact?: ExactLength): number {
  return startOf(scroller).bottom ? portOf(scroller).height - contentOf(scroller, exact).height : 0;
}

/** At which end a content starts: from there positions count, to the left and upwards as negative numbers. */
function startOf({element, root}: Scroller): {right: boolean; bottom: boolean} {
  const inner = body(pageOf(element));
  // The window goes by the direction of the body, where the root has none of its own.
  const {direction, writingMode} = styleOf(root && isElement(inner) ? inner : element);
  const {display, flexDirection, flexWrap} = styleOf(element);
  const rtl = direction === 'rtl';
  const upright = /^(vertical|sideways)/.test(writingMode);
  const start = upright
    ? {right: writingMode.endsWith('-rl'), bottom: rtl !== (writingMode === 'sideways-lr')}
    : {right: rtl, bottom: false};
  if (root || !display.endsWith('flex')) return start;
  const alongBlocks = flexDirection.startsWith('column');
  const main = flexDirection.endsWith('reverse');
  const cross = flexWrap === 'wrap-reverse';
  const [blocks, lines] = alongBlocks ? [main, cross] : [cross, main];
  const [sideways, updown] = upright ? [blocks, lines] : [lines, blocks];
  return {right: start.right !== sideways, bottom: start.bottom !== updown};
}
