import {type Figures, figuresAt} from './figures.ts';
import {gregorianDay, PERSIAN_YEARS} from './other-calendars.ts';
import {scan, type Token} from './scan.ts';
import {type Clock, type Day, dayAt, dayOf, instantsOf, startOf} from './wall-clock.ts';
import type {DateMark, TimeWords, WordTable} from './words.ts';

/** What a date can mean, in milliseconds since 1970 UTC, and how exactly it is told. */
export type Span = {first: number; last: number; precision: 'second' | 'minute' | 'day' | 'unknown'};

/** A time of day in milliseconds since midnight, and how far it can be off. */
type Hour = {start: number; length: number};

const MINUTE = 60_000;
const DAY = 86_400_000;
const NO_WORDS: WordTable<DateMark> = new Map();

/** Whose clocks a text can be told by: that of dates, and that of "today", which is the device's own. */
export type Clocks = {dates: Clock; today: Clock};

/** What "Mar 3", "3 March 2026 at 18:42", "yesterday at 5:12 PM", "2026-03-03", "Monday" can mean. */
export function spanOf(text: string, words: TimeWords | undefined, at: number, clocks: Clocks): Span | undefined {
  const tokens = scan(text, words?.date ?? NO_WORDS, figuresAt);
  const pieces = tokens && piecesOf(tokens);
  if (!pieces) return undefined;
  const clock = pieces.back.length > 0 ? clocks.today : clocks.dates;
  const hour = hourOf(pieces);
  const days = hour === 'wrong' ? undefined : daysOf(pieces, words?.language ?? '', at, clock);
  return days && hour !== 'wrong' ? within(days, hour, clock, at) : undefined;
}

/** The parts of a date, each as often as it stands there. */
type Pieces = {
  months: Extract<DateMark, {kind: 'month'}>[];
  weekdays: number[];
  back: number[];
  halves: ReadonlyMap<number, number>[];
  numbers: Extract<Figures, {kind: 'number'}>[];
  days: Extract<Figures, {kind: 'days'}>[];
  clocks: Extract<Figures, {kind: 'clock'}>[];
};

/** A word that can be meant in several ways, and whether a number stood before it. */
type Unsure = {marks: readonly DateMark[]; afterNumber: boolean};

function piecesOf(tokens: readonly Token<DateMark, Figures>[]): Pieces | undefined {
  const pieces: Pieces = {months: [], weekdays: [], back: [], halves: [], numbers: [], days: [], clocks: []};
  const unsure: Unsure[] = [];
  for (const token of tokens) {
    if ('figures' in token) addFigures(pieces, token.figures);
    else {
      const telling = token.marks.filter(({kind}) => kind !== 'skip');
      const [mark, other] = telling;
      if (mark && !other) addMark(pieces, mark);
      else if (other) unsure.push({marks: telling, afterNumber: pieces.numbers.length > 0});
    }
  }
  return unsure.every((one) => addUnsure(pieces, one)) ? pieces : undefined;
}

function addFigures(pieces: Pieces, figures: Figures): void {
  if (figures.kind === 'number') pieces.numbers.push(figures);
  else if (figures.kind === 'days') pieces.days.push(figures);
  else pieces.clocks.push(figures);
}

function addMark(pieces: Pieces, mark: DateMark): void {
  if (mark.kind === 'month') pieces.months.push(mark);
  else if (mark.kind === 'weekday') pieces.weekdays.push(mark.weekday);
  else if (mark.kind === 'back') pieces.back.push(mark.days);
  else if (mark.kind === 'half') pieces.halves.push(mark.hours);
}

/** "mar" is Tuesday and March in some languages: Tuesday beside another month or no number, March after a number. */
function addUnsure(pieces: Pieces, {marks, afterNumber}: Unsure): boolean {
  const [month, otherMonth] = marks.filter(({kind}) => kind === 'month');
  const [weekday, otherDay] = marks.filter(({kind}) => kind === 'weekday');
  if (!month || otherMonth || !weekday || otherDay || marks.length > 2) return false;
  const isDay = pieces.months.length > 0 || (pieces.numbers.length === 0 && pieces.days.length === 0);
  if (isDay || afterNumber) addMark(pieces, isDay ? weekday : month);
  return isDay || afterNumber;
}

