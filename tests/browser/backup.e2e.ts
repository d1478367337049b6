// A second copy, made in this browser: it opens without us, and comes back whole in the other browser.
import {execFileSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type BrowserName, type OpenBrowser, type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {openStation} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {ageOpensWith} from '../support/age-tool.ts';
import {hashOfFile} from '../support/hash-of-file.ts';
import {BROWSER} from './support/browser.ts';
import {type Kept, readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const OTHER: BrowserName = BROWSER === 'chromium' ? 'firefox' : 'chromium';
const PASSPHRASE = 'river lamp seven stone quiet';
const PAGE = '<!doctype html><title>A place</title><article id="one"><h2>Ann مرحبا</h2><p>these words</p></article>';
const open = workPlace({own: {'/place.html': PAGE}});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-copy-'));
});
afterAll(() => rm(folder, {recursive: true}));

async function safety(browser: OpenBrowser): Promise<Tab> {
  const tab = await browser.newTab();
  await tab.goto(caseFileAddress(browser, '#/safety'));
  expect(await waitOn(tab, `document.querySelector('#second-copy button') !== null`)).toBe(true);
  return tab;
}

/** Runs in the page: types into the fields of a passphrase that show. */
function typeAll(words: string): number {
  const fields = document.querySelectorAll<HTMLInputElement>('#second-copy input[type=password]');
  for (const field of fields) {
    field.value = words;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }
  return fields.length;
}

const shows = (tab: Tab, text: string, timeoutMs = 60_000) =>
  waitOn(tab, `document.querySelector('#second-copy').innerText.includes(${JSON.stringify(text)})`, timeoutMs);
const mayPress = (tab: Tab, name: string) =>
  waitOn(
    tab,
    `[...document.querySelectorAll('#second-copy button')].some((one) => one.innerText.trim() === ${JSON.stringify(name)} && one.getAttribute('aria-disabled') !== 'true')`,
  );

async function makeCopy(browser: OpenBrowser, timeoutMs = 60_000): Promise<string> {
  const before = await readdir(browser.downloads).catch((): string[] => []);
  const tab = await safety(browser);
  await tab.clickNamed('Make a copy');
  await waitOn(tab, `document.querySelectorAll('#second-copy input[type=password]').length === 2`);
  expect(await tab.evaluate(typeAll, PASSPHRASE)).toBe(2);
  expect(await mayPress(tab, 'Make the copy')).toBe(true);
  await tab.clickNamed('Make the copy');
  expect(await shows(tab, 'The copy is ready', timeoutMs)).toBe(true);
  expect(await mayPress(tab, 'Save the copy')).toBe(true);
  await tab.clickNamed('Save the copy');
  const arrived = async () => {
    const names = await readdir(browser.downloads);
    const name = names.find((one) => one.endsWith('.age') && !before.includes(one));
    // While it comes, either browser has a second file beside it.
    if (!name || names.some((one) => /\.(part|crdownload)$/.test(one))) return undefined;
    return (await stat(join(browser.downloads, name))).size > 0 ? join(browser.downloads, name) : undefined;
  };
  const made = await until(arrived, {timeoutMs});
  await tab.close();
  return made ?? '';
}

async function bringBack(browser: OpenBrowser, copy: string, things: number, timeoutMs = 60_000): Promise<void> {
  const tab = await safety(browser);
  await tab.clickNamed('Bring a copy back');
  await waitOn(tab, `document.querySelector('#second-copy input[type=file]') !== null`);
  await tab.chooseFile('#second-copy input[type=file]', copy);
  expect(await tab.evaluate(typeAll, PASSPHRASE)).toBe(1);
  expect(await mayPress(tab, 'Look what is in it')).toBe(true);
  await tab.clickNamed('Look what is in it');
  expect(await shows(tab, 'What is in the copy', timeoutMs)).toBe(true);
  expect(await shows(tab, `${things} saved things`)).toBe(true);
  await tab.clickNamed('Bring it in');
  expect(await shows(tab, 'It is here', timeoutMs)).toBe(true);
  await tab.close();
}

