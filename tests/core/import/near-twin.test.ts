import {describe, expect, it} from 'vitest';
import {areNearTwins, type GrayPicture, hashDistance, pictureHash} from '../../../src/core/import/picture/near-twin.ts';

function picture(width: number, height: number, at: (x: number, y: number) => number): GrayPicture {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = Math.max(0, Math.min(255, at(x / width, y / height)));
  }
  return {width, height, pixels};
}

/** A scene of soft hills; another seed is another scene. */
function scene(seed: number) {
  return (x: number, y: number) =>
    128 +
    50 * Math.sin(seed + 7 * x + 3 * y * seed) +
    40 * Math.cos(seed * 2 + 9 * y - 5 * x) +
    30 * Math.sin(seed * 3 + 15 * x * y);
}

describe('near twins of a picture', () => {
  const original = pictureHash(picture(800, 600, scene(1)));

  it.each([
    ['made smaller', picture(317, 238, scene(1))],
    ['made brighter', picture(800, 600, (x, y) => scene(1)(x, y) * 0.8 + 40)],
    ['packed anew', picture(640, 480, (x, y) => scene(1)(x, y) + ((x * 7919 + y * 104_729) % 1) * 16 - 8)],
    ['in coarse grays', picture(800, 600, (x, y) => Math.round(scene(1)(x, y) / 24) * 24)],
  ])('%s are found', (_, other) => {
    const hash = pictureHash(other);
    expect(original && hash && areNearTwins(original, hash)).toBe(true);
  });

  it('are not found between different scenes', () => {
    for (let seed = 2; seed < 30; seed += 1) {
      const other = pictureHash(picture(800, 600, scene(seed)));
      expect(original && other && areNearTwins(original, other)).toBe(false);
    }
  });

  it('are not told of pictures without shapes', () => {
    expect(pictureHash(picture(100, 100, () => 200))).toBeUndefined();
    expect(pictureHash({width: 10, height: 10, pixels: new Uint8Array(5)})).toBeUndefined();
  });

  it('of a pixel or two do not fail', () => {
    expect(pictureHash(picture(2, 1, (x) => (x > 0 ? 255 : 0)))?.edges).toHaveLength(16);
  });

  it('differ by as many bits as are different', () => {
    expect(hashDistance('0000000000000000', 'ffffffffffffffff')).toBe(64);
    expect(hashDistance('8000000000000001', '0000000000000000')).toBe(2);
  });
});
