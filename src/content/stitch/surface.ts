import type {Box} from '../../messages/protocol.ts';
import {pageOf, pageSays} from '../../sites/reading/dom.ts';
import {boxOf, contentBox, frameOf, intersect, rectOf, toTopWindow, visiblePart} from '../geometry.ts';
import {
  contentOf,
  type ExactLength,
  exactLength,
  goTo,
  largestScroller,
  portOf,
  positionOf,
  rootScroller,
  type Scroller,
  scrollersAround,
  topOf,
  visibleInside,
} from './scroller.ts';

/** What is joined from tiles: an item, or what a scroller scrolls. All boxes in the window of the script. */
export type Surface = {
  /** Everything that must be scrolled to show all of it, innermost first; none where nothing scrolls. */
  scrollers: readonly Scroller[];
  /** The item, or the scroller's element. */
  element: Element;
  /** A scroller inside the page, not the window. */
  inner: boolean;
  /** The window itself: only then bars at the top belong into the first tile. */
  window: boolean;
  content(): Box | null;
  shown(): Box | null;
  /** Brings a row of the content, and its first column, to the top of what shows. */
  goToRow(row: number): void;
};

/** An item with all that scrolls around it. */
export function itemSurface(item: Element): Surface {
  const scrollers = scrollersAround(item);
  const goToRow = (row: number) => {
    for (const scroller of scrollers) {
      const box = boxOf(item);
      const offset = box && offsetTo(scroller.view);
      if (!box || !offset) return;
      const port = portOf(scroller);
      const at = positionOf(scroller);
      const left = box.x + offset.x - port.x;
      const over = left + box.width - port.width;
      // To the side only as far as it takes, since most items need none.
      const aside = left < 0 ? left : Math.max(0, Math.min(left, over));
      goTo(scroller, {x: at.x + aside, y: at.y + box.y + offset.y + row - port.y});
    }
  };
  return {
    scrollers,
    element: item,
    inner: false,
    window: false,
    content: () => boxOf(item),
    shown: () => {
      const box = boxOf(item);
      return box && visiblePart(item, box);
    },
    goToRow,
  };
}

/** What the window scrolls, or the largest scroller of a page whose window does not. */
export function pageSurface(page: Document): Surface | undefined {
  const root = rootScroller(page);
  const inside = root ? undefined : largestScroller(page);
  if (inside) return scrollerSurface(inside, scrollersAround(inside.element));
  const view = pageSays.window(page);
  const element = pageSays.root(page);
  if (!view || !element) return undefined;
  if (root) return scrollerSurface(root, []);
  // Nothing scrolls: it is all there, or the page keeps the person from more and so from us.
  return {...scrollerSurface({element, view, root: true}, []), scrollers: [], goToRow: () => undefined};
}

function scrollerSurface(scroller: Scroller, outer: readonly Scroller[]): Surface {
  let exact: ExactLength | undefined;
  const content = () => contentOf(scroller, exact);
  return {
    scrollers: [scroller, ...outer],
    element: scroller.element,
    inner: !scroller.root,
    window: scroller.root,
    content,
    shown: () => {
      const port = scroller.root ? portOf(scroller) : visibleInside(scroller.element);
      return port && intersect(port, content());
    },
    goToRow: (row) => {
      goTo(scroller, {x: 0, y: topOf(scroller, exact) + row});
      exact = exactLength(scroller) ?? exact;
      for (const around of outer) showIn(around, scroller.element);
    },
  };
}

/** Brings as much of an element as there is room for into the port of a scroller. */
function showIn(around: Scroller, element: Element): void {
  const [box, port, at] = [rectOf(element), portOf(around), positionOf(around)];
  const offset = offsetTo(around.view);
  if (!offset) return;
  const top = box.y + offset.y - port.y;
  const over = top + box.height - port.height;
  const down = top < 0 ? top : Math.max(0, Math.min(top, over));
  if (down !== 0) goTo(around, {x: at.x, y: at.y + down});
}

/** From our own window to one around it, whether that part of it shows or not; undefined where a frame of another site is between. */
function offsetTo(view: Window): {x: number; y: number} | undefined {
  const offset = {x: 0, y: 0};
  for (let inner: Window = window; inner !== view; inner = inner.parent) {
    const frame = frameOf(inner);
    if (!frame) return undefined;
    const {x, y} = contentBox(frame);
    offset.x += x;
    offset.y += y;
  }
  return offset;
}

/** A box of our own window in the top one, cut to nothing; undefined where a frame of another site is between. */
export function unclippedInTop(box: Box): Box | undefined {
  const top = window.top;
  const offset = top && offsetTo(top);
  return offset ? {...box, x: box.x + offset.x, y: box.y + offset.y} : undefined;
}

/** What of a box shows in the top window; in our own where a frame of another site is between. */
export function shownInTop(box: Box): Box | null {
  const moved = toTopWindow(box, window);
  return moved === undefined ? box : moved;
}

/** The documents that a surface stands in: its own, and those around it that we can see into. */
export function documentsOf({element}: Surface): {page: Document; holder: Element}[] {
  const found: {page: Document; holder: Element}[] = [];
  for (let at: Element | null = element; at; ) {
    const page: Document = pageOf(at);
    found.push({page, holder: at});
    const view: Window | null = pageSays.window(page);
    at = view && frameOf(view);
  }
  return found;
}
