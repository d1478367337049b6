import type {Uuid} from '../core/ids.ts';
import type {Store} from './open-store.ts';

/** The part of a transaction that tells which case is the current one. */
type SettingsInTransaction = {objectStore(name: 'settings'): {get(key: string): Promise<string | undefined>}};

/** The current case inside a transaction of the caller's; undefined before the first. */
export async function currentInside(transaction: SettingsInTransaction): Promise<Uuid | undefined> {
  // Our own value, written as an id.
  return (await transaction.objectStore('settings').get('currentCase')) as Uuid | undefined;
}

/** The current case as it stands now; undefined before the first, and none is opened by asking. */
export function currentCaseId(store: Store): Promise<Uuid | undefined> {
  return currentInside(store.transaction('settings'));
}
