import {mkdtemp, readdir, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress, makePackOn} from '../../scripts/lib/make-pack.ts';
import {closePopup, openPopup} from '../../scripts/lib/popup.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {BROWSER} from './support/browser.ts';

/** Looked for in the case file, and nowhere written down. */
const LOOKED_FOR = 'ZEBRAFISHWORD';

type Scope = {
  chrome: {
    action: {getTitle(of: object): Promise<string>};
    contextMenus: {update(id: string, change: object): Promise<void>};
    storage: {sync: {get(keys: null): Promise<Record<string, unknown>>}};
    permissions: {getAll(): Promise<{permissions: string[]}>};
  };
};

let station: Station;
let profile = '';

async function start(): Promise<void> {
  station = await openStation({browser: BROWSER, profile, viewport: {width: 1000, height: 800}});
}

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'holdfast-discreet-'));
  await start();
});

afterAll(async () => {
  await station?.close();
  await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
});

const toolbar = () => station.browser.inWorker(() => (globalThis as unknown as Scope).chrome.action.getTitle({}), null);

/** Whether the right-click menu has our entry: only then can it be changed. */
const hasEntry = () =>
  station.browser.inWorker(
    () =>
      (globalThis as unknown as Scope).chrome.contextMenus.update('save-this', {enabled: true}).then(
        () => true,
        () => false,
      ),
    null,
  );

async function settings(): Promise<Tab> {
  const page = await station.browser.newTab();
  await page.goto(caseFileAddress(station.browser, '#/safety'));
  await waitOn(page, `document.querySelector('.disguises') !== null`);
  return page;
}

/** Chooses a control whose label is so, as a press on it would. */
function tick(page: Tab, label: string): Promise<void> {
  return page.evaluate((wanted) => {
    const found = [...document.querySelectorAll('label')].find(({textContent}) => textContent?.trim() === wanted);
    if (!found) throw new Error(`nothing is called ${wanted}`);
    found.click();
  }, label);
}

describe('what others can see', () => {
  it('is what the person chose: on the toolbar, on tabs, in the popup, and after the background or the browser ended', async () => {
    expect(await toolbar()).toBe('Holdfast');
    const page = await settings();
    expect(await page.evaluate('document.title')).toBe('Holdfast');
    await tick(page, 'Weather');
    await until(async () => ((await toolbar()) === 'Weather' ? true : undefined), {timeoutMs: 5000});
    expect(await toolbar()).toBe('Weather');
    expect(await waitOn(page, `document.title === 'Weather'`)).toBe(true);
    expect(await page.evaluate(`document.querySelector('link[rel=icon]').href`)).toContain('weather-32.png');
    await tick(page, 'Leave “Save this” out of the right-click menu');
    expect(await until(async () => ((await hasEntry()) ? undefined : true), {timeoutMs: 5000})).toBe(true);
    const popup = await openPopup(station.browser, station.desk);
    expect(
      await until(
        async () => (await popup.evaluate<string>('document.body.innerText')).includes('Weather') || undefined,
        {timeoutMs: 5000},
      ),
    ).toBe(true);
    expect(await popup.evaluate<string>('document.title + document.querySelector("h1").innerText')).toBe(
      'WeatherWeather',
    );
    expect(await popup.evaluate<string>('document.documentElement.innerHTML')).not.toContain('Holdfast');

    await closePopup(station.browser, station.desk);
    await station.browser.stopWorker();
    await page.evaluate('chrome.runtime.sendMessage({}).catch(() => undefined)');
    expect(await toolbar()).toBe('Weather');
    expect(await hasEntry()).toBe(false);
    await station.close();
    await start();
    await until(async () => ((await toolbar()) === 'Weather' ? true : undefined), {timeoutMs: 10_000});
    expect(await toolbar()).toBe('Weather');
    expect(await hasEntry()).toBe(false);
    const again = await settings();
    expect(await again.evaluate('document.title')).toBe('Weather');
    await tick(again, 'Leave “Save this” out of the right-click menu');
    expect(await until(async () => (await hasEntry()) || undefined, {timeoutMs: 5000})).toBe(true);
    await again.close();
  });

  it('hands files over under a dull name, and clears the one line in the list of downloads', async () => {
    const page = await station.browser.newTab();
    await page.goto(caseFileAddress(station.browser, '#/write'));
    await waitOn(page, `document.querySelector('textarea') !== null`);
    await page.bringToFront();
    await page.click('textarea');
    await station.desk.type('Something that happened');
    await page.clickNamed('Keep this');
    await waitOn(page, `location.hash.startsWith('${hideWords('#/diary')}')`);
    await page.goto(caseFileAddress(station.browser, '#/pack'));
    const pack = await makePackOn(page, station.browser);
    expect(basename(pack)).toMatch(/^documents-\d{4}-\d\d-\d\d\.zip$/);
    await page.clickNamed('Clear the line in the list');
    const outcome = await until(
      async () => {
        await station.browser.allowWhatIsAsked();
        const said = await page.evaluate<string>('document.body.innerText');
        return /The line is gone|The line is still there|There is no such line/.exec(said)?.[0];
      },
      {timeoutMs: 15_000, everyMs: 1000},
    );
    expect(outcome).toBe('The line is gone');
    expect((await stat(pack)).size).toBeGreaterThan(1000);
    const {permissions} = await station.browser.inWorker(
      () => (globalThis as unknown as Scope).chrome.permissions.getAll(),
      null,
    );
    expect(permissions).not.toContain('downloads');
    await page.close();
  });

  it('leaves nothing with the browser’s account, and no word that was looked for anywhere on the disk', async () => {
    const page = await station.browser.newTab();
    await page.goto(caseFileAddress(station.browser, '#/'));
    await waitOn(page, `document.querySelector('input[type=search]') !== null`);
    await page.bringToFront();
    await page.click('input[type=search]');
    await station.desk.type(LOOKED_FOR);
    await waitOn(page, `location.hash.includes('w=')`);
    expect(await page.url()).not.toContain('ZEBRA');
    // A reload finds it again.
    await page.evaluate('location.reload()');
    expect(await waitOn(page, `document.querySelector('input[type=search]')?.value === '${LOOKED_FOR}'`)).toBe(true);
    expect(
      await station.browser.inWorker(() => (globalThis as unknown as Scope).chrome.storage.sync.get(null), null),
    ).toEqual({});
    await station.close();
    expect(await filesWith(profile, LOOKED_FOR)).toEqual([]);
    // Nor does any address that was noted name a place of ours: settings, an entry and a pack were open.
    for (const place of ['safety', 'write', 'diary', 'pack'])
      expect(await filesWith(profile, `index.html#/${place}`), place).toEqual([]);
    await start();
  });
});

/** Files of a folder that hold the word, in one byte or in two bytes a letter. */
async function filesWith(folder: string, word: string): Promise<string[]> {
  const names = await readdir(folder, {recursive: true, withFileTypes: true});
  const wanted = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), Buffer.from(word.toLowerCase(), 'utf8')];
  const found: string[] = [];
  for (const file of names.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (wanted.some((one) => bytes.includes(one))) found.push(path.slice(folder.length));
  }
  return found;
}
