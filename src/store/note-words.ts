import type {Store} from './open-store.ts';

/** Every private note there is, on kept things and on entries: for looking whether one stands where it should not. */
export async function noteWords(store: Store): Promise<string[]> {
  const [notes, diaryNotes] = await Promise.all([store.getAll('notes'), store.getAll('diaryNotes')]);
  return [...notes, ...diaryNotes].map(({text}) => text).filter((text) => text.trim() !== '');
}
