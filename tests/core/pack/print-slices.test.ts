import {describe, expect, it} from 'vitest';
import type {Part} from '../../../src/core/capture/exhibit.ts';
import {cutRange, printedSlices, slicesOf} from '../../../src/core/pack/print-slices.ts';
import {partsOf} from '../report/sample.ts';

function picture(width: number, height: number): Part {
  const [part] = partsOf(1, ['browserPixels']);
  if (!part) throw new Error('no part');
  return {...part, width, height};
}

describe('in how many stretches a picture is printed', () => {
  it.each([
    [1920, 1080, 1],
    [900, 420, 1],
    [400, 1000, 1],
    [1280, 2000, 1],
    [1280, 16_000, 11],
    [400, 3000, 5],
  ])('%i × %i px: %i', (width, height, slices) => {
    expect(slicesOf(picture(width, height))).toBe(slices);
  });

  it('never prints a stretch smaller than it can be read, whatever the size', () => {
    for (const width of [300, 627, 900, 1280, 2560, 3840]) {
      for (let height = 500; height < 40_000; height += 777) {
        const stretch = (height / slicesOf(picture(width, height))) * Math.min(1, 627 / width);
        expect(stretch).toBeLessThanOrEqual(816 * 1.25 + 1);
      }
    }
  });

  it('prints forty sheets of an exhibit at most, from the beginning, and every picture that fits', () => {
    const page = [picture(1280, 16_000), picture(1280, 16_000), picture(1280, 16_000), picture(1280, 16_000)];
    const all = printedSlices(page);
    expect(all).toHaveLength(40);
    expect(all.at(-1)?.part).toBe(page[3]);
    expect(all.at(-1)?.slice).toEqual({index: 6, of: 11});
  });

  it('prints a picture of which no size is known whole', () => {
    const [part] = partsOf(1, ['browserPixels']);
    const {width: _w, height: _h, ...rest} = part ?? picture(1, 1);
    expect(slicesOf(rest as Part)).toBe(1);
  });

  it('lets a cut move, but never past the next', () => {
    for (let cut = 1; cut < 10; cut += 1) {
      const [here, next] = [cutRange(16_000, cut, 11), cutRange(16_000, cut + 1, 11)];
      expect(here.from).toBeLessThan(here.at);
      expect(here.to).toBeLessThan(next.from);
    }
  });
});
