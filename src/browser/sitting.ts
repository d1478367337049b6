import browser from 'webextension-polyfill';
import {parseSitting, type Sitting} from '../core/looking/sitting.ts';

const KEY = 'sitting';

/** For how long was looked since the browser was started; in memory only, and gone with it. */
export async function readSitting(): Promise<Sitting | undefined> {
  return parseSitting((await browser.storage.session.get(KEY))[KEY]);
}

export async function writeSitting(sitting: Sitting): Promise<void> {
  await browser.storage.session.set({[KEY]: sitting});
}

/** Calls back on each change, on whichever page it was made. Returns the way to stop. */
export function watchSitting(changed: (sitting: Sitting | undefined) => void): () => void {
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[KEY];
    if (area === 'session' && change) changed(parseSitting(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
