/** What a step of a relative time counts. */
export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
export const UNITS: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

/**
 * What a word means in a relative time; `count` for one that holds its number: the Hebrew for "two hours". `saysAgo`: the
 * word holds "ago" as well.
 */
export type AgoMark =
  | {kind: 'unit'; unit: Unit; saysAgo?: true}
  | {kind: 'counted'; unit: Unit; count: number}
  | {kind: 'number'; count: number}
  | {kind: 'ago'}
  | {kind: 'skip'};

/** What a word means in a date. `hours`: which hour of the day each hour of a half day is ("pm": 5 is 17). */
export type DateMark =
  | {kind: 'month'; month: number; calendar: 'gregory' | 'persian'}
  | {kind: 'weekday'; weekday: number}
  | {kind: 'back'; days: number}
  | {kind: 'half'; hours: ReadonlyMap<number, number>}
  | {kind: 'skip'};

/** Every meaning of each word, lower case, without the full stops of abbreviations. */
export type WordTable<Mark> = ReadonlyMap<string, readonly Mark[]>;

/** The words with which one language tells times. */
export type TimeWords = {
  /** Primary language tag: `en`. */
  language: string;
  /** Whole texts for "this moment". */
  now: ReadonlySet<string>;
  /** Whole texts for the unit before this one: "last week". */
  last: ReadonlyMap<string, Unit>;
  ago: WordTable<AgoMark>;
  date: WordTable<DateMark>;
  /** In this language "hour ago" means one. */
  oneUnsaid: boolean;
};

/** A text as words are looked up in it: figures as 0 to 9, single spaces, no direction marks, no abbreviation's stop. */
export function plainly(shown: string): string {
  return shown
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Nd}/gu, figure)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[\u05f3\u2019\u02bc\u00b4`]/g, "'")
    .replace(/(?<=[\p{L}\p{M}])[.\u0970]/gu, '')
    .trim()
    .toLowerCase();
}

/** The digits of every script stand in runs of ten, from nought. */
function figure(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
}
