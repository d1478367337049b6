import {PNG} from 'pngjs';
import type {Bytes} from '../../../src/core/bytes.ts';
import type {Part} from '../../../src/core/capture/exhibit.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {pixelTree} from '../../../src/core/redaction/pixel-tree.ts';
import {saltsOf} from '../../../src/core/redaction/salts.ts';

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
export function drawFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export const SEED = new Uint8Array(32).fill(7);

/** A picture of random pixels: no two tiles are alike. */
export function randomPicture(width: number, height: number, draw: (below: number) => number): PNG {
  const png = new PNG({width, height});
  for (let i = 0; i < png.data.length; i += 1) png.data[i] = i % 4 === 3 ? 255 : draw(256);
  return png;
}

/** Bytes of a PNG as another program writes it: of a colour type of PNG (0 grey, 2 RGB, 4 grey and alpha, 6 RGBA). */
export function pngBytes(png: PNG, colorType: 0 | 2 | 4 | 6 = 6): Bytes {
  return new Uint8Array(PNG.sync.write(png, {colorType, inputHasAlpha: true}));
}

/** A sealed picture part with its tree. */
export function sealedPicture(bytes: Bytes, width: number, height: number, path = 'item-1.png'): Part {
  const pixels = pixelTree(bytes, saltsOf(SEED, path));
  return {
    ...{path, role: 'item', how: 'rendering', mediaType: 'image/png'},
    ...{bytes: bytes.length, sha256: sha256Hex(bytes), width, height},
    ...(pixels ? {pixels} : {}),
  };
}
