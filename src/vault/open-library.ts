import {isWipeMarked} from '../browser/forget-everything.ts';
import {watchOpenVault} from '../browser/vault-session.ts';
import type {Failure} from '../core/errors.ts';
import {failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {openStore, type Store} from '../store/open-store.ts';
import {over} from '../store/sealed/over.ts';
import {sealedStore} from '../store/sealed/sealed-store.ts';
import {readDoor} from './door-store.ts';
import {openVault} from './lock.ts';

/** Held by everybody who reads or writes what is kept; whoever moves it all has it alone. */
export const LIBRARY_LOCK = 'holdfast-library';

const WAIT_MS = 20_000;

/**
 * Opens what is kept: as it lies, or through the vault where there is one. `vaultLocked` until the vault is opened,
 * `vaultMoving` while everything is on its way in or out. `lost` is called when the database is taken away.
 */
export async function openLibrary(lost: (why: Failure) => void = () => undefined): Promise<Result<Store>> {
  const letGo = await heldByMany();
  if (!letGo) return failed(failure('vaultMoving'));
  const opened = await opening((why) => {
    letGo();
    lost(why);
  });
  if (!opened.ok) {
    letGo();
    return opened;
  }
  return ok(over(opened.value, (name, store) => (name === 'close' ? () => closing(store, letGo) : undefined)));
}

function closing(store: {[name: string | symbol]: unknown}, letGo: () => void): void {
  (store.close as () => void)();
  letGo();
}

/** The same for long work that was begun while it was open: rests while it is locked, and goes on when it is opened. */
export async function openLibraryAgain(): Promise<Result<Store>> {
  for (;;) {
    const {opened, stop} = nextOpening();
    const library = await openLibrary();
    const isLocked = !library.ok && library.error.code === 'vaultLocked';
    if (isLocked) await opened;
    stop();
    if (!isLocked) return library;
  }
}

/** Resolves when the vault is next opened or locked; listened for from now on. */
function nextOpening(): {opened: Promise<void>; stop(): void} {
  let stop = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    stop = watchOpenVault(resolve);
  });
  return {opened, stop};
}

async function opening(lost: (why: Failure) => void): Promise<Result<Store>> {
  try {
    // What is kept now would lie there when all the rest is gone.
    if (await isWipeMarked()) return failed(failure('storeUnavailable', 'everything is being removed'));
    const door = await readDoor();
    if (!door) return await openStore(lost);
    const open = await openVault(door, Date.now());
    if (!open) return failed(failure('vaultLocked'));
    const store = await openStore(lost, open.database);
    return store.ok ? ok(await sealedStore(store.value, open.master)) : store;
  } catch (error) {
    return failed(failure('storeUnavailable', error));
  }
}

/** Takes a share of the lock; gives the way to let go of it, or undefined where another has it alone for too long. */
async function heldByMany(): Promise<(() => void) | undefined> {
  return new Promise((held) => {
    const signal = AbortSignal.timeout(WAIT_MS);
    navigator.locks
      .request(LIBRARY_LOCK, {mode: 'shared', signal}, () => new Promise<void>((letGo) => held(letGo)))
      .catch(() => held(undefined));
  });
}
