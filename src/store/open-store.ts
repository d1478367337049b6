import {type IDBPDatabase, openDB} from 'idb';
import {type Failure, failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {migrate} from './migrations.ts';
import {type Schema, STORE_NAME, STORE_VERSION} from './schema.ts';

export type Store = IDBPDatabase<Schema>;

const BLOCKED_AFTER_MS = 5000;

/**
 * Opens the database, made or brought up to date where needed. A refusal is tried once more, since a browser
 * sometimes fails the first open after a crash; nothing is ever deleted to make it open. `lost` is called when the
 * browser, or a newer version of the product, takes the open database away.
 */
export async function openStore(
  lost: (why: Failure) => void = () => undefined,
  name: string = STORE_NAME,
): Promise<Result<Store>> {
  const first = await tryOpen(lost, name);
  if (first.ok || first.error.code === 'storeBlocked') return first;
  return tryOpen(lost, name);
}

async function tryOpen(lost: (why: Failure) => void, name: string): Promise<Result<Store>> {
  let blockedTimer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<Result<Store>>((resolve) => {
    blockedTimer = setTimeout(() => resolve(failed(failure('storeBlocked'))), BLOCKED_AFTER_MS);
  });
  const opening = openDB<Schema>(name, STORE_VERSION, {
    upgrade: (store, from, _to, transaction) => migrate(store, from, transaction),
    // A newer version waits in another window: let it through rather than hang it.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      lost(failure('storeReplaced'));
    },
    terminated: () => lost(failure('storeUnavailable', 'the browser closed the database')),
  }).then(
    (store): Result<Store> => ok(store),
    (error: unknown): Result<Store> => failed(failure('storeUnavailable', error)),
  );
  const result = await Promise.race([opening, blocked]);
  clearTimeout(blockedTimer);
  // One that opens after all, when nobody waits for it any more, must not stand in the way of others.
  if (!result.ok && result.error.code === 'storeBlocked') void opening.then((late) => late.ok && late.value.close());
  return result;
}

/**
 * What a failed write of that many bytes means for the person. On a full disk Chromium does not speak of a quota but of
 * blobs it could not write, so the room that is left is looked at too.
 */
export async function storeFailure(error: unknown, bytes: number): Promise<Failure> {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const full = name === 'QuotaExceededError' || (await roomLeft()) < bytes;
  return failure(full ? 'diskFull' : 'saveFailed', error);
}

async function roomLeft(): Promise<number> {
  const {quota, usage} = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}
