import type {Uuid} from '../core/ids.ts';
import type {Instant} from '../core/time.ts';
import type {Store} from './open-store.ts';

/** The keeper's own words on an exhibit; "" if there are none. Never part of a pack. */
export async function readNote(store: Store, exhibitId: Uuid): Promise<string> {
  return (await store.get('notes', exhibitId))?.text ?? '';
}

/** Keeps the words; an empty text removes the note. */
export async function saveNote(store: Store, exhibitId: Uuid, text: string, changedAt: Instant): Promise<void> {
  const transaction = store.transaction('notes', 'readwrite');
  const {store: notes} = transaction;
  const written = text === '' ? notes.delete(exhibitId) : notes.put({exhibitId, text, changedAt});
  // In this very turn: the page may be going, and nobody would be there to wait for the answer.
  transaction.commit();
  await Promise.all([written, transaction.done]);
}
