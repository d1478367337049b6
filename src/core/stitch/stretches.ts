import {rowsPerPart} from './parts.ts';
import type {Area, Stand} from './standing.ts';

/** Of a page that is wider than the window, so many windows' width is drawn. */
const WIDEST = 3;
/** CSS px. */
const LONGEST_STEP = 600;
/** Device px: what computers make of fractions. */
const HAIR = 1e-3;

/** A piece of a page that a browser draws at once. */
export type Stretch = {
  /** Whole CSS px from the page's own corner, outward. */
  asked: Area;
  /** Device px that the page has of it; beyond them a browser draws nothing. */
  has: {width: number; height: number};
};

/** A page cut into stretches, from its top to `height`. */
export function stretchesOf(stand: Stand, height: number): Stretch[] {
  const {content, scroll, pixelRatio, shown, viewport} = stand;
  const window = shown?.width ?? viewport.width;
  const width = Math.min(content.width, Math.floor(window * WIDEST));
  const rows = rowsPerPart(width * pixelRatio) / pixelRatio;
  const unit = wholeStep(pixelRatio);
  const step = Math.max(unit, Math.floor(rows / unit) * unit);
  const left = Math.round(content.x + scroll.x);
  const whole = Math.min(height, content.height);
  return Array.from({length: Math.ceil((whole - HAIR) / step)}, (_, part) => {
    const long = Math.min(step, whole - part * step);
    return {
      asked: {x: left, y: part * step, width: up(width), height: up(long)},
      has: {width: up(width * pixelRatio), height: up(long * pixelRatio)},
    };
  });
}

/** The fewest CSS px, whole ones, that are whole device px too, so that stretches meet without a seam. */
function wholeStep(pixelRatio: number): number {
  for (let step = 1; step < LONGEST_STEP; step += 1) {
    const pixels = step * pixelRatio;
    if (Math.abs(pixels - Math.round(pixels)) < HAIR / LONGEST_STEP) return step;
  }
  return LONGEST_STEP;
}

/** Up to a whole number, but for a hair. */
function up(length: number): number {
  return Math.ceil(length - HAIR);
}

/** How many of the lowest landmarks are asked. */
const ASKED = 20;
/** Of them so many must have stayed; a page has a thing or two that comes and goes. */
const STAYED = 0.9;

/**
 * Whether nearly all of what lay at the end of a page is still there now that it is far away. A list that keeps only
 * what is near, or uses the same elements for it again, cannot be drawn in one picture: some of it would be blank.
 */
export function keepsWhatIsFar(atEnd: Stand, now: Stand): boolean {
  const lowest = [...atEnd.landmarks].sort((a, b) => b.y - a.y).slice(0, ASKED);
  const places = new Map(now.landmarks.map(({id, y}) => [id, y]));
  const screen = now.shown?.height ?? now.viewport.height;
  const stayed = lowest.filter(({id, y}) => Math.abs((places.get(id) ?? Number.POSITIVE_INFINITY) - y) < screen / 2);
  return stayed.length >= lowest.length * STAYED;
}

/** Whether two looks are at one document: pages write into their address which of its sections is read. */
export function sameDocument(one: string, other: string): boolean {
  return withoutFragment(one) === withoutFragment(other);
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
