import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Uuid} from '../../src/core/ids.ts';
import {addExhibit, countExhibits} from '../../src/store/exhibits.ts';
import {listEntries} from '../../src/store/log.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import {
  addTile,
  beginJob,
  countTiles,
  endJob,
  JobEnded,
  jobsLeft,
  type NewJob,
  noteTrouble,
  noteTry,
  readJob,
  tilesOf,
  updateJob,
} from '../../src/store/unfinished.ts';
import {circumstances, MOMENT, sampleDraft} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  await deleteDB('holdfast');
  store = await open();
});

afterEach(() => store.close());

async function open(): Promise<Store> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

function uuid(): Uuid {
  return crypto.randomUUID() as Uuid;
}

function someJob(state: unknown = {}): NewJob {
  return {id: uuid(), kind: 'capture', tabId: 7, session: uuid(), worker: uuid(), startedAt: MOMENT, state};
}

function noise(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

describe('a job', () => {
  it('is there, as it stood last, for whoever opens the database after its maker is gone', async () => {
    const job = someJob({words: 'first', screen: noise(10)});
    await beginJob(store, job);
    await updateJob(store, job.id, {words: 'second', screen: noise(3)});
    store.close();
    store = await open();
    const [left, ...others] = await jobsLeft(store);
    expect(others).toEqual([]);
    expect(left).toMatchObject({...job, state: {words: 'second'}, tries: 0, trouble: ''});
  });

  it('is listed oldest first, with how often it was tried to end it and what stood in the way', async () => {
    const [young, old] = [someJob(), {...someJob(), startedAt: {...MOMENT, at: '2026-02-01T10:00:00.000Z' as never}}];
    await beginJob(store, young);
    await beginJob(store, old);
    await noteTry(store, young.id);
    await noteTrouble(store, young.id, 'the tile is no picture');
    expect((await jobsLeft(store)).map(({id, tries, trouble}) => [id, tries, trouble])).toEqual([
      [old.id, 0, ''],
      [young.id, 1, 'the tile is no picture'],
    ]);
  });

  it('that has ended takes neither a state nor a tile any more', async () => {
    const job = someJob();
    await beginJob(store, job);
    await addTile(store, job.id, {n: 0, bytes: noise(5), meta: {}});
    await endJob(store, job.id);
    await expect(updateJob(store, job.id, {})).rejects.toThrow(JobEnded);
    await expect(addTile(store, job.id, {n: 1, bytes: noise(5), meta: {}})).rejects.toThrow(JobEnded);
    expect([await store.count('jobs'), await store.count('jobTiles')]).toEqual([0, 0]);
  });
});

describe('tiles', () => {
  it('come back byte for byte in the order of their numbers, those of one job only', async () => {
    const [one, other] = [someJob(), someJob()];
    await beginJob(store, one);
    await beginJob(store, other);
    const kept = new Map<number, Uint8Array>();
    for (const n of [2, 0, 11, 1, 10]) {
      kept.set(n, noise(1000 + n));
      await addTile(store, one.id, {n, bytes: kept.get(n) as Uint8Array<ArrayBuffer>, meta: {at: n}});
      await addTile(store, other.id, {n, bytes: noise(4), meta: {}});
    }
    const seen: number[] = [];
    for await (const {n, bytes, meta} of tilesOf<{at: number}>(store, one.id)) {
      expect(bytes).toEqual(kept.get(n));
      expect(meta).toEqual({at: n});
      seen.push(n);
    }
    expect(seen).toEqual([0, 1, 2, 10, 11]);
    expect(await countTiles(store, one.id)).toBe(5);
  });

  it('may be read slowly: whatever is done between two of them, none is lost', async () => {
    const job = someJob();
    await beginJob(store, job);
    for (let n = 0; n < 4; n += 1) await addTile(store, job.id, {n, bytes: noise(9), meta: {}});
    const seen: number[] = [];
    for await (const {n, bytes} of tilesOf(store, job.id)) {
      await crypto.subtle.digest('SHA-256', bytes);
      seen.push(n);
    }
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it('are refused under a number that is taken; the first one stays', async () => {
    const job = someJob();
    await beginJob(store, job);
    const first = noise(8);
    await addTile(store, job.id, {n: 0, bytes: first, meta: {}});
    await expect(addTile(store, job.id, {n: 0, bytes: noise(8), meta: {}})).rejects.toThrow();
    for await (const {bytes} of tilesOf(store, job.id)) expect(bytes).toEqual(first);
  });
});

describe('sealing what came of a job', () => {
  it('removes the job and its tiles in the same transaction, and only its own', async () => {
    const [job, other] = [someJob(), someJob()];
    for (const one of [job, other]) {
      await beginJob(store, one);
      await addTile(store, one.id, {n: 0, bytes: noise(8), meta: {}});
    }
    const {draft, facts} = sampleDraft();
    await addExhibit(store, draft, facts, undefined, circumstances(), {finishes: job.id});
    expect((await jobsLeft(store)).map(({id}) => id)).toEqual([other.id]);
    expect(await store.getAllKeys('jobTiles')).toEqual([[other.id, 0]]);
    expect(await countExhibits(store)).toBe(1);
  });

  it('is refused the second time, and then leaves no trace, not even a number', async () => {
    const job = someJob();
    await beginJob(store, job);
    const first = sampleDraft();
    const row = await addExhibit(store, first.draft, first.facts, undefined, circumstances(), {finishes: job.id});
    const entries = await listEntries(store, row.caseId);
    const twin = sampleDraft();
    const again = addExhibit(store, twin.draft, twin.facts, undefined, circumstances(), {finishes: job.id});
    await expect(again).rejects.toThrow(JobEnded);
    expect(await countExhibits(store)).toBe(1);
    expect(await listEntries(store, row.caseId)).toEqual(entries);
    const next = sampleDraft();
    expect((await addExhibit(store, next.draft, next.facts, undefined, circumstances())).ordinal).toBe(2);
  });

  it('that fails leaves the job and every tile as they were', async () => {
    const job = someJob('as it was');
    await beginJob(store, job);
    await addTile(store, job.id, {n: 0, bytes: noise(8), meta: {}});
    const bad = sampleDraft();
    const [twin] = bad.draft.parts;
    if (twin) bad.draft.parts.push(twin); // the same path twice: the second write is refused
    const sealing = addExhibit(store, bad.draft, bad.facts, undefined, circumstances(), {finishes: job.id});
    await expect(sealing).rejects.toThrow();
    expect(await readJob(store, job.id)).toMatchObject({state: 'as it was'});
    expect(await countTiles(store, job.id)).toBe(1);
    expect(await countExhibits(store)).toBe(0);
  });

  it('of one item among many takes the job on, or keeps neither the item nor the step', async () => {
    const job = {...someJob({done: 0}), kind: 'collect' as const};
    await beginJob(store, job);
    const one = sampleDraft();
    const step = {advances: job.id, state: {done: 1}};
    await addExhibit(store, one.draft, one.facts, undefined, circumstances(), step);
    expect(await readJob(store, job.id)).toMatchObject({state: {done: 1}});
    const bad = sampleDraft();
    const [twin] = bad.draft.parts;
    if (twin) bad.draft.parts.push(twin);
    const next = {advances: job.id, state: {done: 2}};
    await expect(addExhibit(store, bad.draft, bad.facts, undefined, circumstances(), next)).rejects.toThrow();
    expect(await readJob(store, job.id)).toMatchObject({state: {done: 1}});
    expect(await countExhibits(store)).toBe(1);
  });
});
