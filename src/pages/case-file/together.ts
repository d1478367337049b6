import type {Together} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import type {ExhibitRow} from '../../store/rows.ts';

/** One of several that were saved at once. The chosen one was saved before the others, so its record says nothing of it. */
export type Placed = {row: ExhibitRow; relation: Together['relation']};

/** Those that were saved at once, in the order of the page; none for one that was saved alone. `id`: the group, or any of them. */
export function savedTogether(rows: readonly ExhibitRow[], id: Uuid): Placed[] {
  const group = rows.find((row) => row.id === id)?.together?.group ?? id;
  const others = rows.filter(({together}) => together?.group === group).sort(inOrderOfPage);
  const chosen = rows.find((row) => row.id === group && !row.together);
  const placed = others.map((row): Placed => ({row, relation: row.together?.relation ?? 'listed'}));
  if (!chosen || others.length === 0) return placed;
  const above = placed.filter(({relation}) => relation === 'answered');
  const below = placed.filter(({relation}) => relation !== 'answered');
  return [...above, {row: chosen, relation: 'chosen'}, ...below];
}

function inOrderOfPage(a: ExhibitRow, b: ExhibitRow): number {
  return (a.together?.place ?? 0) - (b.together?.place ?? 0) || a.ordinal - b.ordinal;
}
