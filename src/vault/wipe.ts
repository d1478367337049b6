import {forgetEverything} from '../browser/forget-everything.ts';
import {ok} from '../core/result.ts';
import {removeDatabase} from '../store/remove-database.ts';
import {alone} from './alone.ts';
import {DOOR_NAME} from './door-store.ts';

/**
 * Removes everything that the product ever kept in this browser: every database, what was remembered beside them, files
 * that were being made. The door goes first: without it nothing sealed can be opened, whatever happens next.
 */
export async function wipeEverything(): Promise<void> {
  await removeDatabase(DOOR_NAME);
  await forgetEverything();
  const remove = async () => {
    for (const {name} of await indexedDB.databases()) if (name) await removeDatabase(name);
    return ok(null);
  };
  // A save that does not let go is no reason to keep anything.
  const done = await alone(remove);
  if (!done.ok) await remove();
}
