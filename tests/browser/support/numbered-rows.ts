import type {Pixels} from './pixels.ts';
import type {JoinedPart} from './save-page.ts';

/** A stretch of pixels down a picture: the number of the row that they are of, or null for anything else. */
export type Stretch = {number: number | null; pixels: number};

const STEPS = 8;
const LEAST = 20;
const STEP = 30;
/** Screens and browsers change a colour by a little. */
const NEAR = 4;

/** The colour of the band of a row, below 512; as `tests/fixtures/traps/rows.js` draws it. */
export function rowColour(number: number): string {
  const step = (n: number) => LEAST + (n % STEPS) * STEP;
  return `rgb(${step(number)}, ${step(number >> 3)}, ${step(number >> 6)})`;
}

/** The rows of a joined picture from top to bottom, read off the bands `inset` pixels from one of its sides. */
export function rowsDown(joined: readonly JoinedPart[], side: 'left' | 'right' = 'left', inset = 10): Stretch[] {
  const stretches: Stretch[] = [];
  for (const {pixels} of joined) {
    const x = side === 'left' ? inset : pixels.width - 1 - inset;
    for (let y = 0; y < pixels.height; y += 1) {
      const number = numberAt(pixels, x, y);
      const last = stretches.at(-1);
      if (last?.number === number) last.pixels += 1;
      else stretches.push({number, pixels: 1});
    }
  }
  return stretches;
}

function numberAt(pixels: Pixels, x: number, y: number): number | null {
  const colour = pixels.at(x, y);
  const digits = [1, 3, 5].map((from) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16);
    const digit = Math.round((value - LEAST) / STEP);
    return digit >= 0 && digit < STEPS && Math.abs(value - LEAST - digit * STEP) <= NEAR ? digit : null;
  });
  const [low, middle, high] = digits;
  return low == null || middle == null || high == null ? null : low + middle * STEPS + high * STEPS * STEPS;
}
