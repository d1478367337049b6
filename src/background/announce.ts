import {action} from '../browser/api.ts';
import {type SaveState, writeSaveState} from '../browser/save-state.ts';
import {deviceNow} from '../store/circumstances.ts';

const BADGE_STAYS_MS = 4000;
const COLOUR = '#0f766e';

/** Tells the popup how a save stands. Nothing is ever shown in the page. */
export function announce(
  state: SaveState['state'],
  tabId: number,
  more: Pick<SaveState, 'exhibitId' | 'code' | 'progress' | 'tally'> = {},
) {
  return writeSaveState({state, tabId, at: deviceNow().at, ...more});
}

/** A mark on the toolbar for a moment, and the popup in its small view where the browser lets us open it. */
export async function showOutcome(outcome: 'saved' | 'failed', tabId: number): Promise<void> {
  await action.setBadgeBackgroundColor({color: COLOUR});
  await action.setBadgeText({text: outcome === 'saved' ? '✓' : '–', tabId});
  setTimeout(() => void clearBadge(tabId), BADGE_STAYS_MS);
  try {
    await action.openPopup();
  } catch (error) {
    // The window has lost the focus, the popup is open already, or this browser wants a click for it.
    console.warn('the popup did not open by itself:', error);
  }
}

async function clearBadge(tabId: number): Promise<void> {
  try {
    await action.setBadgeText({text: '', tabId});
  } catch (error) {
    console.warn('the tab is gone, and its mark with it:', error);
  }
}
