import {EAST_MS, WEST_MS} from '../../facts/machine-time.ts';
import {type Instant, instantOf, millisecondsOf} from '../../time.ts';
import type {WrittenTime} from '../reading.ts';

/** A clock as written: a day, and as much of the time of day as is there. */
export type Wall = {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
};

const DAY_MS = 86_400_000;

/** A time of which only the words are known. */
export function unreadTime(written: string): WrittenTime {
  return {written, wall: null, offsetMinutes: null, exact: null, earliest: null, latest: null, precision: 'unknown'};
}

/** Whether the day exists and the clock does. A leap second is read as the second before it. */
export function exists({year, month, day, hour = 0, minute = 0, second = 0}: Wall): boolean {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60;
}

/** Milliseconds of a clock as if it were UTC. */
export function asUtc({year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0}: Wall): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, Math.min(second, 59), millisecond);
  return date.getTime();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `yyyy-mm-dd`, with `Thh:mm` and `:ss` where those are known. */
export function wallText({year, month, day, hour, minute, second}: Wall): string {
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  const clock = `${date}T${two(hour)}:${two(minute ?? 0)}`;
  return second === undefined ? clock : `${clock}:${two(second)}`;
}

/** How long the shortest unit that is written lasts, less a millisecond. */
function lasting(wall: Wall): {last: number; precision: WrittenTime['precision']} {
  if (wall.millisecond !== undefined) return {last: 0, precision: 'second'};
  if (wall.second !== undefined) return {last: 999, precision: 'second'};
  if (wall.minute !== undefined) return {last: 59_999, precision: 'minute'};
  if (wall.hour !== undefined) return {last: 3_599_999, precision: 'hour'};
  return {last: DAY_MS - 1, precision: 'day'};
}

/** A clock of a zone that is not known: what it can mean anywhere in the world. */
export function wallTime(written: string, wall: Wall): WrittenTime {
  if (!exists(wall)) return unreadTime(written);
  const {last, precision} = lasting(wall);
  const at = asUtc(wall);
  return {
    written,
    wall: wallText(wall),
    offsetMinutes: null,
    exact: null,
    earliest: instantOf(at - EAST_MS) ?? null,
    latest: instantOf(at + WEST_MS + last) ?? null,
    precision,
  };
}

/** A clock whose offset from UTC the file states. Exact only with seconds: a minute is a span. */
export function zonedTime(written: string, wall: Wall, offsetMinutes: number): WrittenTime {
  if (!exists(wall) || wall.hour === undefined || Math.abs(offsetMinutes) > 14 * 60) return unreadTime(written);
  const {last, precision} = lasting(wall);
  const start = asUtc(wall) - offsetMinutes * 60_000;
  const earliest = instantOf(start) ?? null;
  const latest = wall.second === undefined ? (instantOf(start + last) ?? null) : earliest;
  return {written, wall: wallText(wall), offsetMinutes, exact: earliest, earliest, latest, precision};
}

/** An instant that the file counts in milliseconds since 1970 UTC. Zero is how programs write "none". */
export function epochTime(written: string, milliseconds: number): WrittenTime {
  const exact = milliseconds > 0 ? instantOf(milliseconds) : undefined;
  return exact
    ? {...unreadTime(written), exact, earliest: exact, latest: exact, precision: 'second'}
    : unreadTime(written);
}

/** No program writes a longer time. A pattern over a long text of spaces would take for ever. */
export const LONGEST_TIME = 120;

const ISO =
  /^\s*(\d{4})[-:/](\d{1,2})[-:/](\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?\s*$/i;

/**
 * A time that begins with the year: ISO 8601, EXIF (`2024:05:07 21:15:03`), `2024-05-07 21:15:03 UTC`. Its zone is the
 * one written, or else the one that is stated beside it (`offset`).
 */
export function yearFirstTime(written: string, offset?: string): WrittenTime {
  const match = written.length > LONGEST_TIME ? null : ISO.exec(written);
  if (!match) return unreadTime(written);
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const wall: Wall = {year: Number(year), month: Number(month), day: Number(day)};
  if (hour !== undefined) Object.assign(wall, {hour: Number(hour), minute: Number(minute)});
  if (second !== undefined) wall.second = Number(second);
  if (fraction !== undefined) wall.millisecond = Number(fraction.padEnd(3, '0').slice(0, 3));
  const minutes = offsetMinutes(zone ?? offset ?? '');
  return minutes === undefined ? wallTime(written, wall) : zonedTime(written, wall, minutes);
}

/** Minutes east of UTC that `Z`, `UTC`, `+02:00`, `-0530` or `+02` state. */
export function offsetMinutes(zone: string): number | undefined {
  if (/^\s*(Z|UTC|GMT)\s*$/i.test(zone)) return 0;
  const match = /^\s*([+-])(\d{2}):?(\d{2})?\s*$/.exec(zone);
  if (!match || Number(match[2]) > 14 || Number(match[3] ?? 0) > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

/** No phone or camera of ours is older, and nothing is from later than a day after it was picked. */
const FIRST_MS = Date.UTC(1970, 0, 2);

/** Whether a time can be: not before there were computers of the kind, not after the file was picked. */
export function canBe(time: WrittenTime, pickedAt: Instant, first = FIRST_MS): boolean {
  if (time.earliest === null || time.latest === null) return false;
  return millisecondsOf(time.latest) >= first && millisecondsOf(time.earliest) <= millisecondsOf(pickedAt) + DAY_MS;
}
