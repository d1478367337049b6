import {deleteDB, openDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {fromPlain} from '../../../src/core/backup/plain-value.ts';
import {readTar} from '../../../src/core/backup/tar.ts';
import {type Bytes, utf8Text} from '../../../src/core/bytes.ts';
import type {Instant} from '../../../src/core/time.ts';
import {openAsItLies} from '../../../src/store/backup/as-it-lies.ts';
import {addExhibit} from '../../../src/store/exhibits.ts';
import {openStore} from '../../../src/store/open-store.ts';
import {STORE_VERSION} from '../../../src/store/schema.ts';
import {circumstances, sampleDraft} from '../../support/samples.ts';

const ABOUT = {readMe: 'words', at: '2026-03-01T10:00:00.000Z' as Instant};

beforeEach(async () => {
  await deleteDB('holdfast');
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Two exhibits, one of them with a large file, as the product keeps them. */
async function filled(): Promise<{[store: string]: unknown[]}> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.error.detail);
  const store = opened.value;
  for (const text of ['one', 'two مرحبا']) {
    const {draft, facts} = sampleDraft({text});
    await addExhibit(store, draft, facts, undefined, circumstances());
  }
  const [first] = await store.getAllKeys('exhibits');
  await store.put('parts', {exhibitId: first as never, path: 'large.bin', bytes: new Uint8Array(200_000).fill(5)});
  const all: {[store: string]: unknown[]} = {};
  for (const name of store.objectStoreNames) all[name] = await store.getAll(name);
  store.close();
  return all;
}

async function readBack(): Promise<{
  values: {[store: string]: unknown[]};
  files: Map<string, Bytes>;
  unreadable: number;
}> {
  const lying = await openAsItLies();
  if (typeof lying === 'string') throw new Error(lying);
  const files = new Map<string, Bytes>();
  for await (const file of readTar(lying.bytes(ABOUT, () => undefined))) files.set(file.name, await file.whole());
  lying.close();
  const values: {[store: string]: unknown[]} = {};
  for (const [name, bytes] of files) {
    const store = /^stores\/\d+-(\w+)\/values/.exec(name)?.[1];
    if (!store) continue;
    const lines = (utf8Text(bytes) ?? '').trim().split('\n');
    const read = lines.map((line) => withFiles(JSON.parse(line).value, files));
    values[store] = [...(values[store] ?? []), ...read];
  }
  return {values, files, unreadable: lying.unreadable.length};
}

/** The values again, with what was put beside them in its place. */
function withFiles(value: unknown, files: ReadonlyMap<string, Bytes>): unknown {
  const plain = JSON.stringify(value);
  const path = /"@file":"([^"]+)"/.exec(plain)?.[1];
  const back = fromPlain(value) as {bytes?: unknown};
  return path ? {...back, bytes: files.get(path)} : back;
}

const nonEmpty = (all: {[store: string]: unknown[]}) =>
  Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));

describe('everything as it lies', () => {
  it('is whole when an upgrade throws, and the database is as it was', async () => {
    const all = await filled();
    await expect(
      openDB('holdfast', STORE_VERSION + 1, {
        upgrade: (database, _from, _to, transaction) => {
          database.createObjectStore('half');
          transaction.done.catch(() => undefined);
          // What the browser does with a step that throws.
          transaction.abort();
        },
      }),
    ).rejects.toThrow();
    const {values, unreadable, files} = await readBack();
    expect(values).toEqual(nonEmpty(all));
    expect(unreadable).toBe(0);
    expect(utf8Text(files.get('database.json') as Bytes)).toContain(`"version":${STORE_VERSION}`);
    const again = await openStore();
    expect(again.ok).toBe(true);
    if (again.ok) again.value.close();
  });

  it('is whole of a database that a newer version made, which is not opened otherwise', async () => {
    const all = await filled();
    const newer = await openDB('holdfast', STORE_VERSION + 3, {
      upgrade: (database) => void database.createObjectStore('later').put({what: new Map([['a', 1]])}, 'key'),
    });
    newer.close();
    expect(await openStore()).toMatchObject({ok: false, error: {code: 'storeUnavailable'}});
    const lying = await openAsItLies();
    expect(typeof lying !== 'string' && lying.isNewer).toBe(true);
    if (typeof lying !== 'string') lying.close();
    const {values} = await readBack();
    expect(values).toEqual({...nonEmpty(all), later: [{what: new Map([['a', 1]])}]});
  });

  it('holds all that can be read, and names what cannot', async () => {
    const all = await filled();
    // What Chromium answers where the file behind a large value is gone.
    const get = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.name === 'parts' && JSON.stringify(key).includes('large.bin')) {
        throw new DOMException('Failed to read large IndexedDB value', 'DataError');
      }
      return get.call(this, key);
    });
    const {values, unreadable, files} = await readBack();
    expect(unreadable).toBe(1);
    expect(utf8Text(files.get('problems.json') as Bytes)).toContain('large.bin');
    expect(values.parts?.length).toBe((all.parts?.length ?? 0) - 1);
    expect(values.exhibits).toEqual(all.exhibits);
  });

  it('is nothing where nothing is, and makes nothing', async () => {
    expect(await openAsItLies()).toBe('nothing');
    expect((await indexedDB.databases()).map(({name}) => name)).not.toContain('holdfast');
  });
});
