import {type Discretion, parseDiscretion} from '../core/discretion.ts';
import {storage} from './api.ts';

const KEY = 'discretion';

/** The settings of how little shows. They lie outside the database, since they hold while that is locked. */
export async function readDiscretion(): Promise<Discretion> {
  return parseDiscretion((await storage.local.get(KEY))[KEY]);
}

/** Changes some of them; gives them as they are then. */
export async function changeDiscretion(change: Partial<Discretion>): Promise<Discretion> {
  return navigator.locks.request(`holdfast-${KEY}`, async () => {
    const after = parseDiscretion({...(await readDiscretion()), ...change});
    await storage.local.set({[KEY]: after});
    return after;
  });
}

/** Calls back on each change. Returns the way to stop. */
export function watchDiscretion(changed: (discretion: Discretion) => void): () => void {
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) changed(parseDiscretion(change.newValue));
  };
  storage.onChanged.addListener(listener);
  return () => storage.onChanged.removeListener(listener);
}
