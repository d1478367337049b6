import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Browser} from 'playwright-core';
import {askPage, bundled, launch, openSaved} from '../scripts/extract/saved-page.ts';
import {forPage} from '../scripts/lib/page-function.ts';
import {ROOT} from '../scripts/lib/root.ts';
import {parseTruth} from '../tests/sites/truth.ts';

/** How long reading every item of a long page takes, beside one walk over its elements by the bare browser. */
export type ReadTimes = {name: string; items: number; each: number[]; walk: number[]};

/** Drawn pages whose last item is put there so many times more. */
const LONG = {'facebook/group-post': 100, 'youtube/watch': 500, 'reddit-old/comments': 500, 'generic/structure': 300};
const TURNS = 3;

/** Reads long pages in a tab of their own, by the program that reads them in the product. */
export async function benchRead(): Promise<ReadTimes[]> {
  const [browser, script] = [await launch(), await bundled(join(ROOT, 'scripts/extract/in-page.ts'))];
  try {
    const all: ReadTimes[] = [];
    for (const [name, times] of Object.entries(LONG)) all.push(await readLong(browser, script, {name, times}));
    return all;
  } finally {
    await browser.close();
  }
}

async function readLong(
  browser: Browser,
  script: string,
  {name, times}: {name: string; times: number},
): Promise<ReadTimes> {
  const path = join(ROOT, 'tests/fixtures/pages', name);
  const truth = parseTruth(name, await readFile(`${path}.json`, 'utf8'));
  const {page, close} = await openSaved(browser, {html: await readFile(`${path}.html`), url: truth.url, zone: 'UTC'});
  try {
    const about = {at: truth.items.map(({at}) => at), times, now: Date.parse(truth.now), turns: TURNS};
    return {
      name,
      ...(await askPage<Omit<ReadTimes, 'name'>>(page, script, `(${forPage(timeReading)})(${JSON.stringify(about)})`)),
    };
  } finally {
    await close();
  }
}

type Asked = {at: string[]; times: number; now: number; turns: number};

/** Runs in the page. One function, because only its own text travels there. */
function timeReading({at, times, now, turns}: Asked): Omit<ReadTimes, 'name'> {
  const last = at.flatMap((selector) => document.querySelector(selector) ?? []).at(-1);
  for (let n = 0; n < times; n += 1) last?.after(last.cloneNode(true));
  const timed = (work: () => unknown) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  let items = 0;
  const each: number[] = [];
  const walk: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const all = timed(() => {
      const read = globalThis.holdfastExtract({at: null, now});
      items = 'records' in read ? read.records.length : 0;
    });
    each.push(all / items);
    walk.push(timed(() => [...document.querySelectorAll('*')].filter((one) => one.matches('article, [role]'))));
  }
  return {items, each, walk};
}
