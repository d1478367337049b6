import type {Box} from '../messages/protocol.ts';
import {getter, holds, pageOf, pageSays, parentOf, styleOf} from '../sites/reading/dom.ts';

// Through the prototypes: the inputs of a form can hide the form's own properties, and a page can name them so.
const {getBoundingClientRect} = Element.prototype;
const {elementFromPoint, createRange} = Document.prototype;

/** Where an element stands in its window, whatever the page has named its inputs. */
export function rectOf(element: Element): DOMRect {
  return getBoundingClientRect.call(element);
}

/** The box of an element in its own window; one without a box of its own (`display: contents`) has its children's. */
export function boxOf(element: Element): Box | null {
  const own = rectOf(element);
  if (own.width > 0 && own.height > 0) return plain(own);
  const range = createRange.call(pageOf(element));
  range.selectNodeContents(element);
  const inside = range.getBoundingClientRect();
  return inside.width > 0 && inside.height > 0 ? plain(inside) : null;
}

function plain({x, y, width, height}: DOMRect): Box {
  return {x, y, width, height};
}

/** What two boxes share; null if nothing. */
export function intersect(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? {x, y, width, height} : null;
}

/** The part of an element's box that its window and every clipping ancestor let show. */
export function visiblePart(element: Element, box: Box): Box | null {
  const page = pageOf(element);
  const view = pageSays.window(page);
  const root = pageSays.root(page);
  if (!view || !root) return null;
  let visible = intersect(box, windowBox(view));
  let fixed = styleOf(element).position === 'fixed';
  for (let up = parentOf(element); up && visible; up = parentOf(up)) {
    const style = styleOf(up);
    // Nothing around a fixed box clips it, save what contains it by a transform; that rarity costs pixels, not truth.
    if (!fixed && up !== root && up.localName !== 'body' && clips(style))
      visible = intersect(visible, insideOf(up, style));
    fixed ||= style.position === 'fixed';
  }
  return visible;
}

/** What a window shows, without scroll bars: what lies under one does not show. */
export function windowBox(view: Window): Box {
  const page = view.document;
  const root = pageSays.root(page);
  // Only the visual viewport tells fractions: a row more than the window has would be an empty one in its picture.
  const exact = view.visualViewport;
  if (exact && exact.scale === 1) return {x: 0, y: 0, width: exact.width, height: exact.height};
  // In quirks mode the root element's clientHeight is that of the document.
  const quirks = page.compatMode === 'BackCompat';
  return {
    x: 0,
    y: 0,
    width: (root && clientWidth(root)) || view.innerWidth,
    height: (!quirks && root && clientHeight(root)) || view.innerHeight,
  };
}

/** A scroller's inside: its box without borders and scroll bars. A form's own numbers could be hidden, so by its style. */
export function insideOf(element: Element, style: CSSStyleDeclaration): Box {
  const outer = rectOf(element);
  const px = (text: string) => Number.parseFloat(text) || 0;
  const [left, top] = [px(style.borderLeftWidth), px(style.borderTopWidth)];
  return {
    x: outer.x + left,
    y: outer.y + top,
    width: exactly(outer.width - left - px(style.borderRightWidth), clientWidth(element)),
    height: exactly(outer.height - top - px(style.borderBottomWidth), clientHeight(element)),
  };
}

/** The whole number that a browser tells of an inside, or what it was rounded from, where no scroll bar takes some of it. */
function exactly(exact: number, told: number): number {
  return told === 0 || Math.abs(exact - told) < 1 ? exact : told;
}

const clientWidth = getter<Element, number>(Element.prototype, 'clientWidth');
const clientHeight = getter<Element, number>(Element.prototype, 'clientHeight');

function clips(style: CSSStyleDeclaration): boolean {
  return style.overflowX !== 'visible' || style.overflowY !== 'visible';
}

const PROBES = 5;

/** Whether something that is not the item lies over it at any of a grid of points. What lets the pointer through is not seen. */
export function isCovered(item: Element, shown: Box): boolean {
  const page = pageOf(item);
  for (let row = 0; row < PROBES; row += 1) {
    for (let column = 0; column < PROBES; column += 1) {
      const x = shown.x + (shown.width * (column + 0.5)) / PROBES;
      const y = shown.y + (shown.height * (row + 0.5)) / PROBES;
      const hit = elementFromPoint.call(page, x, y);
      // What is around the item is seen through a gap in it, or is the host of the shadow root that it stands in.
      if (hit && !holds(item, hit) && !holds(hit, item)) return true;
    }
  }
  return false;
}

/** Moves a box of this window into the coordinates of the top window, cut to what its frames show; undefined if a frame of another site is in between. */
export function toTopWindow(box: Box, view: Window): Box | null | undefined {
  let moved: Box | null = box;
  for (let inner = view; inner !== inner.top && moved; inner = inner.parent) {
    const frame = frameOf(inner);
    if (!frame) return undefined;
    moved = intoParent(moved, frame);
  }
  return moved;
}

/** A box inside a frame, in the coordinates of the window that shows the frame. */
export function intoParent(box: Box, frame: Element): Box | null {
  const outer = contentBox(frame);
  const moved = {...box, x: box.x + outer.x, y: box.y + outer.y};
  const within = intersect(moved, outer);
  return within && visiblePart(frame, within);
}

/** Where the inside of a frame element lies, without its border and padding. */
export function contentBox(frame: Element): Box {
  const outer = rectOf(frame);
  const style = styleOf(frame);
  const left = Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.paddingLeft);
  const top = Number.parseFloat(style.borderTopWidth) + Number.parseFloat(style.paddingTop);
  const right = Number.parseFloat(style.borderRightWidth) + Number.parseFloat(style.paddingRight);
  const bottom = Number.parseFloat(style.borderBottomWidth) + Number.parseFloat(style.paddingBottom);
  return {
    x: outer.x + left,
    y: outer.y + top,
    width: Math.max(0, outer.width - left - right),
    height: Math.max(0, outer.height - top - bottom),
  };
}

/** The element that shows a window in the one around it; null in the top one and in a frame of another site. */
export function frameOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null; // a frame of another site
  }
}
