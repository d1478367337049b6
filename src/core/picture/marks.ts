import type {Uuid} from '../ids.ts';
import {type Buckets, byMonth} from './counting.ts';
import type {Happening} from './happening.ts';

/** One mark that the keeper set, on what, and when that was. */
export type MarkOver = {mark: string; ids: Uuid[]; months: Buckets};

/** Each mark that the keeper set, the most used first, with all that bear it in order of time. Nothing sets a mark by itself. */
export function marksOver(happenings: readonly Happening[], zone: string): MarkOver[] {
  const byMark = new Map<string, Happening[]>();
  for (const one of happenings)
    for (const mark of new Set(one.marks)) byMark.set(mark, [...(byMark.get(mark) ?? []), one]);
  return [...byMark]
    .map(([mark, bearers]) => ({mark, ids: bearers.map(({id}) => id), months: byMonth(bearers, zone)}))
    .sort((a, b) => b.ids.length - a.ids.length || (a.mark < b.mark ? -1 : 1));
}
