import {getter, pageSays, parentOf, styleOf} from '../../sites/reading/dom.ts';
import {rectOf} from '../geometry.ts';

const {elementsFromPoint} = Document.prototype;
const {getRootNode} = Node.prototype;
const shadowRoot = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');

/** The innermost element of the page at a point, below our sheet and inside open shadow roots. */
export function elementUnder(host: Element, x: number, y: number): Element | undefined {
  let found = elementsFromPoint.call(document, x, y).find((element) => element !== host);
  for (let root = found && shadowRoot(found); root; root = found ? shadowRoot(found) : null) {
    const inside: ShadowRoot = root;
    // A shadow root also names what lies over it from outside, our sheet among it.
    const deeper = inside.elementsFromPoint(x, y).find((element) => getRootNode.call(element) === inside);
    if (!deeper) break;
    found = deeper;
  }
  return found;
}

const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 24;

/** Where no reader knows an item: the nearest block around the element that is large enough to be one. */
export function nearestBlock(element: Element): Element | undefined {
  for (let up: Element | undefined = element; up; up = parentOf(up)) {
    if (up.localName === 'body' || up === pageSays.root(document)) return undefined;
    const {width, height} = rectOf(up);
    const {display} = styleOf(up);
    if (width >= LEAST_WIDTH && height >= LEAST_HEIGHT && !display.startsWith('inline')) return up;
  }
  return undefined;
}

/** Scrolls what lies under the sheet as the wheel would have. */
export function scrollUnder(host: Element, event: WheelEvent): void {
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const [dx, dy] = [event.deltaX * lines, event.deltaY * lines];
  for (let up = elementUnder(host, event.clientX, event.clientY); up; up = parentOf(up)) {
    if (canScroll(up, dy)) {
      up.scrollBy({left: dx, top: dy, behavior: 'instant'});
      return;
    }
  }
  scrollBy({left: dx, top: dy, behavior: 'instant'});
}

function canScroll(element: Element, dy: number): boolean {
  const overflow = styleOf(element).overflowY;
  if ((overflow !== 'auto' && overflow !== 'scroll') || element.scrollHeight <= element.clientHeight) return false;
  return dy < 0 ? element.scrollTop > 0 : element.scrollTop + element.clientHeight < element.scrollHeight - 1;
}
