import type {OpenBrowser} from './browser.ts';
import type {ExtensionScope} from './extension-scope.ts';
import {pause} from './wait.ts';

/** How the last save stands, as the product announces it to its own popup. */
export type SaveState = {
  state: 'saving' | 'saved' | 'failed' | 'picking' | 'collected';
  /** Of several that were saved at once. */
  tally?: {saved: number; of: number | null; stopped?: string};
  progress?: {done: number; of: number | null; paused: boolean};
  exhibitId?: string;
  code?: string;
  at: string;
};

/** What the product says now. */
export function readSaveState({inWorker}: OpenBrowser): Promise<SaveState | undefined> {
  return inWorker(async () => {
    const {chrome} = globalThis as unknown as ExtensionScope;
    return (await chrome.storage.session.get('saveState')).saveState as SaveState | undefined;
  }, null);
}

/** Forgets the last save, so that the next thing said is about the next one. */
export function clearSaveState({inWorker}: OpenBrowser): Promise<void> {
  return inWorker(async () => {
    const {chrome} = globalThis as unknown as ExtensionScope;
    await chrome.storage.session.remove('saveState');
  }, null);
}

/** Waits until the product says something that `wanted` accepts; the last word otherwise. */
export async function waitForSaveState(
  browser: OpenBrowser,
  wanted: (state: SaveState) => boolean,
  timeoutMs: number,
): Promise<SaveState | undefined> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const state = await readSaveState(browser);
    if ((state && wanted(state)) || Date.now() >= end) return state;
    await pause(80);
  }
}
