// A second copy, made in this browser: it opens without us, and comes back whole in the other browser.
import {execFileSync} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type BrowserName, type OpenBrowser, type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {openStation} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {ageOpensWith} from '../support/age-tool.ts';
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

const shows = (tab: Tab, text: string) =>
  waitOn(tab, `document.querySelector('#second-copy').innerText.includes(${JSON.stringify(text)})`, 60_000);
const mayPress = (tab: Tab, name: string) =>
  waitOn(
    tab,
    `[...document.querySelectorAll('#second-copy button')].some((one) => one.innerText.trim() === ${JSON.stringify(name)} && one.getAttribute('aria-disabled') !== 'true')`,
  );

async function makeCopy(browser: OpenBrowser): Promise<string> {
  const tab = await safety(browser);
  await tab.clickNamed('Make a copy');
  await waitOn(tab, `document.querySelectorAll('#second-copy input[type=password]').length === 2`);
  expect(await tab.evaluate(typeAll, PASSPHRASE)).toBe(2);
  expect(await mayPress(tab, 'Make the copy')).toBe(true);
  await tab.clickNamed('Make the copy');
  expect(await shows(tab, 'The copy is ready')).toBe(true);
  expect(await mayPress(tab, 'Save the copy')).toBe(true);
  await tab.clickNamed('Save the copy');
  const arrived = async () => {
    const name = (await readdir(browser.downloads)).find((one) => one.endsWith('.age'));
    return name && (await stat(join(browser.downloads, name))).size > 0 ? join(browser.downloads, name) : undefined;
  };
  const made = await until(arrived, {timeoutMs: 30_000});
  await tab.close();
  return made ?? '';
}

async function bringBack(browser: OpenBrowser, copy: string): Promise<void> {
  const tab = await safety(browser);
  await tab.clickNamed('Bring a copy back');
  await waitOn(tab, `document.querySelector('#second-copy input[type=file]') !== null`);
  await tab.chooseFile('#second-copy input[type=file]', copy);
  expect(await tab.evaluate(typeAll, PASSPHRASE)).toBe(1);
  expect(await mayPress(tab, 'Look what is in it')).toBe(true);
  await tab.clickNamed('Look what is in it');
  expect(await shows(tab, 'What is in the copy')).toBe(true);
  expect(await shows(tab, '2 saved things')).toBe(true);
  await tab.clickNamed('Bring it in');
  expect(await shows(tab, 'It is here')).toBe(true);
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
      await bringBack(there.browser, copy);
      const after = await readKept(there.browser);
      expect(after.exhibits).toHaveLength(2);
      expect(essence(after)).toEqual(essence(before));
      expect(after.log.at(-1)).toContain('"type":"backup.restored"');
    } finally {
      await there.close();
    }
  });
});
