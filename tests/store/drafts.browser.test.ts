import {deleteDB} from 'idb';
import {beforeEach, expect, it} from 'vitest';
import type {Uuid} from '../../src/core/ids.ts';
import {randomUuid} from '../../src/store/circumstances.ts';
import {listDrafts, readDraft, saveDraft, saveDraftAtOnce} from '../../src/store/drafts.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import type {StoredDraft} from '../../src/store/schema.ts';
import {MOMENT} from '../support/samples.ts';

beforeEach(() => deleteDB('holdfast'));

async function opened(): Promise<Store> {
  const result = await openStore();
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

const draft = (id: Uuid, content: unknown): StoredDraft => ({
  id,
  kind: 'incident',
  about: null,
  startedAt: MOMENT,
  changedAt: MOMENT,
  content,
});

it('a draft that is saved as the page goes is there, though nobody waits for the answer', async () => {
  const id = randomUuid();
  const store = await opened();
  void saveDraftAtOnce(store, draft(id, 'last words'));
  store.close();
  const again = await opened();
  expect((await readDraft(again, id))?.content).toBe('last words');
  again.close();
});

it('the last of several saves stays, whichever way they were made', async () => {
  const id = randomUuid();
  const store = await opened();
  await Promise.all([saveDraft(store, draft(id, 'first')), saveDraftAtOnce(store, draft(id, 'second'))]);
  expect((await listDrafts(store)).map(({content}) => content)).toEqual(['second']);
  store.close();
});
