import type {DateOrder} from '../reading.ts';
import {numberOf} from '../text/digits.ts';
import type {Wall} from '../text/written-time.ts';
import {hourOf} from './day-half.ts';

/** The three numbers of a date in the order they are written, with how many digits each has. */
export type WrittenDay = {numbers: [number, number, number]; digits: [number, number, number]; separator: string};

/** The clock of a line. `hour` is undefined where the words for the half of the day are not known. */
export type WrittenClock = {hour: number | undefined; minute: number; second: number | undefined};

/** A line that begins a message of a chat export. */
export type ChatLine = {
  style: 'bracket' | 'dash';
  /** Date and time as they stand in the file. */
  written: string;
  day: WrittenDay;
  clock: WrittenClock;
  /** What follows, verbatim. */
  rest: string;
};

// Direction marks stand before the line and inside the date; spaces can be narrow and unbreakable (U+202F).
const MARKS = '[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]*';
const SPACE = '[ \\u00a0\\u202f\\u2009]';
const NUMBER = (most: number) => `${MARKS}(\\p{Nd}{1,${most}})${MARKS}`;
const DAY = `${NUMBER(4)}([./\\-年년])${SPACE}?${NUMBER(2)}[./\\-月월]${SPACE}?${NUMBER(4)}(?:[.日일]|${SPACE}?г\\.)?`;
const BETWEEN = `${MARKS}[,،、]?${MARKS}${SPACE}{0,2}(?:(?:à|klo|kl\\.?|um|às|as|at|a las|alle|ore|o|ob|u|в|о)${SPACE}{1,2})?`;
const HALF = '\\p{L}[\\p{L}\\p{M}. \\u00a0\\u202f]{0,14}?';
const CLOCK = `${MARKS}(?:(${HALF})${SPACE}?)?${NUMBER(2)}[:.]${NUMBER(2)}(?:[:.]${NUMBER(2)})?(?:${SPACE}?(${HALF}))?${MARKS}`;
const BRACKET = new RegExp(`^${MARKS}\\[(${DAY}${BETWEEN}${CLOCK})(\\])${SPACE}?(.*)$`, 'su');
const DASH = new RegExp(`^(${MARKS}${DAY}${BETWEEN}${CLOCK})(${SPACE}[-–]${SPACE}|, )(.*)$`, 'su');
/** No beginning of a message is longer up to its words. */
const LONGEST_BEGINNING = 80;

/** Reads the beginning of a message; undefined for a line that goes on with the one before. */
export function chatLine(line: string): ChatLine | undefined {
  if (!/\p{Nd}/u.test(line.slice(0, 12))) return undefined;
  const start = line.slice(0, LONGEST_BEGINNING);
  const bracket = BRACKET.exec(start);
  const match = bracket ?? DASH.exec(start);
  if (!match) return undefined;
  const [, written = '', a = '', separator = '', b = '', c = '', before = '', hour = '', minute = '', second] = match;
  const [after = '', joint = '', rest = ''] = match.slice(10);
  // Korean exports put a comma where all others have a dash.
  if (joint === ', ' && separator !== '년') return undefined;
  const half = `${before}${after}`;
  const clock = {
    hour: hourOf(numberOf(hour), half),
    minute: numberOf(minute),
    second: second === undefined ? undefined : numberOf(second),
  };
  return {
    style: bracket ? 'bracket' : 'dash',
    written,
    day: {
      numbers: [numberOf(a), numberOf(b), numberOf(c)],
      digits: [a.length, b.length, c.length],
      separator,
    },
    clock,
    rest: rest + line.slice(LONGEST_BEGINNING),
  };
}

const PLACES: Readonly<Record<DateOrder, [number, number, number]>> = {dmy: [2, 1, 0], mdy: [2, 0, 1], ymd: [0, 1, 2]};

/** The day that a date means under an order; undefined where it has no such year. */
export function dayUnder({numbers, digits}: WrittenDay, order: DateOrder): Wall | undefined {
  const [yearAt, monthAt, dayAt] = PLACES[order];
  const yearDigits = digits[yearAt];
  if (yearDigits !== 2 && yearDigits !== 4) return undefined;
  if (digits[dayAt] === undefined || digits[dayAt] > 2 || (digits[monthAt] ?? 0) > 2) return undefined;
  const year = numbers[yearAt] ?? Number.NaN;
  return {
    year: yearDigits === 2 ? 2000 + year : year,
    month: numbers[monthAt] ?? Number.NaN,
    day: numbers[dayAt] ?? Number.NaN,
  };
}
