import {foldForSearch} from '../../core/text.ts';

/** The rows in which every word of the query occurs, in the order given. An empty query finds all. */
export function searchRows<Row extends {search: string}>(rows: readonly Row[], query: string): readonly Row[] {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.search.includes(word)));
}
