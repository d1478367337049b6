// What is being written, kept as it is typed. It is no record: it has no number, no hash and no place in the log.
import type {Uuid} from '../core/ids.ts';
import {currentCaseId, currentInside} from './current-case.ts';
import {inOne} from './in-one.ts';
import type {Store} from './open-store.ts';
import type {StoredDraft} from './schema.ts';

/** Keeps a draft over the one with the same id, in the case it was begun under. When this resolves it is on the disk, and outlives a crash. */
export async function saveDraft(store: Store, draft: StoredDraft): Promise<void> {
  const transaction = store.transaction(['drafts', 'settings'], 'readwrite', {durability: 'strict'});
  await inOne(transaction, async () => {
    const drafts = transaction.objectStore('drafts');
    const before = await drafts.get(draft.id);
    const caseId = draft.caseId ?? before?.caseId ?? (await currentInside(transaction));
    await drafts.put({...draft, ...(caseId ? {caseId} : {})});
  });
}

/**
 * The same as a page goes: all of it is in the browser's hands when this returns, since no answer would find anybody any
 * more. The draft must name its case, where there is one.
 */
export async function saveDraftAtOnce(store: Store, draft: StoredDraft): Promise<void> {
  const transaction = store.transaction('drafts', 'readwrite', {durability: 'strict'});
  const put = transaction.store.put(draft);
  transaction.commit();
  await Promise.all([put, transaction.done]);
}

/** Every draft of the current case, the last changed first. */
export async function listDrafts(store: Store): Promise<StoredDraft[]> {
  const [all, current] = await Promise.all([store.getAll('drafts'), currentCaseId(store)]);
  const drafts = all.filter(({caseId}) => caseId === undefined || caseId === current);
  return drafts.sort((a, b) => (a.changedAt.at < b.changedAt.at ? 1 : -1));
}

export function readDraft(store: Store, id: Uuid): Promise<StoredDraft | undefined> {
  return store.get('drafts', id);
}

/** Drops a draft because the person does not want it. */
export function dropDraft(store: Store, id: Uuid): Promise<void> {
  return store.delete('drafts', id);
}
