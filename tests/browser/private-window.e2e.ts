import {describe, expect, it} from 'vitest';
import type {OpenBrowser, Tab} from '../../scripts/lib/browser.ts';
import {openPopup} from '../../scripts/lib/popup.ts';
import {until} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {openExtensionsPage} from './support/extensions-page.ts';
import {readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const POST = `<!doctype html><html lang="en"><title>Post</title><style>body{margin:0}article{height:300px}</style>
<article id="target" tabindex="0"><b>ann</b> SAID IN PRIVATE</article><script>target.focus()</script></html>`;

const open = workPlace({own: {'/post.html': POST}, viewport: {width: 800, height: 500}});

type Windows = {
  chrome: {
    windows: {
      create(about: object): Promise<{id?: number}>;
      getAll(): Promise<{id?: number; incognito: boolean}[]>;
      remove(id: number): Promise<void>;
    };
    tabs: {query(about: object): Promise<{status?: string; incognito: boolean}[]>};
  };
};

/** A page of ours from which windows are opened and closed. */
async function ownPage({newTab, origin}: OpenBrowser): Promise<Tab> {
  const page = await newTab();
  await page.goto(`${origin}/src/pages/page/index.html`);
  return page;
}

// The switch that lets us into private windows is on Chromium's own page; Firefox has another.
describe.skipIf(BROWSER !== 'chromium')('C79: a private window', () => {
  it('is told to be one before anything is saved, and what is saved from it stays after it is closed, marked', async () => {
    const {server, station} = open();
    const {browser, desk, page} = station;
    const extensions = await openExtensionsPage(browser, page);
    await extensions.allowPrivateWindows();
    const own = await until(() => ownPage(browser).catch(() => undefined), {timeoutMs: 20_000});
    if (!own) throw new Error('the extension did not come back');
    await own.evaluate(async (url) => {
      const {chrome} = globalThis as unknown as Windows;
      await chrome.windows.create({incognito: true, url, focused: true, left: 0, top: 0, width: 800, height: 600});
    }, server.listed('/post.html'));
    const loaded = () =>
      own.evaluate(async () => {
        const {chrome} = globalThis as unknown as Windows;
        return (await chrome.tabs.query({})).some(({incognito, status}) => incognito && status === 'complete');
      });
    await until(async () => (await loaded()) || undefined, {timeoutMs: 10_000});

    await desk.moveTo(browser.pageCorner.x + 100, browser.pageCorner.y + 200);
    await desk.click('left');
    const popup = await openPopup(browser, desk);
    expect(await popup.evaluate<string>('document.body.innerText')).toContain('This is a private window.');
    await popup.clickNamed('Save what is on screen');
    await until(async () => ((await readKept(browser)).exhibits.length > 0 ? true : undefined), {timeoutMs: 20_000});
    const stays = 'Saved from a private window: this stays when the window is closed';
    const told = async () => (await popup.evaluate<string>('document.body.innerText')).includes(stays) || undefined;
    expect(await until(told, {timeoutMs: 10_000})).toBe(true);

    await own.evaluate(async () => {
      const {chrome} = globalThis as unknown as Windows;
      for (const {id, incognito} of await chrome.windows.getAll()) if (incognito && id) await chrome.windows.remove(id);
    });
    const {exhibits} = await readKept(browser);
    expect(exhibits).toHaveLength(1);
    const exhibit = exhibits[0]?.exhibit;
    expect(exhibit?.origin === 'captured' && exhibit.capture.privateWindow).toBe(true);
    expect(exhibits[0]?.parts.get('page.html.txt')?.toString('utf8')).toContain('SAID IN PRIVATE');
    await extensions.close();
    await own.close();
  });
});
