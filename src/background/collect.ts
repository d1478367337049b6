import {tabs} from '../browser/api.ts';
import {readLongSave, type StopReason} from '../browser/save-state.ts';
import {browserSession} from '../browser/session.ts';
import {BOUNDS} from '../core/collect/bounds.ts';
import {identityOf} from '../core/collect/identity.ts';
import type {Known} from '../core/collect/order.ts';
import {type Failure, failure} from '../core/errors.ts';
import type {Uuid} from '../core/ids.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {type AroundSeen, COLLECT_PORT} from '../messages/collect.ts';
import type {ToBackground} from '../messages/protocol.ts';
import {sendToTab} from '../messages/send.ts';
import {randomUuid} from '../store/circumstances.ts';
import {openExhibit} from '../store/exhibits.ts';
import {type Job, jobsLeft, noteTry} from '../store/unfinished.ts';
import {openLibrary} from '../vault/open-library.ts';
import {announce, announceProgress, showOutcome} from './announce.ts';
import {awake} from './awake.ts';
import {
  beginCollecting,
  type Collecting,
  type CollectState,
  endCollecting,
  newState,
  takenUp,
  tallyOf,
} from './collect-job.ts';
import {walkThrough} from './collect-walk.ts';
import {inject} from './inject.ts';
import {steer, steered} from './steering.ts';
import {WORKER} from './worker.ts';

const LOOKING_MS = 3000;
const FINDING_MS = 30_000;
/** A walk that loses its worker more often than this ends with what it has. */
const MOST_WORKERS = 30;

/** Tabs whose items are being saved by this worker. */
const busy = new Set<number>();

/** Saves what a saved item answers, and the replies that show. */
export function onSaveAround({
  tabId,
  exhibitId,
}: ToBackground['saveAround']['request']): Promise<Result<Record<string, never>>> {
  return begin(tabId, () => aroundOf(tabId, exhibitId as Uuid));
}

/** Saves every item under or in what the tab shows. */
export function onSaveAll({tabId}: ToBackground['saveAll']['request']): Promise<Result<Record<string, never>>> {
  return begin(tabId, async () => ok(newState(randomUuid(), await lookAround(tabId))));
}

/** The page calls for a worker, and with the call one has come: it takes up by itself what was left. */
export async function onStillCollecting(): Promise<Result<Record<string, never>>> {
  return ok({});
}

/** Answers as soon as the walk has begun; how it goes on and ends is announced. */
async function begin(
  tabId: number,
  prepare: () => Promise<Result<CollectState>>,
): Promise<Result<Record<string, never>>> {
  if (busy.has(tabId)) return failed(failure('saveFailed', 'the items of this tab are being saved already'));
  busy.add(tabId);
  try {
    const state = await readyPage(tabId, prepare);
    if (!state.ok) return await refuse(tabId, state.error);
    const work = await beginCollecting(tabId, state.value);
    void atWork(work);
    return ok({});
  } catch (error) {
    return await refuse(tabId, failure('unexpected', error));
  }
}

async function readyPage(tabId: number, prepare: () => Promise<Result<CollectState>>): Promise<Result<CollectState>> {
  await announce('saving', tabId);
  const injected = await inject(tabId, 0, 'content.js');
  if (!injected.ok) return injected;
  const begun = await sendToTab(tabId, 0, 'collectBegin', {resumed: false});
  return begun.ok ? prepare() : begun;
}

async function refuse(tabId: number, error: Failure): Promise<Result<never>> {
  busy.delete(tabId);
  console.warn('nothing was collected:', error.code, error.detail);
  await sendToTab(tabId, 0, 'collectEnd', {});
  await announce('failed', tabId, {code: error.code});
  await showOutcome('failed', tabId);
  return failed(error);
}

async function lookAround(tabId: number): Promise<CollectState['around']> {
  const around = await sendToTab(tabId, 0, 'lookAround', {}, LOOKING_MS);
  if (around.ok) return around.value;
  return {state: null, clock: {serverDate: {missing: 'The page did not answer when it was asked.'}}};
}

/** The saved item is found again in the page by what its record says of it. */
async function aroundOf(tabId: number, exhibitId: Uuid): Promise<Result<CollectState>> {
  const store = await openLibrary();
  if (!store.ok) return store;
  const opened = await openExhibit(store.value, exhibitId).finally(() => store.value.close());
  if (!opened?.facts) return failed(failure('notFound', 'that exhibit is not kept any more'));
  const found = await sendToTab(tabId, 0, 'collectAround', identityOf(opened.facts), FINDING_MS);
  if (!found.ok) return found;
  if (!found.value.found) return failed(failure('notFound', 'the page does not show that item any more'));
  const {around, before} = found.value;
  const state = newState(exhibitId, await lookAround(tabId));
  return ok({...state, ...seeded(around, before), of: around.length, at: around[0] ? around[0].offset : 0});
}

