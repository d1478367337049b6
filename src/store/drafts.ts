// What is being written, kept as it is typed. It is no record: it has no number, no hash and no place in the log.
import type {Uuid} from '../core/ids.ts';
import type {Store} from './open-store.ts';
import type {StoredDraft} from './schema.ts';

/** Keeps a draft over the one with the same id. When this resolves it is on the disk, and outlives a crash. */
export async function saveDraft(store: Store, draft: StoredDraft): Promise<void> {
  const transaction = store.transaction('drafts', 'readwrite', {durability: 'strict'});
  await Promise.all([transaction.store.put(draft), transaction.done]);
}

/** Every draft, the last changed first. */
export async function listDrafts(store: Store): Promise<StoredDraft[]> {
  const drafts = await store.getAll('drafts');
  return drafts.sort((a, b) => (a.changedAt.at < b.changedAt.at ? 1 : -1));
}

export function readDraft(store: Store, id: Uuid): Promise<StoredDraft | undefined> {
  return store.get('drafts', id);
}

/** Drops a draft because the person does not want it. */
export function dropDraft(store: Store, id: Uuid): Promise<void> {
  return store.delete('drafts', id);
}
