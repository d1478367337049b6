// Saves that take long, while they are under way: whatever is there so far is in the database, because the browser may
// stop our worker between any two steps. A job is removed by the transaction that seals what came of it.
import type {Uuid} from '../core/ids.ts';
import type {Moment} from '../core/time.ts';
import {currentInside} from './current-case.ts';
import {inOne} from './in-one.ts';
import type {Store} from './open-store.ts';
import type {StoredJob, StoredTile} from './schema.ts';

/** A long save that has not ended. `State` is whatever its maker needs to end it; it must survive a structured clone. */
export type Job<State = unknown> = Omit<StoredJob, 'state'> & {state: State};

/** One picture, or any other bytes, of a job. `Meta` says what it is; it must survive a structured clone. */
export type Tile<Meta = unknown> = Omit<StoredTile, 'meta' | 'jobId'> & {meta: Meta};

/** What to write down before a long save begins. */
export type NewJob<State = unknown> = Omit<Job<State>, 'tries' | 'trouble'> & {startedAt: Moment};

/** What sealing an exhibit means for the job that it comes from. */
export type JobStep =
  /** The job ends with it, and is removed. */
  | {finishes: Uuid}
  /** The job goes on, and stands from now on as `state` says. */
  | {advances: Uuid; state: unknown};

const STRICT = {durability: 'strict'} as const;

/** Writes a job down, with the case it ends in. Resolves when it is on the disk. */
export async function beginJob<State>(store: Store, job: NewJob<State>): Promise<void> {
  const transaction = store.transaction(['jobs', 'settings'], 'readwrite', STRICT);
  await inOne(transaction, async () => {
    const caseId = job.caseId ?? (await currentInside(transaction));
    await transaction.objectStore('jobs').add({...job, ...(caseId ? {caseId} : {}), tries: 0, trouble: ''});
  });
}

/** From now on the job stands as `state` says. Throws if it has ended. */
export async function updateJob(store: Store, id: Uuid, state: unknown): Promise<void> {
  await changeJob(store, id, (job) => ({...job, state}));
}

/** Notes that ending a dead worker's job is tried once more: it may itself be what ends the worker. */
export async function noteTry(store: Store, id: Uuid): Promise<void> {
  await changeJob(store, id, (job) => ({...job, tries: job.tries + 1}));
}

/** Notes why a job could not be ended; it and everything of it stays. */
export async function noteTrouble(store: Store, id: Uuid, trouble: string): Promise<void> {
  await changeJob(store, id, (job) => ({...job, trouble}));
}

/**
 * Keeps one tile of a job: when this resolves it is on the disk. Throws if the job has ended, so that no tile is ever
 * without its job, and what the database throws (a full disk among it; see `storeFailure`).
 */
export async function addTile<Meta>(store: Store, jobId: Uuid, {n, bytes, meta}: Tile<Meta>): Promise<void> {
  const transaction = store.transaction(['jobs', 'jobTiles'], 'readwrite', STRICT);
  await inOne(transaction, async () => {
    if ((await transaction.objectStore('jobs').count(jobId)) === 0) throw new JobEnded(jobId);
    await transaction.objectStore('jobTiles').add({jobId, n, bytes, meta});
  });
}

/** The tiles of a job by their number, lowest first, one in memory at a time. The caller knows what it wrote. */
export async function* tilesOf<Meta>(store: Store, jobId: Uuid): AsyncGenerator<Tile<Meta>> {
  for (const key of await store.getAllKeys('jobTiles', tilesRange(jobId))) {
    const tile = await store.get('jobTiles', key);
    if (tile) yield {n: tile.n, bytes: tile.bytes, meta: tile.meta as Meta};
  }
}

/** How many tiles a job has. */
export function countTiles(store: Store, jobId: Uuid): Promise<number> {
  return store.count('jobTiles', tilesRange(jobId));
}

/** Removes a job and its tiles: what it had is sealed elsewhere, or there was nothing. */
export async function endJob(store: Store, id: Uuid): Promise<void> {
  const transaction = store.transaction(['jobs', 'jobTiles'], 'readwrite', STRICT);
  await inOne(transaction, () => removeInside(transaction, id));
}

/** Every job that has not ended, those of this worker among them, the oldest first. */
export async function jobsLeft(store: Store): Promise<Job[]> {
  const jobs = await store.getAll('jobs');
  return jobs.sort((a, b) => (a.startedAt.at < b.startedAt.at ? -1 : 1));
}

export function readJob(store: Store, id: Uuid): Promise<Job | undefined> {
  return store.get('jobs', id);
}

/** The job has ended, here or elsewhere: what came of it must not be kept a second time. */
export class JobEnded extends Error {
  constructor(id: Uuid) {
    super(`the unfinished save ${id} has ended already`);
    this.name = 'JobEnded';
  }
}

/** The part of a running transaction that jobs need. */
type JobsInTransaction = {
  objectStore(name: 'jobs'): {
    get(id: string): Promise<StoredJob | undefined>;
    put(job: StoredJob): Promise<unknown>;
    delete(id: string): Promise<void>;
  };
  objectStore(name: 'jobTiles'): {delete(range: IDBKeyRange): Promise<void>};
};

/** Takes the job a step on inside a transaction of the caller's, and gives the case it ends in. Throws if it has ended. */
export async function stepInside(transaction: JobsInTransaction, step: JobStep): Promise<Uuid | undefined> {
  const id = 'finishes' in step ? step.finishes : step.advances;
  const job = await transaction.objectStore('jobs').get(id);
  if (!job) throw new JobEnded(id);
  if ('finishes' in step) await removeInside(transaction, id);
  else await transaction.objectStore('jobs').put({...job, state: step.state});
  return job.caseId;
}

async function removeInside(transaction: JobsInTransaction, id: Uuid): Promise<void> {
  await Promise.all([
    transaction.objectStore('jobs').delete(id),
    transaction.objectStore('jobTiles').delete(tilesRange(id)),
  ]);
}

async function changeJob(store: Store, id: Uuid, change: (job: StoredJob) => StoredJob): Promise<void> {
  const transaction = store.transaction('jobs', 'readwrite', STRICT);
  await inOne(transaction, async () => {
    const job = await transaction.store.get(id);
    if (!job) throw new JobEnded(id);
    await transaction.store.put(change(job));
  });
}

function tilesRange(jobId: Uuid): IDBKeyRange {
  return IDBKeyRange.bound([jobId, 0], [jobId, Number.MAX_SAFE_INTEGER]);
}
