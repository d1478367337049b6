import {type Tabs, tabs} from '../browser/api.ts';
import {browserSession, productVersion} from '../browser/session.ts';
import type {PartWithBytes, Trigger} from '../core/capture/exhibit.ts';
import {reason, type StepLog, stepLog} from '../core/capture/steps.ts';
import {type Failure, failure} from '../core/errors.ts';
import type {Uuid} from '../core/ids.ts';
import {failed, ok, type Result} from '../core/result.ts';
import type {Moment} from '../core/time.ts';
import type {InboxItem} from '../core/vault/inbox.ts';
import type {ClickHint} from '../messages/protocol.ts';
import {sendToTab} from '../messages/send.ts';
import {type Circumstances, deviceNow} from '../store/circumstances.ts';
import {addExhibit} from '../store/exhibits.ts';
import {storeFailure} from '../store/open-store.ts';
import {putIntoInbox} from '../vault/inbox.ts';
import {keepLedger} from '../vault/keep-ledger.ts';
import {openLibrary} from '../vault/open-library.ts';
import {awake} from './awake.ts';
import {composeExhibit} from './compose-exhibit.ts';
import {inject} from './inject.ts';
import {type Journal, openJournal} from './journal.ts';
import {type Observation, observe} from './observe.ts';
import {observeTabOnly} from './observe-tab-only.ts';

/** What to save, and how it was asked for. */
export type Order = {
  tabId: number;
  frameId: number;
  trigger: Trigger;
  want:
    | {kind: 'clicked'; hint: ClickHint; frameAddress: string}
    | {kind: 'focused'}
    | {kind: 'picked'}
    /** The item that was saved last, once more. */
    | {kind: 'last'; frameAddress: string}
    | {kind: 'screen'}
    /** The screen, and the whole page scrolled from top to bottom. */
    | {kind: 'page'};
};

export type Outcome = {kind: 'saved'; exhibitId: string} | {kind: 'askWhere'};

const lastOfTab = new Map<number, Promise<unknown>>();

/** Saves one tab: find, read, photograph, read again, draw again where needed, seal. A second save of a tab waits its turn. */
export async function captureTab(order: Order): Promise<Result<Outcome>> {
  const before = lastOfTab.get(order.tabId) ?? Promise.resolve();
  const saving = before.then(() => captureAwake(order));
  lastOfTab.set(order.tabId, saving);
  const result = await saving;
  if (lastOfTab.get(order.tabId) === saving) lastOfTab.delete(order.tabId);
  return result;
}

/** Never throws: a fault of ours must not block the next save of the tab. */
async function captureAwake(order: Order): Promise<Result<Outcome>> {
  try {
    return await awake(() => captureOnce(order));
  } catch (error) {
    console.error(error);
    return failed(failure('unexpected', error));
  }
}

async function captureOnce(order: Order): Promise<Result<Outcome>> {
  const startedAt = deviceNow();
  const start = performance.now();
  const log = stepLog({at: () => deviceNow().at, monotonic: () => performance.now()});
  const [session, tab] = await Promise.all([browserSession(), tabOf(order.tabId)]);
  if (!tab.ok) return tab;

  const place = await log.run('find', () => find(order));
  if (!place.ok && place.error.code !== 'pageClosedToUs') return place;
  if (place.ok && place.value.kind === 'askWhere') return ok({kind: 'askWhere'});

  const how = {order, tab: tab.value, startedAt, start, log, session};
  const journal = openJournal({order, privateWindow: tab.value.incognito, startedAt, start, steps: log.steps});
  try {
    const seen = await see(how, place, journal);
    return seen.ok ? await seal(seen.value, how, journal) : seen;
  } catch (error) {
    await journal.leave(reason(error));
    throw error;
  } finally {
    await journal.close();
  }
}

type How = {order: Order; tab: Tabs.Tab; startedAt: Moment; start: number; log: StepLog; session: Uuid};

async function see({order, tab, log}: How, place: Result<Found>, journal: Journal): Promise<Result<Observation>> {
  if (!place.ok || place.value.kind !== 'found') {
    return observeTabOnly(tab, log, place.ok ? failure('unexpected') : place.error);
  }
  const {frameId, unreadFrame} = place.value;
  const seen = await observe({tabId: order.tabId, frameId, frameAddress: frameAddressOf(order)}, log, {
    whole: order.want.kind === 'page' ? 'page' : 'item',
    journal,
  });
  if (seen.ok && unreadFrame) seen.value.unreadFrames.push(unreadFrame);
  return seen;
}

