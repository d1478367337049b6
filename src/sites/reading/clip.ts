const clientHeight = Object.getOwnPropertyDescriptor(Element.prototype, 'clientHeight')?.get;
const scrollHeight = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollHeight')?.get;
const clientWidth = Object.getOwnPropertyDescriptor(Element.prototype, 'clientWidth')?.get;
const scrollWidth = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollWidth')?.get;
const {getBoundingClientRect} = Element.prototype;

/** Part of a line that may be cut off without a letter being lost: descenders, borders, rounding. */
const LINE_PART = 0.6;

/** Where an element's style cuts off what stands in it: the lowest line that still shows, in CSS px of the window. */
export function cutBelow(element: Element, style: CSSStyleDeclaration): number | undefined {
  if (!/hidden|clip/.test(style.overflowY)) return undefined;
  const hidden = read(scrollHeight, element) - read(clientHeight, element);
  const line = Number.parseFloat(style.fontSize) || 16;
  if (read(clientHeight, element) === 0 || hidden <= line * LINE_PART) return undefined;
  const box = getBoundingClientRect.call(element);
  return box.top + read(clientHeight, element);
}

/** Whether a line runs on behind an ellipsis. */
export function hasEllipsis(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.textOverflow !== 'ellipsis' || !/hidden|clip/.test(style.overflowX)) return false;
  return read(scrollWidth, element) > read(clientWidth, element) + 1;
}

/** How many units of a text stand above the line at which it is cut off. */
export function shownLength(node: Text, bottom: number): number {
  const length = node.data.length;
  const range = new Range();
  const isAbove = (index: number) => {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const box = range.getBoundingClientRect();
    // A character without a box (white space at a line's end) says nothing about its line.
    return box.height === 0 || box.top + box.height * LINE_PART <= bottom;
  };
  range.selectNodeContents(node);
  if (range.getBoundingClientRect().bottom <= bottom + 1) return length;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAbove(middle)) low = middle + 1;
    else high = middle;
  }
  const last = node.data.charCodeAt(low - 1);
  return last >= 0xd800 && last < 0xdc00 ? low - 1 : low;
}

function read(get: (() => unknown) | undefined, element: Element): number {
  return Number(get?.call(element) ?? 0);
}
