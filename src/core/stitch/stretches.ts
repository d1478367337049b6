import {rowsPerPart} from './parts.ts';
import type {Area, Stand} from './standing.ts';

/** Of a page that is wider than the window, so many windows' width is drawn. */
const WIDEST = 3;
/** Whole CSS px that are whole device px at every zoom and ratio in common use, so that parts meet without a seam. */
const STEP = 300;

/** A page cut into stretches that a browser draws one at a time, CSS px from the page's own corner. */
export function stretchesOf(stand: Stand, height: number): Area[] {
  const {content, scroll, pixelRatio, shown, viewport} = stand;
  const window = shown?.width ?? viewport.width;
  const width = Math.min(Math.ceil(content.width), Math.floor(window * WIDEST));
  const rows = rowsPerPart(width * pixelRatio) / pixelRatio;
  const step = Math.max(STEP, Math.floor(rows / STEP) * STEP);
  const left = Math.round(content.x + scroll.x);
  const whole = Math.round(Math.min(height, content.height));
  return Array.from({length: Math.ceil(whole / step)}, (_, part) => ({
    x: left,
    y: part * step,
    width,
    height: Math.min(step, whole - part * step),
  }));
}

/** How many of the lowest landmarks are asked. */
const ASKED = 20;

/**
 * Whether most of what lay at the end of a page is still there now that it is far away. A list that keeps only what is
 * near, or uses the same elements for it again, cannot be drawn in one picture: most of it would be blank.
 */
export function keepsWhatIsFar(atEnd: Stand, now: Stand): boolean {
  const lowest = [...atEnd.landmarks].sort((a, b) => b.y - a.y).slice(0, ASKED);
  const places = new Map(now.landmarks.map(({id, y}) => [id, y]));
  const screen = now.shown?.height ?? now.viewport.height;
  const stayed = lowest.filter(({id, y}) => Math.abs((places.get(id) ?? Number.POSITIVE_INFINITY) - y) < screen / 2);
  return stayed.length * 2 >= lowest.length;
}

/** Whether two looks are at one document: pages write into their address which of its sections is read. */
export function sameDocument(one: string, other: string): boolean {
  return withoutFragment(one) === withoutFragment(other);
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