/** Records by their digest and files by their hash; the log without what the copy itself added. */
function essence({exhibits, log}: Kept): unknown {
  return {
    exhibits: exhibits.map(({digest, parts}) => [
      digest,
      [...parts].map(([path, bytes]) => [path, sha256Hex(new Uint8Array(bytes))]).sort(),
    ]),
    log: log.filter((line) => !/"type":"backup\./.test(line)),
  };
}

describe('a second copy', () => {
  it(`opens with age and tar alone, and comes back whole in ${OTHER}`, async () => {
    const {station, server, save} = open();
    for (let turn = 0; turn < 2; turn += 1) {
      const {state, code} = await save(server.listed('/place.html'), '#one p');
      expect(state, code).toBe('saved');
    }
    const before = await readKept(station.browser);
    const copy = await makeCopy(station.browser);

    const tar = join(folder, 'copy.tar');
    expect(await ageOpensWith(PASSPHRASE, copy, tar)).toMatchObject({status: 0});
    const names = execFileSync('tar', ['-tf', tar], {encoding: 'utf8'}).trim().split('\n');
    expect(names.at(-1)).toBe('end.json');
    execFileSync('tar', ['-xf', tar, '-C', folder]);
    for (const {exhibit} of before.exhibits) {
      for (const {path, sha256} of exhibit.parts) {
        const bytes = await readFile(join(folder, 'exhibits', exhibit.id, 'files', path));
        expect(sha256Hex(new Uint8Array(bytes)), path).toBe(sha256);
      }
    }

    const there = await openStation({browser: OTHER});
    try {
      await bringBack(there.browser, copy, 2);
      const after = await readKept(there.browser);
      expect(after.exhibits).toHaveLength(2);
      expect(essence(after)).toEqual(essence(before));
      expect(after.log.at(-1)).toContain('"type":"backup.restored"');
    } finally {
      await there.close();
    }
  });
});

describe('a second copy of gigabytes', () => {
  const LARGE = 240_000_000;
  const FILES = 10;
  const LONG_MS = 20 * 60_000;

  /** SHA-256 of the files of one length in the database, read one by one past all code of the product. */
  async function hashesIn({newTab, origin}: OpenBrowser): Promise<string[]> {
    const tab = await newTab();
    await tab.goto(`${origin}/manifest.json`);
    const found = await tab.evaluate(async (length) => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      const database = await answer(indexedDB.open('holdfast'));
      const parts = () => database.transaction('parts').objectStore('parts');
      const hashes: string[] = [];
      for (const key of await answer(parts().getAllKeys())) {
        const {bytes} = (await answer(parts().get(key))) as {bytes: Uint8Array<ArrayBuffer>};
        if (bytes.length !== length) continue;
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        hashes.push([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
      }
      database.close();
      return hashes;
    }, LARGE);
    await tab.close();
    return found.sort();
  }

  it.runIf(process.env.HOLDFAST_SITTING === 'full')(
    `is made by streaming, opens with age, and comes back whole in ${OTHER}`,
    async () => {
      const {browser} = open().station;
      const already = (await readKept(browser)).exhibits.length;
      const right: string[] = [];
      for (let n = already + 1; n <= already + FILES; n += 1) {
        const bytes = randomBytes(LARGE);
        right.push(createHash('sha256').update(bytes).digest('hex'));
        const path = join(folder, `film-${n}.bin`);
        await writeFile(path, bytes);
        const tab = await browser.newTab();
        await tab.goto(caseFileAddress(browser, '#/bring'));
        await waitOn(tab, `document.querySelector('#bring-files') !== null`);
        await tab.chooseFile('#bring-files', path);
        await waitOn(tab, `document.querySelectorAll('.bring-card__tick').length === 1`, 120_000);
        await tab.clickNamed('Keep this file');
        expect(await waitOn(tab, `document.body.innerText.includes('Kept as number ${n}')`, 120_000)).toBe(true);
        await tab.close();
        await rm(path);
      }
      const copy = await makeCopy(browser, LONG_MS);
      expect((await stat(copy)).size).toBeGreaterThan(FILES * LARGE);

      const tar = join(folder, 'large.tar');
      expect(await ageOpensWith(PASSPHRASE, copy, tar)).toMatchObject({status: 0});
      const out = join(folder, 'large');
      execFileSync('mkdir', [out]);
      execFileSync('tar', ['-xf', tar, '-C', out]);
      await rm(tar);
      const large = (await readdir(out, {recursive: true, withFileTypes: true})).filter((one) => one.isFile());
      const unpacked: string[] = [];
      for (const one of large) {
        const path = join(one.parentPath, one.name);
        if ((await stat(path)).size === LARGE) unpacked.push(await hashOfFile(path));
      }
      expect(unpacked.sort()).toEqual(right.sort());
      await rm(out, {recursive: true});

      const there = await openStation({browser: OTHER});
      try {
        await bringBack(there.browser, copy, already + FILES, LONG_MS);
        expect(await hashesIn(there.browser)).toEqual(right);
      } finally {
        await there.close();
      }
    },
    4 * LONG_MS,
  );
});
