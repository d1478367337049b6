import {PNG} from 'pngjs';
import {describe, expect, it} from 'vitest';
import type {Bytes} from '../../../src/core/bytes.ts';
import type {Rect} from '../../../src/core/capture/exhibit.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {saltedPng} from '../../../src/core/png/png-chunks.ts';
import {pictureFault} from '../../../src/core/redaction/check-picture.ts';
import {MASK, maskPicture} from '../../../src/core/redaction/redact-picture.ts';
import type {RedactedPart} from '../../../src/core/redaction/redaction.ts';
import {saltsOf} from '../../../src/core/redaction/salts.ts';
import {gridFor, snapToTiles, touchedTiles} from '../../../src/core/redaction/tiles.ts';
import {drawFrom, pngBytes, randomPicture, SEED, sealedPicture} from './drawn.ts';

type Draw = (below: number) => number;

function made(draw: Draw, seed = SEED) {
  const [width, height] = [33 + draw(120), 33 + draw(90)];
  const png = pngBytes(randomPicture(width, height, draw), draw(2) ? 6 : 2);
  const part = sealedPicture(png, width, height);
  const rects: Rect[] = Array.from({length: 1 + draw(3)}, () => ({
    x: draw(width),
    y: draw(height),
    width: 1 + draw(60),
    height: 1 + draw(60),
  }));
  const masked = maskPicture(part, png, rects, saltsOf(seed, part.path));
  if (!masked.proof) throw new Error('no proof');
  return {png, part, rects, masked, proof: masked.proof, copy: copyOf(masked)};
}

function copyOf({
  bytes,
  width,
  height,
  rects,
}: {
  bytes: Bytes;
  width: number;
  height: number;
  rects: Rect[];
}): RedactedPart {
  return {
    ...{path: 'redaction-1/item-1.png', role: 'redacted', how: 'redacted', mediaType: 'image/png'},
    ...{bytes: bytes.length, sha256: sha256Hex(bytes), width, height, derivedFrom: sha256Hex(bytes), rects},
  };
}

function changed(png: Bytes, x: number, y: number, change: (data: Buffer, at: number) => unknown): Bytes {
  const read = PNG.sync.read(Buffer.from(png));
  change(read.data, (y * read.width + x) * 4);
  return pngBytes(read);
}

function isInside({x, y, width, height}: Rect, px: number, py: number): boolean {
  return px >= x && px < x + width && py >= y && py < y + height;
}

