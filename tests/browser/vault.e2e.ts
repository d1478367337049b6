// Everything behind a passphrase: nothing of it lies in the browser's files any more, saving goes on while it is locked,
// and whatever is interrupted loses nothing.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {elementOn, waitForElement} from '../../scripts/lib/aim.ts';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {closePopup} from '../../scripts/lib/popup.ts';
import {saveThis} from '../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {pause, until} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {tabTo} from './support/by-keyboard.ts';
import {lastKept, partOf, readKept} from './support/kept.ts';
import {type PageServer, servePages} from './support/page-server.ts';
import {findInProfile, type Marks} from './support/profile-grep.ts';

const PASSPHRASE = 'seven green teapots wander';
const WORD = 'Qzxjvwkyph';
/** The word is put together in the page, so that no cache of the browser holds it. */
const PAGE = `<!doctype html><html lang="en"><title>A page</title><main><article><p><b>Ann</b> <time>2026-03-01</time></p>
  <p id="words"></p></article></main><script>
  document.getElementById('words').textContent = 'I know where you are, ' + ['Qzx', 'jvw', 'kyph'].join('') + '.';
  </script></html>`;

let server: PageServer;
let profile: string;
let station: Station;
const marks: Marks = {words: WORD};

/** A try that failed leaves nothing to the next. */
beforeEach(async () => {
  server = await servePages({'/post.html': PAGE});
  profile = await mkdtemp(join(tmpdir(), 'holdfast-vault-'));
  station = await openAgain();
});
afterEach(async () => {
  await station.close();
  await server.close();
  await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
});

function openAgain(): Promise<Station> {
  return openStation({browser: BROWSER, hosts: server.hosts, viewport: {width: 1000, height: 760}, profile});
}

async function save(): Promise<string> {
  const {page} = station;
  await page.bringToFront();
  await page.goto(server.local('/post.html'));
  const target = elementOn(page, '#words');
  await waitForElement(target);
  const state = await saveThis(station, page, target);
  expect(state.state, state.code).toBe('saved');
  return state.exhibitId ?? '';
}

async function safety(): Promise<Tab> {
  await closePopup(station.browser, station.desk);
  const tab = await station.browser.newTab();
  await tab.goto(caseFileAddress(station.browser, '#/safety'));
  await toFront(tab);
  return tab;
}

async function toFront(tab: Tab): Promise<void> {
  await tab.bringToFront();
  expect(await waitOn(tab, 'document.hasFocus()')).toBe(true);
}

const shows = (tab: Tab, text: string, timeoutMs = 20_000) =>
  waitOn(tab, `document.querySelector('main').innerText.includes(${JSON.stringify(text)})`, timeoutMs);

async function typeInto(tab: Tab, name: string, text: string): Promise<void> {
  await tabTo(tab, station.desk, name);
  await station.desk.type(text);
}

/** Sets the passphrase and comes to the moment before everything is locked away. */
async function makeVault(tab: Tab): Promise<void> {
  expect(await shows(tab, 'Set this passphrase')).toBe(true);
  await typeInto(tab, 'Passphrase', PASSPHRASE);
  await typeInto(tab, 'The same passphrase again', PASSPHRASE);
  await station.desk.press('Return');
  expect(await shows(tab, 'Your recovery code')).toBe(true);
  await tabTo(tab, station.desk, 'I have written it down');
  await station.desk.press('space');
  await tabTo(tab, station.desk, 'Lock everything away');
}

async function unlock(tab: Tab, passphrase: string): Promise<void> {
  expect(await shows(tab, 'Locked')).toBe(true);
  await typeInto(tab, 'Passphrase', passphrase);
  await station.desk.press('Return');
}

/** Lies open before there is one: what is looked for can be found. */
async function liesOpenBefore(): Promise<void> {
  await save();
  await save();
  const {bytes} = partOf(await lastKept(station.browser), 'item');
  // A compressor leaves some of it whole.
  for (let n = 1; n < 20; n += 1) {
    const start = Math.floor((bytes.length * n) / 20);
    marks[`picture ${n}`] = bytes.subarray(start, start + 24);
  }
  const found = (await findInProfile(profile, marks)).join('\n');
  expect(found).toMatch(/^words: .*(indexeddb|idb)/im);
  expect(found).toMatch(/^picture \d+: .*(indexeddb|idb)/im);
}

