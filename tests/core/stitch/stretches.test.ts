import {describe, expect, it} from 'vitest';
import type {Stand} from '../../../src/core/stitch/standing.ts';
import {keepsWhatIsFar, sameDocument, stretchesOf} from '../../../src/core/stitch/stretches.ts';

function stand(width: number, height: number, pixelRatio: number, landmarks: Stand['landmarks'] = []): Stand {
  return {
    address: 'https://page.example/',
    viewport: {width: 1000, height: 700},
    pixelRatio,
    content: {x: 0, y: 0, width, height},
    shown: {x: 0, y: 0, width: 1000, height: 700},
    scroll: {x: 0, y: 0},
    landmarks,
    unhidden: 0,
  };
}

describe('stretches of a page', () => {
  it('meet at whole device pixels, none over the bound, and cover it all', () => {
    for (const ratio of [0.5, 2 / 3, 0.9, 1, 1.1, 1.25, 4 / 3, 1.5, 2, 3]) {
      for (const height of [1, 700, 15_999, 40_000, 100_001]) {
        const stretches = stretchesOf(stand(1000, height, ratio), height);
        let next = 0;
        for (const {y, height: rows, width} of stretches) {
          expect(y).toBe(next);
          expect(Math.abs(y * ratio - Math.round(y * ratio))).toBeLessThan(1e-6);
          expect(rows * ratio).toBeLessThanOrEqual(16_000);
          expect(rows * ratio * width * ratio).toBeLessThanOrEqual(40_000_000);
          next = y + rows;
        }
        expect(next).toBe(height);
      }
    }
  });

  it('are no wider than three windows, and begin at the left end of a page from right to left', () => {
    expect(stretchesOf(stand(9000, 500, 1), 500)[0]?.width).toBe(3000);
    const rtl = {...stand(1500, 500, 1), content: {x: -500, y: 0, width: 1500, height: 500}};
    expect(stretchesOf(rtl, 500)[0]).toEqual({x: -500, y: 0, width: 1500, height: 500});
  });

  it('end where the walk through the page ended', () => {
    expect(stretchesOf(stand(1000, 90_000, 1), 20_000).at(-1)).toMatchObject({y: 15_900, height: 4100});
  });

  it('are no way for a list that drops what is far', () => {
    const marks = (from: number) =>
      Array.from({length: 30}, (_, index) => ({id: from + index, y: (from + index) * 10}));
    const atEnd = stand(1000, 9000, 1, marks(100));
    expect(keepsWhatIsFar(atEnd, stand(1000, 9000, 1, [...marks(0), ...marks(100)]))).toBe(true);
    expect(keepsWhatIsFar(atEnd, stand(1000, 9000, 1, marks(0)))).toBe(false);
    expect(keepsWhatIsFar(stand(1000, 9000, 1), stand(1000, 9000, 1))).toBe(true);
  });

  it('are no way for a list that uses its elements again for what is near', () => {
    const marks = (top: number) => Array.from({length: 30}, (_, id) => ({id, y: top + id * 40}));
    const atEnd = stand(1000, 9000, 1, marks(7800));
    expect(keepsWhatIsFar(atEnd, stand(1000, 9000, 1, marks(0)))).toBe(false);
    // A picture that has loaded above moves them a little.
    expect(keepsWhatIsFar(atEnd, stand(1000, 9300, 1, marks(8100)))).toBe(true);
  });

  it('are of one document though it writes the section that is read into its address', () => {
    expect(sameDocument('https://page.example/a?b=1', 'https://page.example/a?b=1#part-2')).toBe(true);
    expect(sameDocument('https://page.example/a?b=1#part-1', 'https://page.example/a?b=2#part-1')).toBe(false);
  });
});
