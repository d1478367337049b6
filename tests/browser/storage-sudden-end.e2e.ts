import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {pause, until} from '../../scripts/lib/wait.ts';
import {BROWSER, DRAWS_PAGES_ITSELF} from './support/browser.ts';
import {openLookout} from './support/jobs.ts';
import {readKept} from './support/kept.ts';
import {type PageServer, servePages} from './support/page-server.ts';
import {joinedParts, runsDown, startSavingPage} from './support/save-page.ts';
import {expectWhole} from './support/whole.ts';

let server: PageServer;
let profile: string;
beforeAll(async () => {
  server = await servePages();
  profile = await mkdtemp(join(tmpdir(), 'holdfast-killed-long-'));
});
afterAll(async () => {
  await server.close();
  await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
});

function openAgain(): Promise<Station> {
  return openStation({browser: BROWSER, hosts: server.hosts, viewport: {width: 700, height: 520}, profile});
}

/** Kills the browser so many tiles into the save of a whole page, and some milliseconds more, so that it falls anywhere. */
async function killInTheMiddle(tiles: number, more: number): Promise<void> {
  const station = await openAgain();
  try {
    await station.page.goto(server.listed('/C05.html'));
    const lookout = await openLookout(station.browser, station.page);
    await startSavingPage(station);
    await lookout.waitForTiles(tiles);
    await pause(more);
    await station.browser.kill();
  } finally {
    await station.close();
  }
}

const TIMES = [
  [1, 0],
  [2, Math.floor(Math.random() * 600)],
  [5, Math.floor(Math.random() * 600)],
] as const;

// Firefox draws a whole page at once, so no tiles lie on the disk while it works.
describe.skipIf(DRAWS_PAGES_ITSELF)('the whole browser is killed (-9) in the middle of a long save', () => {
  it.each(TIMES.map(([tiles, more], turn) => [turn + 1, tiles, more]))(
    'turn %s, after tile %s and %s ms: what was written down becomes one whole exhibit at the next start',
    async (turn, tiles, more) => {
      await killInTheMiddle(tiles, more);
      const station = await openAgain();
      try {
        const {browser, page} = station;
        const lookout = await openLookout(browser, page);
        const ended = await until(async () => ((await lookout.left()).jobs.length === 0 ? true : undefined), {
          timeoutMs: 30_000,
        });
        expect(ended, JSON.stringify(await lookout.left())).toBe(true);
        expect(await lookout.left()).toEqual({jobs: [], tiles: 0});
        const kept = await readKept(browser);
        expectWhole(kept);
        expect(kept.exhibits).toHaveLength(turn);
        const last = kept.exhibits.at(-1);
        if (!last) throw new Error('nothing was kept');
        expect(last.exhibit.problems.map(({code}) => code)).toContain('workerStopped');
        const joined = joinedParts(last);
        expect(joined.reduce((sum, {how}) => sum + (how === 'stitched' ? 1 : 0), 0)).toBeGreaterThan(0);
        runsDown(joined, 650).forEach(({colour}, index) => {
          expect(colour).toBe(`#${Buffer.of(index + 1, 254 - index, 100).toString('hex')}`);
        });
      } finally {
        await station.close();
      }
    },
  );
});