async function seal(seen: Observation, how: How, journal: Journal): Promise<Result<Outcome>> {
  const circumstances = {now: deviceNow, session: how.session, version: productVersion()};
  const {draft, facts, thumbnail} = await composeExhibit(seen, {...circumstances, ...how});
  const job = await journal.job();
  const store = await openLibrary();
  if (!store.ok) {
    // What was begun while it was open is ended when it is opened again, and must not be kept a second time.
    if (await journal.leave(store.error.code)) return failed(failure('notFinished', store.error.code));
    return store.error.code === 'vaultLocked' ? keepLocked({draft, told: facts, thumbnail, circumstances}) : store;
  }
  try {
    // Removing everything begins the session anew: what showed before that must not lie there alone afterwards.
    if ((await browserSession()) !== how.session)
      return failed(failure('saveFailed', 'everything was removed meanwhile'));
    const step = job && {finishes: job};
    const row = await addExhibit(store.value, draft, facts, thumbnail, circumstances, step);
    await keepLedger(store.value);
    return ok({kind: 'saved', exhibitId: row.id});
  } catch (error) {
    const why = await storeFailure(error, bytesOf(draft.parts));
    return failed((await journal.leave(reason(error))) ? failure('notFinished', error) : why);
  } finally {
    store.value.close();
  }
}

type Composed = Pick<InboxItem, 'draft' | 'told'> & {
  thumbnail: InboxItem['thumbnail'] | undefined;
  circumstances: Circumstances;
};

/** While the vault is locked: added to what waits for the passphrase, and not to be read by anybody until then. */
async function keepLocked({draft, told, thumbnail, circumstances}: Composed): Promise<Result<Outcome>> {
  const {session, version} = circumstances;
  try {
    const isKept = await putIntoInbox({draft, told, thumbnail: thumbnail ?? null, session, version});
    if (!isKept) return failed(failure('saveFailed', 'the vault went while this was saved'));
    return ok({kind: 'saved', exhibitId: draft.id});
  } catch (error) {
    return failed(await storeFailure(error, bytesOf(draft.parts)));
  }
}

async function tabOf(tabId: number): Promise<Result<Tabs.Tab>> {
  try {
    return ok(await tabs.get(tabId));
  } catch (error) {
    return failed(failure('tabClosed', error));
  }
}

type Found = {kind: 'found'; frameId: number; unreadFrame?: string} | {kind: 'askWhere'};

/** Puts our script into the frame and lets it find the item. A frame that is closed to us is stood for by its outside. */
async function find({tabId, frameId, want}: Order): Promise<Result<Found>> {
  const injected = await inject(tabId, frameId, 'content.js');
  if (!injected.ok) {
    return frameId !== 0 && want.kind === 'clicked' ? findFrame(tabId, want.frameAddress, injected.error) : injected;
  }
  if (want.kind === 'picked') return ok({kind: 'found', frameId});
  if (want.kind === 'last') {
    const last = await sendToTab(tabId, frameId, 'locateLast', {});
    return last.ok ? ok(last.value.found ? {kind: 'found', frameId} : {kind: 'askWhere'}) : last;
  }
  if (want.kind === 'screen' || want.kind === 'page') {
    const told = await sendToTab(tabId, frameId, 'locateScreen', {});
    return told.ok ? ok({kind: 'found', frameId}) : told;
  }
  const located = await sendToTab(tabId, frameId, 'locate', {
    hint: want.kind === 'clicked' ? want.hint : {},
    by: want.kind === 'clicked' ? 'mouse' : 'keyboard',
  });
  if (!located.ok) return located;
  return ok(located.value.how === 'none' ? {kind: 'askWhere'} : {kind: 'found', frameId});
}

async function findFrame(tabId: number, address: string, closed: Failure): Promise<Result<Found>> {
  const injected = await inject(tabId, 0, 'content.js');
  if (!injected.ok) return failed(closed);
  const located = await sendToTab(tabId, 0, 'locateFrame', {address});
  if (!located.ok) return located;
  return ok(located.value.found ? {kind: 'found', frameId: 0, unreadFrame: address} : {kind: 'askWhere'});
}

function frameAddressOf({want, frameId}: Order): string {
  return frameId !== 0 && 'frameAddress' in want ? want.frameAddress : '';
}

function bytesOf(parts: readonly PartWithBytes[]): number {
  return parts.reduce((sum, {bytes}) => sum + bytes.length, 0);
}
