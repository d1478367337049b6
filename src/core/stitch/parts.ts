import type {Rect} from '../capture/exhibit.ts';
import type {Placement} from './placement.ts';

/** Device px: taller pictures are hard to open elsewhere. */
const TALLEST = 16_000;
/** Device px²: 160 MB in memory while a part is drawn. */
const LARGEST = 40_000_000;

/** Rows of one part of the joined picture, device px. */
export function rowsPerPart(width: number): number {
  return Math.max(1, Math.min(TALLEST, Math.floor(LARGEST / Math.max(1, width))));
}

/** A stretch of rows that lies in one part. */
export type Stretch = {
  part: number /** Row of the part. */;
  y: number /** Row of the stretch it was cut from. */;
  from: number;
  height: number;
};

/** Cuts rows `at` … `at + height` where one part ends and the next begins. Rows are counted from the first one joined. */
export function acrossParts(at: number, height: number, perPart: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = 0; from < height; ) {
    const part = Math.floor((at + from) / perPart);
    const y = at + from - part * perPart;
    const length = Math.min(height - from, perPart - y);
    stretches.push({part, y, from, height: length});
    from += length;
  }
  return stretches;
}

/** What a part shows, in CSS px of the content. */
export function coveredBy({scale, columns, from}: Placement, firstRow: number, rows: number): Rect {
  const top = Math.round((from + firstRow) / scale);
  const left = Math.round(columns.from / scale);
  return {
    x: left,
    y: top,
    width: Math.round(columns.to / scale) - left,
    height: Math.round((from + firstRow + rows) / scale) - top,
  };
}
