import {execFileSync} from 'node:child_process';
import {appendFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openStation} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {BROWSER, DRAWS_PAGES_ITSELF} from './support/browser.ts';
import {openLookout, wakeWorker} from './support/jobs.ts';
import {readKept} from './support/kept.ts';
import {type PageServer, servePages} from './support/page-server.ts';
import {endOfSave, savePage, startSavingPage} from './support/save-page.ts';
import {expectWhole} from './support/whole.ts';

/** Twelve pictures of noise, one below the other: each tile needs a megabyte or more. */
const NOISE = `<!doctype html><html lang="en"><title>Noise</title><style>body{margin:0}canvas{display:block}</style><body><script>
for (let n = 0; n < 12; n += 1) {
  const canvas = document.createElement('canvas');
  canvas.width = 900;
  canvas.height = 600;
  document.body.append(canvas);
  const paint = canvas.getContext('2d'), pixels = paint.createImageData(900, 600);
  for (let i = 0; i < pixels.data.length; i += 65536) crypto.getRandomValues(pixels.data.subarray(i, i + 65536));
  paint.putImageData(pixels, 0, 0);
}</script></body></html>`;
const SMALL = '<!doctype html><html lang="en"><title>Small</title><p>SMALL</p></html>';

let server: PageServer;
let disk: string;
beforeAll(async () => {
  server = await servePages({'/noise.html': NOISE, '/small.html': SMALL});
  disk = mkdtempSync(join(tmpdir(), 'holdfast-tiles-disk-'));
  // A small disk of its own, really full: needs root, as the machines that test this have.
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=260m', 'tmpfs', disk]);
});
afterAll(async () => {
  execFileSync('umount', ['--lazy', disk]);
  rmSync(disk, {recursive: true, force: true});
  await server.close();
});

function roomLeft(): number {
  const {bavail, bsize} = statfsSync(disk);
  return bavail * bsize;
}

/** Fills the disk up to so many bytes; gives the way to make room again. */
function fillUp(leave: number): () => void {
  const filler = join(disk, 'filler');
  const piece = new Uint8Array(1_000_000);
  for (let room = roomLeft(); room > leave; room = roomLeft()) {
    // The browser writes too meanwhile: asked anew before each piece, so that never more is taken than is there.
    appendFileSync(filler, piece.subarray(0, Math.min(piece.length, room - leave)));
  }
  return () => rmSync(filler);
}

// Firefox draws a whole page at once, so no tiles lie on the disk while it works.
describe.skipIf(DRAWS_PAGES_ITSELF)('the disk fills up while a whole page is photographed', () => {
  it('says so, puts the page back, keeps what was written down, and seals it once there is room', async () => {
    const profile = join(disk, 'profile');
    mkdirSync(profile);
    const station = await openStation({
      browser: BROWSER,
      hosts: server.hosts,
      viewport: {width: 900, height: 640},
      profile,
    });
    try {
      const {page, browser} = station;
      await page.goto(server.listed('/small.html'));
      expect(await savePage(station)).toMatchObject({state: 'saved'});

      await page.goto(server.listed('/noise.html'));
      await page.evaluate(() => scrollTo(0, 777));
      const lookout = await openLookout(browser, page);
      await startSavingPage(station);
      await lookout.waitForTiles(2);
      const makeRoom = fillUp(2_500_000);
      const state = await endOfSave(station);
      expect(await page.evaluate(() => scrollY), 'the page is where it was').toBe(777);

      // Sealed with what fitted, or told to be unfinished with every tile still there: never lost, never half.
      const left = await lookout.left();
      if (state.state === 'failed') {
        expect(state.code).toBe('notFinished');
        expect(left.jobs).toHaveLength(1);
        expect(left.tiles).toBeGreaterThanOrEqual(2);
      } else {
        expect(left).toEqual({jobs: [], tiles: 0});
      }
      expectWhole(await readKept(browser));

      makeRoom();
      await browser.stopWorker();
      await wakeWorker(browser);
      const ended = await until(async () => ((await lookout.left()).jobs.length === 0 ? true : undefined), {
        timeoutMs: 30_000,
      });
      expect(ended, JSON.stringify(await lookout.left())).toBe(true);
      const kept = await readKept(browser);
      expectWhole(kept);
      expect(kept.exhibits).toHaveLength(2);
      const noise = kept.exhibits.at(-1);
      expect(noise?.exhibit.problems.map(({code}) => code)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(joinNoRoom|savedLater|workerStopped)$/)]),
      );
      const joined = noise?.exhibit.parts.flatMap((part) => (part.how === 'stitched' ? [part] : [])) ?? [];
      expect(joined.reduce((sum, {tiles}) => sum + tiles, 0)).toBeGreaterThanOrEqual(2);
    } finally {
      await station.close();
    }
  });
});
