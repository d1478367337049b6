import {beforeAll, describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import {closePopup, openPopup} from '../../scripts/lib/popup.ts';
import {clearSaveState, waitForSaveState} from '../../scripts/lib/save-state.ts';
import {chooseSaveThis, pickWithMouse, waitForOutcome} from '../../scripts/lib/save-this.ts';
import {until} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {BROWSER} from './support/browser.ts';
import {lastKept} from './support/kept.ts';
import {needPicture} from './support/pictures.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = `<!doctype html><html lang="en"><title>Board</title><style>body{margin:0}article{height:200px;background:#0a8050}</style>
<article id="a"><b rel="author">ann</b><p>FIRST</p></article><article id="b" style="background:#8050a0"><b rel="author">bea</b><p>SECOND</p></article></html>`;

const open = workPlace({own: {'/board.html': PAGE}, viewport: {width: 900, height: 600}});

type Scope = {
  chrome: {
    permissions: {
      getAll(): Promise<{origins?: string[]}>;
      remove(what: {origins: string[]}): Promise<boolean>;
    };
  };
};

// Chromium gives the listed sites with the installation; there the person takes them back on a page of the browser's own.
describe.runIf(BROWSER === 'firefox')('C71: the person has taken every site from the extension', () => {
  beforeAll(async () => {
    const left = await open().station.browser.inWorker(async () => {
      const {permissions} = (globalThis as unknown as Scope).chrome;
      const {origins = []} = await permissions.getAll();
      await permissions.remove({origins});
      return (await permissions.getAll()).origins ?? [];
    }, null);
    expect(left).toEqual([]);
  });

  it('saves what is on screen: the click itself gives the one tab', async () => {
    const {server, station} = open();
    const {browser, desk, page} = station;
    await page.goto(server.listed('/board.html'));
    await desk.moveTo(browser.pageCorner.x + 400, browser.pageCorner.y + 550);
    await clearSaveState(browser);
    const popup = await openPopup(browser, desk);
    await popup.clickNamed('Save what is on screen');
    const state = await waitForSaveState(browser, ({state}) => state === 'saved' || state === 'failed', 20_000);
    expect(state?.state, state?.code).toBe('saved');
    const kept = await lastKept(browser);
    expect(valueIn(kept.facts.page.address)).toBe(server.listed('/board.html'));
    expect(needPicture(kept, 'browserPixels').count('#8050a0')).toBeGreaterThan(50_000);
  });

  it('lets the person point after the first right-click, since nothing knew where it was', async () => {
    const {server, station} = open();
    await station.page.goto(server.listed('/board.html?first'));
    const target = elementOn(station.page, '#b p');
    await chooseSaveThis(station, station.page, target);
    expect((await waitForOutcome(station)).state).toBe('picking');
    expect((await pickWithMouse(station, station.page, target)).state).toBe('saved');
    const {facts} = await lastKept(station.browser);
    expect(valueIn(facts.item.text)).toContain('SECOND');
    expect(valueIn(facts.item.text)).not.toContain('FIRST');
  });

  it('knows the next right-click on the same page', async () => {
    const {station} = open();
    const target = elementOn(station.page, '#a p');
    await chooseSaveThis(station, station.page, target);
    expect((await waitForOutcome(station)).state).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(valueIn(kept.facts.item.text)).toContain('FIRST');
    expect(needPicture(kept, 'cut').count('#8050a0')).toBe(0);
  });

  it('is asked for the site in one click on the popup, and has it again', async () => {
    const {server, station} = open();
    const {browser, desk, page} = station;
    const given = () =>
      browser.inWorker(
        async () => (await (globalThis as unknown as Scope).chrome.permissions.getAll()).origins ?? [],
        null,
      );
    await closePopup(browser, desk);
    await page.goto(server.listed('/board.html?asked'));
    await desk.moveTo(browser.pageCorner.x + 400, browser.pageCorner.y + 550);
    await (await openPopup(browser, desk)).click('.popup__site input');
    const allowed = await until(() => browser.allowWhatIsAsked(), {timeoutMs: 10_000});
    expect(allowed).toBe(true);
    await expect.poll(given, {timeout: 5000}).toEqual(['https://mastodon.online/*']);
    await closePopup(browser, desk);
    const target = elementOn(page, '#b p');
    await chooseSaveThis(station, page, target);
    expect((await waitForOutcome(station)).state).toBe('saved');
    expect(valueIn((await lastKept(browser)).facts.item.text)).toContain('SECOND');
  });
});