/** The time of day; undefined where none is told, "wrong" where it cannot be. */
function hourOf({clocks, halves}: Pieces): Hour | 'wrong' | undefined {
  const [clock, otherClock] = clocks;
  const [half, otherHalf] = halves;
  if (!clock) return undefined;
  const hour = half ? half.get(clock.hour) : clock.hour;
  const {minute, second} = clock;
  if (otherClock || otherHalf || hour === undefined || hour > 23 || minute > 59 || (second ?? 0) > 59) return 'wrong';
  const start = (hour * 60 + minute) * MINUTE + (second ?? 0) * 1000;
  return {start, length: second === undefined ? MINUTE : 1000};
}

/** The first and last day that are meant; the same where one is. */
type Days = {first: Day; last: Day; isOne: boolean};

function daysOf(pieces: Pieces, language: string, at: number, clock: Clock): Days | undefined {
  const {months, weekdays, back, numbers, days} = pieces;
  const told = [months.length, back.length, days.length];
  if (weekdays.length > 1 || told.some((count) => count > 1) || told.filter(Boolean).length > 1) return undefined;
  const [month, figures, before] = [months[0], days[0], back[0]];
  if (month) return dayOfMonth(month, numbers, language, at, clock);
  if (numbers.length > 0) return undefined;
  if (figures) return inFigures(figures.days, language);
  const today = startOf(dayAt(at, clock)) ?? at;
  if (before !== undefined) return one(dayOf(today - before * DAY));
  const [weekday] = weekdays;
  if (weekday === undefined) return undefined;
  const since = (new Date(today).getUTCDay() - weekday + 7) % 7;
  // On a Monday, "Monday" is today or a week ago.
  return since === 0
    ? {first: dayOf(today - 7 * DAY), last: dayOf(today), isOne: false}
    : one(dayOf(today - since * DAY));
}

function one(day: Day | undefined): Days | undefined {
  return day && startOf(day) !== undefined ? {first: day, last: day, isOne: true} : undefined;
}

/** Day and month by number, in an order that is not known: all days that it can be. */
function inFigures(days: readonly Day[], language: string): Days | undefined {
  const starts = days.flatMap((day) => {
    const real = gregorianDay(day, 'figures', language);
    return (real && startOf(real)) ?? [];
  });
  if (starts.length === 0) return undefined;
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  return {first: dayOf(first), last: dayOf(last), isOne: first === last};
}

function dayOfMonth(
  {month, calendar}: Pieces['months'][number],
  numbers: Pieces['numbers'],
  language: string,
  at: number,
  clock: Clock,
): Days | undefined {
  const years = numbers.filter(({digits}) => digits === 4);
  const days = numbers.filter(({digits}) => digits <= 2);
  if (years.length > 1 || days.length > 1 || years.length + days.length !== numbers.length) return undefined;
  const [year, day] = [years[0]?.value, days[0]?.value];
  const real = (ofYear: number, ofDay: number) => gregorianDay({year: ofYear, month, day: ofDay}, calendar, language);
  if (year !== undefined && day !== undefined) return one(real(year, day));
  if (day !== undefined) return latestDay((ofYear) => real(ofYear, day), calendar, at, clock);
  const first = year === undefined ? undefined : real(year, 1);
  const start = first && startOf(first);
  if (!first || start === undefined) return undefined;
  const last = calendar === 'gregory' ? dayOf(Date.UTC(first.year, first.month, 0)) : dayOf(start + 30 * DAY);
  return {first, last, isOne: false};
}

/** A day without its year: the latest that had begun, somewhere on earth, when it was seen. */
function latestDay(
  dayIn: (year: number) => Day | undefined,
  calendar: 'gregory' | 'persian',
  at: number,
  clock: Clock,
): Days | undefined {
  const year = dayAt(at, clock).year - (calendar === 'persian' ? PERSIAN_YEARS : 0);
  for (const candidate of [year + 1, year, year - 1]) {
    const day = dayIn(candidate);
    const start = day && startOf(day);
    if (day && start !== undefined && instantsOf(start, clock).first <= at) return one(day);
  }
  return undefined;
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
