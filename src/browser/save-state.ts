import browser from 'webextension-polyfill';
import type {FailureCode} from '../core/errors.ts';
import type {Instant} from '../core/time.ts';

/** Why a long save ended before everything was saved. */
export type StopReason = 'cancelled' | 'bound' | 'pageLeft' | 'workerStopped' | 'diskFull' | 'failed';

/** How far a long save is. `of` is null while the whole is not known. */
export type Progress = {what: 'tiles' | 'items'; done: number; of: number | null; paused: boolean};

/** What a long save came to. `of` is null where the page never said how many there are. */
export type Tally = {saved: number; of: number | null; stopped?: StopReason};

/** How the last save stands. Lives until the browser closes, in memory only. */
export type SaveState = {
  state: 'saving' | 'saved' | 'failed' | 'picking' | 'collected';
  tabId: number;
  /** What was saved; of several, the one that was pointed at or the first. */
  exhibitId?: string;
  /** Only while `saving`, and only where it takes long. */
  progress?: Progress;
  /** Only with `collected`. */
  tally?: Tally;
  code?: FailureCode;
  at: Instant;
  /** The popup has shown it. */
  seen?: boolean;
};

/** The long save that runs or rests now. Kept apart, so that a quick save in between does not put it out of sight. */
export type LongSave = {tabId: number; progress: Progress; at: Instant};

const KEY = 'saveState';
const LONG = 'longSave';

export async function readSaveState(): Promise<SaveState | undefined> {
  return (await browser.storage.session.get(KEY))[KEY] as SaveState | undefined;
}

export async function writeSaveState(state: SaveState): Promise<void> {
  await browser.storage.session.set({[KEY]: state});
}

export async function readLongSave(): Promise<LongSave | undefined> {
  return (await browser.storage.session.get(LONG))[LONG] as LongSave | undefined;
}

export async function writeLongSave(save: LongSave): Promise<void> {
  await browser.storage.session.set({[LONG]: save});
}

/** The long save has ended, or can no longer be going on. */
export async function forgetLongSave(): Promise<void> {
  await browser.storage.session.remove(LONG);
}

/** Calls back on each change. Returns the way to stop. */
export function watchSaveState(changed: (state: SaveState | undefined) => void): () => void {
  return watch(KEY, (value) => changed(value as SaveState | undefined));
}

/** Calls back whenever the long save comes further, rests or ends. Returns the way to stop. */
export function watchLongSave(changed: (save: LongSave | undefined) => void): () => void {
  return watch(LONG, (value) => changed(value as LongSave | undefined));
}

function watch(key: string, changed: (value: unknown) => void): () => void {
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[key];
    if (area === 'session' && change) changed(change.newValue);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
