import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {visibleMiddle} from './aim.ts';
import type {Point, Tab, Target} from './browser.ts';
import {ScriptFailure} from './failure.ts';
import {closePopup, popupIsOpen} from './popup.ts';
import {clearSaveState, type SaveState, waitForSaveState} from './save-state.ts';
import type {Station} from './station.ts';
import {pause, until} from './wait.ts';

/** How the person goes through the menu. */
export type MenuHand = 'mouse' | 'keyboard';

export type SaveOptions = {
  hand?: MenuHand;
  /** Runs when everything is in place, right before the click; for tests that take something away first. */
  beforeClick?: () => Promise<void>;
};

const SAVE_TAKES_AT_MOST_MS = 60_000;

/** Screen position, in device pixels, of a point of the page. */
export async function onScreen({browser}: Station, page: Tab, point: Point): Promise<Point> {
  const scale = await page.evaluate(() => devicePixelRatio);
  return {x: browser.pageCorner.x + point.x * scale, y: browser.pageCorner.y + point.y * scale};
}

/** Right-clicks the element with the real mouse and chooses our item in the browser's own menu. */
export async function chooseSaveThis(
  station: Station,
  page: Tab,
  target: Target,
  options: SaveOptions = {},
): Promise<SaveState> {
  const seen = join(tmpdir(), `holdfast-no-item-${process.pid}.png`);
  for (let turn = 0; turn < 3; turn += 1) {
    const state = await tryChoosing(station, page, target, options);
    if (state) return state;
    await station.desk.photograph(seen);
    await recover(station, page);
  }
  throw new ScriptFailure(
    1,
    `The browser menu did not offer the item, or the item did not answer. The screen then: ${seen}`,
  );
}

async function tryChoosing(
  station: Station,
  page: Tab,
  target: Target,
  {hand = 'mouse', beforeClick}: SaveOptions,
): Promise<SaveState | undefined> {
  const {browser, desk} = station;
  await page.bringToFront();
  await closePopup(browser, desk);
  const at = await onScreen(station, page, await visibleMiddle(target));
  await clearSaveState(browser);
  await desk.moveTo(at.x, at.y);
  const findItem = await browser.expectMenu();
  await beforeClick?.();
  await desk.click('right');
  const item = await findItem();
  if (!item) return undefined;
  if (hand === 'mouse') {
    await desk.moveTo(item.middle.x, item.middle.y);
    await desk.click('left');
  } else {
    await desk.press(...Array.from({length: item.upPresses}, () => 'Up'), 'Return');
  }
  // The product speaks within its first turn; silence means that something else was chosen.
  return waitForSaveState(browser, () => true, 8000);
}

/** Whatever the wrong item opened is closed again: a menu, page source, the inspector, a new tab. */
async function recover({browser, desk}: Station, page: Tab): Promise<void> {
  await desk.press('Escape', 'Escape');
  for (const other of await browser.tabs()) {
    if (other !== page && !(await other.url()).startsWith(browser.origin)) await other.close();
  }
  await page.bringToFront();
  await pause(300);
}

/** Waits for the end of a save, and for the popup that the product opens then. */
export async function waitForOutcome(station: Station): Promise<SaveState> {
  const {browser} = station;
  const ended = (state: SaveState) => state.state !== 'saving';
  const state = await waitForSaveState(browser, ended, SAVE_TAKES_AT_MOST_MS);
  if (!state || !ended(state)) throw new ScriptFailure(1, 'The save did not end within a minute.');
  if (state.state !== 'picking') {
    await until(async () => ((await popupIsOpen(browser)) ? true : undefined), {timeoutMs: 1500});
  }
  return state;
}

/** Points with the open picker as a person would: moves over the element, then clicks. */
export async function pickWithMouse(station: Station, page: Tab, target: Target): Promise<SaveState> {
  const at = await onScreen(station, page, await visibleMiddle(target));
  await clearSaveState(station.browser);
  await station.desk.moveTo(at.x, at.y);
  await pause(150);
  await station.desk.click('left');
  return waitForOutcome(station);
}

/** The whole gesture: right-click, choose, point if asked to, wait for the end. */
export async function saveThis(
  station: Station,
  page: Tab,
  target: Target,
  options: SaveOptions = {},
): Promise<SaveState> {
  await chooseSaveThis(station, page, target, options);
  const state = await waitForOutcome(station);
  return state.state === 'picking' ? pickWithMouse(station, page, target) : state;
}
