import type {AgoMark, DateMark, Unit} from './words.ts';
import {plainly, UNITS} from './words.ts';

/** Where found words are put. */
export type Found = {
  ago(word: string, mark: AgoMark): void;
  date(word: string, mark: DateMark): void;
  now(text: string): void;
  last(text: string, unit: Unit): void;
};

const LENGTHS = ['long', 'short', 'narrow'] as const;
/** Each form of a plural in any language comes with one of these. */
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 21, 22, 25, 30, 31, 45, 59, 100];
/** Noon in UTC: days and months of each name, in a year that began on a Sunday. */
const noon = (month: number, day: number) => Date.UTC(2023, month, day, 12);

/** The words for times that the browser itself knows of a locale. */
export function wordsFromIntl(locale: string, found: Found): void {
  const inFigures = `${locale}-u-nu-latn`;
  relative(inFigures, found);
  bareUnits(inFigures, found);
  days(inFigures, found);
  dates(`${inFigures}-ca-gregory`, 'gregory', found);
  if (locale.startsWith('fa')) dates(`${inFigures}-ca-persian`, 'persian', found);
  halves(inFigures, found);
}

/** "vor 2 Stunden", "2時間前", and forms that hold their number: the Arabic for "two hours ago". */
function relative(locale: string, found: Found): void {
  for (const style of LENGTHS) {
    const format = new Intl.RelativeTimeFormat(locale, {style, numeric: 'always'});
    for (const unit of UNITS) {
      for (const count of COUNTS) around(format.formatToParts(-count, unit), count, unit, found);
    }
  }
}

function around(parts: readonly Intl.RelativeTimeFormatPart[], count: number, unit: Unit, found: Found): void {
  const at = parts.findIndex(({type}) => type === 'integer');
  const texts = parts.map(({value}) => plainly(value));
  if (at < 0)
    found.ago(
      texts
        .join(' ')
        .replace(/\(\d+\)/, '')
        .trim(),
      {kind: 'counted', unit, count},
    );
  // What stands before the number says "ago" in all languages that have it on both sides; alone it would be the unit.
  const after = texts
    .slice(at + 1)
    .join(' ')
    .trim();
  if (at < 0 || !/\p{L}/u.test(after)) return;
  const before = texts.slice(0, at).join(' ').trim();
  const isBefore = /\p{L}/u.test(before);
  // Where nothing stands before the number, "ago" is in what follows it.
  found.ago(after, {kind: 'unit', unit, ...(isBefore ? {} : {saysAgo: true})});
  if (isBefore) found.ago(before, {kind: 'ago'});
}

/** "2 Std.": a time without "ago". */
function bareUnits(locale: string, found: Found): void {
  for (const unitDisplay of ['long', 'short'] as const) {
    for (const unit of UNITS) {
      const format = new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay});
      for (const count of COUNTS) {
        const parts = format.formatToParts(count);
        const text = plainly(
          parts
            .filter(({type}) => type === 'unit')
            .map(({value}) => value)
            .join(' '),
        );
        const isCounted = !parts.some(({type}) => type === 'integer');
        if (text) found.ago(text, isCounted ? {kind: 'counted', unit, count} : {kind: 'unit', unit});
      }
    }
  }
}

/** "today", "yesterday", "the day before yesterday", "now", "last week". */
function days(locale: string, found: Found): void {
  for (const style of LENGTHS) {
    const format = new Intl.RelativeTimeFormat(locale, {style, numeric: 'auto'});
    const said = (count: number, unit: Unit) => {
      const parts = format.formatToParts(-count, unit);
      return parts.some(({type}) => type === 'integer') ? undefined : plainly(parts.map(({value}) => value).join(''));
    };
    for (const back of [0, 1, 2, 3]) {
      const word = said(back, 'day');
      if (word) found.date(word, {kind: 'back', days: back});
    }
    const now = said(0, 'second');
    if (now) found.now(now);
    for (const unit of ['week', 'month', 'year'] as const) {
      const text = said(1, unit);
      if (text) found.last(text, unit);
    }
  }
}

