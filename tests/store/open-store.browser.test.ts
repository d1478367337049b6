import {deleteDB, type IDBPDatabase, openDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {Uuid} from '../../src/core/ids.ts';
import {addExhibit, allRows, countExhibits, openExhibit, readPart} from '../../src/store/exhibits.ts';
import {listEntries} from '../../src/store/log.ts';
import {migrate} from '../../src/store/migrations.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import {STORE_VERSION} from '../../src/store/schema.ts';
import {jobsLeft} from '../../src/store/unfinished.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

const held: {close(): void}[] = [];

beforeEach(async () => {
  await deleteDB('holdfast');
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const one of held.splice(0)) one.close();
});

async function open(lost?: Parameters<typeof openStore>[0]): Promise<Store> {
  const store = await openStore(lost);
  if (!store.ok) throw new Error(store.error.code);
  held.push(store.value);
  return store.value;
}

/** The stores of version 1, as that version made them: written out here, because they must never be made anew. */
const VERSION_1: Record<string, IDBObjectStoreParameters> = {
  cases: {keyPath: 'digest'},
  exhibits: {keyPath: 'id'},
  parts: {keyPath: ['exhibitId', 'path']},
  rows: {keyPath: 'id'},
  thumbnails: {keyPath: 'exhibitId'},
  notes: {keyPath: 'exhibitId'},
  entries: {keyPath: ['caseId', 'seq']},
  checkpoints: {keyPath: ['caseId', 'size']},
  keys: {keyPath: 'keyId'},
  counters: {keyPath: 'caseId'},
  settings: {},
};
const INDEXES_1 = [
  ['cases', 'byCase', 'caseId', false],
  ['exhibits', 'byOrdinal', ['caseId', 'ordinal'], true],
  ['rows', 'byOrdinal', ['caseId', 'ordinal'], true],
] as const;

type Contents = Record<string, {key: IDBValidKey; value: unknown}[]>;

/** Everything that a database of today's version holds in the stores of version 1. */
async function contentsOf(store: Store): Promise<Contents> {
  const contents: Contents = {};
  for (const name of Object.keys(VERSION_1) as 'settings'[]) {
    const [keys, values] = await Promise.all([store.getAllKeys(name), store.getAll(name)]);
    contents[name] = keys.map((key, index) => ({key, value: values[index]}));
  }
  return contents;
}

async function makeVersion1(contents: Contents): Promise<IDBPDatabase> {
  const full = await openDB('holdfast', 1, {
    upgrade: (fresh) => {
      for (const [name, options] of Object.entries(VERSION_1)) {
        const made = fresh.createObjectStore(name, options);
        for (const [where, index, path, unique] of INDEXES_1) {
          if (where === name) made.createIndex(index, path as string, {unique});
        }
      }
    },
  });
  for (const [name, entries] of Object.entries(contents)) {
    for (const {key, value} of entries) await full.put(name, value, name === 'settings' ? key : undefined);
  }
  held.push(full);
  return full;
}

/** Three exhibits, as version 1 held them. */
async function threeInVersion1(): Promise<{database: IDBPDatabase; contents: Contents; ids: Uuid[]}> {
  const today = await open();
  const ids: Uuid[] = [];
  for (const text of ['one', 'two', 'three']) {
    const {draft, facts} = sampleDraft({text});
    ids.push((await addExhibit(today, draft, facts, undefined, circumstances())).id);
  }
  const contents = await contentsOf(today);
  today.close();
  await deleteDB('holdfast');
  return {database: await makeVersion1(contents), contents, ids};
}

