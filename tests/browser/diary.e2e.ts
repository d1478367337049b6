import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {revealWords} from '../../src/pages/shared/address-words.ts';
import {axeFaults} from './support/axe.ts';
import {BROWSER} from './support/browser.ts';

let profile: string;
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'holdfast-diary-'));
});
afterAll(() => rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));

const openAgain = () => openStation({browser: BROWSER, viewport: {width: 1000, height: 700}, profile});
const place = ({browser}: Station, hash: string) => `${browser.origin}/src/pages/page/index.html${hash}`;

/** Opens a place of the full page, with the keyboard on it. */
async function open(station: Station, tab: Tab, hash: string): Promise<void> {
  await tab.goto(place(station, hash));
  await tab.bringToFront();
  const {x, y} = station.browser.pageCorner;
  await station.desk.moveTo(x + 600, y + 680);
  await waitOn(tab, "document.querySelector('main')?.childElementCount > 0");
}

const value = "document.querySelector('.write__words')?.value ?? ''";
const said = "document.querySelector('main').innerText";

async function readsAs(tab: Tab, ask: string, expected: string): Promise<void> {
  const found = await until(async () => ((await tab.evaluate<string>(ask)).includes(expected) ? true : undefined), {
    timeoutMs: 10_000,
  });
  expect(found, await tab.evaluate<string>(ask)).toBe(true);
}

describe('an entry of the diary, by the keyboard alone', () => {
  it('is a draft that outlives a browser that is killed (-9)', async () => {
    const before = await openAgain();
    try {
      await open(before, before.page, '#/diary');
      await before.desk.press('n');
      await waitOn(before.page, "document.activeElement?.matches('.write__words')");
      await before.desk.press(...'he', 'space', ...'came');
      await readsAs(before.page, said, 'Kept as a draft on this computer');
      expect(await axeFaults(before.page)).toEqual([]);
      await before.browser.kill();
    } finally {
      await before.close();
    }
    const after = await openAgain();
    try {
      await open(after, after.page, '#/write');
      await readsAs(after.page, said, 'You began to write this on');
      await after.page.clickNamed('Go on');
      await readsAs(after.page, value, 'he came');
    } finally {
      await after.close();
    }
  });

  it('has its last letters though the tab is closed over them, and becomes an entry by Ctrl and Enter', async () => {
    const station = await openAgain();
    try {
      const tab = await station.browser.newTab();
      await open(station, tab, '#/write');
      await readsAs(tab, said, 'You began to write this on');
      await tab.clickNamed('Go on');
      await readsAs(tab, value, 'he came');
      await waitOn(tab, "document.activeElement?.matches('.write__words')");
      await station.desk.press('space', ...'back', 'ctrl+w');
      await until(async () => ((await station.browser.tabs()).length < 2 ? true : undefined), {timeoutMs: 10_000});
      await open(station, station.page, '#/write');
      await readsAs(station.page, said, 'You began to write this on');
      await station.page.clickNamed('Go on');
      await readsAs(station.page, value, 'he came back');
      await waitOn(station.page, "document.activeElement?.matches('.write__words')");
      await station.desk.press('ctrl+Return');
      await readsAs(station.page, said, 'Kept in your diary, on this computer only.');
      await station.page.clickNamed('Show your words');
      await readsAs(station.page, said, 'he came back');
      expect(await axeFaults(station.page)).toEqual([]);
    } finally {
      await station.close();
    }
  });
});

describe('what is typed into the other forms', () => {
  /** Types into the form that has the keyboard and closes the tab over the last letter. */
  async function typeAndClose(station: Station, tab: Tab): Promise<void> {
    await waitOn(tab, "document.activeElement?.matches('main input, main textarea')");
    await station.desk.press(...'ash', 'ctrl+w');
    await until(async () => ((await station.browser.tabs()).length < 2 ? true : undefined), {timeoutMs: 10_000});
  }

  it('is there again, to its last letter, after the tab was closed over it: of a person, and of a part of the case', async () => {
    const station = await openAgain();
    try {
      const people = await station.browser.newTab();
      await open(station, people, '#/people');
      await people.clickNamed('Add a person');
      const address = await until(
        async () => {
          const hash = revealWords(await people.evaluate<string>('location.hash'));
          return hash.startsWith('#/people/') ? hash : undefined;
        },
        {timeoutMs: 10_000},
      );
      await typeAndClose(station, people);
      await open(station, station.page, address ?? '');
      await readsAs(station.page, said, 'You began to change this before.');
      await readsAs(station.page, "document.querySelector('.person-form input').value", 'ash');

      const steps = await station.browser.newTab();
      await open(station, steps, '#/steps');
      await steps.clickNamed('Write down when you said stop');
      await waitOn(steps, "document.activeElement?.matches('main input')");
      await steps.evaluate<void>("document.querySelector('.entry-form textarea').focus()");
      await typeAndClose(station, steps);
      await open(station, station.page, '#/steps');
      await readsAs(station.page, said, 'You began to write something here.');
      await station.page.clickNamed('Go on writing');
      await readsAs(station.page, "document.querySelector('.entry-form textarea')?.value ?? ''", 'ash');
      expect(await axeFaults(station.page)).toEqual([]);
    } finally {
      await station.close();
    }
  });
});
