import {type Tabs, tabs} from '../browser/api.ts';
import {photograph} from '../browser/screenshot.ts';
import type {PartWithBytes, Problem, ScreenIn, Together} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import {type StepLog, stepLog} from '../core/capture/steps.ts';
import {wellFormed} from '../core/capture/well-formed.ts';
import type {Seen} from '../core/collect/align.ts';
import type {FailureCode} from '../core/errors.ts';
import {canonicalJson} from '../core/hash/canonical-json.ts';
import type {Uuid} from '../core/ids.ts';
import type {Moment} from '../core/time.ts';
import type {ScannedItem} from '../messages/collect.ts';
import {sendToTab} from '../messages/send.ts';
import {deviceNow} from '../store/circumstances.ts';
import {addExhibit} from '../store/exhibits.ts';
import {storeFailure} from '../store/open-store.ts';
import {keepLedger} from '../vault/keep-ledger.ts';
import {keepVaultOpen} from '../vault/lock.ts';
import {openLibraryAgain} from '../vault/open-library.ts';
import type {Collecting, CollectState} from './collect-job.ts';
import {composeExhibit} from './compose-exhibit.ts';
import {keepCopy} from './copy.ts';
import {doubts, type Look, type Observation, observe, samePlace, sameWords} from './observe.ts';
import type {Steering} from './steering.ts';

/** An item of the last scan with the key that it has in the order. */
export type Keyed = {item: ScannedItem; key: number};

/** How the saving of what stands on one screen went. */
export type Saved =
  /** Those that changed or moved meanwhile, or could not be saved, are handed back. */
  | {kind: 'done'; unsettled: Keyed[]}
  /** The page is not in front, or is gone: nothing was lost, and it can be tried again. */
  | {kind: 'tabLeft'}
  | {kind: 'stop'; code: FailureCode};

type Begun = {tab: Tabs.Tab; startedAt: Moment; start: number; log: StepLog};

const READING_MS = 30_000;
/** CSS px. */
const STILL = 3;

/**
 * Saves items that show: read, photographed together, read again. One that changed or moved meanwhile is handed back,
 * unless it is the `last` try: then it is saved with what is doubtful about it.
 */
export async function saveScreen(
  work: Collecting,
  ready: readonly Keyed[],
  isLast: (one: Keyed) => boolean,
): Promise<Saved> {
  const begun = await begin(work.tabId);
  if (!begun) return {kind: 'tabLeft'};
  const {log, tab} = begun;
  const address = tab.url ?? '';
  const before = await log.run('look', () => read(work, ready, address));
  if (!before) return {kind: 'tabLeft'};
  const shot = await log.run('photograph', () => photograph(work.tabId, address));
  if (!shot.ok && /^tab(Left|Closed)$/.test(shot.error.code)) return {kind: 'tabLeft'};
  const after = await log.run('look again', () => read(work, ready, address));
  if (!after) return {kind: 'tabLeft'};
  const failed = shot.ok ? [] : [problem('noPicture', `${shot.error.code} ${shot.error.detail}`)];
  const screen = shot.ok ? shot.value : null;
  const unsettled: Keyed[] = [];
  let screenIn: ScreenIn | undefined;
  for (const [i, one] of ready.entries()) {
    const [first, second] = [before[i], after[i]];
    const settled = screen && first && second && sameWords(first, second) && samePlace(first, second);
    // In a list that uses its elements anew another item may stand there by now.
    if (!first || !isSame(first.seen, one.item, isLast(one)) || (!settled && !isLast(one))) {
      unsettled.push(one);
      continue;
    }
    const seen = observationOf(first, second ?? undefined, screen, failed, work.state);
    const outcome = await keep(work, one, seen, {...begun, log: continued(log)}, screenIn);
    if (outcome.kind === 'failed') {
      if (/^(diskFull|store\w+)$/.test(outcome.code)) return {kind: 'stop', code: outcome.code};
      unsettled.push(one);
    } else screenIn ??= outcome.screenIn;
  }
  return {kind: 'done', unsettled};
}

/** Saves one item that is taller than the screen, joined from photographs of its parts. */
export async function saveTall(work: Collecting, one: Keyed, steering: Steering): Promise<Saved> {
  const begun = await begin(work.tabId);
  const aimed = begun && (await sendToTab(work.tabId, 0, 'collectTarget', {ref: one.item.ref}));
  if (!begun || !aimed?.ok) return {kind: 'tabLeft'};
  if (!aimed.value.found) return {kind: 'done', unsettled: [one]};
  const place = {tabId: work.tabId, frameId: 0, frameAddress: ''};
  // How many tiles one item needs is of no interest beside how many items there are.
  const quiet: Steering = {mayGoOn: steering.mayGoOn, progress: async () => undefined};
  const seen = await observe(place, begun.log, {copy: 'files', whole: 'item', steering: quiet});
  if (!seen.ok) return {kind: 'done', unsettled: [one]};
  const outcome = await keep(work, one, seen.value, begun, undefined, true);
  if (outcome.kind === 'kept') return {kind: 'done', unsettled: []};
  return /^(diskFull|store\w+)$/.test(outcome.code)
    ? {kind: 'stop', code: outcome.code}
    : {kind: 'done', unsettled: [one]};
}

