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
 * Whether most of what lay at the end of a page is still in the document now that it is far away. A list that keeps only
 * what is near cannot be drawn in one picture: most of it would be blank.
 */
export function keepsWhatIsFar(atEnd: Stand, now: Stand): boolean {
  const lowest = [...atEnd.landmarks].sort((a, b) => b.y - a.y).slice(0, ASKED);
  const there = new Set(now.landmarks.map(({id}) => id));
  return lowest.filter(({id}) => there.has(id)).length * 2 >= lowest.length;
}
