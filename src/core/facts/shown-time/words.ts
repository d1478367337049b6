/** What a step of a relative time counts. */
export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/**
 * The words with which one language tells times. Data only: a new language is a file like `en.ts` and a line in
 * `languages.ts`. All words are lower case, without full stops.
 */
export type TimeWords = {
  /** Primary language tag: `en`. */
  language: string;
  /** Whole texts for "this moment". */
  now: readonly string[];
  /** Words for a number of units: `['m', 'min', 'minutes']`. A word must stand under one unit only. */
  units: Readonly<Record<Unit, readonly string[]>>;
  /** Numbers told as words: `{a: 1}`. */
  numbers: Readonly<Record<string, number>>;
  /** Words around a relative time that change nothing: `ago`. */
  around: readonly string[];
  /** Words before it that make it less exact: `about`. */
  vague: readonly string[];
  /** Whole texts for the unit before this one: `{'last week': 'week'}`. */
  last: Readonly<Record<string, Unit>>;
  today: readonly string[];
  yesterday: readonly string[];
  /** From January; every form of a month's name. */
  months: readonly (readonly string[])[];
  /** From Sunday. */
  weekdays: readonly (readonly string[])[];
  am: readonly string[];
  pm: readonly string[];
  /** Words between and around the parts of a date: `at`, `on`. */
  joining: readonly string[];
  /** Endings of a day's number: `th`. */
  ordinals: readonly string[];
};
