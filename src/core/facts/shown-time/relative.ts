import {scan, type Token} from './scan.ts';
import {type AgoMark, type TimeWords, UNITS, type Unit} from './words.ts';

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
/** A text that can be meant in more ways says nothing. */
const MOST_WAYS = 32;

/** "a week ago (1)": CLDR's Hebrew puts the number behind a word that says it. */
const SAID_AGAIN = /^(\D+) \([12]\)$/;

/**
 * What "2h", "5 days ago", "about 1 year ago" can mean. Some sites cut a number off ("2h" until 3 h), others round it
 * (from 1 h 30), so half a unit less and a whole one more: n − ½ to n + 1 units.
 */
export function agoOf(text: string, words: TimeWords): Ago | undefined {
  if (words.now.has(text)) return {least: 0, most: NOW_MOST, unit: 'minute'};
  const last = words.last.get(text);
  if (last) return {least: 0, most: 2 * LENGTH[last].long, unit: last};
  const tokens = scan(text.replace(SAID_AGAIN, '$1'), words.ago, numberAt);
  const meanings = tokens ? countedUnits(tokens, words).flatMap((counted) => spanned(counted)) : [];
  const [first] = meanings;
  if (!first) return undefined;
  // A word for two units can mean either.
  const widest = meanings.reduce((a, b) => (UNITS.indexOf(b.unit) > UNITS.indexOf(a.unit) ? b : a), first);
  return {
    least: Math.min(...meanings.map(({least}) => least)),
    most: Math.max(...meanings.map(({most}) => most)),
    unit: widest.unit,
  };
}

function numberAt(rest: string): {figures: number; length: number} | undefined {
  const digits = /^\d+/.exec(rest)?.[0];
  return digits === undefined ? undefined : {figures: Number(digits), length: digits.length};
}

type Counted = {count: number; unit: Unit};

function spanned(counted: readonly Counted[]): Ago[] {
  const smallest = counted.at(-1);
  if (!smallest || !isFalling(counted)) return [];
  const sum = (length: 'short' | 'long') =>
    counted.reduce((all, {count, unit}) => all + count * LENGTH[unit][length], 0);
  const least = Math.max(0, sum('short') - LENGTH[smallest.unit].short / 2);
  return [{least, most: sum('long') + LENGTH[smallest.unit].long, unit: smallest.unit}];
}

/** "2 days, 3 hours" as its parts, largest first, in every way that its words can be meant. */
function countedUnits(tokens: readonly Token<AgoMark, number>[], {oneUnsaid}: TimeWords): Counted[][] {
  const isAgo = tokens.some((token) => 'marks' in token && token.marks.some(({kind}) => kind === 'ago'));
  type Way = {counted: Counted[]; count: number | undefined};
  let ways: Way[] = [{counted: [], count: undefined}];
  const step = (way: Way, mark: AgoMark | {kind: 'number'; count: number}): Way[] => {
    const {counted, count} = way;
    switch (mark.kind) {
      case 'number':
        return count === undefined && mark.count < MOST_COUNTED ? [{counted, count: mark.count}] : [];
      case 'counted':
        return count === undefined || count === mark.count ? [{counted: [...counted, mark], count: undefined}] : [];
      case 'unit': {
        const many = count ?? ((isAgo || mark.saysAgo) && oneUnsaid && counted.length === 0 ? 1 : undefined);
        return many === undefined ? [] : [{counted: [...counted, {count: many, unit: mark.unit}], count: undefined}];
      }
      case 'ago':
      case 'skip':
        return [way];
    }
  };
  for (const token of tokens) {
    const marks = 'marks' in token ? token.marks : [{kind: 'number', count: token.figures} as const];
    ways = ways.flatMap((way) => marks.flatMap((mark) => step(way, mark)));
    if (ways.length > MOST_WAYS) return [];
  }
  return ways.filter(({count}) => count === undefined).map(({counted}) => counted);
}

function isFalling(counted: readonly Counted[]): boolean {
  return counted.every(({unit}, i) => {
    const before = counted[i - 1];
    return !before || UNITS.indexOf(before.unit) > UNITS.indexOf(unit);
  });
}
