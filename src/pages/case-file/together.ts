import type {Uuid} from '../../core/ids.ts';
import type {ExhibitRow} from '../../store/rows.ts';

/** Those that were saved at once, in the order of the page. `id` names the group, or one of those in it. */
export function savedTogether(rows: readonly ExhibitRow[], id: Uuid): ExhibitRow[] {
  const group = rows.find((row) => row.id === id)?.together?.group ?? id;
  return rows.filter((row) => row.together?.group === group).sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({together}: ExhibitRow): number {
  return together?.place ?? 0;
}
