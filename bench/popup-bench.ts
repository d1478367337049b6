import {DEMO_PAGES, serveDemo} from '../scripts/demo/serve.ts';
import {elementOn} from '../scripts/lib/aim.ts';
import {pageOf} from '../scripts/lib/chromium/tab.ts';
import {forPage} from '../scripts/lib/page-function.ts';
import {clearSaveState} from '../scripts/lib/save-state.ts';
import {saveThis} from '../scripts/lib/save-this.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';

const TURNS = 10;

/** Milliseconds from the start of loading to the popup's content being painted, each turn. */
export type PopupTimes = {empty: number[]; full: number[]; count: number};

/** The popup's page with nothing kept, and with `count` exhibits. */
export async function benchPopup(count: number): Promise<PopupTimes> {
  const demo = await serveDemo();
  const station = await openStation({hosts: demo.hosts});
  try {
    const empty = await openings(station, 'main p');
    await station.page.goto(DEMO_PAGES.feed);
    const saved = await saveThis(station, station.page, elementOn(station.page, 'article'));
    if (saved.state !== 'saved') throw new Error(`not saved: ${saved.code}`);
    await fillUp(station, count);
    // Else the popup would speak of the save that was just made.
    await clearSaveState(station.browser);
    return {empty, full: await openings(station, 'main li'), count};
  } finally {
    await station.close();
    await demo.close();
  }
}

/** Loads the popup's page in a tab and waits for what the person came for to be painted. */
async function openings({browser}: Station, content: string): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const page = pageOf(await browser.newTab());
    await page.addInitScript(forPage(notePainted), content);
    await page.goto(`${browser.origin}/src/pages/popup/index.html`);
    times.push(
      (await page
        .waitForFunction(() => (globalThis as {painted?: number}).painted)
        .then((handle) => handle.jsonValue())) as number,
    );
    await page.close();
  }
  return times;
}

/** Runs in the page: notes when `selector` is there and painted. */
function notePainted(selector: string): void {
  const watch = () => {
    const there = document.querySelector(selector) !== null;
    requestAnimationFrame(there ? () => Object.assign(globalThis, {painted: performance.now()}) : watch);
  };
  watch();
}

/** Copies the one saved exhibit until there are `count`, straight in the database: only the lists are measured. */
async function fillUp({browser}: Station, count: number): Promise<void> {
  const page = pageOf(await browser.newTab());
  await page.goto(`${browser.origin}/manifest.json`);
  await page.evaluate(
    forPage(async (wanted: number) => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      const database = await answer(indexedDB.open('holdfast'));
      const all = database.transaction(['exhibits', 'rows', 'thumbnails'], 'readwrite');
      const first = async (name: string) =>
        (await answer(all.objectStore(name).getAll()))[0] as Record<string, unknown>;
      const [exhibit, row, thumbnail] = [await first('exhibits'), await first('rows'), await first('thumbnails')];
      for (let ordinal = 2; ordinal <= wanted; ordinal += 1) {
        const id = crypto.randomUUID();
        all.objectStore('exhibits').put({...exhibit, id, ordinal});
        all.objectStore('rows').put({...row, id, ordinal});
        if (thumbnail) all.objectStore('thumbnails').put({...thumbnail, exhibitId: id});
      }
      await new Promise((done) => {
        all.oncomplete = done;
      });
      database.close();
    }),
    count,
  );
  await page.close();
}
