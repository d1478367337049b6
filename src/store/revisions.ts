// What incidents and subjects share: one record in several revisions, each kept as the text that was hashed.
import type {EntryType} from '../core/custody/entry.ts';
import type {RecordPlace, Sealed} from '../core/diary/sealed-record.ts';
import type {Uuid} from '../core/ids.ts';
import {currentCase} from './cases.ts';
import {type Circumstances, newEntry, randomSalt, randomUuid} from './circumstances.ts';
import type {DiaryRow} from './diary-rows.ts';
import {inOne} from './in-one.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import type {StoredRemoved, StoredRevision} from './schema.ts';

type Kind = StoredRevision['kind'];
type AnyRecord = {kind: Kind; id: Uuid; caseId: Uuid; ordinal: number; revision: number};

/** How a kind of record is read, listed and logged. */
export type KindOfRecord<T extends AnyRecord> = {
  kind: Kind;
  counter: 'incidents' | 'subjects';
  made: EntryType;
  revised: EntryType;
  rowOf(record: T): DiaryRow;
};

const STORES = ['revisions', 'diaryRows', 'diaryNotes', 'drafts', 'removed', 'entries', 'counters'] as const;

function begin(store: Store) {
  return store.transaction([...STORES], 'readwrite', {durability: 'strict'});
}

/** A strict transaction over everything that a record of the diary is kept in. */
export type DiaryTransaction = ReturnType<typeof begin>;

/** Does the work in one strict transaction, or none of it. */
export function inDiary<T>(store: Store, work: (transaction: DiaryTransaction) => Promise<T>): Promise<T> {
  const transaction = begin(store);
  return inOne(transaction, () => work(transaction));
}

