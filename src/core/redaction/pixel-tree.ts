import {sha256} from '@noble/hashes/sha2.js';
import {hex} from '../bytes.ts';
import type {PixelTree} from '../capture/exhibit.ts';
import {merkleRoot} from '../custody/merkle.ts';
import type {Hex64} from '../ids.ts';
import {pngHead, pngRows} from '../png/read-png.ts';
import type {SaltAt} from './salts.ts';
import {type Grid, gridFor, gridSize} from './tiles.ts';

/** Hashes tiles while the rows of the picture go by: no tile is ever held as pixels. */
export type TileHasher = {add(rgba: Uint8Array): void; leaves: Hex64[]};

/**
 * The leaf of a tile is SHA-256(00 ‖ salt ‖ column ‖ row ‖ width ‖ height ‖ its pixels from the top row down, each R G B A),
 * the four numbers as 4 bytes each, high first. `saltAt` undefined for a tile: it is left out, and its leaf is "".
 */
export function tileHasher(grid: Grid, saltAt: (index: number) => Uint8Array | undefined): TileHasher {
  const {columns} = gridSize(grid);
  const leaves: Hex64[] = [];
  let y = 0;
  let open: (ReturnType<typeof sha256.create> | undefined)[] = [];
  return {
    leaves,
    add: (rgba) => {
      const row = Math.floor(y / grid.tile);
      if (y % grid.tile === 0) {
        open = Array.from({length: columns}, (_, column) => begun(grid, column, row, saltAt(row * columns + column)));
      }
      for (let column = 0; column < columns; column += 1) {
        const from = column * grid.tile * 4;
        open[column]?.update(rgba.subarray(from, Math.min(from + grid.tile * 4, rgba.length)));
      }
      y += 1;
      if (y % grid.tile !== 0 && y !== grid.height) return;
      for (const hash of open) leaves.push((hash ? hex(hash.digest()) : '') as Hex64);
    },
  };
}

function begun({width, height, tile}: Grid, column: number, row: number, salt: Uint8Array | undefined) {
  if (!salt) return undefined;
  const place = new Uint8Array(16);
  const view = new DataView(place.buffer);
  view.setUint32(0, column);
  view.setUint32(4, row);
  view.setUint32(8, Math.min(tile, width - column * tile));
  view.setUint32(12, Math.min(tile, height - row * tile));
  return sha256
    .create()
    .update(new Uint8Array([0]))
    .update(salt)
    .update(place);
}

/** Rows that are hashed before others get their turn. */
const ROWS_AT_ONCE = 64;

/**
 * What is sealed of a picture so that it can be shown in part; undefined for one whose pixels cannot be read here. In
 * steps of some milliseconds, since a background that hashes for seconds answers nobody.
 */
export function* pixelTreeSteps(png: Uint8Array, salts: SaltAt): Generator<undefined, PixelTree | undefined> {
  const head = pngHead(png);
  if (!head) return undefined;
  const grid = gridFor(head.width, head.height);
  const hasher = tileHasher(grid, salts);
  let rows = 0;
  for (const row of pngRows(png)) {
    hasher.add(row);
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) yield undefined;
  }
  return {tile: grid.tile, ...gridSize(grid), root: merkleRoot(hasher.leaves)};
}

/** The same in one go. */
export function pixelTree(png: Uint8Array, salts: SaltAt): PixelTree | undefined {
  const steps = pixelTreeSteps(png, salts);
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
  }
}
