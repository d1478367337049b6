import {describe, expect, it} from 'vitest';
import {inPageOrder, pileOn} from '../../scripts/demo/pile-on.ts';
import {pileOnPage} from '../../scripts/demo/pile-on-page.ts';
import type {OpenBrowser} from '../../scripts/lib/browser.ts';
import {readSaveState} from '../../scripts/lib/save-state.ts';
import {pause, until} from '../../scripts/lib/wait.ts';
import {collected, groupOf, saveAll, textsOf, truth} from './support/collecting.ts';
import {readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const SOME = pileOn(26, 3);
/** A page that grows whenever its end comes near, and has nothing in it. */
const ENDLESS = `<!doctype html><html lang="en"><title>Endless</title><main><article class="post"><b class="author">ann</b><p class="e-content">The only one.</p></article><div id="more" style="height:2000px"></div></main>
<script>addEventListener('scroll',()=>{if(scrollY+innerHeight>document.documentElement.scrollHeight-400)more.style.height=more.offsetHeight+1500+'px'})</script></html>`;

const open = workPlace({
  own: {
    '/some.html': pileOnPage(SOME, NOW, {lot: 10, named: true}),
    '/endless.html': ENDLESS,
    '/other.html': '<!doctype html><title>Another page</title><p>Nothing.</p>',
  },
  viewport: {width: 1000, height: 700},
});

/** Asks the extension from a page of its own, as the popup would. */
async function steer(browser: OpenBrowser, how: 'pause' | 'goOn' | 'cancel'): Promise<void> {
  const tab = await browser.newTab();
  await tab.goto(`${browser.origin}/manifest.json`);
  await tab.evaluate(async (wanted) => {
    const {chrome} = globalThis as unknown as {
      chrome: {
        storage: {session: {get(key: string): Promise<{longSave: {tabId: number}}>}};
        runtime: {sendMessage(message: object): Promise<unknown>};
      };
    };
    const {longSave} = await chrome.storage.session.get('longSave');
    await chrome.runtime.sendMessage({to: 'background', name: 'steer', request: {tabId: longSave.tabId, how: wanted}});
  }, how);
  await tab.close();
  await open().station.page.bringToFront();
}

async function untilSaved(least: number): Promise<void> {
  const {browser} = open().station;
  const reached = await until(
    async () => (((await readSaveState(browser))?.progress?.done ?? 0) >= least ? true : undefined),
    {timeoutMs: 60_000},
  );
  expect(reached, `${least} saved within a minute`).toBe(true);
}

/** What was under way when the person pressed is finished; how many there are then. */
async function untilAtRest(): Promise<number> {
  const {browser} = open().station;
  const count = async () => (await readKept(browser)).exhibits.length;
  let last = await count();
  const rests = async () => {
    const now = await count();
    const same = now === last && (await readSaveState(browser))?.progress?.paused === true;
    last = now;
    return same ? now : undefined;
  };
  const at = await until(rests, {timeoutMs: 20_000, everyMs: 700});
  expect(at, 'it comes to rest').toBeDefined();
  await open().station.page.bringToFront();
  return at ?? 0;
}

describe('a long save', () => {
  it('that is cancelled keeps what is there, says so, and puts the page back', async () => {
    await saveAll(open(), '/some.html');
    await untilSaved(3);
    await steer(open().station.browser, 'cancel');
    const state = await collected(open());
    expect(state.tally?.stopped).toBe('cancelled');
    const kept = await groupOf(open(), state.exhibitId);
    const saved = state.tally?.saved ?? 0;
    expect(saved).toBeGreaterThanOrEqual(3);
    expect(saved).toBeLessThan(inPageOrder(SOME).length);
    expect(textsOf(kept.slice(1))).toEqual(truth(SOME).slice(0, saved));
    expect(await open().station.page.evaluate(() => scrollY)).toBe(0);
  }, 120_000);

  it('rests while it is paused, then goes on, also when the browser stops the worker, twice, to the end', async () => {
    await saveAll(open(), '/some.html');
    await untilSaved(3);
    const {browser, page} = open().station;
    await steer(browser, 'pause');
    const before = await untilAtRest();
    // The person looks elsewhere on the page meanwhile.
    await page.evaluate(() => scrollTo(0, 1500));
    await pause(2500);
    expect((await readKept(browser)).exhibits).toHaveLength(before);
    expect((await readSaveState(browser))?.progress?.paused).toBe(true);
    await page.bringToFront();
    await steer(browser, 'goOn');
    for (const least of [6, 14]) {
      await untilSaved(least);
      await browser.stopWorker();
    }
    const state = await collected(open());
    expect(state.tally, JSON.stringify(state)).toEqual({saved: inPageOrder(SOME).length, of: inPageOrder(SOME).length});
    expect(textsOf((await groupOf(open(), state.exhibitId)).slice(1))).toEqual(truth(SOME));
  }, 150_000);

  it('ends with what it has when the page is left', async () => {
    await saveAll(open(), '/some.html');
    await untilSaved(2);
    const {page} = open().station;
    await page.goto(open().server.local('/other.html'));
    const state = await collected(open());
    expect(state.tally?.stopped).toBe('pageLeft');
    expect(state.tally?.saved).toBeGreaterThanOrEqual(2);
  }, 120_000);

  it('ends within its bound on a page without end', async () => {
    await saveAll(open(), '/endless.html');
    const state = await collected(open());
    expect(state.tally, JSON.stringify(state)).toEqual({saved: 1, of: null, stopped: 'bound'});
    expect(await open().station.page.evaluate(() => scrollY)).toBe(0);
  }, 200_000);
});
