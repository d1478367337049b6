import {DEMO_PAGES, serveDemo} from '../scripts/demo/serve.ts';
import {type Tab, waitOn} from '../scripts/lib/browser.ts';
import {caseFileAddress} from '../scripts/lib/make-pack.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';
import {tabTo} from '../tests/browser/support/by-keyboard.ts';
import {repeat, saveOnce} from './capture-bench.ts';

const PASSPHRASE = 'seven green teapots wander';
const OPENINGS = 6;

/** Milliseconds: the same save open and sealed, the full page to its list open and sealed, and from the passphrase to it. */
export type VaultTimes = {
  save: {open: number[]; sealed: number[]};
  list: {open: number[]; sealed: number[]};
  unlock: number[];
};

/** The same browser and the same things, before everything is locked away and after it. */
export async function benchVault(): Promise<VaultTimes> {
  const demo = await serveDemo();
  const station = await openStation({hosts: demo.hosts});
  try {
    await station.page.goto(DEMO_PAGES.feed);
    const save = {open: await repeat(() => saveOnce(station)), sealed: [] as number[]};
    const list = {open: await lists(station), sealed: [] as number[]};
    await lockEverythingAway(station);
    list.sealed = await lists(station);
    const unlock: number[] = [];
    for (let turn = 0; turn < OPENINGS; turn += 1) unlock.push(await unlockOnce(station));
    await station.page.bringToFront();
    save.sealed = await repeat(() => saveOnce(station));
    return {save, list, unlock};
  } finally {
    await station.close();
    await demo.close();
  }
}

const LINE = '.list__item';

async function openPage({browser}: Station, place: string): Promise<Tab> {
  const tab = await browser.newTab();
  await tab.goto(caseFileAddress(browser, place));
  await tab.bringToFront();
  return tab;
}

/** From the start of loading to the list. */
async function lists(station: Station): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    const tab = await openPage(station, '#/');
    times.push(await tab.evaluate(whenThere, LINE));
    await tab.close();
  }
  return times;
}

/** Runs in the page: by its own clock, which begins with loading. */
async function whenThere(selector: string): Promise<number> {
  while (!document.querySelector(selector)) await new Promise((done) => requestAnimationFrame(done));
  return performance.now();
}

/** Runs in the page: notes when Return was pressed. */
function noteReturn(): void {
  window.addEventListener(
    'keydown',
    ({key}) => {
      if (key === 'Enter') Object.assign(globalThis, {pressed: performance.now()});
    },
    true,
  );
}

/** From the Return after the passphrase to the list. */
async function unlockOnce(station: Station): Promise<number> {
  const {desk} = station;
  await desk.press('alt+shift+l');
  const tab = await openPage(station, '#/');
  await waitOn(tab, `document.querySelector('input[type=password]') !== null`);
  await tabTo(tab, desk, 'Passphrase');
  await desk.type(PASSPHRASE);
  await tab.evaluate(noteReturn);
  await desk.press('Return');
  const there = await tab.evaluate(whenThere, LINE);
  const pressed = await tab.evaluate<number>('globalThis.pressed');
  await tab.close();
  return there - pressed;
}

async function lockEverythingAway(station: Station): Promise<void> {
  const {desk} = station;
  const tab = await openPage(station, '#/safety');
  const shows = (words: string) =>
    waitOn(tab, `document.querySelector('main').innerText.includes(${JSON.stringify(words)})`, 60_000);
  await shows('Set this passphrase');
  await tabTo(tab, desk, 'Passphrase');
  await desk.type(PASSPHRASE);
  await tabTo(tab, desk, 'The same passphrase again');
  await desk.type(PASSPHRASE);
  await desk.press('Return');
  await shows('Your recovery code');
  await tabTo(tab, desk, 'I have written it down');
  await desk.press('space');
  await tabTo(tab, desk, 'Lock everything away');
  await desk.press('Return');
  await shows('Everything is locked now');
  await tab.close();
}