/** Loses nothing when the browser is killed while everything is locked away. */
async function survivesAKill(): Promise<void> {
  const tab = await safety();
  await makeVault(tab);
  await station.desk.press('Return');
  await pause(Math.random() * 400);
  await station.browser.kill();
  await station.close();
  station = await openAgain();
  const again = await safety();
  const open = await shows(again, 'was not finished', 6000);
  if (open) {
    expect((await readKept(station.browser)).exhibits).toHaveLength(2);
    await toFront(again);
    await typeInto(again, 'Passphrase', PASSPHRASE);
    await tabTo(again, station.desk, 'Go on');
    await station.desk.press('Return');
    expect(await shows(again, 'Everything is locked now')).toBe(true);
  } else {
    await unlock(again, PASSPHRASE);
  }
  expect(await shows(again, 'A passphrase is set')).toBe(true);
}

/** Leaves nothing of it in the files of the browser, open or closed. */
async function leavesNothingBehind(): Promise<void> {
  // After a kill the next start removes it, beside whatever else is done.
  await until(async () => ((await findInProfile(profile, marks)).length === 0 ? true : undefined), {timeoutMs: 30_000});
  expect(await findInProfile(profile, marks)).toEqual([]);
  await station.close();
  expect(await findInProfile(profile, marks)).toEqual([]);
  station = await openAgain();
  expect((await readKept(station.browser)).exhibits).toEqual([]);
}

/** Is locked at the start; what is saved then waits, sealed, and is put with the rest. */
async function savesWhileLocked(): Promise<void> {
  await save();
  expect(await findInProfile(profile, {words: WORD})).toEqual([]);
  const tab = await safety();
  expect(await shows(tab, '1 thing was saved while this was locked')).toBe(true);
  await unlock(tab, 'not the passphrase at all');
  expect(await shows(tab, 'That is not the passphrase')).toBe(true);
  await typeInto(tab, 'Passphrase', PASSPHRASE);
  await station.desk.press('Return');
  expect(await shows(tab, '3 things kept')).toBe(true);
  expect(await findInProfile(profile, {words: WORD})).toEqual([]);
}

/** Is locked by a key, on every page of ours. */
async function locksEveryPage(): Promise<void> {
  const [first, second] = [await safety(), await safety()];
  expect(await shows(second, 'Lock now')).toBe(true);
  await station.desk.press('alt+shift+l');
  for (const tab of [first, second]) {
    await tab.bringToFront();
    expect(await shows(tab, 'Locked')).toBe(true);
    expect(await tab.evaluate<string>('document.body.innerText')).not.toContain('3 things kept');
  }
}

/** Gives everything back when the passphrase is taken off. */
async function comesOutAgain(): Promise<void> {
  const tab = await safety();
  await unlock(tab, PASSPHRASE);
  expect(await shows(tab, 'A passphrase is set')).toBe(true);
  await tabTo(tab, station.desk, 'Take the passphrase off');
  await station.desk.press('Return');
  await tabTo(tab, station.desk, 'Take the passphrase off');
  await station.desk.press('Return');
  expect(await shows(tab, 'everything lies open on this computer')).toBe(true);
  const {exhibits, log} = await readKept(station.browser);
  expect(exhibits).toHaveLength(3);
  expect(log.length).toBeGreaterThan(3);
}

/** And everything is gone from the files of the browser when it is removed, after two questions. */
async function isRemoved(): Promise<void> {
  expect(await findInProfile(profile, {words: WORD})).not.toEqual([]);
  const tab = await safety();
  expect(await shows(tab, 'Remove everything')).toBe(true);
  for (const name of ['Remove everything', 'Yes, remove everything', 'Remove it now']) {
    await tabTo(tab, station.desk, name);
    await station.desk.press('Return');
  }
  expect(await shows(tab, '0 things kept', 40_000)).toBe(true);
  await station.close();
  expect(await findInProfile(profile, marks)).toEqual([]);
  station = await openAgain();
  expect((await readKept(station.browser)).exhibits).toEqual([]);
}

it('a vault, from its making to its end', async () => {
  await liesOpenBefore();
  await survivesAKill();
  await leavesNothingBehind();
  await savesWhileLocked();
  await locksEveryPage();
  await comesOutAgain();
  await isRemoved();
}, 600_000);
