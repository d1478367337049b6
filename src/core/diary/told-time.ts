import {type Instant, instantOf, type Moment, millisecondsOf} from '../time.ts';
import {offsetIn} from '../zone-offset.ts';

/**
 * A time as somebody told it: on the wall clock of where they were, as exactly as they knew it. `start` and `end` are
 * `yyyy-mm-ddThh:mm` or any shorter beginning of it, so a day without a time stays a day and is never an instant.
 */
export type ToldTime = {
  /** "" where no date is known. */
  start: string;
  /** The later edge, only where it lies between two. */
  end: string | null;
  precision: 'exact' | 'about' | 'between' | 'unknown';
  /** IANA zone that the words were told in, "" if not known. */
  zone: string;
  /** The person's own words for it: “the week before my birthday”. Absent where they gave none. */
  said?: string;
};

const WALL = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?$/;

/** Whether a text is a wall time, or a shorter beginning of one, of a day that exists. */
export function isWallTime(text: unknown): text is string {
  if (typeof text !== 'string' || !WALL.test(text)) return false;
  return (
    text.length < 10 || instantOf(Date.parse(`${text.slice(0, 10)}T00:00:00Z`))?.startsWith(text.slice(0, 10)) === true
  );
}

/** Nothing is known of the time. */
export function unknownTime(zone: string): ToldTime {
  return {start: '', end: null, precision: 'unknown', zone};
}

/**
 * The time in the one form that a record holds. Nothing that was typed is lost: what is no date becomes part of the
 * person's own words for it.
 */
export function tidyTime({start, end, precision, zone, said = ''}: ToldTime): ToldTime {
  const edges = [start.trim(), end?.trim() ?? ''];
  const [from = '', to = ''] = inOrder(edges.filter(isWallTime));
  const words = [said, ...edges.filter((edge) => edge !== '' && !isWallTime(edge))].filter((text) => text !== '');
  return {
    start: from,
    end: to === '' || to === from ? null : to,
    precision: from === '' ? 'unknown' : precisionOf(precision, from !== to && to !== ''),
    zone,
    ...(words.length > 0 ? {said: words.join(' ')} : {}),
  };
}

/** Turned round only where the first lies wholly after the second: “from 10:00 on that day” is not “that day until 10:00”. */
function inOrder(edges: string[]): string[] {
  const [first = '', second] = edges;
  return second !== undefined && firstMinute(first) > lastMinute(second) ? [second, first] : edges;
}

/** Two edges are always "between"; one edge never is. */
function precisionOf(precision: ToldTime['precision'], twoEdges: boolean): ToldTime['precision'] {
  if (twoEdges) return 'between';
  return precision === 'between' ? 'about' : precision;
}

/** First and last minute that a told time can mean, as wall times; undefined where no date was told. */
export function wallSpan({start, end}: ToldTime): {first: string; last: string} | undefined {
  if (!isWallTime(start)) return undefined;
  return {first: firstMinute(start), last: lastMinute(isWallTime(end) ? end : start)};
}

function firstMinute(wall: string): string {
  return `${wall}${'0000-01-01T00:00'.slice(wall.length)}`;
}

function lastMinute(wall: string): string {
  if (wall.length > 10) return wall;
  if (wall.length === 10) return `${wall}T23:59`;
  if (wall.length === 4) return `${wall}-12-31T23:59`;
  return `${wall}-${String(daysIn(wall)).padStart(2, '0')}T23:59`;
}

function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

/**
 * The instants that the span of a told time begins and ends at, for putting it in order beside others: never shown as if
 * it had been told so. Where the zone is not known the wall clock is taken for UTC.
 */
export function spanOf(told: ToldTime): {from: Instant; to: Instant} | undefined {
  const span = wallSpan(told);
  const from = span && instantsAt(span.first, told.zone)[0];
  const to = span && instantsAt(span.last, told.zone).at(-1);
  return from && to ? {from, to} : undefined;
}

/** The instants at which a clock of the zone shows a minute, earliest first: two where clocks go back. */
function instantsAt(wall: string, zone: string): Instant[] {
  const asUtc = instantOf(Date.parse(`${wall}:00Z`));
  if (!asUtc) return [];
  // The offset depends on the instant that is looked for: it is that of the day before or that of the day after.
  const around = [-1440, 1440].map((minutes) => offsetIn(zone, shifted(asUtc, minutes) ?? asUtc) ?? 0);
  const [before = 0, after = 0] = around;
  const shown = [...new Set(around)].flatMap((offset) => {
    const at = shifted(asUtc, -offset);
    return at && (offsetIn(zone, at) ?? 0) === offset ? [at] : [];
  });
  if (shown.length > 0) return shown.sort();
  // No clock showed it: they were put on over it, and so one that was not showed it then.
  return [shifted(asUtc, -Math.min(before, after)) ?? asUtc];
}

function shifted(at: Instant, minutes: number): Instant | undefined {
  return instantOf(millisecondsOf(at) + minutes * 60_000);
}

/**
 * Whole days from the last day that a told time can mean to the day on which it was written down, both on the wall clock
 * it was told in; undefined where no date was told. 0 or less: written on that day, or before.
 */
export function daysUntil(told: ToldTime, written: Moment): number | undefined {
  const span = wallSpan(told);
  if (!span) return undefined;
  const offset = offsetIn(told.zone, written.at) ?? written.offsetMinutes;
  const day = shifted(written.at, offset)?.slice(0, 10) ?? written.at.slice(0, 10);
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${span.last.slice(0, 10)}T00:00:00Z`)) / 86_400_000);
}
