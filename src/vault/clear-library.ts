import type {Store} from '../store/open-store.ts';

/** Takes everything out of one library, all at once: a save of another page comes before it or after it, and never half. */
export async function clearLibrary(store: Store): Promise<void> {
  const names = [...store.objectStoreNames];
  const transaction = store.transaction(names, 'readwrite', {durability: 'strict'});
  await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
}
