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
    leavesOut: false,
  };
}

describe('stretches of a page', () => {
  it('meet at whole device pixels, none over the bound, and cover it all', () => {
    // Of Firefox: 60 parts of a CSS px, so many of them a device px.
    const firefox = [90, 72, 55, 44, 38, 27, 19].map((parts) => 60 / parts);
    for (const ratio of [0.5, 2 / 3, 0.9, 1, 1.1, 1.25, 4 / 3, 1.5, 2, 3, ...firefox]) {
      for (const height of [1, 700, 15_999, 40_000, 100_001]) {
        const stretches = stretchesOf(stand(1000, height, ratio), height);
        let next = 0;
        for (const {asked, has} of stretches) {
          const {y} = asked;
          expect(y).toBe(next);
          expect(Math.abs(y * ratio - Math.round(y * ratio))).toBeLessThan(1e-4);
          expect(has.height).toBe(Math.ceil(asked.height * ratio - 1e-3));
          expect(has.height).toBeLessThanOrEqual(16_000);
          expect(has.height * has.width).toBeLessThanOrEqual(40_000_000 + has.width);
          next = y + asked.height;
        }
        expect(next).toBe(height);
      }
    }
  });

  it('have every device pixel of a page that is no whole number of CSS px, and not one more', () => {
    const ratio = 60 / 27;
    const end = stretchesOf(stand(378.45, 900.45, ratio), 900.45);
    expect(end).toEqual([{asked: {x: 0, y: 0, width: 379, height: 901}, has: {width: 841, height: 2001}}]);
  });

  it('are no wider than three windows, and begin at the left end of a page from right to left', () => {
    expect(stretchesOf(stand(9000, 500, 1), 500)[0]?.asked.width).toBe(3000);
    const rtl = {...stand(1500, 500, 1), content: {x: -500, y: 0, width: 1500, height: 500}};
    expect(stretchesOf(rtl, 500)[0]?.asked).toEqual({x: -500, y: 0, width: 1500, height: 500});
  });

  it('end where the walk through the page ended', () => {
    expect(stretchesOf(stand(1000, 90_000, 1), 20_000).at(-1)?.asked).toMatchObject({y: 16_000, height: 4000});
  });

  it('are no way for a list that drops what is far', () => {
    const marks = (from: number) =>
      Array.from({length: 30}, (_, index) => ({id: from + index, y: (from + index) * 10}));
    const atEnd = stand(1000, 9000, 1, marks(100));
    expect(keepsWhatIsFar(atEnd, stand(1000, 9000, 1, [...marks(0), ...marks(100)]))).toBe(true);
    expect(keepsWhatIsFar(atEnd, stand(1000, 9000, 1, marks(0)))).toBe(false);
    // Half of what is asked for is near enough to be there still.
    expect(keepsWhatIsFar(atEnd, stand(1000, 9000, 1, marks(100).slice(0, 20)))).toBe(false);
    expect(keepsWhatIsFar(atEnd, stand(1000, 9000, 1, marks(100).slice(0, 29)))).toBe(true);
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