/** What stands around the chosen item has its places from the start, and the chosen one's own is left free. */
function seeded(around: readonly AroundSeen[], before: number): Pick<CollectState, 'order' | 'wanted'> {
  const items = around.map(({relation: _relation, ...seen}, i): Known => {
    return {...seen, key: i + 1, place: i + 1 + (i < before ? 0 : 1)};
  });
  const wanted = Object.fromEntries(around.map(({relation}, i) => [i + 1, relation]));
  return {order: {items, liars: [], nextKey: items.length + 1}, wanted};
}

function atWork(work: Collecting, rests = false): Promise<void> {
  return awake(() => toItsEnd(work, rests));
}

/** The walk from here to its end, whatever happens; the page is put back, and the tally is told. */
async function toItsEnd(work: Collecting, rests: boolean): Promise<void> {
  const {tabId} = work;
  busy.add(tabId);
  const port = tabs.connect(tabId, {name: COLLECT_PORT, frameId: 0});
  try {
    const stopped = await steered(tabId, async (steering) => {
      if (rests) await steer(tabId, 'pause');
      return walkThrough(work, steering, BOUNDS);
    }).catch((error: unknown): StopReason => {
      console.error(error);
      return 'failed';
    });
    await sendToTab(tabId, 0, 'collectEnd', {});
    await tell(work, stopped);
  } finally {
    port.disconnect();
    busy.delete(tabId);
  }
}

async function tell(work: Collecting, stopped: StopReason | undefined): Promise<void> {
  const {tabId, state} = work;
  await endCollecting(work).catch((error: unknown) => console.warn('the job stays written down:', error));
  if (state.saved === 0 && state.order.items.length === 0 && !stopped) {
    await announce('failed', tabId, {code: 'nothingThere'});
    await showOutcome('failed', tabId);
    return;
  }
  await announce('collected', tabId, {
    ...(state.first ? {exhibitId: state.first} : {}),
    tally: tallyOf(work, stopped ?? unfinishedBy(state)),
  });
  await showOutcome('saved', tabId);
}

/** Everything was gone through, but some items could not be saved: that is not all of them. */
function unfinishedBy({done}: CollectState): StopReason | undefined {
  return Object.values(done).includes('failed') ? 'failed' : undefined;
}

/**
 * Takes up what an earlier worker was stopped at, where the page is still the same; else ends it with what it has.
 * Resolves when each is at work again or has ended. Never throws.
 */
export async function takeUpCollecting(): Promise<void> {
  const long = await readLongSave();
  const store = await openLibrary();
  if (!store.ok) return console.warn('left as it is:', store.error.code, store.error.detail);
  try {
    const left = (await jobsLeft(store.value)).filter(({kind, worker}) => kind === 'collect' && worker !== WORKER);
    for (const job of left) {
      await noteTry(store.value, job.id);
      await takeUp(job, long?.tabId === job.tabId && long.progress.paused);
    }
  } catch (error) {
    console.warn('unfinished collecting was not taken up:', error);
  } finally {
    store.value.close();
  }
}

async function takeUp(job: Job, rests: boolean): Promise<void> {
  const work = await takenUp(job);
  const isSameRun = job.session === (await browserSession());
  const isThere = isSameRun && job.tries < MOST_WORKERS && (await pageIsThere(job.tabId));
  if (isThere) {
    const {saved, of} = tallyOf(work, undefined);
    // At once, so that nobody is told that it failed.
    await announceProgress(job.tabId, {what: 'items', done: saved, of, paused: rests});
    void atWork(work, rests);
  }
  if (!isThere) await tell(work, isSameRun && job.tries < MOST_WORKERS ? 'pageLeft' : 'workerStopped');
}

/** The very document that the walk began in: another one does not know of it. */
async function pageIsThere(tabId: number): Promise<boolean> {
  const injected = await inject(tabId, 0, 'content.js');
  if (!injected.ok) return false;
  const begun = await sendToTab(tabId, 0, 'collectBegin', {resumed: true});
  if (begun.ok && begun.value.known) return true;
  if (begun.ok) await sendToTab(tabId, 0, 'collectEnd', {});
  return false;
}
