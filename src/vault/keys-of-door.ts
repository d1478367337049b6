// What the person changes of a vault that is open: its passphrase and code, the second library, the order to remove
// everything. Everything asks for the passphrase once more, since the vault may stand open on a shared computer.
import {failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {type Door, type SlotContent, unwrapContent, wrapContent} from '../core/vault/door.ts';
import {codeText} from '../core/vault/recovery-code.ts';
import {IV_BYTES} from '../core/vault/seal.ts';
import {openStore, type Store} from '../store/open-store.ts';
import {clearLibrary} from './clear-library.ts';
import {changeDoor, readDoor} from './door-store.ts';
import {emptySlot, fillSlot, random, randomBelow} from './make-door.ts';
import {isFirst, type OwnSlots, readOwnSlots, writeOwnSlots} from './own-slots.ts';
import {keyOfPassphrase} from './passphrase.ts';
import {type Given, tryDoor} from './unlock.ts';

/** Another passphrase for the open library. Nothing else is sealed anew, and the recovery code stays. */
export async function changePassphrase(store: Store, given: Given, next: string): Promise<Result<null>> {
  const own = await ownSlot(store, given);
  if (!own.ok) return own;
  const {door, slot, content} = own.value;
  const key = await keyOfPassphrase(next, door.salt, door.kdf);
  const taken = door.slots.some(({byPassphrase}, at) => at !== slot && unwrapContent(key, byPassphrase));
  if (taken) return failed(failure('passphraseTaken'));
  const wrapped = wrapContent(key, random(IV_BYTES), content);
  await changeSlot(slot, (one) => ({...one, byPassphrase: wrapped}));
  return ok(null);
}

/** A new recovery code for the open library; the one before opens nothing from now on. */
export async function renewCode(store: Store, passphrase: string): Promise<Result<string>> {
  const own = await ownSlot(store, {passphrase});
  if (!own.ok) return own;
  const made = await fillSlot(own.value.door, passphrase, own.value.content);
  // A passphrase that another page has changed meanwhile stays changed.
  await changeSlot(own.value.slot, (slot) => ({...slot, byCode: made.slot.byCode}));
  return ok(codeText(made.code));
}

/** What a second passphrase does: open another library, which looks like any, or remove everything. */
export type Second = 'other' | 'wipe';

/** Held while it is decided which slot is free. */
const SLOTS_LOCK = 'holdfast-slots';

/** Sets a second passphrase. The library behind it is empty until it is opened and filled. */
export async function setSecond(store: Store, kind: Second, passphrase: string, second: string): Promise<Result<null>> {
  return navigator.locks.request(SLOTS_LOCK, () => settingSecond(store, kind, passphrase, second));
}

async function settingSecond(store: Store, kind: Second, passphrase: string, second: string): Promise<Result<null>> {
  const own = await ownSlot(store, {passphrase});
  if (!own.ok) return own;
  // Only the first library knows which slots are free: any other might take the one of the first.
  if (!(await isFirst(store))) return failed(failure('vaultBusy'));
  const {door, slots, content} = own.value;
  const key = await keyOfPassphrase(second, door.salt, door.kdf);
  if (door.slots.some(({byPassphrase}) => unwrapContent(key, byPassphrase))) return failed(failure('passphraseTaken'));
  const slot = slots[kind] ?? freeSlot(door, slots);
  const opens = secondContent(kind, door, content);
  const emptied = opens.kind === 'library' ? await emptyOther(opens.database) : ok(null);
  if (!emptied.ok) return emptied;
  const made = await fillSlot(door, second, opens);
  await writeOwnSlots(store, {...slots, [kind]: slot});
  await changeSlot(slot, () => made.slot);
  return ok(null);
}

/** What was left by a second passphrase that was taken away is sealed for a key that is no more, and would be in the way. */
async function emptyOther(database: string): Promise<Result<null>> {
  const opened = await openStore(undefined, database);
  if (!opened.ok) return opened;
  await clearLibrary(opened.value);
  opened.value.close();
  return ok(null);
}

/** Takes a second passphrase away. What lies in the other library stays, and nobody can open it any more. */
export async function dropSecond(store: Store, kind: Second, passphrase: string): Promise<Result<null>> {
  return navigator.locks.request(SLOTS_LOCK, () => droppingSecond(store, kind, passphrase));
}

async function droppingSecond(store: Store, kind: Second, passphrase: string): Promise<Result<null>> {
  const own = await ownSlot(store, {passphrase});
  if (!own.ok) return own;
  const {[kind]: slot, ...rest} = own.value.slots;
  if (slot === undefined) return ok(null);
  await changeSlot(slot, emptySlot);
  await writeOwnSlots(store, rest);
  return ok(null);
}

type Own = {door: Door; slot: number; slots: OwnSlots; content: SlotContent & {kind: 'library'}};

/** The slot of the open library, if what was given opens that one. */
async function ownSlot(store: Store, given: Given): Promise<Result<Own>> {
  const opened = await tryDoor(given);
  if (!opened.ok) return opened;
  const {content, slot} = opened.value;
  const slots = (await readOwnSlots(store)) ?? {own: slot};
  const door = await readDoor();
  if (!door || content.kind !== 'library' || content.database !== store.name) return failed(failure('wrongPassphrase'));
  return ok({door, slot, slots, content});
}

function freeSlot({slots}: Door, {own, other, wipe}: OwnSlots): number {
  const free = slots.map((_, at) => at).filter((at) => at !== own && at !== other && at !== wipe);
  const chosen = free[randomBelow(Math.max(1, free.length))];
  if (chosen === undefined) throw new Error('no slot is free');
  return chosen;
}

function secondContent(kind: Second, {databases}: Door, {database}: {database: string}): SlotContent {
  if (kind === 'wipe') return {kind: 'wipe'};
  const other = databases.find((name) => name !== database);
  if (!other) throw new Error('there is no other library');
  return {kind: 'library', master: random(32), database: other};
}

async function changeSlot(at: number, change: (slot: Door['slots'][number]) => Door['slots'][number]): Promise<void> {
  await changeDoor((door) => ({...door, slots: door.slots.map((slot, n) => (n === at ? change(slot) : slot))}));
}
