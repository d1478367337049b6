import {catchDownloads} from './downloads.ts';
import '../../src/pages/case-file/case-file.css';
import {deleteDB, openDB} from 'idb';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {readTar} from '../../src/core/backup/tar.ts';
import {utf8Text} from '../../src/core/bytes.ts';
import {iterate} from '../../src/lock/byte-stream.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {STORE_VERSION} from '../../src/store/schema.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let downloads: {name: string; blob: Blob}[] = [];

beforeEach(async () => {
  await cleanStage();
  downloads = catchDownloads();
});
afterEach(async () => {
  clearStage();
  vi.restoreAllMocks();
  await deleteDB('holdfast');
});

it('a database of a newer version is offered as it lies, locked or open, and nothing in it is changed', async () => {
  const store = await openedStore();
  await seed(store, [{text: 'said once', name: '<b>Ann</b>', picture: true}]);
  const before = await store.getAll('exhibits');
  store.close();
  (await openDB('holdfast', STORE_VERSION + 1)).close();

  show(<CaseFilePage />);
  await until(() => called('Save everything as it lies'));
  await expectNoAxeFault();
  // Locked is what is offered first; no file is made without a passphrase.
  expect(called('Save everything as it lies')?.getAttribute('aria-disabled')).toBe('true');
  document.querySelectorAll<HTMLInputElement>('input[name=lie-way]')[1]?.click();
  await until(() => called('Save everything as it lies')?.getAttribute('aria-disabled') !== 'true');
  await press('Save everything as it lies');
  await until(() => downloads.length > 0);
  await expectNoAxeFault();
  const [made] = downloads;
  if (!made) throw new Error('no file');
  expect(made.name).toMatch(/^documents-\d{4}-\d\d-\d\d\.tar$/);
  const files = new Map<string, string>();
  for await (const file of readTar(iterate(made.blob.stream())))
    files.set(file.name, utf8Text(await file.whole()) ?? '');
  expect(JSON.parse(files.get('database.json') ?? '')).toMatchObject({name: 'holdfast', version: STORE_VERSION + 1});
  expect([...files.values()].join('\n')).toContain(before[0]?.digest);
  expect(said()).not.toContain('said once');
  clearStage();

  const after = await openDB('holdfast');
  expect(await after.getAll('exhibits')).toEqual(before);
  after.close();
});
