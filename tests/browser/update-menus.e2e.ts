import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import type {OpenBrowser} from '../../scripts/lib/browser.ts';
import {saveThis} from '../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {openExtensionsPage} from './support/extensions-page.ts';
import {type PageServer, servePages} from './support/page-server.ts';

const POST = `<!doctype html><html lang="en"><title>Post</title><style>article{height:300px}</style>
<article id="target"><b rel="author">ann</b> WORDS</article></html>`;

let server: PageServer;
let profile: string;
beforeAll(async () => {
  server = await servePages({'/post.html': POST});
  profile = await mkdtemp(join(tmpdir(), 'holdfast-menus-'));
});
afterAll(async () => {
  await server.close();
  await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
});

function openAgain(): Promise<Station> {
  return openStation({browser: BROWSER, hosts: server.hosts, viewport: {width: 800, height: 500}, profile});
}

type Names = {
  contextMenus: {
    create(entry: {id: string; title: string}, done?: () => void): void;
    remove(id: string): Promise<void>;
    update(id: string, change: object): Promise<void>;
  };
  runtime: {lastError?: {message?: string}; reload(): void};
};

/** How many entries there are: an id that is taken cannot be taken again, and ours is the only one we may find taken. */
async function countEntries(): Promise<number> {
  const {chrome} = globalThis as unknown as {chrome: Names};
  const taken = await new Promise<boolean>((done) => {
    chrome.contextMenus.create({id: 'save-this', title: 'twin'}, () => done(chrome.runtime.lastError !== undefined));
  });
  if (!taken) await chrome.contextMenus.remove('save-this');
  return taken ? 1 : 0;
}

async function makeTwin({newTab, origin}: OpenBrowser): Promise<void> {
  const page = await newTab();
  await page.goto(`${origin}/src/pages/page/index.html`);
  await page.evaluate(() => {
    const {chrome} = globalThis as unknown as {chrome: Names};
    chrome.contextMenus.create({id: 'save-this', title: 'twin'});
  });
  await page.close();
}

/** Entries in the menu, asked from a page of ours; right after a start they may take a moment to come. */
async function entries({newTab, origin}: OpenBrowser): Promise<number> {
  const page = await newTab();
  await page.goto(`${origin}/src/pages/page/index.html`);
  const count = await until(async () => ((await page.evaluate(countEntries)) === 1 ? 1 : undefined), {timeoutMs: 5000});
  await page.close();
  return count ?? 0;
}

// The page that switches extensions and lists their errors is Chromium's; Firefox has another way for each.
describe.skipIf(BROWSER !== 'chromium')('C58: one menu entry, whatever becomes of us', () => {
  it('over install, update, switching off and on, three stops of the worker and a restart, without one error', async () => {
    const station = await openAgain();
    try {
      const {browser, page} = station;
      const extensions = await openExtensionsPage(browser, page);
      expect(await entries(browser), 'after the install').toBe(1);

      await extensions.reload();
      expect(await entries(browser), 'after an update').toBe(1);

      await extensions.setEnabled(false);
      await extensions.setEnabled(true);
      expect(await entries(browser), 'after it was switched off and on').toBe(1);

      for (let turn = 1; turn <= 3; turn += 1) {
        await browser.stopWorker();
        expect(await entries(browser), `after stop ${turn} of the worker`).toBe(1);
      }
      expect(await extensions.errors()).toEqual([]);
      // And that list would have shown one: a twin that nobody asked after.
      await makeTwin(browser);
      const noted = await until(async () => ((await extensions.errors()).length > 0 ? true : undefined), {
        timeoutMs: 5000,
      });
      expect(noted, 'the browser notes errors down').toBe(true);
      await extensions.close();
    } finally {
      await station.close();
    }

    const restarted = await openAgain();
    try {
      const {browser, page} = restarted;
      expect(await entries(browser), 'after a restart of the browser').toBe(1);
      await page.goto(server.listed('/post.html'));
      const saved = await saveThis(restarted, page, elementOn(page, '#target'));
      expect(saved.state, saved.code).toBe('saved');
    } finally {
      await restarted.close();
    }
  });
});
