import type {Part, Rect} from '../capture/exhibit.ts';

/** How a picture is laid out in squares, row by row; those at the right and at the bottom may be cut. */
export type Grid = {
  /** Pixels of the picture. */
  width: number;
  height: number;
  /** Side of a square. */
  tile: number;
};

/** Side of a tile in pixels: finer than a line of text where that is possible. */
const SMALLEST_TILE = 32;
/** A proof names every tile, so a long page is cut more coarsely rather than proved by megabytes. */
const MOST_TILES = 16_384;

/** The grid that a picture of that size is sealed with. */
export function gridFor(width: number, height: number): Grid {
  let tile = SMALLEST_TILE;
  while (Math.ceil(width / tile) * Math.ceil(height / tile) > MOST_TILES) tile *= 2;
  return {width, height, tile};
}

/** Side of a tile of a picture part: that of its sealed tree, or what it would be. */
export function tileOf(part: Part): number {
  return part.pixels?.tile ?? gridFor(part.width ?? 1, part.height ?? 1).tile;
}

/** Tiles from left to right and from top to bottom. */
export function gridSize({width, height, tile}: Grid): {columns: number; rows: number} {
  return {columns: Math.ceil(width / tile), rows: Math.ceil(height / tile)};
}

/** The numbers of the tiles that any of the rects touches: from left to right, from the top row down. */
export function touchedTiles(rects: readonly Rect[], grid: Grid): Set<number> {
  const {columns, rows} = gridSize(grid);
  const touched = new Set<number>();
  for (const {x, y, width, height} of rects) {
    if (!(width > 0 && height > 0)) continue;
    const right = Math.min(columns, Math.ceil((x + width) / grid.tile));
    const bottom = Math.min(rows, Math.ceil((y + height) / grid.tile));
    for (let row = Math.max(0, Math.floor(y / grid.tile)); row < bottom; row += 1) {
      for (let column = Math.max(0, Math.floor(x / grid.tile)); column < right; column += 1) {
        touched.add(row * columns + column);
      }
    }
  }
  return touched;
}

/** Where a tile stands in the picture. */
export function tileRect(index: number, grid: Grid): Rect {
  const {columns} = gridSize(grid);
  const x = (index % columns) * grid.tile;
  const y = Math.floor(index / columns) * grid.tile;
  return {x, y, width: Math.min(grid.tile, grid.width - x), height: Math.min(grid.tile, grid.height - y)};
}

/**
 * The rects made larger to whole tiles and cut to the picture, each tile in one of them only: runs of a row, joined with
 * the same run of the row above. What is masked is exactly this.
 */
export function snapToTiles(rects: readonly Rect[], grid: Grid): Rect[] {
  const {columns} = gridSize(grid);
  const touched = [...touchedTiles(rects, grid)].sort((a, b) => a - b);
  const snapped: Rect[] = [];
  for (let i = 0; i < touched.length; ) {
    const first = touched[i] ?? 0;
    let last = first;
    for (i += 1; touched[i] === last + 1 && (last + 1) % columns !== 0; i += 1) last += 1;
    addRun(snapped, tileRect(first, grid), tileRect(last, grid));
  }
  return snapped;
}

function addRun(snapped: Rect[], {x, y, height}: Rect, last: Rect): void {
  const width = last.x + last.width - x;
  const above = snapped.find((one) => one.x === x && one.width === width && one.y + one.height === y);
  if (above) above.height += height;
  else snapped.push({x, y, width, height});
}
