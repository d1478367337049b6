import {describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {openPopup, popupIsOpen} from '../../scripts/lib/popup.ts';
import {pause, until} from '../../scripts/lib/wait.ts';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {POPUP_KEEPS_ESCAPE} from './support/browser.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace({viewport: {width: 1000, height: 700}});

type Scope = {
  chrome: {runtime: {getURL(path: string): string; getContexts(filter: object): Promise<{documentUrl?: string}[]>}};
};

/** How many tabs of ours there are, as the browser counts them. */
function ownTabs(): Promise<number> {
  return open().station.browser.inWorker(async () => {
    const {runtime} = (globalThis as unknown as Scope).chrome;
    const contexts = await runtime.getContexts({contextTypes: ['TAB']});
    return contexts.filter(({documentUrl}) => documentUrl?.startsWith(runtime.getURL(''))).length;
  }, null);
}

/** Addresses of every tab, ours or not. */
async function addresses(): Promise<string[]> {
  return Promise.all((await open().station.browser.tabs()).map((tab) => tab.url().catch(() => 'gone')));
}

async function ours(): Promise<string[]> {
  return (await addresses()).filter((address) => address.startsWith(open().station.browser.origin));
}

async function untilGone(): Promise<void> {
  const gone = await until(async () => ((await ownTabs()) === 0 && (await ours()).length === 0) || undefined, {
    timeoutMs: 15_000,
  });
  expect(gone, 'every page of ours is gone').toBe(true);
}

/** A page of ours at its end of some steps, with words that were not kept yet. */
async function walkedThrough(words: string): Promise<Tab> {
  const {browser, desk} = open().station;
  const tab = await browser.newTab();
  await tab.goto(caseFileAddress(browser, '#/'));
  for (const place of ['#/diary', '#/safety', '#/write']) {
    await waitOn(tab, `document.querySelector('nav a') !== null`);
    await tab.evaluate((hash) => {
      location.hash = hash;
    }, hideWords(place));
    await pause(200);
  }
  await waitOn(tab, `document.querySelector('textarea') !== null`);
  await tab.bringToFront();
  await tab.click('textarea');
  await desk.type(words);
  return tab;
}

describe('leaving at once', () => {
  it('closes every page of ours, while somebody types, and neither back nor closed tabs bring one again', async () => {
    const {browser, desk} = open().station;
    const other = await browser.newTab();
    await other.goto(caseFileAddress(browser, '#/people'));
    await walkedThrough('HALF-WRITTEN-WORDS');
    expect(await ownTabs()).toBe(2);
    const before = (await addresses()).length;
    await desk.press('Escape', 'Escape', 'Escape');
    await untilGone();
    // One tab more, which is the harmless one, and two less.
    await until(async () => ((await addresses()).length === before - 1 ? true : undefined), {timeoutMs: 5000});
    expect(await addresses()).toHaveLength(before - 1);

    // All that the browser can bring back, and every step back and ahead in it.
    for (let turn = 0; turn < 3; turn += 1) {
      await desk.press('ctrl+shift+t');
      await pause(700);
      for (const keys of ['alt+Left', 'alt+Left', 'alt+Right', 'alt+Right']) {
        await desk.press(keys);
        await pause(200);
        expect(await ours()).toEqual([]);
      }
    }
    expect(await ownTabs()).toBe(0);
  });

  it('keeps what was being typed', async () => {
    const {browser} = open().station;
    const tab = await browser.newTab();
    await tab.goto(`${browser.origin}/manifest.json`);
    const drafts = await tab.evaluate(
      () =>
        new Promise<string>((done, fail) => {
          const asked = indexedDB.open('holdfast');
          asked.onerror = () => fail(asked.error);
          asked.onsuccess = () => {
            const all = asked.result.transaction('drafts').objectStore('drafts').getAll();
            all.onsuccess = () => {
              asked.result.close();
              done(JSON.stringify(all.result));
            };
          };
        }),
    );
    expect(drafts).toContain('HALF-WRITTEN-WORDS');
    await tab.close();
  });

  it('is the same by the button, and from the popup', async () => {
    const {browser, desk} = open().station;
    const tab = await browser.newTab();
    await tab.goto(caseFileAddress(browser, '#/diary'));
    await waitOn(tab, `document.querySelector('.leave') !== null`);
    await tab.bringToFront();
    // A background that the browser has stopped must wake for it, and still close what is left.
    await browser.stopWorker();
    const before = (await addresses()).length;
    await tab.click('.leave');
    await untilGone();
    await until(async () => ((await addresses()).length === before ? true : undefined), {timeoutMs: 10_000});
    expect(await addresses()).toHaveLength(before);

    const again = await browser.newTab();
    await again.goto(caseFileAddress(browser, '#/'));
    const front = await browser.newTab();
    await front.bringToFront();
    await desk.moveTo(browser.pageCorner.x + 500, browser.pageCorner.y + 600);
    const popup = await openPopup(browser, desk);
    if (POPUP_KEEPS_ESCAPE) await desk.press('Escape', 'Escape', 'Escape');
    else await popup.click('.leave');
    await untilGone();
    expect(await until(async () => ((await popupIsOpen(browser)) ? undefined : true), {timeoutMs: 3000})).toBe(true);
  });
});
