import type {Bytes} from '../bytes.ts';
import type {Part, Rect} from '../capture/exhibit.ts';
import type {Hex64} from '../ids.ts';
import {pngHead, pngRows} from '../png/read-png.ts';
import {pngWriter} from '../png/write-png.ts';
import {tileHasher} from './pixel-tree.ts';
import {type ProofLeaf, type SaltAt, saltLeaf} from './salts.ts';
import {type Grid, gridSize, snapToTiles, tileOf, touchedTiles} from './tiles.ts';

/** `…-proof.json` beside a masked picture: for each tile its salt, or, where it is masked, its leaf's hash. */
export type PixelProof = {
  v: 1;
  kind: 'pixelProof';
  /** SHA-256 of the sealed picture. */
  of: Hex64;
  leaves: ProofLeaf[];
};

/** Every masked pixel: a grey that shows on white and on black. */
export const MASK: readonly [number, number, number, number] = [128, 128, 128, 255];

/** Pixels of a picture whose file cannot be read here, as a browser shows them. */
export type Pixels = {width: number; height: number; rgba: Uint8Array};

export type MaskedPicture = {bytes: Bytes; width: number; height: number; rects: Rect[]; proof: PixelProof | undefined};

/**
 * A copy of a picture in which every tile that a rect touches is one flat colour. Nothing but pixels goes into it: no
 * words, times or places that the file of the original may carry. With `salts`, and where the part was sealed with a
 * tree, the proof that nothing else was changed.
 */
export function maskPicture(
  part: Part,
  original: Bytes | Pixels,
  wanted: readonly Rect[],
  salts: SaltAt | undefined,
): MaskedPicture {
  const rows = 'rgba' in original ? rowsOf(original) : pngRows(original);
  const size = 'rgba' in original ? original : pngHead(original);
  if (!size) throw new Error(`${part.path}: the picture cannot be read`);
  const grid: Grid = {width: size.width, height: size.height, tile: tileOf(part)};
  const masked = touchedTiles(wanted, grid);
  const hasher = salts && part.pixels ? tileHasher(grid, salts) : undefined;
  const writer = pngWriter(grid.width, grid.height);
  let y = 0;
  for (const row of rows) {
    hasher?.add(row);
    writer.add(maskedRow(row, y, masked, grid));
    y += 1;
  }
  const leaves = hasher?.leaves.map((leaf, i) => (masked.has(i) ? leaf : saltLeaf((salts as SaltAt)(i))));
  return {
    bytes: writer.finish(),
    width: grid.width,
    height: grid.height,
    rects: snapToTiles(wanted, grid),
    proof: leaves && {v: 1, kind: 'pixelProof', of: part.sha256, leaves},
  };
}

function* rowsOf({width, height, rgba}: Pixels): Generator<Uint8Array> {
  for (let y = 0; y < height; y += 1) yield rgba.subarray(y * width * 4, (y + 1) * width * 4);
}

/** A copy of the row: the one that was given belongs to its reader. */
function maskedRow(row: Uint8Array, y: number, masked: ReadonlySet<number>, grid: Grid): Uint8Array {
  const out = row.slice();
  const {columns} = gridSize(grid);
  const first = Math.floor(y / grid.tile) * columns;
  for (let column = 0; column < columns; column += 1) {
    if (!masked.has(first + column)) continue;
    const end = Math.min((column + 1) * grid.tile, grid.width) * 4;
    for (let at = column * grid.tile * 4; at < end; at += 4) out.set(MASK, at);
  }
  return out;
}
