import {foldForSearch} from '../../core/text.ts';
import type {ExhibitRow} from '../../store/rows.ts';

/** The rows in which every word of the query occurs, in the order given. An empty query finds all. */
export function searchRows(rows: readonly ExhibitRow[], query: string): readonly ExhibitRow[] {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.search.includes(word)));
}
