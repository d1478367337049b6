import {deleteDB, type IDBPDatabase, openDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {listDrafts} from '../../src/store/drafts.ts';
import {addTag, readTags} from '../../src/store/exhibit-tags.ts';
import {addExhibit, allRows, countExhibits, openExhibit, readPart} from '../../src/store/exhibits.ts';
import {helperLabels, labelledCase} from '../../src/store/helper-labels.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import {migrate} from '../../src/store/migrations.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import {deleteExhibits, putBack} from '../../src/store/removed.ts';
import {STORE_VERSION} from '../../src/store/schema.ts';
import {addSubject} from '../../src/store/subjects.ts';
import {jobsLeft} from '../../src/store/unfinished.ts';
import {circumstances, MOMENT, sampleDraft} from '../support/samples.ts';

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

/** What versions 2 and 3 added, as they made it. */
const VERSION_3: typeof VERSION_1 = {
  ...VERSION_1,
  jobs: {keyPath: 'id'},
  jobTiles: {keyPath: ['jobId', 'n']},
  revisions: {keyPath: 'digest'},
  diaryRows: {keyPath: 'id'},
  diaryNotes: {keyPath: 'recordId'},
  drafts: {keyPath: 'id'},
};
const INDEXES_3 = [
  ...INDEXES_1,
  ['revisions', 'byRecord', ['id', 'revision'], true],
  ['revisions', 'byOrdinal', ['caseId', 'kind', 'ordinal', 'revision'], true],
  ['diaryRows', 'byOrdinal', ['caseId', 'kind', 'ordinal'], true],
] as const;

/** What version 4 added, as it made it. */
const VERSION_4: typeof VERSION_1 = {...VERSION_3, exhibitTags: {keyPath: 'exhibitId'}, removed: {keyPath: 'id'}};

type Contents = Record<string, {key: IDBValidKey; value: unknown}[]>;

/** Everything that a database of today's version holds in the stores of an earlier one. */
async function contentsOf(store: Store, stores = VERSION_1): Promise<Contents> {
  const contents: Contents = {};
  for (const name of Object.keys(stores) as 'settings'[]) {
    const [keys, values] = await Promise.all([store.getAllKeys(name), store.getAll(name)]);
    contents[name] = keys.map((key, index) => ({key, value: values[index]}));
  }
  return contents;
}

type Index = readonly [string, string, string | readonly string[], boolean];

function makeVersion1(contents: Contents): Promise<IDBPDatabase> {
  return makeVersion(1, VERSION_1, INDEXES_1, contents);
}

async function makeVersion(
  version: number,
  stores: typeof VERSION_1,
  indexes: readonly Index[],
  contents: Contents,
): Promise<IDBPDatabase> {
  const full = await openDB('holdfast', version, {
    upgrade: (fresh) => {
      for (const [name, options] of Object.entries(stores)) {
        const made = fresh.createObjectStore(name, options);
        for (const [where, index, path, unique] of indexes) {
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

describe('a database of version 3', () => {
  it('opens with everything as it was; what its rows and jobs did not say yet stays unsaid', async () => {
    const today = await open();
    const {draft, facts} = sampleDraft({text: 'one'});
    const {id, caseId} = await addExhibit(today, draft, facts, undefined, circumstances());
    await writeIncident(today, {...emptyTelling('UTC'), words: 'told'}, circumstances());
    await addSubject(today, {...emptyDescription(), names: ['Ash']}, circumstances());
    const [jobId, draftId, other] = [1, 2, 3].map(() => crypto.randomUUID() as Uuid) as [Uuid, Uuid, Uuid];
    const begun = {id: jobId, kind: 'capture', tabId: 1, session: other, worker: other, startedAt: MOMENT} as const;
    await today.put('jobs', {...begun, state: {}, tries: 0, trouble: ''});
    const typed = {id: draftId, kind: 'incident', about: null, startedAt: MOMENT, changedAt: MOMENT} as const;
    await today.put('drafts', {...typed, content: 'typed'});
    const contents = await contentsOf(today, VERSION_3);
    today.close();
    await deleteDB('holdfast');
    (await makeVersion(3, VERSION_3, INDEXES_3, contents)).close();

    const store = await open();
    expect(store.version).toBe(STORE_VERSION);
    expect(await contentsOf(store, VERSION_3)).toEqual(contents);
    expect((await listDrafts(store)).map((one) => one.content)).toEqual(['typed']);
    // A job and a draft of before name no case: they end in the current one.
    const late = sampleDraft({text: 'two'});
    const row = await addExhibit(store, late.draft, late.facts, undefined, circumstances(), {finishes: jobId});
    expect([row.caseId, row.ordinal]).toEqual([caseId, 2]);
    await addTag(store, [id], 'car');
    await deleteExhibits(store, [id], circumstances());
    expect(await putBack(store, id, circumstances())).toBe(true);
    expect(await readTags(store, id)).toEqual(['car']);
  });
});

describe('a database of version 4', () => {
  it('opens with everything as it was, and takes labels of a helper', async () => {
    const today = await open();
    const {draft, facts} = sampleDraft({text: 'one'});
    const {id, caseId} = await addExhibit(today, draft, facts, undefined, circumstances());
    await addTag(today, [id], 'car');
    const late = sampleDraft({text: 'two'});
    const gone = await addExhibit(today, late.draft, late.facts, undefined, circumstances());
    await deleteExhibits(today, [gone.id], circumstances());
    const contents = await contentsOf(today, VERSION_4);
    today.close();
    await deleteDB('holdfast');
    (await makeVersion(4, VERSION_4, INDEXES_3, contents)).close();

    const store = await open();
    expect(store.version).toBe(STORE_VERSION);
    expect(await contentsOf(store, VERSION_4)).toEqual(contents);
    expect(await helperLabels(store)).toEqual([]);
    expect((await labelledCase(store))?.caseId).toBe(caseId);
    expect(await putBack(store, gone.id, circumstances())).toBe(true);
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
