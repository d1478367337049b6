// A helper sorts a pack of thousands of things in the offline page, in each browser, and gives a small file back.
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {builtFor} from '../../scripts/lib/root.ts';
import {until} from '../../scripts/lib/wait.ts';
import {parseLabels} from '../../src/core/helper/labels-file.ts';
import {fixedKey, TestCase} from '../core/pack/a-case.ts';
import {packBytes} from '../core/pack/memory-sink.ts';
import {BROWSER} from './support/browser.ts';
import {workPlace} from './support/work-place.ts';

/** `HOLDFAST_THINGS` names another number, for a try by hand. */
const THINGS = Number(process.env.HOLDFAST_THINGS ?? 1000);
const open = workPlace({viewport: {width: 1000, height: 760}});

let folder: string;
let pack: string;
let last: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-helper-'));
  const made = new TestCase(fixedKey());
  for (let n = 0; n < THINGS; n += 1) last = made.addExhibit(`the words of number ${n + 1}`, 200).exhibit.id;
  pack = join(folder, 'pack.zip');
  await writeFile(pack, (await packBytes(await made.packInput())).zip);
});
afterAll(() => rm(folder, {recursive: true}));

/** Runs in the page. */
const lines = `document.querySelectorAll('.helper__line')`;

async function typeInto(tab: Tab, field: string, words: string): Promise<void> {
  await tab.click(field);
  await open().station.desk.type(words);
}

it('labels and puts in order, and the file holds just that', async () => {
  const {browser, desk} = open().station;
  const tab = await browser.newTab();
  await tab.goto(pathToFileURL(join(dirname(builtFor(BROWSER)), 'verify-page/verify.html')).href);
  await tab.bringToFront();
  const witness = await tab.witness();
  await tab.chooseFile('#zip', pack);
  expect(await waitOn(tab, `document.querySelector('#outcome') !== null`, 120_000)).toBe(true);
  expect(await tab.evaluate<string>(`document.querySelector('#outcome').textContent`)).toContain('holds.');
  await tab.click('#help');
  expect(await waitOn(tab, `${lines}.length === ${THINGS}`, 60_000)).toBe(true);

  const first = await tab.evaluate<string>(`${lines}[0].textContent`);
  await tab.evaluate(`${lines}[${THINGS - 1}].click()`);
  expect(await waitOn(tab, `document.activeElement?.id === 'card-title'`)).toBe(true);
  expect(await tab.evaluate<number>(`document.querySelectorAll('.card__words, .card img').length`)).toBe(0);
  await typeInto(tab, '#label', 'threat');
  await desk.press('Return');
  expect(await waitOn(tab, `document.querySelector('.card .chip')?.textContent.includes('threat')`)).toBe(true);
  await tab.click('#order-first');
  expect(await waitOn(tab, `${lines}[0].textContent.includes('threat')`)).toBe(true);
  expect(await tab.evaluate<number>(`${lines}.length`)).toBe(THINGS);
  expect(await tab.evaluate<string>(`${lines}[1].textContent`)).toBe(first);

  await typeInto(tab, '#helper-name', 'Jo');
  await tab.clickNamed('Save my labels');
  const arrived = async () => (await readdir(browser.downloads)).find((name) => /^labels-.*\.json$/.test(name));
  const name = await until(arrived, {timeoutMs: 30_000});
  const bytes = await until(
    async () => {
      const read = await readFile(join(browser.downloads, name ?? ''));
      return read.length > 0 ? read : undefined;
    },
    {timeoutMs: 10_000},
  );
  const labels = parseLabels(new Uint8Array(bytes ?? []));
  if (!labels.ok) throw new Error(labels.error);
  expect(labels.value).toMatchObject({name: 'Jo', order: [last], things: [{id: last, labels: ['threat']}]});
  expect((await witness.requests()).filter((address) => !/^(file|blob):/.test(address))).toEqual([]);
  await tab.close();
});
