// The offline checker, opened from a file in each browser: packs in parts, and what a reader knows from elsewhere.
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from 'vitest';
import {type Tab, type Witness, waitOn} from '../../scripts/lib/browser.ts';
import {builtFor} from '../../scripts/lib/root.ts';
import {receiptOverLog} from '../support/log-receipt.ts';
import {axeFaults} from './support/axe.ts';
import {BROWSER} from './support/browser.ts';
import {workPlace} from './support/work-place.ts';

const PACKS = resolve(import.meta.dirname, '../fixtures/packs');
const part = (name: string) => join(PACKS, 'parts', `${name}.zip`);
const whole = (name: string) => join(PACKS, 'v1', `${name}.zip`);
const open = workPlace({viewport: {width: 1000, height: 760}});

let folder: string;
let tab: Tab;
let witness: Witness;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-checker-'));
});
afterAll(() => rm(folder, {recursive: true}));
beforeEach(async () => {
  tab = await open().station.browser.newTab();
  await tab.goto(pathToFileURL(join(dirname(builtFor(BROWSER)), 'verify-page/verify.html')).href);
  await tab.bringToFront();
  witness = await tab.witness();
});
afterEach(async () => {
  expect(await witness.requests()).toEqual([]);
  expect(await witness.said()).toEqual([]);
  await tab.close();
});

/** Waits for a verdict that begins so, and hands back all that the page then says. */
async function says(headline: string): Promise<string> {
  const ask = `document.querySelector('#outcome')?.textContent.includes(${JSON.stringify(headline)}) ?? false`;
  expect(await waitOn(tab, ask, 30_000), headline).toBe(true);
  return tab.evaluate<string>(`document.querySelector('#output').textContent`);
}

/** Pastes into a field and leaves it. */
async function give(field: string, text: string): Promise<void> {
  await tab.evaluate(`{
    const field = document.querySelector(${JSON.stringify(field)});
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('change', {bubbles: true}));
  }`);
}

it('takes all parts of a pack at once, and tells which is missing, changed or of another', async () => {
  await tab.chooseFile('#zip', part('good-3'), part('good-1'), part('good-2'));
  expect(await says('Everything that can be compared holds.')).toContain('Parts of the pack shown: 3 of 3.');
  expect(await axeFaults(tab)).toEqual([]);
  await tab.chooseFile('#zip', part('good-1'), part('good-3'));
  expect(await says('Not all of it was shown.')).toContain('Part 2/3 of the pack was not shown');
  expect(await axeFaults(tab)).toEqual([]);
  await tab.chooseFile('#zip', part('good-1'), part('changed-2'), part('good-3'));
  expect(await says('does not hold')).toContain('changed-2.zip');
  await tab.chooseFile('#zip', part('good-1'), part('later-2'), part('good-3'));
  expect(await says('does not hold')).toContain('later-2.zip');
});

it('holds earlier packs and receipts of the log against a pack', async () => {
  const later = whole('good-later');
  await tab.click('details.known > summary');
  await tab.chooseFile('#earlier', whole('good'));
  await tab.chooseFile('#zip', later);
  await says('Everything that can be compared holds.');
  await tab.chooseFile('#earlier', part('good-1'));
  expect(await says('does not hold')).toContain('does not begin with');
  await tab.clickNamed('Leave it out again');
  await says('Everything that can be compared holds.');

  const receipt = await receiptOverLog(new Uint8Array(await readFile(later)), 3);
  await give('#code', receipt);
  const fits = `document.querySelector('.verdicts')?.textContent.includes('which is the one you gave') ?? false`;
  expect(await waitOn(tab, fits, 30_000)).toBe(true);
  await give('#code', receipt.replace(/^key .*$/m, ''));
  expect(await waitOn(tab, `!document.querySelector('#code-wrong').hidden`)).toBe(true);
  expect(await tab.evaluate<boolean>(`document.querySelector('#outcome') === null`)).toBe(true);
  await give('#code', receipt.replace(/^log size .*$/m, 'log size 2'));
  expect(await says('does not hold')).toContain('does not begin with');
});

it('says of what is cut off that it could not be read', async () => {
  const cut = join(folder, 'cut.zip');
  await writeFile(cut, (await readFile(part('good-2'))).subarray(0, 1500));
  await tab.chooseFile('#zip', part('good-1'), cut, part('good-3'));
  expect(await says('could not be read')).toContain('cut.zip');
});
