// Locking everything away, and taking it all out again. What counts is always whole: first everything is copied and
// compared, then one step makes the copy what counts, then the other is removed. Whatever is interrupted can be gone on with.
import {forgetLedger} from '../browser/ledger.ts';
import {base64} from '../core/bytes.ts';
import {failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';
import type {SlotContent} from '../core/vault/door.ts';
import {codeText} from '../core/vault/recovery-code.ts';
import {openStore, type Store, storeFailure} from '../store/open-store.ts';
import {removeDatabase} from '../store/remove-database.ts';
import {STORE_NAME} from '../store/schema.ts';
import {sealedStore} from '../store/sealed/sealed-store.ts';
import {alone} from './alone.ts';
import {copyLibrary, type Moved} from './copy-library.ts';
import {changeDoor, hangDoor, putPending, readDoor, takeDoorAway} from './door-store.ts';
import {makeInboxKey, takeInbox, takeLast} from './inbox.ts';
import {lockVault, openVault} from './lock.ts';
import {makeDoor} from './make-door.ts';
import {INBOX_SECRET, isFirst, writeOwnSlots} from './own-slots.ts';
import {openFor, tryDoor} from './unlock.ts';

type Library = SlotContent & {kind: 'library'};

/** Who follows a move, and may stop it. */
export type Follow = {tell(moved: Moved): void; signal: AbortSignal};

/** A vault that has been made and not yet filled: its recovery code is shown before anything is moved. */
export type Begun = {code: string};

/**
 * Makes a vault beside what there is. Nothing is moved yet; one that was begun before is given up. `vaultMoving` where
 * another page has made one.
 */
export async function beginVault(passphrase: string): Promise<Result<Begun>> {
  if (await readDoor()) return failed(failure('vaultMoving', 'another page has made one'));
  await giveUpPending();
  const inbox = await makeInboxKey();
  const {door, content, slot, code} = await makeDoor(passphrase, inbox.key);
  // First, because whatever no door names is removed at the next start.
  await putPending(door);
  const made = await inLibrary(content, async (store) => {
    await writeOwnSlots(store, {own: slot});
    await store.put('settings', base64(inbox.secret), INBOX_SECRET);
    return ok({code: codeText(code)});
  });
  if (!made.ok) await giveUpPending();
  return made;
}

/** Whether a vault was begun and not finished: everything still lies open then. */
export async function isVaultPending(): Promise<boolean> {
  return (await readDoor('pending')) !== undefined;
}

/** Gives up a vault that was begun. What lies open is untouched. */
export async function giveUpPending(): Promise<void> {
  // One that another page has hung meanwhile is no more to be had here, and what is behind it stays.
  const pending = await takeDoorAway('pending');
  for (const name of pending?.databases ?? []) await removeDatabase(name);
}

/** Moves everything into the vault that was begun, or goes on with that. Afterwards it is open. */
export async function fillVault(passphrase: string, follow: Follow): Promise<Result<null>> {
  const opened = await tryDoor({passphrase}, 'pending');
  if (!opened.ok) return opened;
  const {content} = opened.value;
  if (content.kind !== 'library') return failed(failure('unexpected', 'a new vault leads to a library'));
  const isWhole = await inLibrary(content, async (store) => ok(await isFirst(store)));
  if (!isWhole.ok) return isWhole;
  if (!isWhole.value) {
    await giveUpPending();
    return failed(failure('unexpected', 'the vault was interrupted while it was made'));
  }
  return alone(async () => {
    // While this page waited for its turn, another may have done it (a double press is enough), or begun anew. What lies
    // open is empty then, and must not be copied over what is kept.
    const hung = await readDoor();
    if (hung?.databases.includes(content.database)) return ok(null);
    const pending = await readDoor('pending');
    if (hung || !pending?.databases.includes(content.database)) return failed(failure('vaultMoving', 'begun anew'));
    const moved = await between(await openStore(), content, ({open, sealed}) => copied(open, sealed, follow));
    if (!moved.ok) return moved;
    // The other database is there from the start, so that nobody can see later when it was made.
    for (const name of pending.databases) closed(await openStore(undefined, name));
    if (!(await hangDoor(content.database))) return failed(failure('vaultMoving', 'given up meanwhile'));
    await openFor(content);
    await removeDatabase(STORE_NAME);
    await forgetLedger();
    return ok(null);
  });
}

/** Takes everything out of the open vault; afterwards there is none. `vaultBusy` also where this cannot be. */
export async function emptyVault(follow: Follow): Promise<Result<null>> {
  const content = await openLibraryContent();
  if (!content) return failed(failure('vaultLocked'));
  const entered = await inLibrary(content, async (store) => {
    await takeInbox(store);
    return ok(await isFirst(store));
  });
  if (!entered.ok) return entered;
  // Another library may lie behind the same door, and would be lost with it.
  if (!entered.value) return failed(failure('vaultBusy'));
  return alone(async () => {
    // Another page may have done it while this one waited: what lies open is what counts then.
    if (!(await readDoor())?.databases.includes(content.database)) return failed(failure('vaultMoving', 'no vault'));
    await changeDoor((door) => ({...door, leaving: true}));
    const moved = await between(await openStore(), content, async ({open, sealed}) => {
      const all = await copied(sealed, open, follow);
      // What was saved meanwhile with the vault locked comes too: the only key of it goes with the door.
      return all.ok ? takeLast(open, sealed, async () => ok(await takeDoorAway('door'))) : all;
    });
    if (!moved.ok) return moved;
    const door = moved.value;
    await lockVault();
    for (const name of door?.databases ?? []) {
      await removeDatabase(name);
      await forgetLedger(name);
    }
    return ok(null);
  });
}

/** Leaves everything locked away, and removes what an interrupted way out has left lying open. */
export async function stayLocked(): Promise<void> {
  await alone(async () => {
    // Where another page has taken everything out meanwhile, what lies open is all there is.
    if (!(await readDoor())?.leaving) return ok(null);
    await removeDatabase(STORE_NAME);
    await changeDoor(({leaving: _, ...door}) => door);
    return ok(null);
  });
}

/** Removes what an interrupted move has left behind. Needs no key, and is done at each start. Never throws. */
export async function tidyAfterMove(): Promise<void> {
  try {
    if ((await leftBehind()).length === 0) return;
    await alone(async () => {
      // Looked at again: what was left behind before may by now be all there is.
      for (const name of await leftBehind()) await removeDatabase(name);
      return ok(null);
    });
  } catch (error) {
    console.warn('not tidied up:', error);
  }
}

/** Databases that nothing leads to. The names first: one that is made later has its door before it. */
async function leftBehind(): Promise<string[]> {
  const all = (await indexedDB.databases()).map(({name = ''}) => name);
  // Where there was never a vault, nothing is left of one: a start looks no further.
  if (!all.some(isLibraryName)) return [];
  // The one that becomes the other first, or both looks could miss it.
  const [pending, door] = [await readDoor('pending'), await readDoor()];
  const named = new Set([...(door?.databases ?? []), ...(pending?.databases ?? [])]);
  if (door && !door.leaving) await forgetLedger();
  return all.filter((name) => (name === STORE_NAME ? door && !door.leaving : isLibraryName(name) && !named.has(name)));
}

function isLibraryName(name: string): boolean {
  return /^holdfast-[0-9a-f]{8}-[0-9a-f]{4}-/.test(name);
}

async function copied(from: Store, to: Store, {tell, signal}: Follow): Promise<Result<null>> {
  try {
    await copyLibrary(from, to, tell, signal);
    return ok(null);
  } catch (error) {
    if (signal.aborted) return failed(failure('vaultMoving', 'stopped by the person'));
    return failed(await storeFailure(error, 0));
  }
}

/** The library that is open now. */
async function openLibraryContent(): Promise<Library | undefined> {
  const door = await readDoor();
  const open = door && (await openVault(door, Date.now()));
  return open && {kind: 'library', master: open.master, database: open.database};
}

/** Does something in a library that a key opens. */
async function inLibrary<T>(content: Library, work: (store: Store) => Promise<Result<T>>): Promise<Result<T>> {
  const opened = await openStore(undefined, content.database);
  return opened.ok ? withStore(ok(await sealedStore(opened.value, content.master)), work) : opened;
}

async function between<T>(
  open: Result<Store>,
  content: Library,
  work: (both: {open: Store; sealed: Store}) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withStore(open, (plain) => inLibrary(content, (sealed) => work({open: plain, sealed})));
}

async function withStore<T>(opened: Result<Store>, work: (store: Store) => Promise<Result<T>>): Promise<Result<T>> {
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
}

function closed(opened: Result<Store>): void {
  if (opened.ok) opened.value.close();
}
