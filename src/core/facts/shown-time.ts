import {type Instant, instantOf, millisecondsOf} from '../time.ts';
import type {PostedAt} from './facts.ts';
import {spanOf} from './shown-time/calendar.ts';
import {timeWords} from './shown-time/languages.ts';
import {agoOf} from './shown-time/relative.ts';
import {type Clock, knowsZone} from './shown-time/wall-clock.ts';
import {plainly, type Unit} from './shown-time/words.ts';

/** What must be known to say what a shown time can mean. */
export type ShownUnder = {
  /** When it was seen. */
  at: Instant;
  /** Since when it may have stood on the page unchanged; `at` if left out. */
  since?: Instant;
  /** Language of the page: `en-GB`. */
  language: string;
  /** IANA zone of the person's device. */
  zone: string;
  /** Whose clock a date is told by: the device's, or one that is not known (then any zone of the world). */
  clock?: 'viewer' | 'unknown';
};

/** The earliest and latest instant that a shown time can mean, or nulls. */
export type ShownMeaning = Pick<PostedAt, 'earliest' | 'latest' | 'precision'>;

const UNKNOWN: ShownMeaning = {earliest: null, latest: null, precision: 'unknown'};
const LONGEST = 80;

const PRECISION: Readonly<Record<Unit, ShownMeaning['precision']>> = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'unknown',
  month: 'unknown',
  year: 'unknown',
};

/**
 * What a time as a page shows it can mean. The bounds are safe, not tight: the instant that the site meant lies
 * between them, whether it cuts off or rounds. "today" and "yesterday" are days of the device's zone.
 */
export function meaningOf(shown: string, under: ShownUnder): ShownMeaning {
  const text = plainly(shown);
  if (text === '' || text.length > LONGEST) return UNKNOWN;
  const words = timeWords(under.language);
  const at = millisecondsOf(under.at);
  const since = Math.min(at, under.since ? millisecondsOf(under.since) : at);
  const ago = words && agoOf(text, words);
  if (ago) return bounded(since - ago.most, at - ago.least, PRECISION[ago.unit]);
  return calendarMeaning(text, under, at, since);
}

/** A zone written behind a date: "(utc)", "utc", "(cet)". Of those only UTC names one and the same everywhere. */
const ZONE = /\s*(?:\((?<inside>[a-z]{2,5})\)|(?<=\d )(?<bare>utc))$/;

function calendarMeaning(told: string, under: ShownUnder, at: number, since: number): ShownMeaning {
  const zone = ZONE.exec(told);
  const text = zone ? told.slice(0, zone.index) : told;
  const isUtc = (zone?.groups?.inside ?? zone?.groups?.bare) === 'utc';
  const words = timeWords(under.language);
  const device: Clock = {zone: knowsZone(under.zone) ? under.zone : undefined};
  // Words told from today are of the device's own day; a date may be of a clock that is not known.
  const dates = isUtc ? {zone: 'UTC'} : under.clock === 'unknown' || zone ? {zone: undefined} : device;
  const clocks = {dates, today: device};
  const [now, before] = [spanOf(text, words, at, clocks), spanOf(text, words, since, clocks)];
  if (!now) return UNKNOWN;
  const first = before ? Math.min(before.first, now.first) : now.first;
  return bounded(first, now.last, first === now.first ? now.precision : 'unknown');
}

function bounded(first: number, last: number, precision: ShownMeaning['precision']): ShownMeaning {
  const [earliest, latest] = [instantOf(first), instantOf(last)];
  return earliest && latest ? {earliest, latest, precision} : UNKNOWN;
}
