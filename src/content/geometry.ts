import type {Box} from '../messages/protocol.ts';

/** The box of an element in its own window; one without a box of its own (`display: contents`) has its children's. */
export function boxOf(element: Element): Box | null {
  const own = element.getBoundingClientRect();
  if (own.width > 0 && own.height > 0) return plain(own);
  const range = element.ownerDocument.createRange();
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
  const view = element.ownerDocument.defaultView;
  if (!view) return null;
  let visible = intersect(box, {
    x: 0,
    y: 0,
    // Without scroll bars: what lies under one does not show.
    width: view.document.documentElement.clientWidth || view.innerWidth,
    height: viewHeight(view),
  });
  let fixed = view.getComputedStyle(element).position === 'fixed';
  for (let up = flatParent(element); up && visible; up = flatParent(up)) {
    const style = view.getComputedStyle(up);
    // Nothing around a fixed box clips it, save what contains it by a transform; that rarity costs pixels, not truth.
    if (!fixed && up !== view.document.documentElement && up !== view.document.body && clips(style)) {
      const outer = up.getBoundingClientRect();
      visible = intersect(visible, {
        x: outer.x + up.clientLeft,
        y: outer.y + up.clientTop,
        width: up.clientWidth || outer.width,
        height: up.clientHeight || outer.height,
      });
    }
    fixed ||= style.position === 'fixed';
  }
  return visible;
}

function viewHeight(view: Window): number {
  // In quirks mode the root element's clientHeight is that of the document.
  const {document} = view;
  const root = document.compatMode === 'BackCompat' ? document.body : document.documentElement;
  return root?.clientHeight || view.innerHeight;
}

function clips(style: CSSStyleDeclaration): boolean {
  return style.overflowX !== 'visible' || style.overflowY !== 'visible';
}

/** The parent as it is laid out: out of slots and shadow roots. */
export function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

const PROBES = 5;

/** Whether something that is not the item lies over it at any of a grid of points. What lets the pointer through is not seen. */
export function isCovered(item: Element, shown: Box): boolean {
  const {document} = item.ownerDocument.defaultView ?? window;
  for (let row = 0; row < PROBES; row += 1) {
    for (let column = 0; column < PROBES; column += 1) {
      const x = shown.x + (shown.width * (column + 0.5)) / PROBES;
      const y = shown.y + (shown.height * (row + 0.5)) / PROBES;
      const hit = document.elementFromPoint(x, y);
      if (hit && !isAround(hit, item) && !isInside(hit, item)) return true;
    }
  }
  return false;
}

/** The hit is the item's ancestor (or a shadow host around it): the item's own margin, or a gap in it. */
function isAround(hit: Element, item: Element): boolean {
  for (let up: Element | null = item; up; up = flatParent(up)) if (up === hit) return true;
  return false;
}

function isInside(hit: Element, item: Element): boolean {
  for (let up: Element | null = hit; up; up = flatParent(up)) if (up === item) return true;
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
  const outer = frame.getBoundingClientRect();
  const style = getComputedStyle(frame);
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

function frameOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null; // a frame of another site
  }
}
