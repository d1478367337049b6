import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {checkPack} from '../../scripts/lib/check-pack.ts';
import {caseFileAddress, makePackOn} from '../../scripts/lib/make-pack.ts';
import {until} from '../../scripts/lib/wait.ts';
import words from '../../src/_locales/en/case-file.json' with {type: 'json'};
import common from '../../src/_locales/en/common.json' with {type: 'json'};
import {ageOpens} from '../support/age-tool.ts';
import {workPlace} from './support/work-place.ts';

const run = promisify(execFile);
const PAGE = '<!doctype html><title>A place</title><article id="one"><h2>Ann</h2><p>these words</p></article>';
const open = workPlace({own: {'/place.html': PAGE}});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-lock-'));
});
afterAll(() => rm(folder, {recursive: true}));

/** Runs in the page: chooses how the pack is given. */
function chooseWay(beginning: string): true | undefined {
  const labels = [...document.querySelectorAll('label')];
  const label = labels.find(({textContent}) => textContent?.startsWith(beginning));
  label?.querySelector('input')?.click();
  return label ? true : undefined;
}

/** Runs in the page: types a key. */
function typeKey(key: string): true | undefined {
  const field = document.querySelector<HTMLTextAreaElement>('.choices textarea');
  if (!field) return undefined;
  field.value = key;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  return true;
}

async function packPanel(way: string): Promise<Tab> {
  const {browser} = open().station;
  const tab = await browser.newTab();
  await tab.goto(caseFileAddress(browser, '#/pack'));
  expect(await until(() => tab.evaluate(chooseWay, way), {timeoutMs: 30_000})).toBe(true);
  return tab;
}

describe('a pack that is locked, in the built extension', () => {
  it('opens with 7-Zip and its six words, and is whole', async () => {
    const {station, server, save} = open();
    const outcome = await save(server.listed('/place.html'), '#one');
    expect(outcome.state, outcome.code).toBe('saved');
    const tab = await packPanel('Locked with six words');
    const witness = await tab.witness();
    const made = await makePackOn(tab, station.browser);
    const passphrase = await tab.evaluate(() => document.querySelector('.lock-words')?.textContent ?? '');
    expect(passphrase.split(' ')).toHaveLength(6);
    await run('7z', ['x', '-y', `-p${passphrase}`, `-o${folder}`, made]);
    const checks = await checkPack(join(folder, 'pack.zip'));
    expect(checks.filter(({ok}) => !ok)).toEqual([]);
    await expect(run('7z', ['t', '-pother words', made])).rejects.toMatchObject({code: 2});
    expect((await witness.said()).filter((line) => /refused|violat|blocked/i.test(line))).toEqual([]);
    await tab.close();
  });

  it('opens with age and the key that it was locked for, and is whole', async () => {
    const {browser} = open().station;
    const {stdout: keys} = await run('age-keygen', []);
    await writeFile(join(folder, 'key.txt'), keys);
    const tab = await packPanel('Locked for one person');
    const key = /age1\w+/.exec(keys)?.[0] ?? '';
    expect(await until(() => tab.evaluate(typeKey, key), {timeoutMs: 10_000})).toBe(true);
    expect(
      await waitOn(tab, () => document.querySelector('.main-bar .button--main:not([aria-disabled])') !== null),
    ).toBe(true);
    await tab.clickNamed(common.common_makePack.message);
    const saveName = words.caseFile_packSave.message;
    await until(() => tab.evaluate((name) => document.body.textContent.includes(name) || undefined, saveName), {
      timeoutMs: 60_000,
    });
    await tab.clickNamed(saveName);
    const made = await until(async () => (await readdir(browser.downloads)).find((name) => name.endsWith('.zip.age')), {
      timeoutMs: 30_000,
    });
    const path = join(browser.downloads, made ?? '');
    const whole = join(folder, 'opened.zip');
    // The browser gives the file its name before it is whole.
    await until(async () => ((await readFile(path)).length > 0 ? true : undefined), {timeoutMs: 30_000});
    await until(async () => ((await ageOpens(path, join(folder, 'key.txt'), whole)).status === 0 ? true : undefined), {
      timeoutMs: 30_000,
    });
    const checks = await checkPack(whole);
    expect(checks.filter(({ok}) => !ok)).toEqual([]);
    await tab.close();
  });
});
