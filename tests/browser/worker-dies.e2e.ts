import {afterEach, describe, expect, it} from 'vitest';
import {closePopup, openPopup} from '../../scripts/lib/popup.ts';
import {until} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {DRAWS_PAGES_ITSELF} from './support/browser.ts';
import {type Lookout, openLookout} from './support/jobs.ts';
import {lastKept, partOf, readKept} from './support/kept.ts';
import {joinedParts, runsDown, startSavingPage} from './support/save-page.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace({viewport: {width: 700, height: 520}});

let lookout: Lookout | undefined;
afterEach(async () => {
  await lookout?.close();
  lookout = undefined;
});

describe('C55: the browser stops our worker in the middle of a long save', () => {
  it.each(['opened again', 'open all the time'])(
    'keeps what was there, and says so in a popup that is %s',
    async (how) => {
      const {server, station} = open();
      const {browser, page} = station;
      const address = server.listed('/C05.html');
      await page.goto(address);
      await page.evaluate(() => scrollTo(0, 1234));
      const before = (await readKept(browser)).exhibits.length;
      lookout = await openLookout(browser, page);
      await startSavingPage(station);
      if (how === 'opened again') await closePopup(browser, station.desk);
      await (DRAWS_PAGES_ITSELF ? lookout.waitForJob() : lookout.waitForTiles(3));
      await browser.stopWorker();
      const {tiles, jobs} = await lookout.left();
      expect(tiles).toBeGreaterThanOrEqual(DRAWS_PAGES_ITSELF ? 0 : 3);
      expect(jobs).toHaveLength(1);

      // Nobody but the page itself is left to put it back.
      const back = await until(async () => ((await page.evaluate(() => scrollY)) === 1234 ? true : undefined), {
        timeoutMs: 10_000,
      });
      expect(back, 'the page is where it was').toBe(true);

      const popup = await openPopup(browser, station.desk);
      const words = () => popup.evaluate<string>('document.body.innerText');
      await until(async () => ((await words()).includes('broken off') ? true : undefined), {timeoutMs: 30_000});
      expect(await words()).toContain('This save was broken off. What was kept until then is safe.');

      const kept = await lastKept(browser);
      expect(kept.exhibit.ordinal).toBe(before + 1);
      const codes = kept.exhibit.problems.map(({code}) => code);
      expect(codes).toEqual(
        expect.arrayContaining(['workerStopped', ...(DRAWS_PAGES_ITSELF ? [] : ['joinUnfinished'])]),
      );
      expect(valueIn(kept.facts.page.address)).toBe(address);
      expect(partOf(kept, 'screen').bytes.length).toBeGreaterThan(0);
      if (kept.exhibit.origin !== 'captured') throw new Error('it is a capture');
      const {startedAt, finishedAt, monotonicMs} = kept.exhibit.capture;
      expect(startedAt.at < finishedAt.at && finishedAt.at < kept.exhibit.sealedAt.at).toBe(true);
      expect(monotonicMs.end).toBeGreaterThan(monotonicMs.start);

      expect(await lookout.left()).toEqual({jobs: [], tiles: 0});
      // There it may have died before it had read the page.
      if (DRAWS_PAGES_ITSELF) return;
      // Read before the page was scrolled: all of it.
      expect(kept.parts.get('page.html.txt')?.toString('utf8')).toContain('Band 80 of 80');
      const joined = joinedParts(kept);
      const [first] = joined;
      if (first?.how !== 'stitched') throw new Error('it was joined from tiles');
      expect(first.tiles).toBe(tiles);
      expect(first.covers).toMatchObject({x: 0, y: 0});
      // Band i has the colour rgb(i, 255 − i, 100) and 500 px.
      const bands = runsDown(joined, 650);
      bands.forEach(({colour, rows}, index) => {
        expect(colour).toBe(`#${Buffer.of(index + 1, 254 - index, 100).toString('hex')}`);
        if (index < bands.length - 1) expect(rows).toBe(500);
      });
      expect(bands.length).toBeGreaterThanOrEqual(3);
    },
  );
});
