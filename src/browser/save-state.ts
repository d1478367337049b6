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

const KEY = 'saveState';

export async function readSaveState(): Promise<SaveState | undefined> {
  return (await browser.storage.session.get(KEY))[KEY] as SaveState | undefined;
}

export async function writeSaveState(state: SaveState): Promise<void> {
  await browser.storage.session.set({[KEY]: state});
}

/** Calls back on each change. Returns the way to stop. */
export function watchSaveState(changed: (state: SaveState | undefined) => void): () => void {
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[KEY];
    if (area === 'session' && change) changed(change.newValue as SaveState | undefined);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
