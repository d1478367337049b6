import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {userEvent} from 'vitest/browser';
import {NoteBox} from '../../src/pages/shared/note-box.tsx';
import {readNote, saveNote} from '../../src/store/notes.ts';
import type {Store} from '../../src/store/open-store.ts';
import {openedStore, seed} from './seed.ts';
import {cleanStage, clearStage, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(cleanStage);
afterEach(clearStage);

it('is not written over while what stands in it could not be read', async () => {
  const store = await openedStore();
  const [row] = await seed(store, [{text: 'one thing', name: 'Ann'}]);
  if (!row) throw new Error('nothing was kept');
  const {id} = row;
  await saveNote(store, id, 'the words of before', row.sealedAt);
  // A disk that fails at the first reading.
  let reads = 0;
  const failing = new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      if (name === 'get' && reads++ === 0) return () => Promise.reject(new DOMException('', 'UnknownError'));
      return member.bind(target);
    },
  }) as Store;
  show(<NoteBox store={failing} id={id} />);
  const field = await until(() => document.querySelector('textarea'));
  await until(() => said().includes('could not be opened'));
  await userEvent.click(field);
  await userEvent.keyboard('new');
  expect(field.value).toBe('');
  clearStage();
  expect(await readNote(store, id)).toBe('the words of before');
  store.close();
});
