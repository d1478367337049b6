// Where the door lies: a small database of its own, since it is read while the others are closed.
import {type IDBPDatabase, openDB} from 'idb';
import {type Door, parseDoor} from '../core/vault/door.ts';

export const DOOR_NAME = 'holdfast-door';
const STORE = 'door';

/** `door`: what is locked. `pending`: a vault that is being made; nothing is in it until it becomes the door. */
type Key = 'door' | 'pending';

async function withDatabase<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
  const database = await openDB(DOOR_NAME, 1, {
    upgrade: (made) => void made.createObjectStore(STORE),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** The door; undefined where there is no vault. Throws where it is damaged: what lies behind it must not be taken for lost. */
export async function readDoor(key: Key = 'door'): Promise<Door | undefined> {
  const stored: unknown = await withDatabase((database) => database.get(STORE, key));
  if (stored === undefined) return undefined;
  const door = parseDoor(stored);
  if (!door) throw new Error('the door of the vault is damaged');
  return door;
}

/** Changes the door in one strict transaction; nothing if there is none. Gives it as it is afterwards. */
export function changeDoor(change: (door: Door) => Door, key: Key = 'door'): Promise<Door | undefined> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(STORE, 'readwrite', {durability: 'strict'});
    const door = parseDoor(await transaction.store.get(key));
    const after = door && change(door);
    if (after) await transaction.store.put(after, key);
    await transaction.done;
    return after;
  });
}

/** Puts down a door that is being made. */
export async function putPending(door: Door): Promise<void> {
  await withDatabase(async (database) => {
    const transaction = database.transaction(STORE, 'readwrite', {durability: 'strict'});
    await Promise.all([transaction.store.put(door, 'pending'), transaction.done]);
  });
}

/**
 * From now on what is behind it is what counts: the one step that cannot be half done. False, and nothing is changed, where
 * the door that is being made does not lead to that database, or is gone, or another hangs already.
 */
export function hangDoor(filled: string): Promise<boolean> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(STORE, 'readwrite', {durability: 'strict'});
    const [hung, pending]: unknown[] = [await transaction.store.get('door'), await transaction.store.get('pending')];
    const isHung = hung === undefined && parseDoor(pending)?.databases.includes(filled) === true;
    if (isHung) {
      await transaction.store.put(pending, 'door');
      await transaction.store.delete('pending');
    }
    await transaction.done;
    return isHung;
  });
}

/** Takes a door away, and gives it: of two that do so at once only one has it. Without one, everything lies open. */
export function takeDoorAway(key: Key): Promise<Door | undefined> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(STORE, 'readwrite', {durability: 'strict'});
    const taken = parseDoor(await transaction.store.get(key));
    await transaction.store.delete(key);
    await transaction.done;
    return taken;
  });
}
