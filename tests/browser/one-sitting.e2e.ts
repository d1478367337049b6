// From nothing to a checked pack in one sitting, by the keyboard alone. `HOLDFAST_SITTING=full` does as much as a
// person would in an evening; left out, a few of each.
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {inPageOrder, pileOn} from '../../scripts/demo/pile-on.ts';
import {pileOnPage} from '../../scripts/demo/pile-on-page.ts';
import {type Tab, tabOpenedBy} from '../../scripts/lib/browser.ts';
import {checkPack, unpack} from '../../scripts/lib/check-pack.ts';
import {closePopup, openPopup} from '../../scripts/lib/popup.ts';
import {clearSaveState, waitForSaveState} from '../../scripts/lib/save-state.ts';
import {until} from '../../scripts/lib/wait.ts';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {TAKES_FROM_DIALOG} from './support/browser.ts';
import {chooseInDialog, focusedName, newPack, putSittingFiles, readReport, tabTo} from './support/by-keyboard.ts';
import {readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const FULL = process.env.HOLDFAST_SITTING === 'full';
const COMMENTS = pileOn(FULL ? 12 : 4);
const CAPTURES = inPageOrder(COMMENTS).length;
const INCIDENTS = FULL ? 30 : 3;
const WORDS = [
  'He stood at the corner again.',
  'Eleven calls, nobody spoke.',
  'A note on the bicycle, same green pen.',
];

const open = workPlace({
  own: {'/pile-on.html': pileOnPage(COMMENTS, new Date(), {lot: 40, named: true})},
  viewport: {width: 1000, height: 760},
});
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-sitting-'));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** Waits for what must come. */
async function comes(what: string, ask: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const came = await until(async () => ((await ask()) ? true : undefined), {timeoutMs});
  if (!came) throw new Error(`it never came: ${what}`);
}

/** Everything on the page, from the popup; gives how many things were saved. */
async function saveEverything(): Promise<number> {
  const {station, server} = open();
  const {browser, desk, page} = station;
  await page.bringToFront();
  await closePopup(browser, desk);
  await page.goto(server.local('/pile-on.html'));
  await desk.moveTo(browser.pageCorner.x + 500, browser.pageCorner.y + 600);
  await clearSaveState(browser);
  const popup = await openPopup(browser, desk);
  await tabTo(popup, desk, 'Save everything here');
  await desk.press('Return');
  await tabTo(popup, desk, 'Start');
  await desk.press('Return');
  const state = await waitForSaveState(browser, (one) => one.state === 'collected' || one.state === 'failed', 120_000);
  expect(state?.state, state?.code).toBe('collected');
  return state?.tally?.saved ?? 0;
}

/** The full page, opened from the popup. */
async function openEverything(): Promise<Tab> {
  const {browser, desk, page} = open().station;
  await page.bringToFront();
  await closePopup(browser, desk);
  const tab = await tabOpenedBy(browser, async () => {
    const popup = await openPopup(browser, desk);
    await tabTo(popup, desk, 'Open everything');
    await desk.press('Return');
  });
  await comes('what is kept', () => tab.evaluate<boolean>(`document.querySelector('main .list') !== null`), 30_000);
  await comes('the tab in front', () => tab.evaluate<boolean>('document.hasFocus()'));
  return tab;
}

async function writeDown(tab: Tab, n: number): Promise<void> {
  const {desk} = open().station;
  await comes('a page without a box', async () => (await focusedName(tab)) !== 'In your own words');
  await desk.press('n');
  await comes('the box to write in', async () => (await focusedName(tab)) === 'In your own words');
  await desk.type(`${WORDS[n % WORDS.length]} (${n + 1})`);
  await desk.press('ctrl+Return');
  await comes('the entry', () => tab.evaluate<boolean>(`location.hash.startsWith('${hideWords('#/diary')}/')`));
}

async function bringIn(tab: Tab, path: string): Promise<void> {
  const {desk} = open().station;
  await tabTo(tab, desk, 'Choose files');
  if (!TAKES_FROM_DIALOG) return tab.chooseFile('#bring-files', path);
  await desk.press('Return');
  await chooseInDialog(desk, path);
}

describe('one sitting, by the keyboard alone', () => {
  it('goes from nothing to a pack that others can check', async () => {
    const {browser, desk} = open().station;
    expect(await saveEverything()).toBe(CAPTURES);
    // The post that they answer is kept with them.
    const saved = (await readKept(browser)).exhibits.length;
    expect(saved).toBeGreaterThanOrEqual(CAPTURES);
    const tab = await openEverything();
    for (let n = 0; n < INCIDENTS; n += 1) await writeDown(tab, n);

    await tabTo(tab, desk, 'Bring in');
    await desk.press('Return');
    const files = await putSittingFiles(folder);
    for (const path of files) await bringIn(tab, path);
    await tabTo(tab, desk, `Keep these ${files.length} files`);
    await desk.press('Return');
    const all = saved + files.length;
    await comes('all files', async () => (await readKept(browser)).exhibits.length === all, 30_000);

    await tabTo(tab, desk, 'Make a pack');
    await desk.press('Return');
    await comes('the place for packs', () =>
      tab.evaluate<boolean>(`location.hash.startsWith('${hideWords('#/pack')}')`),
    );
    const arrived = new Set(await readdir(browser.downloads));
    await tabTo(tab, desk, 'Make a pack', 'button');
    await desk.press('Return');
    const isMade = () => tab.evaluate<boolean>(`document.body.textContent.includes('Save the pack')`);
    await comes('the pack', isMade, 120_000);
    await tabTo(tab, desk, 'Save the pack');
    await desk.press('Return');
    const pack = await newPack(browser.downloads, arrived);

    const checks = await checkPack(pack);
    expect(checks.filter(({ok}) => !ok)).toEqual([]);
    const report = await readReport(await unpack(pack, await mkdtemp(join(folder, 'pack-'))));
    expect(report.exhibits).toBe(all);
    expect(report.incidents).toBe(INCIDENTS);
    // Every number leads to what it counts.
    expect(report.linksToNothing).toEqual([]);
  }, 900_000);
});
