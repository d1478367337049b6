import {describe, expect, it} from 'vitest';
import {acrossParts, coveredBy, rowsPerPart} from '../../../src/core/stitch/parts.ts';

describe('parts of a joined picture', () => {
  it('are never higher than 16,000 px nor larger than 40 million px', () => {
    for (const width of [1, 300, 1000, 2560, 5000, 20_000, 65_535]) {
      const rows = rowsPerPart(width);
      expect(rows).toBeLessThanOrEqual(16_000);
      expect(rows * width).toBeLessThanOrEqual(40_000_000);
      expect(rows).toBeGreaterThan(0);
    }
  });

  it('share the rows of a tile without a gap or a twin', () => {
    for (let at = 0; at < 40; at += 1) {
      for (let height = 1; height < 40; height += 1) {
        const rows = acrossParts(at, height, 7).flatMap(({part, y, from, height: length}) =>
          Array.from({length}, (_, index) => ({row: part * 7 + y + index, from: from + index})),
        );
        expect(rows).toEqual(Array.from({length: height}, (_, index) => ({row: at + index, from: index})));
      }
    }
  });

  it('cover stretches that meet, in whole CSS px', () => {
    const placement = {
      scale: 1.1,
      first: {x: 0, y: 0, width: 0, height: 0},
      corner: {x: 0, y: 0},
      columns: {from: 0, to: 770},
      from: 0,
      rows: 0,
    };
    const [one, two] = [coveredBy(placement, 0, 1601), coveredBy(placement, 1601, 999)];
    expect(one).toEqual({x: 0, y: 0, width: 700, height: 1455});
    expect(two.y).toBe(one.y + one.height);
    expect(two.y + two.height).toBe(Math.round(2600 / 1.1));
  });
});
