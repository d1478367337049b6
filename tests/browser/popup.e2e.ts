import {describe, expect, it} from 'vitest';
import {tabOpenedBy} from '../../scripts/lib/browser.ts';
import {closePopup, openPopup, popupIsOpen} from '../../scripts/lib/popup.ts';
import {clearSaveState, waitForSaveState} from '../../scripts/lib/save-state.ts';
import {waitForOutcome} from '../../scripts/lib/save-this.ts';
import {until} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {axeFaults} from './support/axe.ts';
import {lastKept, partOf, readKept} from './support/kept.ts';
import {pixelsOf} from './support/pixels.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = `<!doctype html><html lang="en"><title>A place</title><style>body{margin:0;background:#336699}article{height:200px;background:#eee}</style>
<article id="one"><b rel="author">ann_of_the_popup</b> FIRST-WORDS</article></html>`;

const open = workPlace({own: {'/place.html': PAGE}, viewport: {width: 1000, height: 700}});

async function popupOver(path: string) {
  const {station, server} = open();
  await station.page.bringToFront();
  await closePopup(station.browser, station.desk);
  await station.page.goto(server.local(path));
  // The keyboard belongs to the window under the pointer.
  await station.desk.moveTo(station.browser.pageCorner.x + 500, station.browser.pageCorner.y + 600);
  await clearSaveState(station.browser);
  return openPopup(station.browser, station.desk);
}

describe('the popup, opened by its shortcut over a page', () => {
  it('says what to do while nothing is kept, and has no fault that axe finds', async () => {
    const popup = await popupOver('/place.html');
    const words = await until(
      async () => {
        const text = await popup.evaluate<string>('document.body.innerText');
        return text.includes('What you save will stand here') ? text : undefined;
      },
      {timeoutMs: 5000},
    );
    expect(words).toContain('Save what is on screen');
    expect(await axeFaults(popup)).toEqual([]);
  });

  it('saves what is on screen, and shows that it is saved', async () => {
    const {station} = open();
    const popup = await popupOver('/place.html');
    await popup.clickNamed('Save what is on screen');
    const state = await waitForSaveState(station.browser, ({state}) => state === 'saved' || state === 'failed', 20_000);
    expect(state?.state, state?.code).toBe('saved');
    const saved = await until(
      async () => ((await popup.evaluate<string>('document.body.innerText')).includes('Undo') ? true : undefined),
      {timeoutMs: 5000},
    );
    expect(saved).toBe(true);
    expect(await axeFaults(popup)).toEqual([]);
    const kept = await lastKept(station.browser);
    if (kept.exhibit.origin !== 'captured') throw new Error('not captured');
    expect(kept.exhibit.capture.trigger).toBe('popup');
    const screen = pixelsOf(partOf(kept, 'screen').bytes);
    expect(screen.at(5, 695)).toBe('#336699');
    expect([screen.width, screen.height]).toEqual([1000, 700]);
  });

  it('lets the person point at something, and is gone while they do', async () => {
    const {station} = open();
    const popup = await popupOver('/place.html');
    await popup.clickNamed('Point at what to save');
    const picking = await waitForSaveState(station.browser, ({state}) => state === 'picking', 8000);
    expect(picking?.state, picking?.code).toBe('picking');
    expect(await until(async () => ((await popupIsOpen(station.browser)) ? undefined : true), {timeoutMs: 3000})).toBe(
      true,
    );
    await clearSaveState(station.browser);
    await station.desk.moveTo(station.browser.pageCorner.x + 300, station.browser.pageCorner.y + 100);
    await station.desk.click('left');
    const outcome = await waitForOutcome(station);
    expect(outcome.state, outcome.code).toBe('saved');
    expect(valueIn((await lastKept(station.browser)).facts.item.text)).toContain('FIRST-WORDS');
  });

  it('opens by itself after a save by the menu', async () => {
    const {save, server, station} = open();
    const outcome = await save(server.listed('/place.html'), '#one');
    expect(outcome.state, outcome.code).toBe('saved');
    expect(await popupIsOpen(station.browser)).toBe(true);
    const popup = await openPopup(station.browser);
    const text = await until(
      async () => {
        const said = await popup.evaluate<string>('document.body.innerText');
        return said.includes('Undo') ? said : undefined;
      },
      {timeoutMs: 5000},
    );
    expect(text).toContain('Saved');
  });

  it('lists what is kept with the words veiled, and finds by search', async () => {
    const popup = await popupOver('/place.html');
    const rows = await until(
      async () => {
        const text = await popup.evaluate<string>('document.body.innerText');
        return /\b3 things kept/.test(text) ? text : undefined;
      },
      {timeoutMs: 5000},
    );
    expect(rows).toBeDefined();
    expect(rows).not.toContain('FIRST-WORDS');
    expect(await axeFaults(popup)).toEqual([]);
  });

  it('opens the full page in a tab of its own', async () => {
    const {station} = open();
    const popup = await popupOver('/place.html');
    const page = await tabOpenedBy(station.browser, () => popup.clickNamed('Open everything'));
    await expect.poll(() => page.url()).toContain('src/pages/page/index.html#/');
    await page.close();
    expect((await readKept(station.browser)).exhibits).toHaveLength(3);
  });
});
