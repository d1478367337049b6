import type {Uuid} from '../core/ids.ts';
import type {Instant} from '../core/time.ts';
import type {Store} from './open-store.ts';

/** The keeper's private words on an incident or a subject; "" if there are none. Never part of a pack. */
export async function readDiaryNote(store: Store, recordId: Uuid): Promise<string> {
  return (await store.get('diaryNotes', recordId))?.text ?? '';
}

/** Keeps the words; an empty text removes the note. */
export async function saveDiaryNote(store: Store, recordId: Uuid, text: string, changedAt: Instant): Promise<void> {
  if (text === '') await store.delete('diaryNotes', recordId);
  else await store.put('diaryNotes', {recordId, text, changedAt});
}
