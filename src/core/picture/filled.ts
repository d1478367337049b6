import type {Bucket} from './counting.ts';
import {dayNumber, dayOf} from './wall-clock.ts';

/** Every week from the first to the last in which there is something, those without anything too; at most the last `atMost`. */
export function filledWeeks(buckets: readonly Bucket[], atMost: number): {buckets: Bucket[]; earlier: Bucket[]} {
  return filled(buckets, atMost, (monday) => dayOf(dayNumber(monday) - 7));
}

/** The same for months. */
export function filledMonths(buckets: readonly Bucket[], atMost: number): {buckets: Bucket[]; earlier: Bucket[]} {
  return filled(buckets, atMost, monthBefore);
}

function filled(buckets: readonly Bucket[], atMost: number, before: (key: string) => string) {
  const byKey = new Map(buckets.map((one) => [one.key, one]));
  const first = buckets[0]?.key;
  const row: Bucket[] = [];
  for (let key = buckets.at(-1)?.key; key !== undefined && first !== undefined && key >= first; key = before(key)) {
    if (row.length === atMost) break;
    row.push(byKey.get(key) ?? {key, ids: [], about: []});
  }
  const start = row.at(-1)?.key ?? '';
  return {buckets: row.reverse(), earlier: buckets.filter(({key}) => key < start)};
}

function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1
    ? `${String(year - 1).padStart(4, '0')}-12`
    : `${month.slice(0, 4)}-${String(number - 1).padStart(2, '0')}`;
}
