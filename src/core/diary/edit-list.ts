import {canonicalJson} from '../hash/canonical-json.ts';

/**
 * One change of a list whose entries have no ids: `before` becomes `after`; null stands for none. `at` is where it stood,
 * or is to stand.
 */
export type ListEdit<T> = {before: T | null; after: T | null; at: number};

/**
 * The list after the change. Another window may have changed it meanwhile: an entry that is no longer there is not taken
 * from it, and what was to replace it is added, so that nothing that was written is lost.
 */
export function edited<T>(list: readonly T[], {before, after, at}: ListEdit<T>): T[] {
  const found = before === null ? -1 : placeOf(list, before, at);
  const rest = list.filter((_, index) => index !== found);
  if (after === null) return rest;
  const place = found >= 0 ? found : Math.max(0, Math.min(at, rest.length));
  return [...rest.slice(0, place), after, ...rest.slice(place)];
}

/** The change that takes this one back. */
export function takenBack<T>({before, after, at}: ListEdit<T>): ListEdit<T> {
  return {before: after, after: before, at};
}

/** Where an entry stands: at its old place if it is there still, else the first that is the same. */
function placeOf<T>(list: readonly T[], entry: T, at: number): number {
  const text = canonicalJson(entry);
  const same = (one: T | undefined) => one !== undefined && canonicalJson(one) === text;
  return same(list[at]) ? at : list.findIndex(same);
}
