import {forgetEverything, isWipeMarked, markWipe} from '../browser/forget-everything.ts';
import {forgetLedger} from '../browser/ledger.ts';
import {ok} from '../core/result.ts';
import type {Store} from '../store/open-store.ts';
import {removeDatabase} from '../store/remove-database.ts';
import {alone} from './alone.ts';
import {clearLibrary} from './clear-library.ts';
import {DOOR_NAME, readDoor} from './door-store.ts';
import {isFirst} from './own-slots.ts';

/** Held by whoever removes everything. */
const WIPE_LOCK = 'holdfast-removing';

/**
 * Removes everything that the product ever kept in this browser: every database, what was remembered beside them, files
 * that were being made. The door goes first: without it nothing sealed can be opened, whatever happens next. If the
 * browser ends meanwhile, the next start goes on with it.
 */
export async function wipeEverything(): Promise<void> {
  await markWipe();
  await navigator.locks.request(WIPE_LOCK, removeEverything);
}

async function removeEverything(): Promise<void> {
  await removeDatabase(DOOR_NAME);
  const remove = async () => {
    for (const {name} of await indexedDB.databases()) if (name) await removeDatabase(name);
    await forgetEverything();
    return ok(null);
  };
  // A save that does not let go is no reason to keep anything.
  const done = await alone(remove);
  if (!done.ok) await remove();
}

/** Goes on with a removal that was interrupted. Never throws. */
export async function finishWipe(): Promise<void> {
  try {
    // Whoever is at it ends it; the mark must not be set anew over what is saved afterwards.
    await navigator.locks.request(WIPE_LOCK, async () => {
      if (await isWipeMarked()) await removeEverything();
    });
  } catch (error) {
    console.warn('not everything is removed yet:', error);
  }
}

/**
 * Removes what the open library keeps. Behind a door that is not its own, only what lies in it: another library may be
 * behind the same door, and is not its to remove.
 */
export async function wipeOpenLibrary(store: Store): Promise<void> {
  const door = await readDoor();
  if (!door || (await isFirst(store))) {
    store.close();
    return wipeEverything();
  }
  await clearLibrary(store);
  // Or what the person has just removed would be called lost.
  await forgetLedger(store.name);
}
