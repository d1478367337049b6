import {utf8Text} from '../core/bytes.ts';
import type {Exhibit} from '../core/capture/exhibit.ts';
import {type ExhibitDraft, sealExhibit} from '../core/capture/seal-exhibit.ts';
import type {FactsRecord} from '../core/facts/facts.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {currentCase} from './cases.ts';
import {type Circumstances, newEntry} from './circumstances.ts';
import {inOne} from './in-one.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import {rowOf} from './row-of.ts';
import type {ExhibitRow} from './rows.ts';
import type {StoredExhibit, StoredThumbnail} from './schema.ts';
import {type JobStep, stepInside} from './unfinished.ts';
import {wholeCase} from './whole-case.ts';

/**
 * Seals the draft: number, record, every part, list row, thumbnail and log entry in one transaction, or none of them.
 * With `job`, the unfinished save that it comes from is taken on, or ends, in the same transaction; where that has ended
 * already, `JobEnded` is thrown and nothing is kept. Throws what the database throws (a full disk among it); see
 * `storeFailure`.
 */
export async function addExhibit(
  store: Store,
  draft: ExhibitDraft,
  facts: FactsRecord,
  thumbnail: Omit<StoredThumbnail, 'exhibitId'> | undefined,
  circumstances: Circumstances,
  job?: JobStep,
): Promise<ExhibitRow> {
  const place = await currentCase(store, circumstances);
  const transaction = store.transaction(
    ['exhibits', 'parts', 'rows', 'thumbnails', 'entries', 'counters', 'jobs', 'jobTiles'],
    'readwrite',
    {durability: 'strict'},
  );
  return inOne(transaction, async () => {
    if (job) await stepInside(transaction, job);
    const counters = transaction.objectStore('counters');
    const counter = await counters.get(place.caseId);
    const ordinal = (counter?.exhibits ?? 0) + 1;
    const sealed = sealExhibit(draft, {caseId: place.caseId, ordinal, deviceKeyId: place.keyId});
    const {id} = sealed.exhibit;
    const row = rowOf(sealed.exhibit, facts);
    await Promise.all([
      counters.put({...counter, caseId: place.caseId, exhibits: ordinal}),
      transaction
        .objectStore('exhibits')
        .add({id, caseId: place.caseId, ordinal, digest: sealed.digest, json: sealed.json}),
      transaction.objectStore('rows').add(row),
      thumbnail && transaction.objectStore('thumbnails').add({...thumbnail, exhibitId: id}),
      ...draft.parts.map(({part, bytes}) =>
        transaction.objectStore('parts').add({exhibitId: id, path: part.path, bytes}),
      ),
      appendInside(transaction.objectStore('entries'), place.caseId, () =>
        newEntry(circumstances, 'exhibit.sealed', {kind: 'exhibit', id}, sealed.digest),
      ),
    ]);
    return row;
  });
}

/** How many exhibits are kept. */
export function countExhibits(store: Store): Promise<number> {
  return store.count('rows');
}

/** The newest rows, newest first. */
export async function latestRows(store: Store, limit: number): Promise<ExhibitRow[]> {
  const rows: ExhibitRow[] = [];
  let cursor = await store.transaction('rows').store.index('byOrdinal').openCursor(null, 'prev');
  while (cursor && rows.length < limit) {
    rows.push(cursor.value);
    cursor = await cursor.continue();
  }
  return rows;
}

/** Every row, newest first. */
export async function allRows(store: Store): Promise<ExhibitRow[]> {
  return (await store.getAllFromIndex('rows', 'byOrdinal')).reverse();
}

/** An exhibit with its record, its digest and what the page said. */
export type OpenedExhibit = {exhibit: Exhibit; facts: FactsRecord | undefined; digest: Hex64; json: string};

export async function openExhibit(store: Store, id: Uuid): Promise<OpenedExhibit | undefined> {
  const stored = await store.get('exhibits', id);
  if (!stored) return undefined;
  // Our own sealed text, written by `sealExhibit` in this database.
  const exhibit = JSON.parse(stored.json) as Exhibit;
  const factsPart = exhibit.parts.find((part) => part.role === 'facts');
  const bytes = factsPart && (await readPart(store, id, factsPart.path));
  const text = bytes && utf8Text(bytes);
  return {
    exhibit,
    digest: stored.digest,
    json: stored.json,
    facts: text ? (JSON.parse(text) as FactsRecord) : undefined,
  };
}

/** Bytes of one part. */
export async function readPart(store: Store, id: Uuid, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return (await store.get('parts', [id, path]))?.bytes;
}

export function readThumbnail(store: Store, id: Uuid): Promise<StoredThumbnail | undefined> {
  return store.get('thumbnails', id);
}

/** The sealed records of a case by number, lowest first. */
export function listExhibits(store: Store, caseId: Uuid): Promise<StoredExhibit[]> {
  return store.getAllFromIndex('exhibits', 'byOrdinal', wholeCase(caseId));
}

/**
 * Deletes an exhibit because the person asked for it: record, parts, row, thumbnail and note go,
 * the log keeps that something was there, when, and its digest.
 */
export async function deleteExhibit(store: Store, id: Uuid, circumstances: Circumstances): Promise<boolean> {
  const transaction = store.transaction(['exhibits', 'parts', 'rows', 'thumbnails', 'notes', 'entries'], 'readwrite', {
    durability: 'strict',
  });
  const stored = await transaction.objectStore('exhibits').get(id);
  if (!stored) return false;
  await Promise.all([
    transaction.objectStore('exhibits').delete(id),
    transaction.objectStore('rows').delete(id),
    transaction.objectStore('thumbnails').delete(id),
    transaction.objectStore('notes').delete(id),
    transaction.objectStore('parts').delete(IDBKeyRange.bound([id, ''], [id, '\uffff'])),
    appendInside(transaction.objectStore('entries'), stored.caseId, () =>
      newEntry(circumstances, 'record.deleted', {kind: 'exhibit', id}, stored.digest),
    ),
  ]);
  await transaction.done;
  return true;
}
