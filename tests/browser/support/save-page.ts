import {closePopup, openPopup} from '../../../scripts/lib/popup.ts';
import {clearSaveState, type SaveState, waitForSaveState} from '../../../scripts/lib/save-state.ts';
import type {Station} from '../../../scripts/lib/station.ts';
import type {DistributiveOmit} from '../../../src/core/capture/distributive-omit.ts';
import type {Part} from '../../../src/core/capture/exhibit.ts';
import type {KeptExhibit} from './kept.ts';
import {type Pixels, pixelsOf} from './pixels.ts';

/** Starts the save of the whole page from the real popup, which was opened by its shortcut. */
export async function startSavingPage(station: Station): Promise<void> {
  const {browser, desk, page} = station;
  await page.bringToFront();
  await closePopup(browser, desk);
  // The keyboard belongs to the window under the pointer.
  await desk.moveTo(browser.pageCorner.x + 40, browser.pageCorner.y + 40);
  await clearSaveState(browser);
  const popup = await openPopup(browser, desk);
  await popup.clickNamed('Save the whole page');
  await popup.clickNamed('Start');
}

/** The same, to its end. */
export async function savePage(station: Station, timeoutMs = 120_000): Promise<SaveState> {
  await startSavingPage(station);
  return endOfSave(station, timeoutMs);
}

/** Waits until the save that runs is over. */
export async function endOfSave(station: Station, timeoutMs = 120_000): Promise<SaveState> {
  const ended = ({state}: SaveState) => state === 'saved' || state === 'failed';
  const state = await waitForSaveState(station.browser, ended, timeoutMs);
  if (!state || !ended(state)) throw new Error(`the save did not end: ${JSON.stringify(state)}`);
  return state;
}

/** A joined part with its pixels. */
export type JoinedPart = DistributiveOmit<Extract<Part, {how: 'stitched' | 'browserPage'}>, 'pixels'> & {
  pixels: Pixels;
};

/** The parts of a joined picture, first to last. */
export function joinedParts({exhibit, parts}: KeptExhibit): JoinedPart[] {
  return exhibit.parts.flatMap((part) => {
    const bytes = parts.get(part.path);
    return bytes && (part.how === 'stitched' || part.how === 'browserPage') ? [{...part, pixels: pixelsOf(bytes)}] : [];
  });
}

/** The colours down one column of a joined picture, each with how many rows it goes on. */
export function runsDown(joined: readonly JoinedPart[], x: number): {colour: string; rows: number}[] {
  const runs: {colour: string; rows: number}[] = [];
  for (const {pixels} of joined) {
    for (let y = 0; y < pixels.height; y += 1) {
      const colour = pixels.at(x, y);
      const last = runs.at(-1);
      if (last?.colour === colour) last.rows += 1;
      else runs.push({colour, rows: 1});
    }
  }
  return runs;
}
