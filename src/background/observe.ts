import {tabs} from '../browser/api.ts';
import {photograph} from '../browser/screenshot.ts';
import type {Problem} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import type {StepLog} from '../core/capture/steps.ts';
import {wellFormed} from '../core/capture/well-formed.ts';
import type {ServerDate} from '../core/facts/clock.ts';
import {canonicalJson} from '../core/hash/canonical-json.ts';
import {ok, type Result} from '../core/result.ts';
import type {Box, Sighting} from '../messages/protocol.ts';
import {sendToTab} from '../messages/send.ts';
import {type KeptCopy, keepCopy, type Wanted} from './copy.ts';
import {shownInTop} from './frame-box.ts';
import {inject} from './inject.ts';
import type {Journal} from './journal.ts';
import type {Steering} from './steering.ts';
import {pictureWhole, type Whole} from './whole.ts';

/** Everything a capture saw, before it is made into an exhibit. */
export type Observation = {
  sighting: Sighting;
  /** The item's visible box in the top window; null where it is not known or nothing shows. */
  cutBox: Box | null;
  screen: Uint8Array<ArrayBuffer> | null;
  whole: Whole;
  pageChanged: boolean;
  problems: Problem[];
  unreadFrames: string[];
  /** What was kept of the page besides; null where no script could enter it. */
  copy: KeptCopy | null;
  clock: ServerDate;
};

/** A frame of a tab. `frameAddress` is "" in the top frame. */
export type Place = {tabId: number; frameId: number; frameAddress: string};

/** What is asked of it beside the item's words and the screen. */
export type Asked = {
  copy?: Wanted;
  /** What is joined from tiles where the screen does not show all of it. */
  whole?: 'item' | 'page';
  /** Of a longer save that this one is part of. */
  steering?: Steering;
  /** Keeps what is seen while it is seen. */
  journal?: Journal;
};

const TRIES = 3;
const STILL = 0.5; // CSS px
const LOOKING_AROUND_MS = 3000;
const NOT_LOOKED_AROUND: ServerDate = {serverDate: {missing: 'The save was stopped before it was looked for.'}};

/**
 * Reads the item, photographs the tab, reads the item again. If it moved or changed meanwhile, all three are done anew,
 * so that words and picture are of one state; what stays in doubt is said.
 */
export async function observe(place: Place, log: StepLog, asked: Asked = {}): Promise<Result<Observation>> {
  const {copy: wanted = 'page and files', whole: what = 'item', steering, journal} = asked;
  const first = await log.run('look', () => look(place));
  if (!first.ok) return first;
  const {before, after, screen, failed} = await lookAndShoot(place, first.value, log);
  const problems = [...failed, ...doubts(before, after)];
  const pageChanged = !after || !sameWords(before, after);
  const cutBox = await boxInTopWindow(place, before, problems);
  const seen: Observation = {
    copy: null,
    sighting: before,
    cutBox,
    screen,
    whole: {joined: {role: what, pictures: []}, rendering: null},
    pageChanged,
    problems,
    unreadFrames: before.unreadableFrames,
    clock: NOT_LOOKED_AROUND,
  };
  void journal?.note(seen);
  Object.assign(seen, await lookAround(place, before, log));
  seen.copy = await keepCopy(place, first.value.tabAddress, before.reading.media, wanted, log);
  // Last, since it scrolls: all that was read is of the page as the person had it.
  seen.whole = await pictureWhole({place, what, seen, tabAddress: before.tabAddress, steering, journal}, log);
  await sendToTab(place.tabId, place.frameId, 'release', {});
  return ok(seen);
}

/** What stands around the item is read once, after the pictures: it is no part of what must not change meanwhile. */
async function lookAround(
  {tabId, frameId}: Place,
  sighting: Sighting,
  log: StepLog,
): Promise<{sighting: Sighting; clock: ServerDate}> {
  const around = await log.run('look around', () => sendToTab(tabId, frameId, 'lookAround', {}, LOOKING_AROUND_MS));
  if (!around.ok) return {sighting, clock: {serverDate: {missing: 'The page did not answer any more.'}}};
  const {state, clock} = around.value;
  const {reading} = sighting;
  return {sighting: {...sighting, reading: {...reading, page: {...reading.page, ...state}}}, clock};
}

