import {DEMO_PAGES, serveDemo} from '../scripts/demo/serve.ts';
import {elementOn} from '../scripts/lib/aim.ts';
import {pageOf} from '../scripts/lib/chromium/tab.ts';
import {caseFileAddress} from '../scripts/lib/make-pack.ts';
import {forPage} from '../scripts/lib/page-function.ts';
import {saveThis} from '../scripts/lib/save-this.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';

const TURNS = 8;
const MARK = '.timeline__mark';

/** Milliseconds, each turn: from the start of loading to the first marks being painted, and of one step of the zoom. */
export type PictureTimes = {one: number[]; full: number[]; zoom: number[]; count: number; marks: number};

/** The time line of one thing, and of `count` spread over three years. */
export async function benchPicture(count: number): Promise<PictureTimes> {
  const demo = await serveDemo();
  const station = await openStation({hosts: demo.hosts});
  try {
    await station.page.goto(DEMO_PAGES.feed);
    const saved = await saveThis(station, station.page, elementOn(station.page, 'article'));
    if (saved.state !== 'saved') throw new Error(`not saved: ${saved.code}`);
    const one = await openings(station);
    await fillUp(station, count);
    const full = await openings(station);
    return {
      one: one.map(({painted}) => painted),
      full: full.map(({painted}) => painted),
      zoom: full.flatMap(({zooms}) => zooms),
      count,
      marks: full[0]?.marks ?? 0,
    };
  } finally {
    await station.close();
    await demo.close();
  }
}

type Opening = {painted: number; zooms: number[]; marks: number};

async function openings({browser}: Station): Promise<Opening[]> {
  const times: Opening[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const page = pageOf(await browser.newTab());
    await page.goto(caseFileAddress(browser, '#/picture/timeline'));
    times.push((await page.evaluate(forPage(lookAtTimeline), MARK)) as Opening);
    await page.close();
  }
  return times;
}

/** Runs in the page: when the first marks were painted, and how long each of a few steps of the zoom took to be. */
async function lookAtTimeline(mark: string): Promise<{painted: number; zooms: number[]; marks: number}> {
  // The next frame is begun once this one was painted.
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  while (!document.querySelector(mark)) await frame();
  await frame();
  const painted = performance.now();
  const marks = document.querySelectorAll(mark).length;
  const zooms: number[] = [];
  for (const key of ['+', '+', '+', '-', '-', '-']) {
    const begun = performance.now();
    document.querySelector('.timeline')?.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    await frame();
    await frame();
    zooms.push(performance.now() - begun);
  }
  return {painted, zooms, marks};
}

/** Copies the row of the one saved exhibit until there are `count`, each at a time of its own: only the picture is measured. */
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
      const all = database.transaction(['rows'], 'readwrite');
      const [row] = (await answer(all.objectStore('rows').getAll())) as Record<string, unknown>[];
      const trace = row?.trace as Record<string, unknown>;
      for (let ordinal = 2; ordinal <= wanted; ordinal += 1) {
        // Spread by a step that shares no factor with three years of minutes, so that no two lie at one place.
        const minute = (ordinal * 274_177) % 1_576_800;
        const from = new Date(Date.UTC(2023, 5, 1) + minute * 60_000).toISOString();
        const to = ordinal % 10 === 0 ? new Date(Date.parse(from) + 259_200_000).toISOString() : from;
        const time = {from, to, known: ordinal % 10 === 0 ? 'range' : 'exact'};
        all.objectStore('rows').put({...row, id: crypto.randomUUID(), ordinal, trace: {...trace, item: '', time}});
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
