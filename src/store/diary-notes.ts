import type {Uuid} from '../core/ids.ts';
import type {Instant} from '../core/time.ts';
import type {Store} from './open-store.ts';

/** The keeper's private words on an incident or a subject; "" if there are none. Never part of a pack. */
export async function readDiaryNote(store: Store, recordId: Uuid): Promise<string> {
  return (await store.get('diaryNotes', recordId))?.text ?? '';
}

/** Keeps the words; an empty text removes the note. */
export async function saveDiaryNote(store: Store, recordId: Uuid, text: string, changedAt: Instant): Promise<void> {
  const transaction = store.transaction('diaryNotes', 'readwrite');
  const {store: notes} = transaction;
  const written = text === '' ? notes.delete(recordId) : notes.put({recordId, text, changedAt});
  // In this very turn: the page may be going, and nobody would be there to wait for the answer.
  transaction.commit();
  await Promise.all([written, transaction.done]);
}
