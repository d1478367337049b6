import {tabs} from '../browser/api.ts';
import type {StopReason} from '../browser/save-state.ts';
import {type Bounds, isOver} from '../core/collect/bounds.ts';
import {merge} from '../core/collect/order.ts';
import type {CollectMessages, Scan} from '../messages/collect.ts';
import {sendToTab} from '../messages/send.ts';
import {type Collecting, noteState} from './collect-job.ts';
import {type Keyed, saveScreen, saveTall} from './collect-save.ts';
import type {Steering} from './steering.ts';

/** A person does not scroll faster. Counted from one step to the next. */
const PACE_MS = 900;
const ANSWER_MS = 30_000;
/** Tries for an item that changes, moves or does not come into sight. */
const TRIES = 3;
/** Looks at an end that stays an end, a pace apart: what loads there is waited for. */
const LOOKS_AT_END = 3;
/** Rounds that pictures are waited for. */
const PICTURE_ROUNDS = 2;
const FRONT_EVERY_MS = 1000;
const AWAY_AT_MOST_MS = 30 * 60_000;

type Walk = {
  work: Collecting;
  steering: Steering;
  bounds: Bounds;
  tries: Map<number, number>;
  atEnd: number;
  barren: number;
  pictures: number;
  lastStep: number;
};

/** What ended it; undefined when everything that the page showed was gone through. */
type End = {stopped: StopReason | undefined};

/** Walks through the list from its start (a chat from its newest message upward) and saves every item that is wanted. */
export async function walkThrough(
  work: Collecting,
  steering: Steering,
  bounds: Bounds,
): Promise<StopReason | undefined> {
  const fresh = {tries: new Map(), atEnd: 0, barren: 0, pictures: 0, lastStep: Number.NEGATIVE_INFINITY};
  const walk: Walk = {work, steering, bounds, ...fresh};
  const first = await goToStart(walk);
  if (first) return first.stopped;
  for (;;) {
    const held = await holdOn(walk);
    if (held) return held.stopped;
    const begun = performance.now();
    const end = await round(walk);
    work.state = {...work.state, ms: work.state.ms + (performance.now() - begun)};
    if (end) return end.stopped;
  }
}

/** One round: open what is folded, look, save what shows, and go on where nothing more can be saved here. */
async function round(walk: Walk): Promise<End | undefined> {
  const {work, bounds} = walk;
  const soFar = {items: work.state.order.items.length, ms: work.state.ms, barren: walk.barren};
  if (isOver(soFar, bounds)) return {stopped: 'bound'};
  if (work.state.wanted && Object.keys(work.state.wanted).every((key) => work.state.done[Number(key)])) return whole();
  if (!work.state.wanted) {
    const opened = await ask(walk, 'collectOpen', {});
    if (!opened || opened.left) return {stopped: 'pageLeft'};
    if (opened.pressed > 0) walk.atEnd = 0;
  }
  const scan = await lookAround(walk);
  if (!scan) return {stopped: 'pageLeft'};
  const open = take(walk, scan);
  await tellProgress(walk);
  const ready = open.filter((one) => isReady(walk, one));
  if (ready.some(({item}) => item.loading) && walk.pictures < PICTURE_ROUNDS) {
    walk.pictures += 1;
    await pace(walk);
    return undefined;
  }
  walk.pictures = 0;
  if (ready.length > 0) return saveThese(walk, ready);
  const tall = open.find(({item}) => item.shows === 'tooTall' && !item.holdsOthers);
  if (tall && tries(walk, tall) > 0) return saveThese(walk, [tall]);
  return goOn(walk, scan, open);
}

/** Waits while the person has paused it, and while another tab is in front. */
async function holdOn({work, steering}: Walk): Promise<End | undefined> {
  const limit = performance.now() + AWAY_AT_MOST_MS;
  for (;;) {
    const begun = performance.now();
    if (!(await steering.mayGoOn())) return {stopped: 'cancelled'};
    const paused = performance.now() - begun;
    const tab = await tabs.get(work.tabId).catch(() => undefined);
    if (!tab || performance.now() - paused > limit) return {stopped: 'pageLeft'};
    if (tab.active) return undefined;
    await sleep(FRONT_EVERY_MS);
  }
}

function whole(): End {
  return {stopped: undefined};
}

async function ask<Name extends keyof CollectMessages>(
  {work}: Walk,
  name: Name,
  request: CollectMessages[Name]['request'],
): Promise<CollectMessages[Name]['reply'] | undefined> {
  const answer = await sendToTab(work.tabId, 0, name, request as never, ANSWER_MS);
  if (!answer.ok) console.warn('the page does not answer:', name, answer.error.code, answer.error.detail);
  return answer.ok ? (answer.value as CollectMessages[Name]['reply']) : undefined;
}

/** A look at the list. Where the person has scrolled elsewhere meanwhile, back to where the walk was. */
async function lookAround(walk: Walk): Promise<Scan | undefined> {
  const {state} = walk.work;
  const scan = await ask(walk, 'collectScan', {});
  if (!scan || state.at === null || Math.abs(scan.at - state.at) < scan.port / 2) return scan;
  const {keys} = merge(state.order, scan.items, scan.grows);
  const known = new Set(state.order.items.map(({key}) => key));
  if (scan.items.length > 0 && keys.some((key) => known.has(key))) return scan;
  await ask(walk, 'collectScroll', {to: {offset: state.at}});
  return ask(walk, 'collectScan', {});
}

