import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {ExtensionScope} from '../../scripts/lib/extension-scope.ts';
import {closePopup} from '../../scripts/lib/popup.ts';
import {ROOT} from '../../scripts/lib/root.ts';
import {clearSaveState, waitForSaveState} from '../../scripts/lib/save-state.ts';
import {waitForOutcome} from '../../scripts/lib/save-this.ts';
import {pause} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {lastKept, readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = `<!doctype html><html lang="en"><title>Two posts</title><style>article{height:120px}</style>
<article tabindex="0" id="one"><b rel="author">ann</b> POST-ONE</article>
<article tabindex="0" id="two"><b rel="author">ben</b> POST-TWO</article></html>`;

const open = workPlace({own: {'/two.html': PAGE}, viewport: {width: 900, height: 600}});

type Manifest = {commands: Record<string, {suggested_key?: unknown}>};

async function pressShortcut(focus: string | undefined) {
  const {station, server} = open();
  await station.page.bringToFront();
  await closePopup(station.browser, station.desk);
  await station.page.goto(server.listed('/two.html'));
  if (focus) await station.page.evaluate((at) => document.querySelector<HTMLElement>(at)?.focus(), focus);
  await clearSaveState(station.browser);
  // The pointer lies over the other post: the keyboard's place counts, not the pointer's.
  await station.desk.moveTo(station.browser.pageCorner.x + 100, station.browser.pageCorner.y + 40);
  await station.desk.press('alt+shift+k');
}

describe('the keyboard shortcut', () => {
  it('has every key that the manifest suggests', async () => {
    const commands = await open().station.browser.inWorker(
      () => (globalThis as unknown as ExtensionScope).chrome.commands.getAll(),
      null,
    );
    const {commands: wanted} = JSON.parse(await readFile(join(ROOT, 'manifest.json'), 'utf8')) as Manifest;
    const suggested = Object.keys(wanted).filter((name) => wanted[name]?.suggested_key);
    expect(suggested.length).toBeGreaterThan(1);
    const without = commands.filter(({shortcut}) => !shortcut).map(({name = ''}) => name);
    expect(suggested.filter((name) => without.includes(name))).toEqual([]);
    expect(commands.map(({name}) => name).sort()).toEqual(Object.keys(wanted).sort());
  });

  it('saves the post that the keyboard stands in', async () => {
    await pressShortcut('#two');
    const outcome = await waitForOutcome(open().station);
    expect(outcome.state, outcome.code).toBe('saved');
    const {facts, exhibit} = await lastKept(open().station.browser);
    expect(valueIn(facts.item.text)).toContain('POST-TWO');
    if (exhibit.origin !== 'captured') throw new Error('not captured');
    expect(exhibit.capture.trigger).toBe('shortcut');
  });

  it('lets the person point where nothing has the focus: arrows choose, Enter saves', async () => {
    const {station} = open();
    await pressShortcut(undefined);
    expect((await waitForOutcome(station)).state).toBe('picking');
    await clearSaveState(station.browser);
    await station.desk.press('Down', 'Down', 'Return');
    const outcome = await waitForOutcome(station);
    expect(outcome.state, outcome.code).toBe('saved');
    expect(valueIn((await lastKept(station.browser)).facts.item.text)).toContain('POST-TWO');
  });

  it('lets the person leave with Escape, and nothing is kept', async () => {
    const {station} = open();
    const before = (await readKept(station.browser)).exhibits.length;
    await pressShortcut(undefined);
    expect((await waitForOutcome(station)).state).toBe('picking');
    await clearSaveState(station.browser);
    await station.desk.press('Escape');
    await pause(200);
    await station.desk.press('Return');
    const after = await waitForSaveState(station.browser, ({state}) => state !== 'picking', 1500);
    expect(after?.state).not.toBe('saved');
    expect((await readKept(station.browser)).exhibits).toHaveLength(before);
    expect(await station.page.evaluate(() => document.documentElement.lastElementChild?.tagName)).toBe('BODY');
  });
});
