import {action} from '../browser/api.ts';
import type {Progress} from '../browser/save-state.ts';

const STAYS_MS = 4000;
const COLOUR = '#0f766e';
const RESTING = 'II';
/** Wider numbers do not fit on the mark. */
const MOST = 999;

/** A mark on one tab's toolbar button for a moment: kept, or not. */
export async function showMark(outcome: 'saved' | 'failed', tabId: number): Promise<void> {
  await action.setBadgeBackgroundColor({color: COLOUR});
  await action.setBadgeText({text: outcome === 'saved' ? '✓' : '–', tabId});
  setTimeout(() => void clearMark(tabId), STAYS_MS);
}

/** How far a long save is, on the toolbar button of every tab: the person may be looking elsewhere meanwhile. */
export async function showProgress(progress: Progress): Promise<void> {
  await action.setBadgeBackgroundColor({color: COLOUR});
  await action.setBadgeText({text: progressText(progress)});
}

export async function clearProgress(): Promise<void> {
  await action.setBadgeText({text: ''});
}

/** Four characters at most: `30%` where the whole is known, else how many; two bars while it rests. */
export function progressText({done, of, paused}: Progress): string {
  if (paused) return RESTING;
  if (of !== null && of > 0) return `${Math.min(99, Math.floor((done / of) * 100))}%`;
  return done > MOST ? `${MOST}+` : String(done);
}

async function clearMark(tabId: number): Promise<void> {
  try {
    // Not "": a tab with an empty text of its own would hide the progress of a long save.
    await action.setBadgeText({text: null, tabId});
  } catch (error) {
    console.warn('the tab is gone, and its mark with it:', error);
  }
}
