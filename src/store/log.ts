import type {IDBPObjectStore, StoreNames} from 'idb';
import {appendEntry, type LogLine} from '../core/custody/append-entry.ts';
import type {NewEntry} from '../core/custody/entry.ts';
import type {Uuid} from '../core/ids.ts';
import type {Store} from './open-store.ts';
import type {Schema, StoredEntry} from './schema.ts';

type EntriesInTransaction = IDBPObjectStore<Schema, StoreNames<Schema>[], 'entries', 'readwrite'>;

/**
 * Adds one entry inside a transaction of the caller's. The database runs writers of one store one after another,
 * so two windows, or a worker that died half-way, can never fork the log.
 */
export async function appendInside(entries: EntriesInTransaction, caseId: Uuid, entry: NewEntry): Promise<LogLine> {
  const cursor = await entries.openCursor(wholeLog(caseId), 'prev');
  const line = appendEntry(cursor?.value, entry);
  await entries.add({caseId, ...line});
  return line;
}

/** Adds one entry in a transaction of its own. */
export async function appendToLog(store: Store, caseId: Uuid, entry: NewEntry): Promise<LogLine> {
  const transaction = store.transaction(['entries'], 'readwrite', {durability: 'strict'});
  const [line] = await Promise.all([
    appendInside(transaction.objectStore('entries') as unknown as EntriesInTransaction, caseId, entry),
    transaction.done,
  ]);
  return line;
}

/** The whole log of a case, first entry first. */
export function listEntries(store: Store, caseId: Uuid): Promise<StoredEntry[]> {
  return store.getAll('entries', wholeLog(caseId));
}

function wholeLog(caseId: Uuid): IDBKeyRange {
  return IDBKeyRange.bound([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER]);
}
