import type {TimeWords, Unit} from './words.ts';

/** How long before the look something was posted, at least and at most, in milliseconds. */
export type Ago = {least: number; most: number; unit: Unit};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The shortest and the longest that a unit can be: February and a leap year among them. */
const LENGTH: Readonly<Record<Unit, {short: number; long: number}>> = {
  second: {short: SECOND, long: SECOND},
  minute: {short: MINUTE, long: MINUTE},
  hour: {short: HOUR, long: HOUR},
  day: {short: DAY, long: DAY},
  week: {short: 7 * DAY, long: 7 * DAY},
  month: {short: 28 * DAY, long: 31 * DAY},
  year: {short: 365 * DAY, long: 366 * DAY},
};

/** Sites say "just now" for up to a few minutes. */
const NOW_MOST = 5 * MINUTE;
const MOST_COUNTED = 10_000;

/**
 * What "2h", "5 days ago", "about 1 year ago" can mean. Some sites cut a number off ("2h" until 3 h), others round it
 * (from 1 h 30), so half a unit less and a whole one more: n − ½ to n + 1 units.
 */
export function agoOf(text: string, words: TimeWords): Ago | undefined {
  if (words.now.includes(text)) return {least: 0, most: NOW_MOST, unit: 'minute'};
  const last = Object.hasOwn(words.last, text) ? words.last[text] : undefined;
  if (last) return {least: 0, most: 2 * LENGTH[last].long, unit: last};
  const counted = countedUnits(text, words);
  const smallest = counted?.at(-1);
  if (!counted || !smallest) return undefined;
  let [least, most] = [0, 0];
  for (const {count, unit} of counted) {
    least += count * LENGTH[unit].short;
    most += count * LENGTH[unit].long;
  }
  return {
    least: Math.max(0, least - LENGTH[smallest.unit].short / 2),
    most: most + LENGTH[smallest.unit].long,
    unit: smallest.unit,
  };
}

type Counted = {count: number; unit: Unit};

/** "2 days, 3 hours" as its parts, largest first; undefined for anything else. */
function countedUnits(text: string, words: TimeWords): Counted[] | undefined {
  const tokens = text.match(/\d+|\p{L}+|[^\s\d\p{L}]/gu) ?? [];
  const counted: Counted[] = [];
  let count: number | undefined;
  for (const token of tokens) {
    const unit = unitOf(token, words);
    const number = /^\d+$/.test(token)
      ? Number(token)
      : Object.hasOwn(words.numbers, token)
        ? words.numbers[token]
        : undefined;
    if (unit && count !== undefined) {
      counted.push({count, unit});
      count = undefined;
    } else if (number !== undefined && count === undefined && number < MOST_COUNTED) count = number;
    else if (!words.around.includes(token) && !words.vague.includes(token)) return undefined;
  }
  return count === undefined && counted.length > 0 && isFalling(counted) ? counted : undefined;
}

function unitOf(token: string, words: TimeWords): Unit | undefined {
  return UNITS.find((unit) => words.units[unit].includes(token));
}

const UNITS: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

function isFalling(counted: readonly Counted[]): boolean {
  return counted.every(({unit}, i) => {
    const before = counted[i - 1];
    return !before || UNITS.indexOf(before.unit) > UNITS.indexOf(unit);
  });
}
