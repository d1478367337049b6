import {type Instant, instantOf, millisecondsOf} from '../time.ts';
import {offsetIn} from '../zone-offset.ts';

/** An instant on the wall clock of a zone. `weekday` counts from Monday, 0, to Sunday, 6. */
export type Wall = {day: string; hour: number; weekday: number};

const DAY_MS = 86_400_000;
/** Clocks are put forward and back on a quarter of an hour, so that within one the offset is the same. */
const QUARTER_MS = 900_000;

/**
 * Reads instants on the wall clock of a zone; UTC where the zone is not known. What was looked up once is kept, since
 * asking for an offset is the slow part.
 */
export function wallClockOf(zone: string): (at: Instant) => Wall {
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(millisecondsOf(at) / QUARTER_MS);
    const offset = offsets.get(quarter) ?? offsetIn(zone, at) ?? 0;
    offsets.set(quarter, offset);
    const shifted = instantOf(millisecondsOf(at) + offset * 60_000) ?? at;
    const day = shifted.slice(0, 10);
    return {day, hour: Number(shifted.slice(11, 13)), weekday: weekdayOf(day)};
  };
}

/** Days since 1970-01-01 of a day `yyyy-mm-dd`. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day `yyyy-mm-dd` of a number of days since 1970-01-01; the last one there is where that lies beyond year 9999. */
export function dayOf(number: number): string {
  return (instantOf(number * DAY_MS) ?? (number < 0 ? '0000-01-01' : '9999-12-31')).slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  const fromMonday = (dayNumber(day) + 3) % 7;
  return fromMonday < 0 ? fromMonday + 7 : fromMonday;
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return dayOf(dayNumber(day) - weekdayOf(day));
}