/** Gives the next number, and keeps record, row and log entry with it. Ends the draft that it comes from. */
export async function addRecord<T extends AnyRecord>(
  store: Store,
  kind: KindOfRecord<T>,
  make: (place: RecordPlace) => Sealed<T>,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<T>> {
  const current = await currentCase(store, circumstances);
  return inDiary(store, async (transaction) => {
    // What was begun under one case ends in it, whichever is the current one by now.
    const caseId = (draftId && (await transaction.objectStore('drafts').get(draftId))?.caseId) ?? current.caseId;
    const sealed = await addInside(transaction, kind, caseId, make, circumstances);
    if (draftId) await transaction.objectStore('drafts').delete(draftId);
    return sealed;
  });
}

/** The same inside a transaction of the caller's. */
export async function addInside<T extends AnyRecord>(
  transaction: DiaryTransaction,
  kind: KindOfRecord<T>,
  caseId: Uuid,
  make: (place: RecordPlace) => Sealed<T>,
  circumstances: Circumstances,
): Promise<Sealed<T>> {
  const counters = transaction.objectStore('counters');
  const counter = await counters.get(caseId);
  const ordinal = (counter?.[kind.counter] ?? 0) + 1;
  const sealed = make({id: randomUuid(), caseId, ordinal, salt: randomSalt()});
  await counters.put({exhibits: 0, ...counter, caseId, [kind.counter]: ordinal});
  await keep(transaction, kind, sealed, kind.made, circumstances);
  return sealed;
}

/** Keeps the revision that follows the newest one. Undefined if there is no such record. */
export function reviseRecord<T extends AnyRecord>(
  store: Store,
  kind: KindOfRecord<T>,
  id: Uuid,
  make: (before: Sealed<T>, salt: string) => Sealed<T>,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<T> | undefined> {
  return inDiary(store, async (transaction) => {
    const sealed = await reviseInside(transaction, kind, id, make, circumstances);
    if (sealed && draftId) await transaction.objectStore('drafts').delete(draftId);
    return sealed;
  });
}

/** The same inside a transaction of the caller's. */
export async function reviseInside<T extends AnyRecord>(
  transaction: DiaryTransaction,
  kind: KindOfRecord<T>,
  id: Uuid,
  make: (before: Sealed<T>, salt: string) => Sealed<T>,
  circumstances: Circumstances,
): Promise<Sealed<T> | undefined> {
  // Read here and not before: what another window wrote meanwhile is what this one follows.
  const before = (await transaction.objectStore('revisions').index('byRecord').getAll(everyRevision(id))).at(-1);
  if (!before || before.kind !== kind.kind) return undefined;
  const sealed = make(opened<T>(before), randomSalt());
  await keep(transaction, kind, sealed, kind.revised, circumstances);
  return sealed;
}

async function keep<T extends AnyRecord>(
  transaction: DiaryTransaction,
  kind: KindOfRecord<T>,
  sealed: Sealed<T>,
  type: EntryType,
  circumstances: Circumstances,
): Promise<void> {
  const {record, digest} = sealed;
  await Promise.all([
    transaction.objectStore('revisions').add(storedOf(sealed)),
    transaction.objectStore('diaryRows').put(kind.rowOf(record)),
    appendInside(transaction.objectStore('entries'), record.caseId, () =>
      newEntry(circumstances, type, {kind: kind.kind, id: record.id}, digest),
    ),
  ]);
}

function storedOf({record, json, digest}: Sealed<AnyRecord>): StoredRevision {
  const {kind, id, caseId, ordinal, revision} = record;
  return {digest, kind, id, caseId, ordinal, revision, json};
}

/** Every revision of a record, first to last; empty if there is no such record. */
export async function revisionsOf<T extends AnyRecord>(
  store: Store,
  kind: KindOfRecord<T>,
  id: Uuid,
): Promise<Sealed<T>[]> {
  const stored = await store.getAllFromIndex('revisions', 'byRecord', everyRevision(id));
  return stored.filter((one) => one.kind === kind.kind).map((one) => opened<T>(one));
}

/** Our own sealed text, written in this database. */
export function opened<T>({json, digest}: StoredRevision): Sealed<T> {
  return {record: JSON.parse(json) as T, json, digest};
}

/** A record that was deleted, with all its revisions and the private note on it. */
export type Removed<T> = {revisions: Sealed<T>[]; note: string};

/**
 * Deletes a record because the person asked for it: no list, search or pack has any revision of it, or its note, any more.
 * The log keeps for each revision that it was there, when, and its digest. It can be put back until it is removed for
 * good. Undefined if there is no such record.
 */
export function removeRecord<T extends AnyRecord>(
  store: Store,
  kind: KindOfRecord<T>,
  id: Uuid,
  circumstances: Circumstances,
): Promise<Removed<T> | undefined> {
  return inDiary(store, async (transaction) => {
    const all = await transaction.objectStore('revisions').index('byRecord').getAll(everyRevision(id));
    const stored = all.filter((one) => one.kind === kind.kind);
    if (stored.length === 0) return undefined;
    const note = await setAsideInside(transaction, id, stored, circumstances);
    for (const {digest, caseId} of stored) {
      await appendInside(transaction.objectStore('entries'), caseId, () =>
        newEntry(circumstances, 'record.deleted', {kind: kind.kind, id}, digest),
      );
    }
    return {revisions: stored.map((one) => opened<T>(one)), note};
  });
}

/** Takes a record out of everything where the log says already that it was deleted: on another computer. */
export function setAsideRecord(store: Store, id: Uuid, circumstances: Circumstances): Promise<void> {
  return inDiary(store, async (transaction) => {
    const stored = await transaction.objectStore('revisions').index('byRecord').getAll(everyRevision(id));
    if (stored.length > 0) await setAsideInside(transaction, id, stored, circumstances);
  });
}

/** Moves a record with its note to what was deleted, and gives the note. */
async function setAsideInside(
  transaction: DiaryTransaction,
  id: Uuid,
  stored: StoredRevision[],
  circumstances: Circumstances,
): Promise<string> {
  const notes = transaction.objectStore('diaryNotes');
  const note = (await notes.get(id))?.text ?? '';
  const row = await transaction.objectStore('diaryRows').get(id);
  if (row) await transaction.objectStore('removed').put(removedOf(row, stored, note, circumstances));
  await Promise.all([
    transaction.objectStore('diaryRows').delete(id),
    notes.delete(id),
    ...stored.map(({digest}) => transaction.objectStore('revisions').delete(digest)),
  ]);
  return note;
}

function removedOf(
  row: DiaryRow,
  revisions: StoredRevision[],
  note: string,
  {now}: Circumstances,
): StoredRemoved & {kind: Kind} {
  const common = {id: row.id, caseId: row.caseId, removedAt: now(), note, revisions};
  return row.kind === 'incident' ? {...common, kind: 'incident', row} : {...common, kind: 'subject', row};
}

/**
 * Takes a deletion back: every revision is there again as it was, and a new one that says the same follows, since the log
 * can say that something was deleted but not that it never was. Undefined if it is there already, or gone for good.
 */
export function putBackRecord<T extends AnyRecord>(
  store: Store,
  kind: KindOfRecord<T>,
  {revisions, note}: Removed<T>,
  again: (before: Sealed<T>, salt: string) => Sealed<T>,
  circumstances: Circumstances,
): Promise<Sealed<T> | undefined> {
  return inDiary(store, async (transaction) => {
    const last = revisions.at(-1);
    if (!last || (await transaction.objectStore('removed').count(last.record.id)) === 0) return undefined;
    await transaction.objectStore('removed').delete(last.record.id);
    for (const one of revisions) await transaction.objectStore('revisions').add(storedOf(one));
    const changedAt = circumstances.now().at;
    const {id} = last.record;
    if (note !== '') await transaction.objectStore('diaryNotes').put({recordId: id, text: note, changedAt});
    return reviseInside(transaction, kind, id, again, circumstances);
  });
}

/** The rows of a kind, newest number first. */
export async function rowsOf(store: Store, caseId: Uuid, kind: Kind): Promise<DiaryRow[]> {
  const range = IDBKeyRange.bound([caseId, kind, 0], [caseId, kind, Number.MAX_SAFE_INTEGER]);
  return (await store.getAllFromIndex('diaryRows', 'byOrdinal', range)).reverse();
}

/** Every revision of every record of a kind, by number and revision. */
export function wholeKind(caseId: Uuid, kind: Kind): IDBKeyRange {
  return IDBKeyRange.bound([caseId, kind, 0, 0], [caseId, kind, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
}

function everyRevision(id: Uuid): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}
