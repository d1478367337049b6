import {action} from '../browser/api.ts';
import {
  forgetLongSave,
  type Progress,
  readLongSave,
  readSaveState,
  type SaveState,
  writeLongSave,
  writeSaveState,
} from '../browser/save-state.ts';
import {type Instant, millisecondsOf} from '../core/time.ts';
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
 * nobody must be left waiting for it. `ended`: what came of those that could be ended.
 */
export async function forgetUnfinished(ended: readonly {tabId: number; exhibitId: string}[]): Promise<void> {
  const [last, long] = await Promise.all([readSaveState(), readLongSave()]);
  if (!long || isOfEarlierWorker(long)) await endProgress();
  if (last?.state !== 'saving' || !isOfEarlierWorker(last)) return;
  const outcome = ended.findLast(({tabId}) => tabId === last.tabId);
  if (outcome) await announce('saved', last.tabId, {exhibitId: outcome.exhibitId});
  else await announce('failed', last.tabId, {code: 'saveFailed'});
}

function isOfEarlierWorker({at}: {at: Instant}): boolean {
  return millisecondsOf(at) <= performance.timeOrigin;
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
