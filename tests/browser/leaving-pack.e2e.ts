// A pack lies in the open in a file of the browser's own: whoever leaves while it is made, or while it lies ready, leaves none.
import {randomBytes} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {until} from '../../scripts/lib/wait.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace({viewport: {width: 1000, height: 700}});
/** So large that nobody is quicker than the pack is made. */
const LARGE = 30_000_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-leave-pack-'));
  await writeFile(join(folder, 'large.bin'), randomBytes(LARGE));
});
afterAll(() => rm(folder, {recursive: true}));

async function at(place: string): Promise<Tab> {
  const {browser} = open().station;
  const tab = await browser.newTab();
  await tab.goto(caseFileAddress(browser, place));
  await tab.bringToFront();
  return tab;
}

const shows = (tab: Tab, text: string) =>
  waitOn(tab, `document.body.innerText.includes(${JSON.stringify(text)})`, 60_000);

/** Files of ours in the browser's private folder, as a page of ours that is nobody's sees them. */
async function privateFiles(): Promise<string[]> {
  const {browser} = open().station;
  const tab = await browser.newTab();
  await tab.goto(`${browser.origin}/manifest.json`);
  const names = await tab.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const packs = await root.getDirectoryHandle('packs').catch(() => undefined);
    const found: string[] = [];
    if (packs) for await (const name of packs.keys()) found.push(name);
    return found;
  });
  await tab.close();
  return names;
}

async function leave(): Promise<void> {
  const {browser, desk} = open().station;
  await desk.press('Escape', 'Escape', 'Escape');
  const ours = async () => {
    const all = await Promise.all((await browser.tabs()).map((tab) => tab.url().catch(() => '')));
    return all.filter((address) => address.startsWith(browser.origin)).length;
  };
  expect(await until(async () => ((await ours()) === 0 ? true : undefined), {timeoutMs: 60_000})).toBe(true);
}

const nothingLeft = () =>
  until(async () => ((await privateFiles()).length === 0 ? true : undefined), {timeoutMs: 20_000, everyMs: 500});

async function beginPack(): Promise<Tab> {
  const tab = await at('#/pack');
  await waitOn(tab, `document.querySelector('.main-bar .button--main:not([aria-disabled])') !== null`, 30_000);
  await tab.click('.main-bar .button--main');
  return tab;
}

/** What the log says of packs; read past all code of the product, and without the large file. */
async function packLines(): Promise<string[]> {
  const {browser} = open().station;
  const tab = await browser.newTab();
  await tab.goto(`${browser.origin}/manifest.json`);
  const lines = await tab.evaluate(
    () =>
      new Promise<string[]>((done, fail) => {
        const asked = indexedDB.open('holdfast');
        asked.onerror = () => fail(asked.error);
        asked.onsuccess = () => {
          const all = asked.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            asked.result.close();
            done(all.result.map(({line}: {line: string}) => line));
          };
        };
      }),
  );
  await tab.close();
  return lines.flatMap((line) => /"type":"(pack\.\w+)"/.exec(line)?.[1] ?? []);
}

describe('leaving', () => {
  it('while a pack is made leaves no part of it, and the next start says so', async () => {
    const bring = await at('#/bring');
    await waitOn(bring, `document.querySelector('#bring-files') !== null`);
    await bring.chooseFile('#bring-files', join(folder, 'large.bin'));
    await waitOn(bring, `document.querySelectorAll('.bring-card__tick').length === 1`, 60_000);
    await bring.clickNamed('Keep this file');
    expect(await shows(bring, 'Kept as number 1')).toBe(true);
    await bring.close();

    const tab = await beginPack();
    expect(await waitOn(tab, `document.querySelector('progress, [role=progressbar]') !== null`)).toBe(true);
    await until(async () => ((await privateFiles()).length > 0 ? true : undefined), {timeoutMs: 20_000});
    await tab.bringToFront();
    await leave();
    expect(await packLines()).toEqual(['pack.begun']);
    expect(await nothingLeft()).toBe(true);

    const next = await at('#/');
    expect(await shows(next, 'A pack was being made when its page was left or closed.')).toBe(true);
    expect(await packLines()).toEqual(['pack.begun', 'pack.failed']);
    await next.close();
  });

  it('while a pack lies ready leaves none', async () => {
    const tab = await beginPack();
    expect(await shows(tab, 'Your pack is ready and was checked.')).toBe(true);
    expect(await privateFiles()).toHaveLength(1);
    await tab.bringToFront();
    await leave();
    expect(await nothingLeft()).toBe(true);
    const next = await at('#/');
    await waitOn(next, `document.querySelector('.list__item') !== null`);
    expect(await next.evaluate<string>('document.body.innerText')).not.toContain('A pack was being made');
    await next.close();
  });
});
