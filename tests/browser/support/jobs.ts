import type {OpenBrowser, Tab} from '../../../scripts/lib/browser.ts';
import {until} from '../../../scripts/lib/wait.ts';

/** What the database holds of saves that have not ended. */
export type Left = {jobs: {id: string; kind: string; tries: number; trouble: string}[]; tiles: number};

/** Looks into the database from a page of ours that lies behind the page that is saved, past all code of the product. */
export type Lookout = {
  left(): Promise<Left>;
  waitForTiles(least: number): Promise<void>;
  waitForJob(): Promise<void>;
  close(): Promise<void>;
};

/** Wakes a background that was stopped, as any page of ours that asks it something does. */
export async function wakeWorker({newTab, origin}: OpenBrowser): Promise<void> {
  const page = await newTab();
  await page.goto(`${origin}/src/pages/page/index.html`);
  await page.evaluate(async () => {
    const {chrome} = globalThis as unknown as {chrome: {runtime: {sendMessage(message: object): Promise<unknown>}}};
    await chrome.runtime.sendMessage({to: 'background', name: 'steer', request: {tabId: -1, how: 'goOn'}});
  });
  await page.close();
}

/** Opens the lookout, and brings `front` before it again. */
export async function openLookout({newTab, origin}: OpenBrowser, front: Tab): Promise<Lookout> {
  const page = await newTab();
  await page.goto(`${origin}/manifest.json`);
  await front.bringToFront();
  const left = () => page.evaluate(readLeft);
  return {
    left,
    waitForTiles: async (least) => {
      const enough = await until(async () => ((await left()).tiles >= least ? true : undefined), {timeoutMs: 60_000});
      if (!enough) throw new Error(`fewer than ${least} tiles were written down: ${JSON.stringify(await left())}`);
    },
    waitForJob: async () => {
      const begun = await until(async () => ((await left()).jobs.length > 0 ? true : undefined), {timeoutMs: 60_000});
      if (!begun) throw new Error('no save was noted as begun');
    },
    close: () => page.close(),
  };
}

async function readLeft(): Promise<Left> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const database = await answer(indexedDB.open('holdfast'));
  if (!database.objectStoreNames.contains('jobs')) {
    database.close();
    return {jobs: [], tiles: 0};
  }
  const both = database.transaction(['jobs', 'jobTiles'], 'readonly');
  const [jobs, tiles] = await Promise.all([
    answer(both.objectStore('jobs').getAll()) as Promise<Left['jobs']>,
    answer(both.objectStore('jobTiles').count()),
  ]);
  database.close();
  return {jobs: jobs.map(({id, kind, tries, trouble}) => ({id, kind, tries, trouble})), tiles};
}