/** What was read, the picture if there is a true one, and what was read after it. */
type Shot = {
  before: Look;
  after: Look | undefined;
  screen: Uint8Array<ArrayBuffer> | null;
  failed: Problem[];
};

async function lookAndShoot(place: Place, first: Look, log: StepLog): Promise<Shot> {
  let best: Shot = {before: first, after: undefined, screen: null, failed: []};
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const before = tried === 1 ? ok(first) : await log.run('look', () => look(place));
    // What was read at first stands, even if the item or the page is gone by now.
    if (!before.ok || isGone(first, before.value)) return best;
    const shot = await log.run('photograph', () => photograph(place.tabId, before.value.tabAddress));
    const after = await log.run('look again', () => look(place));
    if (!shot.ok) {
      const why = problem('noPicture', `${shot.error.code} ${shot.error.detail}`);
      best = {before: first, after: after.ok ? after.value : undefined, screen: null, failed: [why]};
    } else if (!after.ok) {
      // The picture could be of what came after the page that was read.
      best = {before: first, after: undefined, screen: null, failed: [problem('pageLeft')]};
    } else {
      best = {before: before.value, after: after.value, screen: shot.value, failed: []};
      const settled = sameWords(before.value, after.value) && samePlace(before.value, after.value);
      if (settled || isGone(before.value, after.value)) return best;
    }
  }
  return best;
}

/** One look, the tab's address at it, and everything that was read as one text, to tell two looks apart by. */
export type Look = Sighting & {tabAddress: string; words: string};

export async function look({tabId, frameId}: Place): Promise<Result<Look>> {
  const tab = await tabs.get(tabId).catch(() => undefined);
  const tabAddress = tab?.url ?? '';
  const seen = await sendToTab(tabId, frameId, 'look', {topAddress: tabAddress});
  if (!seen.ok) return seen;
  return ok({...seen.value, tabAddress, words: canonicalJson(wellFormed(seen.value.reading).value)});
}

export function sameWords(a: Look, b: Look): boolean {
  return a.words === b.words;
}

export function samePlace(a: Sighting, b: Sighting): boolean {
  if (a.scroll.x !== b.scroll.x || a.scroll.y !== b.scroll.y) return false;
  if (!a.visibleBox || !b.visibleBox) return a.visibleBox === b.visibleBox;
  const [one, other] = [a.visibleBox, b.visibleBox];
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= STILL);
}

function isGone(before: Sighting, after: Sighting): boolean {
  return before.itemBox !== null && after.itemBox === null;
}

export function doubts(before: Look, after: Look | undefined): Problem[] {
  const found: Problem[] = [];
  if (after && isGone(before, after)) found.push(problem('itemGone'));
  else if (after && !sameWords(before, after)) found.push(problem('pageChanged'));
  else if (after && !samePlace(before, after)) found.push(problem('pageMoved'));
  if (before.pinched) found.push(problem('pinched'));
  if (before.itemBox && !before.visibleBox) found.push(problem('itemNotOnScreen'));
  else if (before.itemBox && before.clipped) found.push(problem('itemClipped'));
  if (before.covered) found.push(problem('itemCovered'));
  return found;
}

/** In a frame of another site only the top window knows where the frame stands. */
async function boxInTopWindow(place: Place, sighting: Sighting, problems: Problem[]): Promise<Box | null> {
  if (sighting.boxesIn === 'top' || !sighting.visibleBox) return sighting.pinched ? null : sighting.visibleBox;
  const injected = await inject(place.tabId, 0, 'content.js');
  const frame = injected.ok ? await sendToTab(place.tabId, 0, 'findFrame', {address: place.frameAddress}) : injected;
  if (!frame.ok || !frame.value.box) {
    problems.push(problem('frameNotPlaced'));
    return null;
  }
  sighting.viewport = frame.value.viewport;
  const {visibleBox} = sighting;
  const {box} = frame.value;
  const shown = shownInTop(visibleBox, frame.value);
  if (!shown || shown.height < visibleBox.height - STILL || shown.width < visibleBox.width - STILL) {
    // The frame knows nothing of what cuts it off itself.
    if (!sighting.clipped || !shown) problems.push(problem(shown ? 'itemClipped' : 'itemNotOnScreen'));
    sighting.clipped = true;
    sighting.visibleBox = shown && {...shown, x: shown.x - box.x, y: shown.y - box.y};
  }
  return shown;
}
