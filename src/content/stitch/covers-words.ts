import type {Box} from '../../messages/protocol.ts';
import {getter, holds, isElement, isText, pageSays, parentOf, styleOf, tag} from '../../sites/reading/dom.ts';
import {intersect, rectOf} from '../geometry.ts';

/** So many nodes are looked at; on a larger page a bar is taken to cover something. */
const LOOKED_AT = 20_000;
const {createTreeWalker, createRange} = Document.prototype;
const data = getter<CharacterData, string>(CharacterData.prototype, 'data');
const REPLACED = new Set([
  'img',
  'video',
  'canvas',
  'iframe',
  'svg',
  'input',
  'textarea',
  'select',
  'button',
  'object',
]);

/** Whether words or pictures of the page lie under a bar. */
export function coversWords(page: Document, bar: Element, box: Box): boolean {
  const root = pageSays.root(page);
  if (!root) return false;
  const walker = createTreeWalker.call(page, root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let looked = 0; looked < LOOKED_AT; looked += 1) {
    const node = walker.nextNode();
    if (!node) return false;
    if (liesUnder(node, bar, box)) return true;
  }
  return true;
}

function liesUnder(node: Node, bar: Element, box: Box): boolean {
  if (isElement(node)) {
    return REPLACED.has(tag(node)) && isMet([rectOf(node)], box) && isInFlow(node, bar);
  }
  if (!isText(node) || !data(node).trim()) return false;
  const holder = parentOf(node);
  const range = createRange.call(node.ownerDocument as Document);
  range.selectNodeContents(node);
  return holder !== undefined && isMet([...range.getClientRects()], box) && isInFlow(holder, bar);
}

function isMet(rects: readonly DOMRect[], box: Box): boolean {
  return rects.some(({x, y, width, height}) => intersect({x, y, width, height}, box) !== null);
}

/** Neither the bar's own nor in another thing that is pinned, nor hidden. */
function isInFlow(element: Element, bar: Element): boolean {
  if (holds(bar, element) || styleOf(element).visibility !== 'visible') return false;
  for (let up: Element | undefined = element; up; up = parentOf(up)) if (styleOf(up).position === 'fixed') return false;
  return true;
}
