import {around, styleOf} from '../../sites/reading/dom.ts';
import {rectOf} from '../geometry.ts';
import type {Extent} from './scroller.ts';

/** A bar that is higher than this share of what shows is no bar. */
const HIGHEST = 0.4;
const {elementFromPoint} = Document.prototype;

/** How much of what shows is taken by things that stay in place above and below, CSS px. */
export function insets({port}: Extent, x: number): {top: number; bottom: number} {
  const most = port.height * HIGHEST;
  let top = 0;
  for (let turn = 0; turn < 4 && top < most; turn += 1) {
    const bar = barAt(x, port.y + top + 2);
    if (!bar || bar.bottom <= port.y + top) break;
    top = bar.bottom - port.y;
  }
  let bottom = 0;
  const end = port.y + port.height;
  for (let turn = 0; turn < 4 && bottom < most; turn += 1) {
    const bar = barAt(x, end - bottom - 2);
    if (!bar || bar.top >= end - bottom) break;
    bottom = end - bar.top;
  }
  return {top: top < most ? Math.max(0, top) : 0, bottom: bottom < most ? Math.max(0, bottom) : 0};
}

function barAt(x: number, y: number): DOMRect | undefined {
  const hit = elementFromPoint.call(document, x, y);
  if (!hit) return undefined;
  for (const element of around(hit)) {
    const {position} = styleOf(element);
    if (position === 'fixed' || position === 'sticky') return rectOf(element);
  }
  return undefined;
}
