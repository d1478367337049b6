import {describe, expect, it} from 'vitest';
import type {OpenBrowser} from '../../scripts/lib/browser.ts';
import {until} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {openExtensionsPage} from './support/extensions-page.ts';
import {openLookout} from './support/jobs.ts';
import {readKept} from './support/kept.ts';
import {startSavingPage} from './support/save-page.ts';
import {workPlace} from './support/work-place.ts';

const ROWS = Array.from({length: 60}, (_, row) => `<p>row ${row + 1}</p>`).join('');
const PAGE = `<!doctype html><html lang="en"><title>Long</title><style>p{height:300px;margin:0}article{height:260px}</style>
<article id="target"><b rel="author">ann</b> WORDS</article>${ROWS}</html>`;

const open = workPlace({own: {'/long.html': PAGE}, viewport: {width: 800, height: 500}});

/** Whether a page of ours can be opened. */
async function opens({newTab, origin}: OpenBrowser): Promise<true | undefined> {
  const page = await newTab();
  const opened = await page.goto(`${origin}/manifest.json`).then(
    () => true as const,
    () => undefined,
  );
  await page.close();
  return opened;
}

// Loaded anew by Chromium's own page; Firefox has another way.
describe.skipIf(BROWSER !== 'chromium')(
  'C59: the extension is updated in the middle of a save, and the page is not loaded anew',
  () => {
    it('keeps what had been seen, puts the page back, and the next right-click saves as ever', async () => {
      const {save, server, station} = open();
      const {browser, page} = station;
      const address = server.listed('/long.html');
      await page.goto(address);
      const noise = await page.witness();
      await page.evaluate(() => {
        (window as {mark?: string}).mark = 'the same document';
        scrollTo(0, 0);
      });
      const extensions = await openExtensionsPage(browser, page);
      const lookout = await openLookout(browser, page);
      await startSavingPage(station);
      await lookout.waitForTiles(2);
      await extensions.reload();
      // The page must be the only tab: another would come to its front when one of ours is closed.
      await extensions.close();
      const isBack = await until(() => opens(browser), {timeoutMs: 20_000});
      expect(isBack, 'the extension runs again').toBe(true);
      await page.bringToFront();
      await until(async () => (await page.evaluate(() => scrollY)) === 0 || undefined, {timeoutMs: 10_000});
      expect(await page.evaluate(() => scrollY)).toBe(0);

      const state = await save(address, '#target');
      expect(state.state, state.code).toBe('saved');
      expect(await page.evaluate(() => (window as {mark?: string}).mark)).toBe('the same document');
      const {exhibits} = await readKept(browser);
      expect(exhibits).toHaveLength(2);
      const broken = exhibits.find(({exhibit}) => exhibit.problems.some(({code}) => code === 'workerStopped'));
      expect(broken?.exhibit.parts.some(({how}) => how === 'stitched')).toBe(true);
      expect(exhibits.some(({facts}) => JSON.stringify(facts.item.text).includes('WORDS'))).toBe(true);
      expect((await noise.said()).filter((line) => /error|context invalidated/i.test(line))).toEqual([]);
    });
  },
);
