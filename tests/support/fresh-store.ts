import {deleteDB} from 'idb';
import {openStore, type Store} from '../../src/store/open-store.ts';

/** The store over an empty database; nothing may hold the old one open. */
export async function freshStore(): Promise<Store> {
  await deleteDB('holdfast');
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}
