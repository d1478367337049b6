import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {checkPack, unpack} from '../../scripts/lib/check-pack.ts';
import {caseFileAddress, makePackOn} from '../../scripts/lib/make-pack.ts';
import {axeFaults} from './support/axe.ts';
import {lastKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const HIDDEN = 'Quartermaine';
const PAGE = `<!doctype html><html lang="en"><title>Notes by the sea</title>
<style>body{margin:40px}article{width:420px;height:220px;padding:16px;background:#eef;font:20px sans-serif}</style>
<article id="one"><b rel="author">ann_of_the_list</b> <p>Meet me at ${HIDDEN} tonight.</p></article></html>`;

const open = workPlace({own: {'/place.html': PAGE}, viewport: {width: 1200, height: 800}});

async function pressNamed(tab: Tab, name: string): Promise<void> {
  await waitOn(
    tab,
    `[...document.querySelectorAll('button, a')].some((one) => one.textContent.trim() === ${JSON.stringify(name)})`,
  );
  await tab.clickNamed(name);
}

/** Every byte of every file of a pack, as one text of single bytes. */
async function everyByte(folder: string): Promise<string> {
  const files = await readdir(folder, {recursive: true, withFileTypes: true});
  const texts = files.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

it('a saved post is given with a place and a word hidden: the pack holds, and the word is in no byte of it', async () => {
  const {save, server, station} = open();
  const {browser, desk, page: tab} = station;
  const {state, code} = await save(server.local('/place.html'), '#one');
  expect(state, code).toBe('saved');
  const {exhibit} = await lastKept(browser);
  await tab.goto(caseFileAddress(browser, `#/exhibit/${exhibit.id}`));
  await tab.bringToFront();
  await pressNamed(tab, 'Hide parts of it in a copy');
  await waitOn(tab, "document.querySelectorAll('.picture-choice input').length > 2");
  // All of it was kept in a form that can be checked piece by piece.
  expect(await tab.evaluate<string>("document.querySelector('main').innerText")).not.toContain(
    'cannot be checked piece by piece',
  );

  await tab.click('.picture-choice label:nth-of-type(2) input');
  await pressNamed(tab, 'Add a box');
  await waitOn(tab, "document.activeElement?.matches('.mask__box')");
  const before = await tab.evaluate<string>("document.activeElement.getAttribute('aria-label')");
  await desk.press('Up', 'Left');
  await waitOn(tab, `document.activeElement?.getAttribute('aria-label') !== ${JSON.stringify(before)}`);
  await pressNamed(tab, 'Show the words');
  await waitOn(tab, "document.querySelectorAll('[role=option]').length > 3");
  const at = await tab.evaluate<number>(
    `[...document.querySelectorAll('[role=listbox]')[0].querySelectorAll('[role=option]')].findIndex((one) => one.textContent.includes('${HIDDEN}'))`,
  );
  expect(at).toBeGreaterThanOrEqual(0);
  await tab.click(`[role=option][data-at="${at}"]`);
  await waitOn(tab, "document.querySelector('[role=option][aria-selected=true]')");
  expect(
    await tab.evaluate<string>("document.querySelector('[role=option][aria-selected=true]').textContent"),
  ).toContain(HIDDEN);
  expect(await axeFaults(tab)).toEqual([]);
  await pressNamed(tab, 'Keep this copy');
  await waitOn(tab, "document.querySelector('.copies__one a')");
  await tab.click('.copies__one a');
  await waitOn(tab, "document.querySelector('.pack-line__copy')");

  const pack = await makePackOn(tab, browser);
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-redact-test-'));
  try {
    const checks = await checkPack(pack);
    expect(checks.filter(({ok}) => !ok)).toEqual([]);
    const bytes = await everyByte(await unpack(pack, folder));
    expect(bytes).toContain('tonight');
    for (const form of [
      HIDDEN,
      Buffer.from(HIDDEN, 'utf16le').toString('latin1'),
      Buffer.from(HIDDEN).toString('hex'),
    ]) {
      expect(bytes.toLowerCase()).not.toContain(form.toLowerCase());
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
});
