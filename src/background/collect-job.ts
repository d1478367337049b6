import type {StopReason} from '../browser/save-state.ts';
import {browserSession, productVersion} from '../browser/session.ts';
import type {Together} from '../core/capture/exhibit.ts';
import type {Order} from '../core/collect/order.ts';
import type {ServerDate} from '../core/facts/clock.ts';
import type {PageState} from '../core/facts/facts.ts';
import type {Uuid} from '../core/ids.ts';
import {type Circumstances, deviceNow, randomUuid} from '../store/circumstances.ts';
import type {Store} from '../store/open-store.ts';
import {beginJob, endJob, type Job, updateJob} from '../store/unfinished.ts';
import {openLibraryAgain} from '../vault/open-library.ts';
import {WORKER} from './worker.ts';

/**
 * All that a later worker needs to take the walk up where this one was stopped. Written with each exhibit, in the
 * transaction that seals it: so no item is saved twice and none is forgotten.
 */
export type CollectState = {
  group: Uuid;
  order: Order;
  /** Relation of the items that are wanted, by key; null where all are. */
  wanted: Record<number, Together['relation']> | null;
  /** Keys of items that are dealt with, and how. */
  done: Record<number, 'saved' | 'notShown' | 'failed'>;
  /** How many were saved, and how many of those the page counts. */
  saved: number;
  counted: number;
  of: number | null;
  first: Uuid | null;
  /** How far it was scrolled last, counted as offsets are; null before the first look. */
  at: number | null;
  /** Milliseconds of work, pauses left out. */
  ms: number;
  /** How the page stood when it began, apart from its items. */
  around: {state: PageState | null; clock: ServerDate};
};

/** One collecting at work. */
export type Collecting = {tabId: number; jobId: Uuid; state: CollectState; circumstances: Circumstances};

export function newState(group: Uuid, around: CollectState['around']): CollectState {
  const order: Order = {items: [], liars: [], nextKey: 1};
  const none = {saved: 0, counted: 0, of: null, first: null, at: null, ms: 0};
  return {group, order, wanted: null, done: {}, around, ...none};
}

export async function circumstancesNow(): Promise<Circumstances> {
  return {now: deviceNow, session: await browserSession(), version: productVersion()};
}

/** Writes a new collecting down before it begins. */
export async function beginCollecting(tabId: number, state: CollectState): Promise<Collecting> {
  const [circumstances, jobId] = [await circumstancesNow(), randomUuid()];
  const startedAt = deviceNow();
  const {session} = circumstances;
  await withStore((store) =>
    beginJob(store, {id: jobId, kind: 'collect', tabId, session, worker: WORKER, startedAt, state}),
  );
  return {tabId, jobId, state, circumstances};
}

/** One that an earlier worker left. */
export async function takenUp({id, tabId, state}: Job): Promise<Collecting> {
  // Written by this module in this database.
  return {tabId, jobId: id, state: state as CollectState, circumstances: await circumstancesNow()};
}

export function noteState({jobId, state}: Collecting): Promise<void> {
  return withStore((store) => updateJob(store, jobId, state));
}

export function endCollecting({jobId}: Collecting): Promise<void> {
  return withStore((store) => endJob(store, jobId));
}

/** What it came to. Where the page says how many there are, only those that it counts are counted. */
export function tallyOf({state}: Collecting, stopped: StopReason | undefined) {
  const {saved, counted, of} = state;
  return {saved: of === null ? saved : counted, of, ...(stopped ? {stopped} : {})};
}

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openLibraryAgain();
  if (!store.ok) throw new Error(`${store.error.code} ${store.error.detail}`);
  try {
    return await work(store.value);
  } finally {
    store.value.close();
  }
}
