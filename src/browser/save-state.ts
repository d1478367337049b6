import browser from 'webextension-polyfill';
import type {FailureCode} from '../core/errors.ts';
import type {Instant} from '../core/time.ts';

/** How the last save stands. Lives until the browser closes, in memory only. */
export type SaveState = {
  state: 'saving' | 'saved' | 'failed' | 'picking';
  tabId: number;
  exhibitId?: string;
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
