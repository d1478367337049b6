import {describe, expect, it} from 'vitest';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import type {Rows} from '../../src/core/pack/print-slices.ts';
import {renditionMaker} from '../../src/pages/case-file/rendition.ts';
import {drawRows, partOf} from './seed.ts';

/** Of every 40 rows, the letters of a line of words touch those from 11 to 33. */
function isBetweenWords(row: number): boolean {
  const inLine = row % 40;
  return inLine < 11 || inLine > 33;
}

async function tall(width: number, height: number) {
  const bytes = await drawRows(width, height);
  return partOf({path: 'page-1.png', role: 'page', how: 'stitched', mediaType: 'image/png', width, height}, bytes);
}

describe('print pictures of a very tall picture', () => {
  it('hold every row once and in order, with no line of words cut through', async () => {
    const {part, bytes} = await tall(600, 6000);
    const renditions = renditionMaker();
    const rows: Rows[] = [];
    for (let index = 0; index < 8; index += 1) {
      const made = await renditions.make(bytes, part, {index, of: 8});
      if (!made?.rows) throw new Error('no stretch');
      expect(made.height).toBe(made.rows.to - made.rows.from);
      const decoded = await createImageBitmap(new Blob([made.bytes], {type: 'image/jpeg'}));
      expect([decoded.width, decoded.height]).toEqual([made.width, made.height]);
      rows.push(made.rows);
    }
    expect(rows[0]?.from).toBe(0);
    expect(rows.at(-1)?.to).toBe(6000);
    for (const [at, {from}] of rows.entries()) {
      if (at > 0) expect(from).toBe(rows[at - 1]?.to);
      expect(isBetweenWords(from), `cut at ${from}`).toBe(true);
    }
  });

  it('are as wide as can be read, and one small picture where it is not tall', async () => {
    const {part, bytes} = await tall(2400, 1600);
    const whole = await renditionMaker().make(bytes, part, {index: 0, of: 1});
    expect([whole?.width, whole?.height, whole?.rows]).toEqual([900, 600, undefined]);
    const stretch = await renditionMaker().make(bytes, part, {index: 0, of: 2});
    expect(stretch?.width).toBe(1200);
  });

  it('are not there for bytes that are no picture, and the next one still is', async () => {
    const broken = new Uint8Array([1, 2, 3]);
    const renditions = renditionMaker();
    const {part, bytes} = await tall(100, 100);
    const other = {...part, sha256: sha256Hex(broken)};
    expect(await renditions.make(broken, other, {index: 0, of: 1})).toBeUndefined();
    expect(await renditions.make(bytes, part, {index: 0, of: 1})).toBeDefined();
  });
});
