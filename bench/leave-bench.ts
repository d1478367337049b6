import {BROWSERS, type BrowserName, type Tab, waitOn} from '../scripts/lib/browser.ts';
import {caseFileAddress} from '../scripts/lib/make-pack.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';
import {until} from '../scripts/lib/wait.ts';

const TURNS = 5;

/** Milliseconds from the third press of the key until nothing of ours shows, and until every tab of ours is closed. */
export type LeaveTimes = {browser: BrowserName; hidden: number[]; closed: number[]};

/** Leaves with two pages of ours open, in each browser. */
export async function benchLeave(): Promise<LeaveTimes[]> {
  const all: LeaveTimes[] = [];
  for (const browser of BROWSERS) {
    const station = await openStation({browser});
    try {
      const times: LeaveTimes = {browser, hidden: [], closed: []};
      for (let turn = 0; turn < TURNS; turn += 1) {
        const {hidden, closed} = await leaveOnce(station);
        times.hidden.push(hidden);
        times.closed.push(closed);
      }
      all.push(times);
    } finally {
      await station.close();
    }
  }
  return all;
}

async function leaveOnce({browser, desk}: Station): Promise<{hidden: number; closed: number}> {
  const open = async (place: string): Promise<Tab> => {
    const tab = await browser.newTab();
    await tab.goto(caseFileAddress(browser, place));
    await waitOn(tab, `document.querySelector('.leave') !== null`);
    return tab;
  };
  await open('#/diary');
  const front = await open('#/');
  await front.bringToFront();
  await front.evaluate(noteWhenHidden);
  await desk.press('Escape', 'Escape', 'Escape');
  const begun = Date.now();
  const ours = async () => {
    const addresses = await Promise.all((await browser.tabs()).map((tab) => tab.url().catch(() => '')));
    return addresses.filter((address) => address.includes('/src/pages/')).length;
  };
  await until(async () => ((await ours()) === 0 ? true : undefined), {timeoutMs: 20_000, everyMs: 10});
  const closed = Date.now() - begun;
  // The page is gone with its own clock; what it noted lies where our origin can still read it.
  const page = await browser.newTab();
  await page.goto(`${browser.origin}/src/pages/popup/index.html`);
  const hidden = await page.evaluate<number>(`Number(localStorage.getItem('hidden') ?? Number.NaN)`);
  await page.close();
  return {hidden, closed};
}

/** Runs in the page: notes how long after the last press of Escape it was no longer to be seen. */
function noteWhenHidden(): void {
  let pressed = 0;
  addEventListener('keydown', ({timeStamp}) => {
    pressed = timeStamp;
  });
  new MutationObserver(() => {
    const at = performance.now();
    // The page hears of the press before this does.
    setTimeout(() => localStorage.setItem('hidden', String(at - pressed)));
  }).observe(document.documentElement, {attributes: true, attributeFilter: ['style']});
}
