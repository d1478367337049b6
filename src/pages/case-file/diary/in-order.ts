import type {IncidentRow} from '../../../store/diary-rows.ts';

/** What happened last first; entries without a date at the end, the last written first. */
export function inOrder(rows: readonly IncidentRow[]): IncidentRow[] {
  return rows.toSorted(
    (a, b) => compare(b.sortFrom ?? '', a.sortFrom ?? '') || compare(b.writtenAt, a.writtenAt) || b.ordinal - a.ordinal,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