describe('a copy of a picture with places masked', () => {
  it('is proved, for random pictures and rects; only whole tiles differ from the original', () => {
    const draw = drawFrom(1);
    for (let i = 0; i < 60; i += 1) {
      const {png, part, masked, proof, copy} = made(draw);
      expect(pictureFault(masked.bytes, part, copy, proof)).toBeUndefined();
      const [before, after] = [PNG.sync.read(Buffer.from(png)), PNG.sync.read(Buffer.from(masked.bytes))];
      for (let y = 0; y < before.height; y += 1) {
        for (let x = 0; x < before.width; x += 1) {
          const at = (y * before.width + x) * 4;
          const inside = masked.rects.some((rect) => isInside(rect, x, y));
          const wanted = inside ? Buffer.from(MASK) : before.data.subarray(at, at + 4);
          if (!after.data.subarray(at, at + 4).equals(wanted)) throw new Error(`${x},${y} is wrong`);
        }
      }
    }
  });

  it('is refused for any change beside the mask, and for any change of the mask', () => {
    const draw = drawFrom(2);
    for (let i = 0; i < 60; i += 1) {
      const {part, masked, proof, copy} = made(draw);
      const [x, y] = [draw(masked.width), draw(masked.height)];
      const inside = masked.rects.some((rect) => isInside(rect, x, y));
      const altered = changed(masked.bytes, x, y, (data, at) => {
        data[at + draw(3)] = (data[at + draw(3)] ?? 0) ^ 1;
        data[at] = (data[at] ?? 0) ^ 4;
      });
      expect(pictureFault(altered, part, copy, proof)).toBe(
        inside ? 'verify_reason_maskNotFlat' : 'verify_reason_otherPixels',
      );
    }
  });

  it('is refused when the mask is moved, made smaller or larger, or named elsewhere', () => {
    const draw = drawFrom(3);
    let compared = 0;
    for (let i = 0; i < 60; i += 1) {
      const {part, masked, proof, copy, rects} = made(draw);
      const grid = gridFor(masked.width, masked.height);
      const moved = snapToTiles(
        rects.map((rect) => ({...rect, x: rect.x + 32, width: rect.width + draw(40)})),
        grid,
      );
      if (JSON.stringify(moved) === JSON.stringify(copy.rects)) continue;
      compared += 1;
      expect(pictureFault(masked.bytes, part, {...copy, rects: moved}, proof)).toBeDefined();
      expect(pictureFault(masked.bytes, part, {...copy, rects: copy.rects.slice(1)}, proof)).toBeDefined();
      // The same mask with other rects: there is one way to say it.
      const raw = [...copy.rects, ...copy.rects.slice(0, 1)];
      expect(pictureFault(masked.bytes, part, {...copy, rects: raw}, proof)).toBe('verify_reason_maskNotTiles');
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('is refused with leaves that are too many, too few, exchanged, or of another picture', () => {
    const draw = drawFrom(4);
    for (let i = 0; i < 30; i += 1) {
      const {part, masked, proof, copy} = made(draw);
      const other = made(draw);
      const leaves = proof.leaves;
      const swapped = [...leaves];
      [swapped[0], swapped[1]] = [leaves[1] ?? '', leaves[0] ?? ''];
      for (const wrong of [leaves.slice(1), [...leaves, leaves[0] ?? ''], [], swapped]) {
        expect(pictureFault(masked.bytes, part, copy, {...proof, leaves: wrong})).toBeDefined();
      }
      expect(pictureFault(masked.bytes, part, copy, other.proof)).toBe('verify_reason_otherProof');
      expect(pictureFault(other.masked.bytes, part, other.copy, {...other.proof, of: part.sha256})).toBeDefined();
    }
  });

  it('is refused when something else lies in its file', () => {
    const {part, masked, proof, copy} = made(drawFrom(5));
    const salted = saltedPng(masked.bytes, new Uint8Array(16));
    expect(pictureFault(salted, part, copy, proof)).toBe('verify_reason_notPlainPicture');
    expect(pictureFault(new Uint8Array(9), part, copy, proof)).toBe('verify_reason_notPlainPicture');
  });

  it('tells nothing of a masked tile by its hash: another seed gives another', () => {
    const one = made(drawFrom(6));
    const {part, png, rects} = one;
    const other = maskPicture(part, png, rects, saltsOf(new Uint8Array(32).fill(8), part.path));
    const grid = gridFor(part.width ?? 0, part.height ?? 0);
    for (const i of touchedTiles(rects, grid)) expect(other.proof?.leaves[i]).not.toBe(one.proof.leaves[i]);
  });

  it('of a picture that was sealed without a tree has no proof, and its mask is looked at all the same', () => {
    const {part: sealed, png, rects} = made(drawFrom(7));
    const {pixels: _, ...part} = sealed;
    const masked = maskPicture(part, png, rects, saltsOf(SEED, part.path));
    expect(masked.proof).toBeUndefined();
    const copy = copyOf(masked);
    expect(pictureFault(masked.bytes, part, copy, undefined)).toBeUndefined();
    const {x, y} = masked.rects[0] ?? {x: 0, y: 0};
    const holed = changed(masked.bytes, x, y, (data, at) => data.fill(0, at, at + 1));
    expect(pictureFault(holed, part, copy, undefined)).toBe('verify_reason_maskNotFlat');
  });
});

describe('rects that are made larger to tiles', () => {
  it('cover what they covered and nothing but the tiles it touches, each once', () => {
    const draw = drawFrom(8);
    for (let i = 0; i < 300; i += 1) {
      const grid = {width: 1 + draw(300), height: 1 + draw(300), tile: 32};
      const rects = Array.from({length: draw(4)}, () => ({
        x: draw(300) - 20,
        y: draw(300) - 20,
        width: draw(100),
        height: draw(100),
      }));
      const snapped = snapToTiles(rects, grid);
      expect(touchedTiles(snapped, grid)).toEqual(touchedTiles(rects, grid));
      expect(snapToTiles(snapped, grid)).toEqual(snapped);
      const area = snapped.reduce((sum, {width, height}) => sum + Math.ceil(width / 32) * Math.ceil(height / 32), 0);
      expect(area).toBe(touchedTiles(rects, grid).size);
      for (const {x, y, width, height} of snapped) {
        expect(x + width).toBeLessThanOrEqual(grid.width);
        expect(y + height).toBeLessThanOrEqual(grid.height);
      }
    }
  });

  it('are coarser on a very long page, so that its proof stays small', () => {
    expect(gridFor(1920, 1080).tile).toBe(32);
    expect(gridFor(1920, 60_000).tile).toBe(128);
  });
});
