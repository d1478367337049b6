import {deleteDB, openDB} from 'idb';

/** Databases that exist only to be removed; see `flushed`. */
const NOTHING = 'holdfast-nothing';

/**
 * Removes a database so that nothing of it can be read in the browser's files any more.
 *
 * Chromium keeps what was deleted until its log-structured files (LevelDB) are next joined, and joins those that a removed
 * database lies in when it is removed. What was only just written lies in the same file as its removal, and would stay:
 * so what is written is first brought to files of its own, and joined afterwards. Firefox removes the database's files.
 * Freed blocks of the disk itself are out of reach.
 */
export async function removeDatabase(name: string): Promise<void> {
  await flushed();
  await flushed();
  await deleteDB(name);
  for (let turn = 0; turn < 4; turn += 1) await flushed();
}

/** Makes the browser bring its log to files, and join them. */
async function flushed(): Promise<void> {
  const database = await openDB(NOTHING, 1, {upgrade: (made) => void made.createObjectStore('nothing')});
  const transaction = database.transaction('nothing', 'readwrite', {durability: 'strict'});
  await Promise.all([transaction.store.put(0, 0), transaction.done]);
  database.close();
  await deleteDB(NOTHING);
}