async function begin(tabId: number): Promise<Begun | undefined> {
  const tab = await tabs.get(tabId).catch(() => undefined);
  const log = stepLog({at: () => deviceNow().at, monotonic: () => performance.now()});
  return tab && {tab, startedAt: deviceNow(), start: performance.now(), log};
}

/** What was done for all of a screen, and from now on for one item alone. */
function continued({steps}: StepLog): StepLog {
  const own = stepLog({at: () => deviceNow().at, monotonic: () => performance.now()});
  own.steps.push(...steps);
  return own;
}

type ReadItem = Look & {seen: Seen};

async function read(
  {tabId}: Collecting,
  ready: readonly Keyed[],
  address: string,
): Promise<(ReadItem | null)[] | undefined> {
  const refs = ready.map(({item}) => item.ref);
  const answer = await sendToTab(tabId, 0, 'collectRead', {refs, topAddress: address}, READING_MS);
  if (!answer.ok) return undefined;
  return answer.value.items.map((one) => {
    if (!one) return null;
    const words = canonicalJson(wellFormed(one.sighting.reading).value);
    return {...one.sighting, seen: one.seen, tabAddress: address, words};
  });
}

/** At the last try also one that reads otherwise each time, if mark, account and place say that it is the same. */
function isSame(read: Seen, scanned: Seen, isLast: boolean): boolean {
  if (read.mark !== scanned.mark || read.author !== scanned.author) return false;
  return read.words === scanned.words || (isLast && Math.abs(read.offset - scanned.offset) <= STILL);
}

function observationOf(
  before: ReadItem,
  after: ReadItem | undefined,
  screen: Uint8Array<ArrayBuffer> | null,
  failed: readonly Problem[],
  {around}: CollectState,
): Observation {
  const {seen: _seen, tabAddress: _address, words: _words, ...sighting} = before;
  const {reading} = sighting;
  return {
    sighting: {...sighting, reading: {...reading, page: {...reading.page, ...around.state}}},
    cutBox: before.pinched ? null : before.visibleBox,
    screen,
    whole: {joined: {role: 'item', pictures: []}, rendering: null},
    pageChanged: !after || !sameWords(before, after),
    problems: [...failed, ...doubts(before, after)],
    unreadFrames: before.unreadableFrames,
    copy: null,
    clock: around.clock,
  };
}

type Kept = {kind: 'kept'; screenIn: ScreenIn | undefined} | {kind: 'failed'; code: FailureCode};

/** Seals one item; with it, in the same transaction, the job notes that it is dealt with. */
async function keep(
  work: Collecting,
  one: Keyed,
  seen: Observation,
  begun: Begun,
  screenIn: ScreenIn | undefined,
  hasCopy = false,
): Promise<Kept> {
  const {state, circumstances, jobId, tabId} = work;
  const {media} = seen.sighting.reading;
  if (!hasCopy && media.length > 0) {
    await sendToTab(tabId, 0, 'collectTarget', {ref: one.item.ref});
    seen.copy = await keepCopy({tabId, frameId: 0}, begun.tab.url ?? '', media, 'files', begun.log);
    await sendToTab(tabId, 0, 'release', {});
  }
  const order = {tabId, trigger: 'collect'} as const;
  const how = {...circumstances, ...begun, order, together: togetherOf(state, one.key)};
  const {draft, facts, thumbnail} = await composeExhibit(seen, screenIn ? {...how, screenIn} : how);
  const next = noted(state, one, draft.id);
  await keepVaultOpen();
  const store = await openLibraryAgain();
  if (!store.ok) return {kind: 'failed', code: store.error.code};
  try {
    await addExhibit(store.value, draft, facts, thumbnail, circumstances, {advances: jobId, state: next});
    await keepLedger(store.value);
    work.state = next;
    return {kind: 'kept', screenIn: screenOf(draft.id, draft.parts)};
  } catch (error) {
    console.warn('one item was not saved:', error);
    const bytes = draft.parts.reduce((sum, part) => sum + part.bytes.length, 0);
    return {kind: 'failed', code: (await storeFailure(error, bytes)).code};
  } finally {
    store.value.close();
  }
}

function togetherOf({group, order, wanted}: CollectState, key: number): Together {
  const place = order.items.find((item) => item.key === key)?.place ?? 1;
  return {group, place, relation: wanted?.[key] ?? 'listed'};
}

function noted(state: CollectState, {key, item}: Keyed, id: Uuid): CollectState {
  return {
    ...state,
    done: {...state.done, [key]: 'saved'},
    saved: state.saved + 1,
    counted: state.counted + (item.counted ? 1 : 0),
    first: state.first ?? id,
  };
}

function screenOf(exhibitId: Uuid, parts: readonly PartWithBytes[]): ScreenIn | undefined {
  const screen = parts.find(({part}) => part.role === 'screen');
  return screen && {exhibitId, sha256: screen.part.sha256};
}
