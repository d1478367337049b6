import type {Exhibit, Part, Rect} from '../../../core/capture/exhibit.ts';
import type {Uuid} from '../../../core/ids.ts';
import {type Grid, snapToTiles, tileOf} from '../../../core/redaction/tiles.ts';
import type {RedactionOrder} from '../../../store/redactions.ts';
import {pageValue} from '../../shared/page-value.ts';

/** What becomes of a picture in the copy. */
export type PictureWay = 'out' | 'covered' | 'whole';

/** A copy that is being made. Pictures and words that are not named here stay out, or have nothing hidden. */
export type Hiding = {
  ways: Readonly<Record<string, PictureWay>>;
  /** Boxes as they were placed, by part; what is covered are the whole tiles that they touch. */
  boxes: Readonly<Record<string, readonly Rect[]>>;
  /** Numbers of leaves, by part. */
  hidden: Readonly<Record<string, ReadonlySet<number>>>;
  /** Other files of it that go along whole. */
  whole: ReadonlySet<string>;
  saysWhy: string;
  /** For the person's own eyes. */
  forWhom: string;
};

export const NOTHING_HIDDEN: Hiding = {ways: {}, boxes: {}, hidden: {}, whole: new Set(), saysWhy: '', forWhom: ''};

/** As long as the page is open: looking at something else loses nothing. */
const begun = pageValue<{[id: string]: Hiding}>({});

/** What was begun for an exhibit, and the way to change it. */
export function useHiding(id: Uuid): {hiding: Hiding; change(part: Partial<Hiding>): void; forget(): void} {
  const hiding = begun.use()[id] ?? NOTHING_HIDDEN;
  return {
    hiding,
    change: (part) => begun.set({...begun.get(), [id]: {...(begun.get()[id] ?? NOTHING_HIDDEN), ...part}}),
    forget: () => {
      const {[id]: _, ...others} = begun.get();
      begun.set(others);
    },
  };
}

/** Without boxes nothing is covered, whatever was chosen. */
export function wayOf({ways, boxes}: Hiding, path: string): PictureWay {
  const way = ways[path] ?? 'out';
  return way === 'covered' && (boxes[path] ?? []).length === 0 ? 'out' : way;
}

/** The squares of a picture. */
export function gridOf(part: Part): Grid {
  const {width = 1, height = 1} = part;
  return {width, height, tile: tileOf(part)};
}

/** The one rect of whole tiles that a box covers. */
export function covered(box: Rect, grid: Grid): Rect {
  const rects = snapToTiles([box], grid);
  return rects[0] ?? {x: 0, y: 0, width: Math.min(grid.tile, grid.width), height: Math.min(grid.tile, grid.height)};
}

/** What the store makes of it. */
export function orderOf(exhibit: Exhibit, hiding: Hiding, parts: {pictures: Part[]; words: Part[]}): RedactionOrder {
  const pictures = parts.pictures.filter(({path}) => wayOf(hiding, path) === 'covered');
  const wholePictures = parts.pictures.filter(({path}) => wayOf(hiding, path) === 'whole');
  return {
    exhibitId: exhibit.id,
    pictures: pictures.map(({path}) => ({path, rects: hiding.boxes[path] ?? []})),
    words: parts.words.map(({path}) => ({path, hidden: [...(hiding.hidden[path] ?? [])]})),
    shown: [...wholePictures.map(({path}) => path), ...hiding.whole],
    saysWhy: hiding.saysWhy.trim(),
  };
}

/** Files that can only go along whole or stay out. */
export function otherParts(exhibit: Exhibit, parts: {pictures: Part[]; words: Part[]}): Part[] {
  const own = new Set([...parts.pictures, ...parts.words].map(({path}) => path));
  return exhibit.parts.filter(({path, role}) => !own.has(path) && role !== 'redacted');
}
