import {productVersion} from '../browser/session.ts';
import type {Problem} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import {reason} from '../core/capture/steps.ts';
import type {Uuid} from '../core/ids.ts';
import {deviceNow} from '../store/circumstances.ts';
import {addExhibit} from '../store/exhibits.ts';
import {type Store, storeFailure} from '../store/open-store.ts';
import {type Job, jobsLeft, noteTrouble, noteTry} from '../store/unfinished.ts';
import {keepLedger} from '../vault/keep-ledger.ts';
import {openLibrary} from '../vault/open-library.ts';
import {forgetUnfinished} from './announce.ts';
import {awake} from './awake.ts';
import {composeExhibit} from './compose-exhibit.ts';
import type {CaptureState} from './journal.ts';
import type {Observation} from './observe.ts';
import {joinTiles, type Remains, tilesAsTheyAre} from './unfinished-tiles.ts';
import {WORKER} from './worker.ts';

/** What came of a job, for the person who waits for it in that tab. */
type Ended = {tabId: number; exhibitId: Uuid};

/** Where it fails again and again, ending a job is left to a newer version of the product; everything of it stays. */
const MOST_TRIES = 4;

/**
 * Seals the saves that an earlier worker left half-way when the browser stopped it. Called once at the start of a worker; jobs of
 * this worker are alive and left alone. Never throws.
 */
export async function endUnfinished(): Promise<void> {
  const ended: Ended[] = [];
  try {
    const store = await openLibrary();
    if (!store.ok) throw new Error(`${store.error.code} ${store.error.detail}`);
    for (const job of await jobsLeft(store.value)) {
      // A walk through many items is gone on with, not ended: see `takeUpCollecting`.
      if (job.kind !== 'capture' || job.worker === WORKER || job.tries >= MOST_TRIES) continue;
      const outcome = await awake(() => tryToEnd(store.value, job));
      if (outcome) ended.push(outcome);
    }
    await keepLedger(store.value);
    store.value.close();
  } catch (error) {
    console.warn('unfinished saves were not looked at:', error);
  }
  await forgetUnfinished(ended);
}

async function tryToEnd(store: Store, job: Job): Promise<Ended | undefined> {
  try {
    await noteTry(store, job.id);
    return await endCapture(store, {...job, tries: job.tries + 1});
  } catch (error) {
    const {code} = await storeFailure(error, 0);
    console.warn('an unfinished save stays unfinished:', code, error);
    await noteTrouble(store, job.id, reason(error)).catch((second: unknown) => console.warn(second));
    return undefined;
  }
}

/** Seals what a save had seen. The first time with its tiles joined; if that failed, with each of them as it is. */
async function endCapture(store: Store, job: Job): Promise<Ended> {
  // Written by `openJournal` in this database.
  const state = job.state as CaptureState;
  const remains = job.tries > 1 ? await tilesAsTheyAre(store, job.id, job.trouble) : await joinedOrNot(store, job);
  const row = await sealRemains(store, job, state, remains);
  return {tabId: job.tabId, exhibitId: row.id};
}

async function joinedOrNot(store: Store, job: Job): Promise<Remains> {
  try {
    return await joinTiles(store, job.id);
  } catch (error) {
    return tilesAsTheyAre(store, job.id, reason(error));
  }
}

async function sealRemains(store: Store, job: Job, state: CaptureState, remains: Remains) {
  const {order, privateWindow, start, steps, present} = state;
  const why = job.trouble ? problem('savedLater', job.trouble) : problem('workerStopped');
  const seen = completed(state.seen, remains, why);
  const log = {steps, run: <T>(_name: string, work: () => Promise<T>) => work(), skip: () => undefined};
  const now = {now: deviceNow, session: job.session, version: productVersion()};
  const past = {...present, ...remains.lastSeen};
  const how = {...now, order, tab: {incognito: privateWindow}, startedAt: job.startedAt, start, log, past};
  const {draft, facts, thumbnail} = await composeExhibit(seen, how);
  const parts = [...draft.parts, ...remains.parts];
  return addExhibit(store, {...draft, parts}, facts, thumbnail, now, {finishes: job.id});
}

function completed(seen: Observation, {pictures, problems}: Remains, why: Problem): Observation {
  const {role} = seen.whole.joined;
  return {...seen, whole: {...seen.whole, joined: {role, pictures}}, problems: [why, ...seen.problems, ...problems]};
}
