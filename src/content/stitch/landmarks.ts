import {around, holds, isInPage, pageOf, styleOf} from '../../sites/reading/dom.ts';
import {shadowOf} from '../copy/raw.ts';
import {rectOf} from '../geometry.ts';
import type {Surface} from './surface.ts';

/** Elements by which one sees whether the content moved inside itself between two tiles. */
export type Landmarks = {
  /** Chooses some of what shows now, and forgets those of long ago. */
  choose(): void;
  /** Where those that are still there stand. */
  read(): {id: number; y: number}[];
};

const COLUMNS = 3;
const ROWS = 9;
/** Those of about the last three tiles. */
const KEPT = 3 * COLUMNS * ROWS;

const {elementsFromPoint} = Document.prototype;
const {checkVisibility} = Element.prototype;

export function landmarksOf(surface: Surface): Landmarks {
  const known = new Map<Element, number>();
  let next = 1;
  return {
    choose: () => {
      for (const element of showing(surface)) {
        const id = known.get(element) ?? next++;
        // Set anew, so that the oldest come first.
        known.delete(element);
        known.set(element, id);
      }
      for (const element of [...known.keys()].slice(0, Math.max(0, known.size - KEPT))) known.delete(element);
    },
    read: () => {
      const top = surface.content()?.y;
      if (top === undefined) return [];
      return [...known].flatMap(([element, id]) => {
        const {y, width, height} = rectOf(element);
        return isDrawn(element) && (width > 0 || height > 0) ? [{id, y: y - top}] : [];
      });
    },
  };
}

/** What a browser leaves out because it is far away (`content-visibility`) has a place and yet is not there. */
function isDrawn(element: Element): boolean {
  return isInPage(element) && checkVisibility.call(element, {contentVisibilityAuto: true});
}

/** The innermost elements of the content at a grid of points. */
function showing(surface: Surface): Set<Element> {
  const found = new Set<Element>();
  const box = surface.shown();
  if (!box) return found;
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const x = box.x + (box.width * (column + 0.5)) / COLUMNS;
      const y = box.y + (box.height * (row + 0.5)) / ROWS;
      const element = innermostAt(surface, x, y);
      if (element) found.add(element);
    }
  }
  return found;
}

function innermostAt(surface: Surface, x: number, y: number): Element | undefined {
  const page = pageOf(surface.element);
  let found = elementsFromPoint.call(page, x, y).find((element) => isInside(surface, element));
  for (let root = found && shadowOf(found); root; root = found ? shadowOf(found) : null) {
    const deeper: Element | undefined = root.elementsFromPoint(x, y).find((element) => holds(surface.element, element));
    if (!deeper || deeper === found || !found || !holds(found, deeper)) break;
    found = deeper;
  }
  return found;
}

/** What lies in the content and is not the content itself: of a window, not its root or body. */
function isInside(surface: Surface, element: Element): boolean {
  if (element === surface.element || !holds(surface.element, element)) return false;
  return (!surface.window || element.localName !== 'body') && !isPinned(surface, element);
}

/** What is pinned does not move with the content, so it tells nothing of it. A modal dialog is all that can be pointed at. */
function isPinned(surface: Surface, element: Element): boolean {
  for (const up of around(element)) {
    if (up === surface.element) return false;
    if (styleOf(up).position === 'fixed') return true;
  }
  return false;
}
