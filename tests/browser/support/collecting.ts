import {inPageOrder, type PileComment} from '../../../scripts/demo/pile-on.ts';
import {closePopup, openPopup} from '../../../scripts/lib/popup.ts';
import {clearSaveState, readSaveState, type SaveState, waitForSaveState} from '../../../scripts/lib/save-state.ts';
import {until} from '../../../scripts/lib/wait.ts';
import {valueIn} from '../../../src/core/facts/facts.ts';
import {type KeptExhibit, readKept} from './kept.ts';
import {captureOf} from './pictures.ts';
import type {WorkPlace} from './work-place.ts';

/** Opens the popup over a page, which gives the extension the tab, and has it ask for something. */
async function askFromPopup({station}: WorkPlace, name: string, more: object = {}): Promise<void> {
  await station.page.bringToFront();
  await closePopup(station.browser, station.desk);
  // The keyboard belongs to the window under the pointer.
  await station.desk.moveTo(station.browser.pageCorner.x + 500, station.browser.pageCorner.y + 600);
  await clearSaveState(station.browser);
  for (let turn = 0; turn < 3; turn += 1) {
    const popup = await openPopup(station.browser, station.desk);
    // Firefox may close the popup while it is spoken to: whether it was heard shows in what the product says.
    await popup
      .evaluate(`(async () => {
        const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
        const request = {tabId: tab.id, ...${JSON.stringify(more)}};
        void chrome.runtime.sendMessage({to: 'background', name: ${JSON.stringify(name)}, request});
      })()`)
      .catch((error: unknown) => console.warn('the popup closed:', error));
    const heard = await until(() => readSaveState(station.browser), {timeoutMs: 4000});
    await closePopup(station.browser, station.desk);
    if (heard) return;
  }
  throw new Error('the popup could not ask');
}

/** Opens a page and asks for all of it. */
export async function saveAll(place: WorkPlace, path: string): Promise<void> {
  await place.station.page.goto(place.server.local(path));
  await askFromPopup(place, 'saveAll');
}

/** Asks for what stands around an exhibit, on the page that is open. */
export function saveAround(place: WorkPlace, exhibitId: string): Promise<void> {
  return askFromPopup(place, 'saveAround', {exhibitId});
}

/** How it ended. */
export async function collected({station}: WorkPlace, timeoutMs = 150_000): Promise<SaveState> {
  const ended = ({state}: SaveState) => state === 'collected' || state === 'failed';
  const state = await waitForSaveState(station.browser, ended, timeoutMs);
  if (!state || !ended(state)) throw new Error(`it did not end: ${JSON.stringify(state)}`);
  return state;
}

/** The exhibits of the group that an exhibit is of, in the order that a reader puts them into. */
export async function groupOf({station}: WorkPlace, first: string | undefined): Promise<KeptExhibit[]> {
  const {exhibits} = await readKept(station.browser);
  const group = exhibits.find(({exhibit}) => exhibit.id === first);
  const id = group && captureOf(group).together?.group;
  const all = exhibits.filter((one) => captureOf(one).together?.group === id);
  return all.sort((a, b) => placeOf(a) - placeOf(b) || a.exhibit.ordinal - b.exhibit.ordinal);
}

/** Its place among those that were saved with it. */
export function placeOf(one: KeptExhibit): number {
  return captureOf(one).together?.place ?? Number.NaN;
}

export function textsOf(kept: readonly KeptExhibit[]): (string | undefined)[] {
  return kept.map(({facts}) => valueIn(facts.item.text));
}

/** What a made-up pile-on says, in page order. */
export function truth(comments: readonly PileComment[]): string[] {
  return inPageOrder(comments).map(({text}) => text);
}
