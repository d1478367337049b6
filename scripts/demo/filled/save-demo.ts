import popup from '../../../src/_locales/en/popup.json' with {type: 'json'};
import {elementOn, waitForElement} from '../../lib/aim.ts';
import {ScriptFailure} from '../../lib/failure.ts';
import {closePopup, openPopup} from '../../lib/popup.ts';
import {clearSaveState, waitForSaveState} from '../../lib/save-state.ts';
import {saveThis} from '../../lib/save-this.ts';
import type {Station} from '../../lib/station.ts';
import {DEMO_PAGES} from '../serve.ts';

/** Three posts on three platforms, and whose they are. */
export const POSTS = [
  {name: 'a post of the feed', url: DEMO_PAGES.feed, at: 'article[data-testid="tweet"]', by: 'rowan_again_7'},
  {
    name: 'a comment of the thread',
    url: DEMO_PAGES.thread,
    at: 'shreddit-comment[author="rowan_again_7"] > [slot="comment"]',
    by: 'rowan_again_7',
  },
  {name: 'a post of the home line', url: DEMO_PAGES.toots, at: '.status', by: 'seen_you_twice'},
] as const;

/** Pages of which everything is saved. */
const WHOLE = [DEMO_PAGES.forum, DEMO_PAGES.thread] as const;
const TAKES_AT_MOST_MS = 120_000;

/** Right-clicks each of the three posts with the real mouse and saves it. */
export async function savePosts(station: Station): Promise<void> {
  for (const {name, url, at} of POSTS) {
    await station.page.goto(url);
    const target = elementOn(station.page, at);
    await waitForElement(target);
    const outcome = await saveThis(station, station.page, target);
    console.log(`right-click on ${name}, "Save this" … ${outcome.state === 'saved' ? 'ok' : 'FAILED'}`);
    if (outcome.state !== 'saved') throw new ScriptFailure(1, `It was not saved: ${outcome.code ?? outcome.state}.`);
  }
}

/** Saves everything on two more pages through the popup; gives how many things that were. */
export async function saveThreads(station: Station): Promise<number> {
  let saved = 0;
  for (const url of WHOLE) saved += await saveEverything(station, url);
  return saved;
}

async function saveEverything({browser, desk, page}: Station, url: string): Promise<number> {
  await page.goto(url);
  await page.bringToFront();
  await closePopup(browser, desk);
  // The keyboard belongs to the window under the pointer.
  await desk.moveTo(browser.pageCorner.x + 500, browser.pageCorner.y + 600);
  await clearSaveState(browser);
  const shown = await openPopup(browser, desk);
  await shown.clickNamed(popup.popup_saveAll.message);
  await shown.clickNamed(popup.popup_start.message);
  const state = await waitForSaveState(
    browser,
    ({state}) => state === 'collected' || state === 'failed',
    TAKES_AT_MOST_MS,
  );
  await closePopup(browser, desk);
  if (state?.state !== 'collected') throw new ScriptFailure(1, `Not everything of ${url} was saved: ${state?.code}.`);
  return state.tally?.saved ?? 0;
}
