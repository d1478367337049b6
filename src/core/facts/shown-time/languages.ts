import {wordsFromIntl} from './from-intl.ts';
import {NOT_BARE, OWN_WORDS, type OwnWords} from './own-words.ts';
import {type AgoMark, type DateMark, plainly, type TimeWords, UNITS, type Unit} from './words.ts';

const known = new Map<string, TimeWords | undefined>();

/** The words of a language by its tag (`en-GB`), or undefined where this browser does not know it. */
export function timeWords(tag: string): TimeWords | undefined {
  const primary = primaryOf(tag);
  if (primary === undefined) return undefined;
  if (!known.has(primary)) known.set(primary, wordsOf(primary));
  return known.get(primary);
}

function primaryOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag.replace(/_/g, '-')).language;
  } catch {
    return undefined;
  }
}

function wordsOf(language: string): TimeWords | undefined {
  const own = OWN_WORDS[language] ?? {};
  const locales = Intl.DateTimeFormat.supportedLocalesOf(own.locales ?? [language]);
  if (locales.length === 0) return undefined;
  const words = {
    now: new Set<string>(),
    last: new Map<string, Unit>(),
    ago: new Map<string, AgoMark[]>(),
    date: new Map<string, DateMark[]>(),
  };
  const found = {
    ago: (word: string, mark: AgoMark) => {
      if (word !== NOT_BARE[language]) add(words.ago, word, mark);
    },
    date: (word: string, mark: DateMark) => add(words.date, word, mark),
    now: (text: string) => words.now.add(text),
    last: (text: string, unit: Unit) => words.last.set(text, unit),
  };
  ownWords(own, found);
  for (const locale of locales) wordsFromIntl(locale, found);
  return {language, ...words, oneUnsaid: own.oneUnsaid ?? false};
}

type Into = {
  ago(word: string, mark: AgoMark): void;
  date(word: string, mark: DateMark): void;
  now(text: string): void;
};

function ownWords(own: OwnWords, found: Into): void {
  for (const unit of UNITS) for (const word of each(own.units?.[unit])) found.ago(word, {kind: 'unit', unit});
  for (const word of each(own.ago)) found.ago(word, {kind: 'ago'});
  for (const word of each(own.vague)) found.ago(word, {kind: 'skip'});
  for (const [word, count] of Object.entries(own.numbers ?? {})) found.ago(word, {kind: 'number', count});
  for (const [word, [unit, count]] of Object.entries(own.counted ?? {}))
    found.ago(word, {kind: 'counted', unit, count});
  for (const text of each(own.now)) found.now(text);
  for (const word of each(own.joining)) found.date(word, {kind: 'skip'});
  for (const [i, names] of (own.months ?? []).entries())
    for (const name of each(names)) found.date(name, {kind: 'month', month: i + 1, calendar: 'gregory'});
  for (const [weekday, names] of (own.weekdays ?? []).entries())
    for (const name of each(names)) found.date(name, {kind: 'weekday', weekday});
  for (const [word, days] of Object.entries(own.back ?? {})) found.date(word, {kind: 'back', days});
  for (const word of each(own.am)) found.date(word, {kind: 'half', hours: halfDay(0)});
  for (const word of each(own.pm)) found.date(word, {kind: 'half', hours: halfDay(12)});
}

function halfDay(first: 0 | 12): ReadonlyMap<number, number> {
  return new Map(Array.from({length: 12}, (_, i) => [i + 1, first + ((i + 1) % 12)]));
}

function each(words: string | undefined): string[] {
  return (words ?? '').split('|').map(plainly).filter(Boolean);
}

/** Each meaning once; a word that only joins has no other. */
function add<Mark extends {kind: string}>(table: Map<string, Mark[]>, word: string, mark: Mark): void {
  const marks = table.get(word) ?? [];
  const text = JSON.stringify(mark);
  if (word === '' || marks.some((one) => JSON.stringify(one) === text && mark.kind !== 'half')) return;
  if (mark.kind === 'half' && marks.some(({kind}) => kind === 'half')) return;
  table.set(word, [...marks, mark]);
}
