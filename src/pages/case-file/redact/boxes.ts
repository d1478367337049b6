import type {Rect} from '../../../core/capture/exhibit.ts';
import type {Grid} from '../../../core/redaction/tiles.ts';

/** What a key does to a box: moves it by whole tiles, with Shift makes it larger or smaller; undefined for other keys. */
export function boxAfterKey(box: Rect, key: string, shift: boolean, grid: Grid): Rect | undefined {
  const [right, down] = STEPS[key] ?? [];
  if (right === undefined || down === undefined) return undefined;
  const {tile} = grid;
  return shift
    ? withinGrid({...box, width: box.width + right * tile, height: box.height + down * tile}, grid)
    : withinGrid({...box, x: box.x + right * tile, y: box.y + down * tile}, grid);
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The box inside of its picture, one tile large at least, in whole pixels. */
export function withinGrid({x, y, width, height}: Rect, grid: Grid): Rect {
  const wide = Math.min(Math.max(Math.round(width), Math.min(grid.tile, grid.width)), grid.width);
  const high = Math.min(Math.max(Math.round(height), Math.min(grid.tile, grid.height)), grid.height);
  return {
    x: Math.min(Math.max(0, Math.round(x)), grid.width - wide),
    y: Math.min(Math.max(0, Math.round(y)), grid.height - high),
    width: wide,
    height: high,
  };
}

/** The box between two points of the picture, whichever was first. */
export function boxBetween(a: {x: number; y: number}, b: {x: number; y: number}, grid: Grid): Rect {
  const left = Math.max(0, Math.min(a.x, b.x));
  const top = Math.max(0, Math.min(a.y, b.y));
  const right = Math.min(grid.width, Math.max(a.x, b.x));
  const bottom = Math.min(grid.height, Math.max(a.y, b.y));
  return withinGrid({x: left, y: top, width: right - left, height: bottom - top}, grid);
}
