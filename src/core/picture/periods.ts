import type {Uuid} from '../ids.ts';
import {byDay, type NotPlaced} from './counting.ts';
import type {Happening} from './happening.ts';
import {dayNumber, dayOf} from './wall-clock.ts';

/** Days from `first` to `last`, both counted. */
export type Period = {first: string; last: string; ids: Uuid[]; about: Uuid[]};

/**
 * Periods of the same length side by side, earliest first. `earlier` is what lies before the first of them: a period that
 * begins before the first thing is none, since it would look like less for no reason but where it begins.
 */
export type Periods = {days: number; periods: Period[]; earlier: Uuid[]; notPlaced: NotPlaced};

/** Four weeks: each period holds every day of the week as often. */
export const PERIOD_DAYS = 28;
/** A year of them. */
const PERIODS = 13;

/**
 * How many in periods of the same length, so that the numbers can be compared. Counted back from the last day on which
 * something is known to have happened, so that the last period is no shorter than the others.
 */
export function periodsOf(
  happenings: readonly Happening[],
  zone: string,
  days = PERIOD_DAYS,
  atMost = PERIODS,
): Periods {
  const {buckets, notPlaced} = byDay(happenings, zone);
  const last = buckets.at(-1);
  const first = buckets[0];
  const periods: Period[] = [];
  const earlier: Uuid[] = [];
  if (!first || !last) return {days, periods, earlier, notPlaced};
  const end = dayNumber(last.key);
  const count = Math.min(atMost, Math.floor((end - dayNumber(first.key) + 1) / days));
  for (let back = count - 1; back >= 0; back -= 1) {
    const to = end - back * days;
    periods.push({first: dayOf(to - days + 1), last: dayOf(to), ids: [], about: []});
  }
  for (const {key, ids, about} of buckets) {
    const period = periods[count - 1 - Math.floor((end - dayNumber(key)) / days)];
    period?.ids.push(...ids);
    period?.about.push(...about);
    if (!period) earlier.push(...ids, ...about);
  }
  return {days, periods, earlier, notPlaced};
}
