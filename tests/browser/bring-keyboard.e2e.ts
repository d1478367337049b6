import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-keys-test-'));
  const lines = ['25/04/2025, 21:15 - Mara: one', '25/04/2025, 21:16 - Mara: two', '25/04/2025, 21:17 - Jo: three'];
  await writeFile(join(folder, 'WhatsApp Chat with Mara.txt'), lines.join('\n'));
});
afterAll(async () => {
  if (folder) await rm(folder, {recursive: true, force: true});
});

/** What has the focus, by what is read out of it. */
const focused = (tab: Tab) =>
  tab.evaluate(() => {
    const {activeElement} = document;
    const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0]?.textContent : undefined;
    return (activeElement?.getAttribute('aria-label') ?? label ?? activeElement?.textContent ?? '').trim();
  });

it('a chat is brought in, and its messages put into the diary, by the keyboard alone', async () => {
  const {station} = open();
  const {desk} = station;
  const tab = await station.browser.newTab();
  await tab.goto(caseFileAddress(station.browser, '#/bring'));
  await waitOn(tab, () => document.querySelector('#bring-files') !== null);
  await tab.bringToFront();
  /** Presses Tab until the focus is on what begins so. */
  const tabTo = async (beginning: string) => {
    for (let step = 0; step < 60; step += 1) {
      if ((await focused(tab)).startsWith(beginning)) return;
      await desk.press('Tab');
    }
    throw new Error(`Tab never came to ${beginning}; it is on ${await focused(tab)}`);
  };
  await tab.chooseFile('#bring-files', join(folder, 'WhatsApp Chat with Mara.txt'));
  await waitOn(tab, () => document.querySelector('.bring-card__tick') !== null);
  await tabTo('Keep this file');
  await desk.press('Return');
  await waitOn(tab, `document.body.innerText.includes('Kept as number 1')`);
  await tabTo('Choose messages for your diary');
  await desk.press('Return');
  await waitOn(tab, `document.body.innerText.includes('Show the messages')`);
  await tabTo('Show the messages');
  await desk.press('Return');
  await waitOn(tab, `document.body.innerText.includes('3 messages found')`);
  await tabTo('Mara');
  // The words show, the next one is gone to, and both are ticked.
  await desk.press('space');
  await waitOn(tab, `document.querySelector('.message-line__text') !== null`);
  await desk.press('shift+Down');
  await waitOn(tab, `document.body.innerText.includes('2 messages ticked')`);
  await tabTo('Write 2 entries');
  await desk.press('Return');
  await waitOn(tab, `document.body.innerText.includes('2 entries are in your diary')`);
  // The form is gone; the focus is where it was told what came of it.
  expect(await focused(tab)).toContain('2 entries are in your diary');
  await tabTo('Open the diary');
  await desk.press('Return');
  await waitOn(tab, `location.hash.startsWith('${hideWords('#/diary')}')`);
  await tab.close();
});
