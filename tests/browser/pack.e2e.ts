import {createHash} from 'node:crypto';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {DEMO_PAGES, type Demo, serveDemo} from '../../scripts/demo/serve.ts';
import {elementOn} from '../../scripts/lib/aim.ts';
import {waitOn} from '../../scripts/lib/browser.ts';
import {checkPack, unpack} from '../../scripts/lib/check-pack.ts';
import {caseFileAddress, makePack, readJsonFromPack} from '../../scripts/lib/make-pack.ts';
import {ROOT} from '../../scripts/lib/root.ts';
import {run} from '../../scripts/lib/run.ts';
import {saveThis} from '../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {pause} from '../../scripts/lib/wait.ts';
import type {Exhibit} from '../../src/core/capture/exhibit.ts';
import {type FactsRecord, valueIn} from '../../src/core/facts/facts.ts';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {axeFaults} from './support/axe.ts';
import {BROWSER} from './support/browser.ts';

const POSTS = [
  {
    url: DEMO_PAGES.feed,
    at: 'article[data-testid="tweet"]',
    platform: 'x',
    handle: '@rowan_again_7',
    words: 'nice light',
  },
  {
    url: DEMO_PAGES.thread,
    at: 'shreddit-comment[author="tariq_h_writes"] > [slot="comment"]',
    platform: 'reddit',
    handle: 'tariq_h_writes',
    words: 'لا أحد سيصدقك',
  },
  {url: DEMO_PAGES.toots, at: '.status', platform: 'mastodon', handle: 'seen_you_twice', words: 'you moved servers'},
];

let demo: Demo;
let station: Station;
let folder: string;
let pack: string;
let inside: string;

beforeAll(async () => {
  demo = await serveDemo();
  station = await openStation({browser: BROWSER, hosts: demo.hosts});
  folder = await mkdtemp(join(tmpdir(), 'holdfast-pack-test-'));
  for (const {url, at} of POSTS) {
    await station.page.goto(url);
    const outcome = await saveThis(station, station.page, elementOn(station.page, at));
    if (outcome.state !== 'saved') throw new Error(`${url}: ${outcome.state} ${outcome.code}`);
  }
  pack = await makePack(station.browser);
  inside = await unpack(pack, folder);
});
afterAll(async () => {
  await station?.close();
  await demo?.close();
  if (folder) await rm(folder, {recursive: true, force: true});
});

describe('a pack of three posts from three platforms, saved by the browser', () => {
  it('is found whole by our checker, unzip, 7z, sha256sum and openssl', async () => {
    const checks = await checkPack(pack);
    expect(checks.filter(({ok}) => !ok)).toEqual([]);
    expect(checks).toHaveLength(8);
  });

  it('has a name that says nothing, inside and out', async () => {
    expect(basename(pack)).toMatch(/^documents-\d{4}-\d\d-\d\d\.zip$/);
    expect(basename(inside)).toMatch(/^record-\d{8}-[0-9a-f]{8}$/);
    const {stdout} = await run('unzip', ['-Z1', pack]);
    for (const name of stdout.trim().split('\n'))
      expect(name).toMatch(/^[a-z0-9._/-]{1,120}$|\/(READ-ME-FIRST|HOW-TO-CHECK)\.txt$/);
  });

  it.each(POSTS.map((post, index) => ({...post, number: index + 1})))(
    'holds what was clicked on $platform',
    async ({number, platform, handle, words, url}) => {
      const at = `data/exhibits/${String(number).padStart(6, '0')}`;
      const facts = (await readJsonFromPack(pack, `${at}/facts.json`)) as FactsRecord;
      const exhibit = (await readJsonFromPack(pack, `${at}/exhibit.json`)) as Exhibit;
      expect(valueIn(facts.item.platform)).toBe(platform);
      expect(valueIn(facts.item.author.handle)).toContain(handle);
      expect(valueIn(facts.item.text)).toContain(words);
      expect(valueIn(facts.page.address)).toBe(url);
      expect(exhibit.parts.map(({role, how}) => `${role} ${how}`)).toEqual(
        expect.arrayContaining(['screen browserPixels', 'item cut', 'facts read']),
      );
      for (const {path, sha256} of exhibit.parts) {
        const bytes = await readFile(join(inside, at, path));
        expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(sha256);
      }
    },
  );

  it('is refused by our checker once a single bit of a picture differs', async () => {
    const bytes = await readFile(pack);
    const middle = bytes.indexOf(Buffer.from('IDAT')) + 40;
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    const changed = join(folder, 'changed.zip');
    await writeFile(changed, bytes);
    const {code} = await run('node', [join(ROOT, 'dist/cli/verify-pack.js'), changed, '--json']);
    expect(code).not.toBe(0);
  });

  it.each(['data/report/report.html', 'data/report/drafts.html', 'verify.html'])(
    'has a %s that asks for nothing outside itself',
    async (path) => {
      const page = await station.browser.newTab();
      const witness = await page.witness();
      await page.goto(pathToFileURL(join(inside, path)).href);
      await pause(500);
      expect(await witness.requests()).toEqual([]);
      expect(await witness.said()).toEqual([]);
      expect(await axeFaults(page)).toEqual([]);
      await page.close();
    },
  );

  it('is read and judged by the checker page inside it', async () => {
    const page = await station.browser.newTab();
    await page.goto(pathToFileURL(join(inside, 'verify.html')).href);
    const isVerified = '/unchanged since it was sealed: yes/i.test(document.body.innerText)';
    expect(await page.evaluate(isVerified)).toBe(false);
    await page.chooseFile('#zip', pack);
    expect(await waitOn(page, isVerified, 30_000)).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await page.close();
  });
});

describe('every view of the full page has no fault that axe finds', () => {
  it.each(['#/', '#/steps', '#/pack', '#/check', '#/safety'])('%s, in light and in dark', async (place) => {
    const page = await station.browser.newTab();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateScheme(colorScheme);
      await page.goto(caseFileAddress(station.browser, place));
      expect(await waitOn(page, () => document.querySelector('main h1, main h2, main li') !== null)).toBe(true);
      expect(await axeFaults(page), colorScheme).toEqual([]);
    }
    if (place === '#/') {
      await page.click(`a[href^="${hideWords('#/exhibit')}/"]`);
      expect(await waitOn(page, () => document.querySelector('main table, main dl') !== null)).toBe(true);
      expect(await axeFaults(page), 'with one opened').toEqual([]);
    }
    await page.close();
  });
});
