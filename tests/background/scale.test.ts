import {describe, expect, it} from 'vitest';
import {scaleOf} from '../../src/background/pictures.ts';

describe('the scale of a picture', () => {
  it('is the ratio of the page where the widths say the same, whatever the browser rounded', () => {
    // 2000 px at a ratio of 60/19 are 633.33 CSS px, told as 633.
    expect(scaleOf(2000, 633, 60 / 19)).toBe(60 / 19);
    expect(scaleOf(1000, 1194, 0.8375)).toBe(0.8375);
  });

  it('is that of the widths where the picture is of another size than the ratio says', () => {
    expect(scaleOf(2027, 633, 60 / 19)).toBe(2027 / 633);
    expect(scaleOf(500, 1000, 1)).toBe(0.5);
  });

  it('is the ratio where no width is known', () => {
    expect(scaleOf(500, 0, 2)).toBe(2);
  });
});
