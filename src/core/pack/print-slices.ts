import type {Part} from '../capture/exhibit.ts';

/** One of the stretches that a picture too tall for one sheet is printed in. */
export type Slice = {index: number; of: number};

/** Rows of the picture itself, `to` not included. */
export type Rows = {from: number; to: number};

// CSS px of print, 96 to the inch: what A4 and Letter both have room for beside the report's margins and a caption.
const SHEET = {width: 627, height: 816};
/** Up to this much taller, a picture is printed whole and a little smaller. */
const SHRUNK = 1.25;
/** A stretch is planned lower than the sheet, so that a cut has room to move to a row without words. */
const PLANNED = 0.9;
/** How far a cut may move to either side, of the height of a stretch. */
const LEEWAY = 0.05;
/** More sheets than this of one exhibit nobody reads on paper; the picture itself is in the pack. */
const MOST_SHEETS = 40;

/** In how many stretches a picture is printed: one, unless it is too tall to be read on one sheet. */
export function slicesOf({width, height}: Part): number {
  if (!width || !height) return 1;
  const room = SHEET.height / printScale(width);
  return height <= room * SHRUNK ? 1 : Math.ceil(height / (room * PLANNED));
}

function printScale(width: number): number {
  return Math.min(1, SHEET.width / width);
}

/** The printed stretches of the pictures of one exhibit, in order, as many as are printed. */
export function printedSlices(parts: readonly Part[]): {part: Part; slice: Slice}[] {
  const all = parts.flatMap((part) => {
    const of = slicesOf(part);
    return Array.from({length: of}, (_, index) => ({part, slice: {index, of}}));
  });
  return all.slice(0, Math.max(MOST_SHEETS, parts.length));
}

/** Where a cut may lie: the row it is planned at, and the rows to either side that it may move to. */
export function cutRange(height: number, cut: number, of: number): {at: number; from: number; to: number} {
  const stretch = height / of;
  const at = Math.round(cut * stretch);
  const leeway = Math.floor(stretch * LEEWAY);
  return {at, from: Math.max(0, at - leeway), to: Math.min(height, at + leeway)};
}
