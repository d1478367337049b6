import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, statfsSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import {saveThis} from '../../scripts/lib/save-this.ts';
import {openStation} from '../../scripts/lib/station.ts';
import {BROWSER} from './support/browser.ts';
import {readKept} from './support/kept.ts';
import {type PageServer, servePages} from './support/page-server.ts';

/** A picture of noise: it does not shrink, so each save needs a megabyte or more. */
const NOISE = `<!doctype html><title>Noise</title><article id=target style="height:500px"><b rel=author>ann</b><canvas id=c width=900 height=440></canvas></article><script>
const paint = c.getContext('2d'), pixels = paint.createImageData(900, 440);
for (let i = 0; i < pixels.data.length; i += 65536) crypto.getRandomValues(pixels.data.subarray(i, i + 65536));
paint.putImageData(pixels, 0, 0);</script>`;

let server: PageServer;
let disk: string;
beforeAll(async () => {
  server = await servePages({'/noise.html': NOISE});
  disk = mkdtempSync(join(tmpdir(), 'holdfast-disk-'));
  // A small disk of its own, really full: needs root, as the machines that test this have.
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk]);
});
afterAll(async () => {
  execFileSync('umount', ['--lazy', disk]);
  rmSync(disk, {recursive: true, force: true});
  await server.close();
});

/** Fills the disk but for so much. The browser writes meanwhile: what no longer fits is measured anew. */
function fillUp(leave: number): string {
  const filler = join(disk, 'filler');
  for (let turn = 0; ; turn += 1) {
    const {bavail, bsize} = statfsSync(disk);
    try {
      writeFileSync(filler, new Uint8Array(Math.max(0, bavail * bsize - leave)));
      return filler;
    } catch (error) {
      if (turn === 9) throw error;
      rmSync(filler, {force: true});
    }
  }
}

describe('a full disk', () => {
  it('is told in plain words, keeps all that was there, and does no harm to the next save', async () => {
    const profile = mkdtempSync(join(disk, 'profile-'));
    const station = await openStation({
      browser: BROWSER,
      hosts: server.hosts,
      viewport: {width: 1000, height: 700},
      profile,
    });
    try {
      const {page, browser} = station;
      await page.goto(server.listed('/noise.html'));
      const target = elementOn(page, '#target');
      expect((await saveThis(station, page, target)).state).toBe('saved');

      const filler = fillUp(200_000);
      const refused = await saveThis(station, page, target);
      expect(refused).toMatchObject({state: 'failed', code: 'diskFull'});

      rmSync(filler);
      expect((await saveThis(station, page, target)).state).toBe('saved');
      const {exhibits, idsInParts, log} = await readKept(browser);
      expect(exhibits.map(({exhibit}) => exhibit.ordinal)).toEqual([1, 2]);
      expect(new Set(idsInParts).size).toBe(2);
      expect(log.filter((line) => line.includes('exhibit.sealed')).length).toBe(2);
    } finally {
      await station.close();
    }
  });
});
