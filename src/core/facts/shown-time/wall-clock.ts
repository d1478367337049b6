import {EAST_MS, WEST_MS} from '../machine-time.ts';

/** A day of the calendar; `month` from 1. */
export type Day = {year: number; month: number; day: number};

/** Whose clock a wall time is of: a zone's, or one that is not known. */
export type Clock = {zone: string | undefined};

const DAY_MS = 86_400_000;

/** The first and the last instant that a wall time (as if it were UTC) can be. Two where a clock was put back. */
export function instantsOf(wallMs: number, {zone}: Clock): {first: number; last: number} {
  if (zone === undefined) return {first: wallMs - EAST_MS, last: wallMs + WEST_MS};
  const near = [wallMs - DAY_MS, wallMs, wallMs + DAY_MS].map((at) => wallMs - offsetAt(at, zone));
  const exact = near.filter((at) => at + offsetAt(at, zone) === wallMs);
  // A wall time that was left out when a clock was put forward: between the readings under both offsets.
  const possible = exact.length > 0 ? exact : near;
  return {first: Math.min(...possible), last: Math.max(...possible)};
}

/** The day on the wall at an instant. */
export function dayAt(at: number, {zone}: Clock): Day {
  return dayOf(zone === undefined ? at : at + offsetAt(at, zone));
}

/** The day of a wall time that is told as if it were UTC. */
export function dayOf(wallMs: number): Day {
  const date = new Date(wallMs);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()};
}

/** The start of a day on the wall, or undefined for a day that does not exist. */
export function startOf({year, month, day}: Day): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  const back = dayOf(at);
  return back.year === year && back.month === month && back.day === day ? at : undefined;
}

/** Milliseconds east of UTC; 0 for a zone that this machine does not know. */
function offsetAt(at: number, zone: string): number {
  const format = formatOf(zone);
  if (!format) return 0;
  const parts = Object.fromEntries(format.formatToParts(at).map(({type, value}) => [type, Number(value)]));
  const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = parts;
  const seconds = Math.floor(at / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - seconds;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Whether this machine knows the zone. */
export function knowsZone(zone: string): boolean {
  return zone !== '' && formatOf(zone) !== undefined;
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) formats.set(zone, makeFormat(zone));
  return formats.get(zone);
}

function makeFormat(zone: string): Intl.DateTimeFormat | undefined {
  const digits = '2-digit' as const;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
  } catch {
    return undefined;
  }
}