function dates(locale: string, calendar: 'gregory' | 'persian', found: Found): void {
  for (const length of ['long', 'short'] as const) {
    for (const options of [
      {month: length},
      {month: length, day: 'numeric'},
      {month: length, day: 'numeric', year: 'numeric'},
    ] as const) {
      const format = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', ...options});
      for (let month = 0; month < 12; month += 1) {
        for (const day of calendar === 'gregory' ? [15] : [10, 25])
          monthName(format, noon(month, day), calendar, found);
      }
    }
    for (const options of [{weekday: length}, {weekday: length, day: 'numeric', month: 'long'}] as const) {
      const format = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', ...options});
      for (let weekday = 0; weekday < 7; weekday += 1) {
        for (const {type, value} of format.formatToParts(noon(0, 1 + weekday)))
          if (type === 'weekday') found.date(plainly(value), {kind: 'weekday', weekday});
      }
    }
  }
  joining(locale, found);
}

function monthName(format: Intl.DateTimeFormat, at: number, calendar: 'gregory' | 'persian', found: Found): void {
  const parts = format.formatToParts(at);
  const index = parts.findIndex(({type}) => type === 'month');
  const name = plainly(parts[index]?.value ?? '');
  const month = calendar === 'gregory' ? new Date(at).getUTCMonth() + 1 : persianMonth(at);
  const mark = {kind: 'month', month, calendar} as const;
  const [before, after] = [parts[index - 1], parts[index + 1]].map((part) =>
    part?.type === 'literal' ? part.value : '',
  );
  // A month that is a number is one only with the word beside it: "3月", "tháng 3".
  if (/^\d+$/.test(name)) {
    const word = /^[\p{L}\p{M}]+/u.exec(after ?? '')?.[0];
    if (word && !/\s/.test(word)) found.date(plainly(name + word), mark);
    return;
  }
  found.date(name, mark);
  // Hebrew writes "in" and the month as one word.
  const joined = /(?<=\s|^)[\p{L}]+$/u.exec(before ?? '')?.[0];
  if (joined) found.date(plainly(joined + name), mark);
}

function persianMonth(at: number): number {
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {timeZone: 'UTC', month: 'numeric'});
  return Number(format.format(at));
}

/** The words that stand between the parts of a date. */
function joining(locale: string, found: Found): void {
  for (const dateStyle of ['full', 'long', 'medium'] as const) {
    for (const timeStyle of [undefined, 'short'] as const) {
      const options = timeStyle ? {dateStyle, timeStyle} : {dateStyle};
      const parts = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', ...options}).formatToParts(noon(2, 3));
      const literals = parts.filter(({type}) => type === 'literal' || type === 'era');
      for (const word of literals.flatMap(({value}) => plainly(value).match(/[\p{L}\p{M}]+/gu) ?? []))
        found.date(word, {kind: 'skip'});
    }
  }
}

/** "AM", "午後", "म.": which hour of the day each hour is with them. */
function halves(locale: string, found: Found): void {
  const words = new Map<string, Map<number, number | undefined>>();
  // The narrow words are single letters, and stand for "at" as well.
  for (const dayPeriod of [undefined, 'long', 'short'] as const) {
    const options = {timeZone: 'UTC', hour: 'numeric', hourCycle: 'h12', ...(dayPeriod ? {dayPeriod} : {})} as const;
    const format = new Intl.DateTimeFormat(locale, options);
    for (let hour = 0; hour < 24; hour += 1) {
      const parts = format.formatToParts(Date.UTC(2023, 0, 1, hour));
      const word = plainly(parts.find(({type}) => type === 'dayPeriod')?.value ?? '');
      if (!word) continue;
      const hours = words.get(word) ?? new Map<number, number | undefined>();
      const twelve = hour % 12 || 12;
      hours.set(twelve, hours.has(twelve) && hours.get(twelve) !== hour ? undefined : hour);
      words.set(word, hours);
    }
  }
  for (const [word, hours] of words) {
    const known = [...hours].filter((entry): entry is [number, number] => entry[1] !== undefined);
    found.date(word, {kind: 'half', hours: new Map(known)});
  }
}
