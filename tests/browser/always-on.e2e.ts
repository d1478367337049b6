import {describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import type {ExtensionScope} from '../../scripts/lib/extension-scope.ts';
import {closePopup, openPopup} from '../../scripts/lib/popup.ts';
import {chooseSaveThis, waitForOutcome} from '../../scripts/lib/save-this.ts';
import {until} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {lastKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = `<!doctype html><html lang="en"><title>Board</title>
<article id="a"><b rel="author">ann</b><p>FIRST</p></article><article id="b"><b rel="author">bea</b><p>SECOND</p></article></html>`;

const place = workPlace({own: {'/board.html': PAGE}, viewport: {width: 1000, height: 700}});

type Permissions = ExtensionScope & {chrome: {permissions: {getAll(): Promise<{origins?: string[]}>}}};

function ownOrigins(): Promise<string[]> {
  return place().station.browser.inWorker(async () => {
    const {chrome} = globalThis as unknown as Permissions;
    return ((await chrome.permissions.getAll()).origins ?? []).filter((origin) => origin.includes('127.0.0.1'));
  }, null);
}

async function tick(): Promise<void> {
  const {browser, desk} = place().station;
  await desk.moveTo(browser.pageCorner.x + 500, browser.pageCorner.y + 600);
  const popup = await openPopup(browser, desk);
  await popup.click('.popup__site input');
}

describe('"Always ready on this site"', () => {
  it('asks the browser in that click, for that one site; then the next right-click there is known at once', async () => {
    const {station, server} = place();
    const {page, desk, browser} = station;
    await page.goto(server.local('/board.html'));
    const target = elementOn(page, '#b p');
    await chooseSaveThis(station, page, target);
    expect((await waitForOutcome(station)).state).toBe('picking');
    await desk.press('Escape');
    // From here on the page would know by itself; a fresh one does not.
    await page.goto(server.local('/board.html?fresh'));
    expect(await ownOrigins()).toEqual([]);

    await tick();
    const granted = await until(
      async () => {
        await browser.allowWhatIsAsked();
        return (await ownOrigins()).length > 0 ? true : undefined;
      },
      {timeoutMs: 10_000, everyMs: 1000},
    );
    expect(granted).toBe(true);
    expect(await ownOrigins()).toEqual(['http://127.0.0.1/*']);

    await closePopup(browser, desk);
    await chooseSaveThis(station, page, target);
    expect((await waitForOutcome(station)).state).toBe('saved');
    expect(valueIn((await lastKept(browser)).facts.item.text)).toContain('SECOND');
  });

  it('gives the site up again when unticked', async () => {
    const {page, browser, desk} = place().station;
    await page.bringToFront();
    // The popup that opened by itself spoke of the last save; opened again it shows the site's line.
    await openPopup(browser, desk);
    await closePopup(browser, desk);
    await tick();
    await expect.poll(ownOrigins, {timeout: 5000}).toEqual([]);
  });
});
