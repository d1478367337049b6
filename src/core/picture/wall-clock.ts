import {type Instant, instantOf, millisecondsOf} from '../time.ts';
import {offsetIn} from '../zone-offset.ts';

/**
 * An instant on the wall clock of a zone. `weekday` counts from Monday, 0, to Sunday, 6; `ms` are those since 1970 if the
 * clock were one of UTC.
 */
export type Wall = {day: string; hour: number; weekday: number; ms: number};

const DAY_MS = 86_400_000;

// What a zone's offset is at a midnight never changes, and every count asks for the same days.
const midnights = new Map<string, Map<number, number>>();

/**
 * Reads instants on the wall clock of a zone; UTC where the zone is not known. Asking for an offset is the slow part: one
 * that is the same at both ends of a UTC day is that of the whole day, and is asked for once.
 */
export function wallClockOf(zone: string): (at: Instant) => Wall {
  const atMidnight = midnights.get(zone) ?? new Map<number, number>();
  midnights.set(zone, atMidnight);
  const offsetOn = (day: number): number => {
    const known = atMidnight.get(day);
    if (known !== undefined) return known;
    const midnight = instantOf(day * DAY_MS);
    const offset = (midnight && offsetIn(zone, midnight)) ?? 0;
    atMidnight.set(day, offset);
    return offset;
  };
  return (at) => {
    const ms = millisecondsOf(at);
    const before = offsetOn(Math.floor(ms / DAY_MS));
    const offset = before === offsetOn(Math.floor(ms / DAY_MS) + 1) ? before : (offsetIn(zone, at) ?? 0);
    const wallMs = ms + offset * 60_000;
    const shifted = instantOf(wallMs) ?? at;
    const day = shifted.slice(0, 10);
    return {day, hour: Number(shifted.slice(11, 13)), weekday: weekdayOf(day), ms: wallMs};
  };
}

/** The first of some zones that this engine knows; UTC where it knows none. A zone may be whatever somebody wrote. */
export function knownZone(...zones: readonly string[]): string {
  const epoch = instantOf(0);
  return zones.find((zone) => epoch !== undefined && offsetIn(zone, epoch) !== undefined) ?? 'UTC';
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
