import {join} from 'node:path';
import {DEMO_PAGES, serveDemo} from '../scripts/demo/serve.ts';
import {elementOn} from '../scripts/lib/aim.ts';
import {pageOf} from '../scripts/lib/chromium/tab.ts';
import type {ExtensionScope} from '../scripts/lib/extension-scope.ts';
import {ROOT} from '../scripts/lib/root.ts';
import {chooseSaveThis, waitForOutcome} from '../scripts/lib/save-this.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';
import {pause} from '../scripts/lib/wait.ts';

const TURNS = 10;
const POST = 'article[data-testid="tweet"]:has([data-testid="tweetPhoto"])';

/** Milliseconds of each turn. */
export type CaptureTimes = {sealed: number[]; bare: number[]; redrawn: number[]};

/** A post with a picture: the whole save, the browser's bare picture call, and html2canvas of the same post. */
export async function benchCapture(): Promise<CaptureTimes> {
  const demo = await serveDemo();
  const station = await openStation({hosts: demo.hosts});
  try {
    await station.page.goto(DEMO_PAGES.feed);
    const sealed = await repeat(() => saveOnce(station));
    const bare = await repeat(() => photographOnce(station));
    await pageOf(station.page).addScriptTag({path: join(ROOT, 'node_modules/html2canvas/dist/html2canvas.min.js')});
    const redrawn = await repeat(() => redrawOnce(station));
    return {sealed, bare, redrawn};
  } finally {
    await station.close();
    await demo.close();
  }
}

/** The turns of one measurement. */
export async function repeat(once: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) times.push(await once());
  return times;
}

/** From the first word the product says after the choice to "sealed and stored", by its own clock. */
export async function saveOnce(station: Station): Promise<number> {
  const begun = await chooseSaveThis(station, station.page, elementOn(station.page, POST));
  const ended = await waitForOutcome(station);
  if (ended.state !== 'saved') throw new Error(`not saved: ${ended.code}`);
  if (begun.state === 'saving') return Date.parse(ended.at) - Date.parse(begun.at);
  // It was done before we could ask: measure again.
  return saveOnce(station);
}

async function photographOnce({browser}: Station): Promise<number> {
  // The browser allows two pictures a second; a call that has to wait would be measured with its wait.
  await pause(700);
  return browser.inWorker(async () => {
    const {chrome} = globalThis as unknown as ExtensionScope;
    const begun = performance.now();
    await chrome.tabs.captureVisibleTab({format: 'png'});
    return performance.now() - begun;
  }, null);
}

function redrawOnce({page}: Station): Promise<number> {
  return page.evaluate(async (selector) => {
    const {html2canvas} = globalThis as unknown as {html2canvas(element: Element, options: object): Promise<unknown>};
    const post = document.querySelector(selector);
    if (!post) throw new Error('the post is gone');
    const begun = performance.now();
    await html2canvas(post, {logging: false});
    return performance.now() - begun;
  }, POST);
}