describe('a database of version 1', () => {
  it('opens as today’s version with every record, part, row and log entry as it was, and goes on', async () => {
    const {database, contents, ids} = await threeInVersion1();
    database.close();
    const store = await open();
    expect(store.version).toBe(STORE_VERSION);
    expect(await contentsOf(store)).toEqual(contents);
    expect((await allRows(store)).map(({firstWords}) => firstWords)).toEqual(['three', 'two', 'one']);
    for (const id of ids) {
      const parts = (await openExhibit(store, id))?.exhibit.parts ?? [];
      expect(parts).toHaveLength(2);
      for (const {path, bytes} of parts) expect((await readPart(store, id, path))?.length).toBe(bytes);
    }
    expect(await jobsLeft(store)).toEqual([]);
    const {draft, facts} = sampleDraft({text: 'four'});
    const row = await addExhibit(store, draft, facts, undefined, circumstances());
    expect(row.ordinal).toBe(4);
    expect((await listEntries(store, row.caseId)).length).toBe(6);
  });

  it('has the stores and indexes that a fresh one has', async () => {
    const {database} = await threeInVersion1();
    database.close();
    const shapeOf = (store: Store) => {
      const names = [...store.objectStoreNames];
      return names.map((name) => {
        const one = store.transaction(name).store;
        const indexes = [...one.indexNames].map((index) => [index, one.index(index).keyPath, one.index(index).unique]);
        return [name, one.keyPath, indexes];
      });
    };
    const upgraded = await open();
    const shape = shapeOf(upgraded);
    upgraded.close();
    await deleteDB('holdfast');
    expect(shapeOf(await open())).toEqual(shape);
  });

  it('stays as it was when the upgrade fails half-way', async () => {
    const {database, contents} = await threeInVersion1();
    database.close();
    const broken = openDB('holdfast', STORE_VERSION, {
      upgrade: (store, from, _to, transaction) => {
        migrate(store as never, from, transaction as never);
        // As when the browser ends in the middle of it.
        transaction.done.catch(() => undefined);
        transaction.abort();
      },
    });
    await expect(broken).rejects.toThrow();
    const still = await openDB('holdfast', 1);
    held.push(still);
    expect([...still.objectStoreNames]).toEqual(Object.keys(VERSION_1).sort());
    for (const [name, entries] of Object.entries(contents)) expect(await still.count(name)).toBe(entries.length);
  });
});

describe('C72: a page of the version before still holds the database', () => {
  it('lets go by itself where it is ours, and then everything is there', async () => {
    const {database} = await threeInVersion1();
    // As every page of the product does, of version 1 too.
    database.addEventListener('versionchange', () => database.close());
    expect(await countExhibits(await open())).toBe(3);
  });

  it('is told within seconds where it does not let go, and once it does the next try has everything', async () => {
    const {database} = await threeInVersion1();
    const started = performance.now();
    const refused = await openStore();
    expect(refused).toMatchObject({ok: false, error: {code: 'storeBlocked'}});
    expect(performance.now() - started).toBeGreaterThan(4000);
    database.close();
    expect(await countExhibits(await open())).toBe(3);
  });

  it('and the opening that came too late stands in nobody’s way afterwards', async () => {
    const {database} = await threeInVersion1();
    expect((await openStore()).ok).toBe(false);
    database.close();
    const later = await openDB('holdfast', STORE_VERSION + 1, {blocked: () => undefined});
    held.push(later);
    expect(later.version).toBe(STORE_VERSION + 1);
  });

  it('tells the page whose database was taken over', async () => {
    const said: string[] = [];
    await open(({code}) => void said.push(code));
    const newer = await openDB('holdfast', STORE_VERSION + 1);
    held.push(newer);
    expect(said).toEqual(['storeReplaced']);
    newer.close();
    await deleteDB('holdfast');
  });
});

/** Makes the browser refuse to open a database so many times, as it does when its files are damaged. */
function refuseOpening(times: number): void {
  const real = indexedDB.open.bind(indexedDB);
  let left = times;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation((name, version) => {
    if (left <= 0) return real(name, version);
    left -= 1;
    const request = real(`refused-${Math.random()}`);
    const refusing = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    Object.defineProperty(request, 'error', {get: () => refusing});
    queueMicrotask(() => request.dispatchEvent(new Event('error')));
    return request;
  });
}

describe('C77: the database does not open', () => {
  it('is tried once more, and then everything is there', async () => {
    const {draft, facts} = sampleDraft();
    const before = await open();
    await addExhibit(before, draft, facts, undefined, circumstances());
    before.close();
    refuseOpening(1);
    expect(await countExhibits(await open())).toBe(1);
  });

  it('is said after the second refusal, with the browser’s own words, and nothing was deleted', async () => {
    const {draft, facts} = sampleDraft();
    const before = await open();
    await addExhibit(before, draft, facts, undefined, circumstances());
    before.close();
    const deleting = vi.spyOn(IDBFactory.prototype, 'deleteDatabase');
    refuseOpening(2);
    const refused = await openStore();
    expect(refused).toMatchObject({ok: false, error: {code: 'storeUnavailable'}});
    expect(refused.ok ? '' : refused.error.detail).toContain('Internal error opening backing store');
    expect(deleting).not.toHaveBeenCalled();
    expect(await countExhibits(await open())).toBe(1);
  });
});
