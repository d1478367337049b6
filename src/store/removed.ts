// What a person deleted is out of every list, search and pack at once, and lies here whole until they put it back or
// remove it for good. Nothing is ever removed for good on its own account.
import type {Uuid} from '../core/ids.ts';
import {type Circumstances, newEntry} from './circumstances.ts';
import {inOne} from './in-one.ts';
import {putBackIncident} from './incidents.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import {opened} from './revisions.ts';
import type {StoredExhibit, StoredRemoved} from './schema.ts';
import {putBackSubject} from './subjects.ts';

const STORES = ['exhibits', 'rows', 'thumbnails', 'notes', 'exhibitTags', 'removed', 'entries'] as const;

function begin(store: Store) {
  return store.transaction([...STORES], 'readwrite', {durability: 'strict'});
}

type RemovedExhibit = StoredRemoved & {kind: 'exhibit'};

/**
 * Deletes exhibits because the person asked for it, all or none: from now on no list, search or pack has them. The log
 * keeps of each that it was there, when, and its digest. They can be put back until they are removed for good. Gives the
 * ids of those that were there.
 */
export function deleteExhibits(store: Store, ids: readonly Uuid[], circumstances: Circumstances): Promise<Uuid[]> {
  const transaction = begin(store);
  return inOne(transaction, async () => {
    const deleted: Uuid[] = [];
    for (const id of ids) if (await deleteInside(transaction, id, circumstances)) deleted.push(id);
    return deleted;
  });
}

/** The same for one: whether it was there. */
export async function deleteExhibit(store: Store, id: Uuid, circumstances: Circumstances): Promise<boolean> {
  return (await deleteExhibits(store, [id], circumstances)).length > 0;
}

async function deleteInside(
  transaction: ReturnType<typeof begin>,
  id: Uuid,
  circumstances: Circumstances,
): Promise<boolean> {
  const exhibit = await setAsideInside(transaction, id, circumstances);
  if (!exhibit) return false;
  await logInside(transaction, exhibit, 'record.deleted', circumstances);
  return true;
}

/** What becomes of an exhibit becomes of its redactions, but for those that were deleted before. */
async function logInside(
  transaction: ReturnType<typeof begin>,
  {id, caseId, digest, redactions = []}: StoredExhibit,
  type: 'record.deleted' | 'record.putBack',
  circumstances: Circumstances,
): Promise<void> {
  const entries = transaction.objectStore('entries');
  await appendInside(entries, caseId, () => newEntry(circumstances, type, {kind: 'exhibit', id}, digest));
  for (const redaction of redactions) {
    if (redaction.removedAt) continue;
    const target = {kind: 'redaction', id: redaction.id} as const;
    await appendInside(entries, caseId, () => newEntry(circumstances, type, target, redaction.digest));
  }
}

/** Takes an exhibit out of everything where the log says already that it was deleted: on another computer. */
export async function setAsideExhibit(store: Store, id: Uuid, circumstances: Circumstances): Promise<void> {
  const transaction = begin(store);
  await inOne(transaction, () => setAsideInside(transaction, id, circumstances));
}

async function setAsideInside(
  transaction: ReturnType<typeof begin>,
  id: Uuid,
  circumstances: Circumstances,
): Promise<StoredExhibit | undefined> {
  const [exhibit, row, thumbnail, note, tags] = await Promise.all([
    transaction.objectStore('exhibits').get(id),
    transaction.objectStore('rows').get(id),
    transaction.objectStore('thumbnails').get(id),
    transaction.objectStore('notes').get(id),
    transaction.objectStore('exhibitTags').get(id),
  ]);
  if (!exhibit || !row) return undefined;
  const {caseId} = exhibit;
  const removed: RemovedExhibit = {
    ...{id, caseId, removedAt: circumstances.now(), note: note?.text ?? '', kind: 'exhibit', row, exhibit},
    thumbnail: thumbnail ?? null,
    tags: tags?.tags ?? [],
  };
  await Promise.all([
    transaction.objectStore('removed').put(removed),
    transaction.objectStore('exhibits').delete(id),
    transaction.objectStore('rows').delete(id),
    transaction.objectStore('thumbnails').delete(id),
    transaction.objectStore('notes').delete(id),
    transaction.objectStore('exhibitTags').delete(id),
  ]);
  return exhibit;
}

/** Everything that was deleted and can still be put back, in every case, the last deleted first. */
export async function listRemoved(store: Store): Promise<StoredRemoved[]> {
  const all = await store.getAll('removed');
  return all.sort((a, b) => (a.removedAt.at < b.removedAt.at ? 1 : -1));
}

/** Takes a deletion back, in the case it was made in; the log says so. False if there is nothing to put back. */
export async function putBack(store: Store, id: Uuid, circumstances: Circumstances): Promise<boolean> {
  const removed = await store.get('removed', id);
  switch (removed?.kind) {
    case undefined:
      return false;
    case 'exhibit':
      return putBackExhibit(store, id, circumstances);
    case 'incident':
      return !!(await putBackIncident(store, contentOf(removed), circumstances));
    case 'subject':
      return !!(await putBackSubject(store, contentOf(removed), circumstances));
  }
}

function contentOf<T>({revisions, note}: StoredRemoved & {kind: 'incident' | 'subject'}) {
  return {revisions: revisions.map((one) => opened<T>(one)), note};
}

function putBackExhibit(store: Store, id: Uuid, circumstances: Circumstances): Promise<boolean> {
  const transaction = begin(store);
  return inOne(transaction, async () => {
    const removed = await transaction.objectStore('removed').get(id);
    if (removed?.kind !== 'exhibit') return false;
    const {exhibit, row, thumbnail, note, tags} = removed;
    const {now} = circumstances;
    await Promise.all([
      transaction.objectStore('removed').delete(id),
      transaction.objectStore('exhibits').add(exhibit),
      transaction.objectStore('rows').add(row),
      thumbnail && transaction.objectStore('thumbnails').add(thumbnail),
      note !== '' && transaction.objectStore('notes').put({exhibitId: id, text: note, changedAt: now().at}),
      tags.length > 0 && transaction.objectStore('exhibitTags').put({exhibitId: id, tags}),
      logInside(transaction, exhibit, 'record.putBack', circumstances),
    ]);
    return true;
  });
}

/** Removes what was deleted for good: nothing has it any more. What is not deleted is left alone. */
export async function removeForGood(store: Store, ids: readonly Uuid[]): Promise<void> {
  const transaction = store.transaction(['removed', 'parts'], 'readwrite', {durability: 'strict'});
  await inOne(transaction, async () => {
    for (const id of ids) {
      // Asked inside: what another window has just put back must not lose its parts.
      if ((await transaction.objectStore('removed').count(id)) === 0) continue;
      await transaction.objectStore('parts').delete(IDBKeyRange.bound([id, ''], [id, '\uffff']));
      await transaction.objectStore('removed').delete(id);
    }
  });
}
