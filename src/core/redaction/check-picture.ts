import type {Part} from '../capture/exhibit.ts';
import {merkleRoot} from '../custody/merkle.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import {PngFault} from '../png/png-chunks.ts';
import {pngHead, pngRows, pngTypes} from '../png/read-png.ts';
import type {Reason} from '../verify/report.ts';
import {tileHasher} from './pixel-tree.ts';
import {MASK, type PixelProof} from './redact-picture.ts';
import type {RedactedPart} from './redaction.ts';
import {HASH_FORM, SALT_FORM, saltOf} from './salts.ts';
import {type Grid, gridSize, snapToTiles, tileOf, touchedTiles} from './tiles.ts';

/**
 * What is wrong with a masked copy of a picture; undefined if nothing is. Without a proof it is only looked at whether it
 * has the size of its original, nothing but pixels in it, and one flat colour wherever it says that it is masked.
 */
export function pictureFault(
  png: Uint8Array,
  original: Part,
  copy: RedactedPart,
  proof: PixelProof | undefined,
): Reason | undefined {
  try {
    return faultOf(png, original, copy, proof);
  } catch (error) {
    if (error instanceof PngFault) return 'verify_reason_notPlainPicture';
    throw error;
  }
}

function faultOf(png: Uint8Array, original: Part, copy: RedactedPart, proof: PixelProof | undefined) {
  const head = pngHead(png);
  // Another chunk could hold words, or change how the pixels look.
  if (!head || pngTypes(png).some((type) => !/^(IHDR|IDAT|IEND)$/.test(type))) return 'verify_reason_notPlainPicture';
  const sizes = [original.width ?? head.width, original.height ?? head.height, copy.width, copy.height];
  if (sizes.some((size, i) => size !== (i % 2 === 0 ? head.width : head.height))) return 'verify_reason_otherSize';
  const grid: Grid = {width: head.width, height: head.height, tile: tileOf(original)};
  if (grid.tile < 1 || canonicalJson(snapToTiles(copy.rects, grid)) !== canonicalJson(copy.rects)) {
    return 'verify_reason_maskNotTiles';
  }
  const masked = touchedTiles(copy.rects, grid);
  const {columns, rows} = gridSize(grid);
  const {pixels} = original;
  if (proof) {
    if (proof.of !== original.sha256 || !pixels) return 'verify_reason_otherProof';
    if (pixels.columns !== columns || pixels.rows !== rows) return 'verify_reason_otherSize';
    if (!leavesFit(proof.leaves, columns * rows, masked)) return 'verify_reason_otherLeaves';
  }
  const hasher = tileHasher(grid, (i) => (proof && !masked.has(i) ? saltOf(proof.leaves[i]) : undefined));
  let y = 0;
  for (const row of pngRows(png)) {
    if (!isFlat(row, y, masked, grid)) return 'verify_reason_maskNotFlat';
    hasher.add(row);
    y += 1;
  }
  if (!proof || !pixels) return undefined;
  const leaves = hasher.leaves.map((leaf, i) => (masked.has(i) ? (proof.leaves[i] as Hex64) : leaf));
  return merkleRoot(leaves) === pixels.root ? undefined : 'verify_reason_otherPixels';
}

/** One leaf a tile: a hash where it is masked, a salt where it is shown. */
function leavesFit(leaves: readonly string[], count: number, masked: ReadonlySet<number>): boolean {
  return leaves.length === count && leaves.every((leaf, i) => (masked.has(i) ? HASH_FORM : SALT_FORM).test(leaf));
}

function isFlat(row: Uint8Array, y: number, masked: ReadonlySet<number>, grid: Grid): boolean {
  const {columns} = gridSize(grid);
  const first = Math.floor(y / grid.tile) * columns;
  for (let column = 0; column < columns; column += 1) {
    if (!masked.has(first + column)) continue;
    const end = Math.min((column + 1) * grid.tile, grid.width) * 4;
    for (let at = column * grid.tile * 4; at < end; at += 1) if (row[at] !== MASK[at % 4]) return false;
  }
  return true;
}

/**
 * Whether the sealed original, which is there, is what its tree was made of: a keeper who sealed the tree of another
 * picture is found as soon as both are shown.
 */
export function originalPictureFault(
  png: Uint8Array,
  original: Part,
  copy: RedactedPart,
  proof: PixelProof,
): Reason | undefined {
  const {pixels} = original;
  try {
    const head = pngHead(png);
    if (!head || !pixels) return 'verify_reason_originalDiffers';
    const grid: Grid = {width: head.width, height: head.height, tile: pixels.tile};
    const masked = touchedTiles(copy.rects, grid);
    const hasher = tileHasher(grid, (i) => (masked.has(i) ? undefined : saltOf(proof.leaves[i])));
    for (const row of pngRows(png)) hasher.add(row);
    const leaves = hasher.leaves.map((leaf, i) => (masked.has(i) ? (proof.leaves[i] as Hex64) : leaf));
    return merkleRoot(leaves) === pixels.root ? undefined : 'verify_reason_originalDiffers';
  } catch (error) {
    if (error instanceof PngFault) return 'verify_reason_originalDiffers';
    throw error;
  }
}