/** Puts what was seen into the order. Hands back what is wanted and not dealt with, in page order. */
function take(walk: Walk, scan: Scan): Keyed[] {
  const {work} = walk;
  const {order, keys} = merge(work.state.order, scan.items, scan.grows);
  const isNew = order.items.length > work.state.order.items.length;
  walk.barren = isNew ? 0 : walk.barren;
  if (isNew) walk.atEnd = 0;
  work.state = {
    ...work.state,
    order,
    at: scan.at,
    of: work.state.wanted ? work.state.of : (scan.total ?? work.state.of),
  };
  const {wanted, done} = work.state;
  return scan.items.flatMap((item, i) => {
    const key = keys[i];
    const isOpen = key !== undefined && !done[key] && (!wanted || wanted[key] !== undefined);
    return isOpen ? {item, key} : [];
  });
}

function tries({tries: of}: Walk, {key}: Keyed): number {
  return of.get(key) ?? 0;
}

function tryAgain(walk: Walk, one: Keyed): void {
  walk.tries.set(one.key, tries(walk, one) + 1);
}

/** It shows as well as it can: all of it with nothing over it, or it was brought into sight and shows no better. */
function isReady(walk: Walk, one: Keyed): boolean {
  const {shows, covered, holdsOthers} = one.item;
  const tried = tries(walk, one);
  if (shows === 'all') return !covered || tried > 0;
  if (shows === 'tooTall') return holdsOthers && tried > 0;
  return shows === 'some' && tried >= TRIES;
}

async function saveThese(walk: Walk, some: readonly Keyed[]): Promise<End | undefined> {
  const {work, steering} = walk;
  const [first] = some;
  const isTall = first && some.length === 1 && first.item.shows === 'tooTall' && !first.item.holdsOthers;
  const saved = isTall
    ? await saveTall(work, first, steering)
    : await saveScreen(work, some, (one) => tries(walk, one) >= TRIES);
  if (saved.kind === 'stop') return {stopped: saved.code === 'diskFull' ? 'diskFull' : 'failed'};
  if (saved.kind === 'tabLeft') {
    await sleep(FRONT_EVERY_MS);
    return undefined;
  }
  walk.barren = 0;
  for (const one of saved.unsettled) {
    if (tries(walk, one) > TRIES) giveUp(walk, one, 'failed');
    tryAgain(walk, one);
  }
  if (saved.unsettled.length > 0) await pace(walk);
  await tellProgress(walk);
  return undefined;
}

function giveUp({work}: Walk, {key}: Keyed, how: 'failed' | 'notShown'): void {
  work.state = {...work.state, done: {...work.state.done, [key]: how}};
}

/** Brings the next item into sight, else goes a screen on; at the end waits for more. */
async function goOn(walk: Walk, scan: Scan, open: readonly Keyed[]): Promise<End | undefined> {
  await pace(walk);
  const next = scan.grows === 'down' ? open[0] : open.at(-1);
  if (next) {
    if (next.item.shows === 'none' && tries(walk, next) >= TRIES) giveUp(walk, next, 'notShown');
    const moved = await ask(walk, 'collectScroll', {to: {ref: next.item.ref}});
    if (!moved) return {stopped: 'pageLeft'};
    // One far away takes several steps; only those that bring it no nearer are tries.
    if (moved.moved < scan.port / 2) tryAgain(walk, next);
    return undefined;
  }
  walk.barren += 1;
  const moved = await ask(walk, 'collectScroll', {to: scan.grows === 'down' ? 'onDown' : 'onUp'});
  if (!moved) return {stopped: 'pageLeft'};
  walk.atEnd = moved.moved < 1 ? walk.atEnd + 1 : 0;
  return walk.atEnd >= LOOKS_AT_END ? whole() : undefined;
}

/** A list begins at its top, a chat at its newest message. What is taken up again goes on where it was. */
async function goToStart(walk: Walk): Promise<End | undefined> {
  const {state} = walk.work;
  const scan = await ask(walk, 'collectScan', {});
  if (!scan) return {stopped: 'pageLeft'};
  if (state.at !== null) {
    await ask(walk, 'collectScroll', {to: {offset: state.at}});
    return undefined;
  }
  // More may come in above the start, so it is gone to until it stays.
  for (let turn = 0; turn < LOOKS_AT_END; turn += 1) {
    await pace(walk);
    const moved = await ask(walk, 'collectScroll', {to: scan.grows === 'down' ? 'start' : 'end'});
    if (!moved) return {stopped: 'pageLeft'};
    if (moved.moved < 1) return undefined;
  }
  return undefined;
}

async function tellProgress({work, steering}: Walk): Promise<void> {
  const {saved, counted, of} = work.state;
  await steering.progress('items', of === null ? saved : counted, of);
}

/** Writes down how far it is, and waits until a person could have gone on. */
async function pace(walk: Walk): Promise<void> {
  await noteState(walk.work).catch((error: unknown) => console.warn('not written down meanwhile:', error));
  await sleep(walk.lastStep + PACE_MS - performance.now());
  walk.lastStep = performance.now();
}

function sleep(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
