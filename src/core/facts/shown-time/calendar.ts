import {type Clock, type Day, dayAt, dayOf, instantsOf, startOf} from './wall-clock.ts';
import type {TimeWords} from './words.ts';

/** What a date can mean, in milliseconds since 1970 UTC, and how exactly it is told. */
export type Span = {first: number; last: number; precision: 'second' | 'minute' | 'day' | 'unknown'};

/** A time of day in milliseconds since midnight, and how far it can be off. */
type Hour = {start: number; length: number};

const MINUTE = 60_000;
const DAY = 86_400_000;
const CLOCK = /^(.*?)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[\s\u202f]?([ap])\.?(?:m\.?)?(?![\p{L}\p{N}]))?(.*)$/u;

/** What "Mar 3", "3 March 2026 at 18:42", "yesterday at 5:12 PM", "2026-03-03", "Monday" can mean. */
export function spanOf(text: string, words: TimeWords | undefined, at: number, clock: Clock): Span | undefined {
  const {rest, hour} = splitClock(text);
  if (hour === 'wrong') return undefined;
  const day = isoDay(rest) ?? (words && (wordDay(rest, words, at, clock) ?? namedDay(rest, words, at, clock)));
  return day && within(day, hour, clock, at);
}

/** The first and last day that are meant; the same where one is. */
type Days = {first: Day; last: Day; isOne: boolean};

function one(day: Day): Days | undefined {
  return startOf(day) === undefined ? undefined : {first: day, last: day, isOne: true};
}

function within({first, last, isOne}: Days, hour: Hour | undefined, clock: Clock, at: number): Span | undefined {
  const [start, end] = [startOf(first), startOf(last)];
  if (start === undefined || end === undefined) return undefined;
  const from = instantsOf(start + (hour?.start ?? 0), clock).first;
  const to = instantsOf(end + (hour ? hour.start + hour.length - 1 : DAY - 1), clock).last;
  if (from > at + DAY) return undefined; // It had not come yet: the text means something else.
  const sure = isOne && clock.zone !== undefined;
  const byHour = hour && sure ? (hour.length < MINUTE ? 'second' : 'minute') : 'day';
  return {first: from, last: to, precision: isOne ? byHour : 'unknown'};
}

function splitClock(text: string): {rest: string; hour: Hour | 'wrong' | undefined} {
  const match = CLOCK.exec(text);
  if (!match) return {rest: text, hour: undefined};
  const [, before = '', hours = '', minutes = '', seconds, half, after = ''] = match;
  const number = Number(hours);
  const isHalf = half !== undefined;
  const fits =
    Number(minutes) < 60 && Number(seconds ?? 0) < 60 && (isHalf ? number >= 1 && number <= 12 : number < 24);
  if (!fits) return {rest: text, hour: 'wrong'};
  const hourOfDay = isHalf ? (number % 12) + (half === 'p' ? 12 : 0) : number;
  const start = (hourOfDay * 60 + Number(minutes)) * MINUTE + Number(seconds ?? 0) * 1000;
  return {rest: `${before} ${after}`, hour: {start, length: seconds === undefined ? MINUTE : 1000}};
}

function isoDay(text: string): Days | undefined {
  const match = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[\s,t·]*$/.exec(text);
  return match ? one({year: Number(match[1]), month: Number(match[2]), day: Number(match[3])}) : undefined;
}

/** "today", "yesterday", a day of the week: told from the day of the look. */
function wordDay(text: string, words: TimeWords, at: number, clock: Clock): Days | undefined {
  const [word, ...more] = tokensOf(text, words);
  if (word === undefined || more.length > 0) return undefined;
  const today = startOf(dayAt(at, clock)) ?? at;
  const back = (days: number) => dayOf(today - days * DAY);
  if (words.today.includes(word)) return one(back(0));
  if (words.yesterday.includes(word)) return one(back(1));
  const weekday = words.weekdays.findIndex((names) => names.includes(word));
  if (weekday < 0) return undefined;
  const since = (new Date(today).getUTCDay() - weekday + 7) % 7;
  // On a Monday, "Monday" is today or a week ago.
  return since === 0 ? {first: back(7), last: back(0), isOne: false} : one(back(since));
}

/** "Mar 3", "3 March 2026", "Tuesday, 5 March 2024", "March 2026", "03/04/2026". */
function namedDay(text: string, words: TimeWords, at: number, clock: Clock): Days | undefined {
  const numeric = numericDay(text);
  if (numeric) return numeric;
  let month: number | undefined;
  const numbers: string[] = [];
  for (const token of tokensOf(text, words)) {
    const found = words.months.findIndex((names) => names.includes(token));
    if (found >= 0 && month === undefined) month = found + 1;
    else if (/^\d+$/.test(token)) numbers.push(token);
    else if (!words.weekdays.some((names) => names.includes(token))) return undefined;
  }
  return month === undefined ? undefined : dayOfMonth(month, numbers, at, clock);
}

function dayOfMonth(month: number, numbers: readonly string[], at: number, clock: Clock): Days | undefined {
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length <= 2);
  const [year, day] = [years[0], days[0]];
  if (years.length > 1 || days.length > 1 || years.length + days.length !== numbers.length) return undefined;
  if (day !== undefined) {
    return year === undefined
      ? latestDay(month, Number(day), at, clock)
      : one({year: Number(year), month, day: Number(day)});
  }
  if (year === undefined) return undefined;
  const first = {year: Number(year), month, day: 1};
  return {first, last: dayOf(Date.UTC(first.year, month, 0)), isOne: false};
}

/** A day without its year: the latest that had begun, somewhere on earth, when it was seen. */
function latestDay(month: number, day: number, at: number, clock: Clock): Days | undefined {
  const {year} = dayAt(at, clock);
  for (const candidate of [year + 1, year, year - 1]) {
    const start = startOf({year: candidate, month, day});
    if (start !== undefined && instantsOf(start, clock).first <= at) return one({year: candidate, month, day});
  }
  return undefined;
}

/** Day and month by number, in an order that is not known: both, where both exist. */
function numericDay(text: string): Days | undefined {
  const match = /^[\s,·]*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\s,·]*$/.exec(text);
  if (!match) return undefined;
  const [left, right, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const readings = [
    {year, month: left, day: right},
    {year, month: right, day: left},
  ].filter((day) => startOf(day) !== undefined);
  const sorted = readings.sort((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0));
  const [first, last = first] = sorted;
  return first && last ? {first, last, isOne: startOf(first) === startOf(last)} : undefined;
}

function tokensOf(text: string, words: TimeWords): string[] {
  const tokens = text.match(/\d+|\p{L}+|[^\s\d\p{L}.]/gu) ?? [];
  return tokens.filter((token, i) => {
    const before = tokens[i - 1];
    if (words.ordinals.includes(token) && before !== undefined && /^\d+$/.test(before)) return false;
    return !words.joining.includes(token);
  });
}
