import {createServer} from 'node:http';
import {feedPage} from '../scripts/demo/feed-page.ts';
import {closeServer, listen} from '../scripts/lib/local-server.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';

const TURNS = 40;
const PATH = '/feed';
/** The same server under two names: our declared script runs on the first and not on the second. */
const LISTED = 'www.pinterest.com';
const UNLISTED = 'www.unlisted.example';

/** Milliseconds from the start of a load to its end, each turn; `paired`: the difference within each turn. */
export type LoadTimes = {withScript: number[]; without: number[]; paired: number[]};

/** One page loaded in turns with and without our declared script, so that both see the same machine. */
export async function benchLoad(): Promise<LoadTimes> {
  const page = feedPage(new Date());
  const server = createServer((_, answer) => {
    answer.writeHead(200, {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store'}).end(page);
  });
  const port = await listen(server);
  const station = await openStation({
    hosts: new Map([
      [LISTED, port],
      [UNLISTED, port],
    ]),
  });
  try {
    const times: LoadTimes = {withScript: [], without: [], paired: []};
    await loadOnce(station, LISTED);
    await loadOnce(station, UNLISTED);
    for (let turn = 0; turn < TURNS; turn += 1) {
      // Who goes first has it a little harder: by turns.
      const first = turn % 2 === 0;
      const one = await loadOnce(station, first ? LISTED : UNLISTED);
      const other = await loadOnce(station, first ? UNLISTED : LISTED);
      const [withScript, without] = first ? [one, other] : [other, one];
      times.withScript.push(withScript);
      times.without.push(without);
      times.paired.push(withScript - without);
    }
    return times;
  } finally {
    await station.close();
    await closeServer(server);
  }
}

/** By the page's own clock, from the first byte that arrives to the end of its load event. */
async function loadOnce({page}: Station, host: string): Promise<number> {
  await page.goto(`https://${host}${PATH}`);
  return page.evaluate(async () => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    for (let tries = 0; entry && entry.loadEventEnd === 0 && tries < 100; tries += 1) {
      await new Promise((done) => setTimeout(done, 10));
    }
    if (!entry || entry.loadEventEnd === 0) throw new Error('the load did not end');
    return entry.loadEventEnd - entry.responseStart;
  });
}
