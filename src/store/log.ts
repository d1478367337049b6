import {appendEntry, type LogLine} from '../core/custody/append-entry.ts';
import type {NewEntry} from '../core/custody/entry.ts';
import type {Uuid} from '../core/ids.ts';
import {jumpSince} from './clock-watch.ts';
import type {Store} from './open-store.ts';
import type {StoredEntry} from './schema.ts';
import {wholeCase} from './whole-case.ts';

/** The log's store inside a running transaction that may write. */
type EntriesInTransaction = {
  openCursor(range: IDBKeyRange, direction: 'prev'): Promise<{value: StoredEntry} | null>;
  add(entry: StoredEntry): Promise<unknown>;
};

/**
 * Adds one entry inside a transaction of the caller's. The database runs writers of one store one after another,
 * so two windows, or a worker that died half-way, can never fork the log. The entry is made when its turn has come:
 * made before, it would bear the time at which it began to wait. Where the device's clock has jumped, that is noted first.
 */
export async function appendInside(
  entries: EntriesInTransaction,
  caseId: Uuid,
  makeEntry: () => NewEntry,
): Promise<LogLine> {
  const cursor = await entries.openCursor(wholeCase(caseId), 'prev');
  const entry = makeEntry();
  const {seconds, settle} = jumpSince(caseId);
  let last: LogLine | undefined = cursor?.value;
  if (last && seconds !== undefined) {
    last = appendEntry(last, clockJumped(entry, caseId, seconds));
    await entries.add({caseId, ...last});
  }
  const line = appendEntry(last, entry);
  await entries.add({caseId, ...line});
  settle();
  return line;
}

/** Stands before the first entry that bears a time of the clock as it is now. */
function clockJumped({at, offsetMinutes, session, version}: NewEntry, caseId: Uuid, seconds: number): NewEntry {
  const target = {kind: 'log', id: caseId} as const;
  return {at, offsetMinutes, session, type: 'clock.jumped', target, digest: null, version, detail: {seconds}};
}

/** Adds one entry in a transaction of its own. */
export async function appendToLog(store: Store, caseId: Uuid, makeEntry: () => NewEntry): Promise<LogLine> {
  const transaction = store.transaction(['entries'], 'readwrite', {durability: 'strict'});
  const [line] = await Promise.all([
    appendInside(transaction.objectStore('entries'), caseId, makeEntry),
    transaction.done,
  ]);
  return line;
}

/** The whole log of a case, first entry first. */
export function listEntries(store: Store, caseId: Uuid): Promise<StoredEntry[]> {
  return store.getAll('entries', wholeCase(caseId));
}
