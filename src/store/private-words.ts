// Words that the keeper never wants to give out. They are warned of before a pack is made, and go into none: nothing in
// core/pack and nothing in pack-source reads them.
import type {Store} from './open-store.ts';

const KEY = 'privateWords';

/** The words, in the order they were written. */
export async function readPrivateWords(store: Store): Promise<string[]> {
  return parseWords((await store.get('settings', KEY)) ?? '');
}

/** Keeps the words; blank lines are no words. */
export async function savePrivateWords(store: Store, words: readonly string[]): Promise<void> {
  const kept = words.map((word) => word.trim()).filter((word) => word !== '');
  const transaction = store.transaction('settings', 'readwrite');
  const {store: settings} = transaction;
  const written = kept.length === 0 ? settings.delete(KEY) : settings.put(JSON.stringify(kept), KEY);
  // In this very turn: the page may be going, and nobody would be there to wait for the answer.
  transaction.commit();
  await Promise.all([written, transaction.done]);
}

function parseWords(json: string): string[] {
  if (json === '') return [];
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
