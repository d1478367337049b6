import {action} from '../browser/api.ts';
import {
  forgetLongSave,
  type Progress,
  readSaveState,
  type SaveState,
  writeLongSave,
  writeSaveState,
} from '../browser/save-state.ts';
import {millisecondsOf} from '../core/time.ts';
import {deviceNow} from '../store/circumstances.ts';
import {clearProgress, showMark, showProgress} from './badge.ts';

/** Tells the popup how a save stands. Nothing is ever shown in the page. */
export function announce(
  state: SaveState['state'],
  tabId: number,
  more: Pick<SaveState, 'exhibitId' | 'code' | 'progress' | 'tally'> = {},
) {
  return writeSaveState({state, tabId, at: deviceNow().at, ...more});
}

/** How far a long save is: for the popup, and on the toolbar while the popup is closed. */
export async function announceProgress(tabId: number, progress: Progress): Promise<void> {
  await Promise.all([
    announce('saving', tabId, {progress}),
    writeLongSave({tabId, progress, at: deviceNow().at}),
    showProgress(progress),
  ]);
}

/** The long save is over, however it ended; its outcome is announced by whoever ran it. */
export async function endProgress(): Promise<void> {
  await Promise.all([forgetLongSave(), clearProgress()]);
}

/**
 * A worker that starts finds no save under way: one that an earlier worker left half-way will not go on by itself, and
 * nobody must be left waiting for it.
 */
export async function forgetUnfinished(): Promise<void> {
  await endProgress();
  const last = await readSaveState();
  if (last?.state !== 'saving' || millisecondsOf(last.at) > performance.timeOrigin) return;
  await announce('failed', last.tabId, {code: 'saveFailed'});
}

/** A mark on the toolbar for a moment, and the popup in its small view where the browser lets us open it. */
export async function showOutcome(outcome: 'saved' | 'failed', tabId: number): Promise<void> {
  await showMark(outcome, tabId);
  try {
    await action.openPopup();
  } catch (error) {
    // The window has lost the focus, the popup is open already, or this browser wants a click for it.
    console.warn('the popup did not open by itself:', error);
  }
}
