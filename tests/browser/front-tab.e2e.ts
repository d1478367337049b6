import {describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import {chooseSaveThis, waitForOutcome} from '../../scripts/lib/save-this.ts';
import {pause} from '../../scripts/lib/wait.ts';
import {readKept} from './support/kept.ts';
import {pixelsOf} from './support/pixels.ts';
import {workPlace} from './support/work-place.ts';

const page = (colour: string) =>
  `<!doctype html><title>Tab</title><style>body{margin:0}</style><article style="height:1400px;background:${colour}"><b rel="author">ann</b> WORDS</article>`;

const own = {'/green.html': page('#00903c'), '/magenta.html': page('#d000d0')};
const open = workPlace({own, viewport: {width: 1000, height: 700}});

describe('C19: another tab comes to the front during a save', () => {
  it.each([0, 15, 40, 80, 150, 300])('%s ms after the choice: no pixel of it is kept', async (delay) => {
    const {station, server} = open();
    const {browser, desk, page} = station;
    await page.goto(server.listed('/green.html'));
    const other = await browser.newTab();
    await other.goto(server.listed('/magenta.html'));
    await page.bringToFront();
    await chooseSaveThis(station, page, elementOn(page, 'article'));
    await pause(delay);
    await desk.press('ctrl+Tab');
    const outcome = await waitForOutcome(station);
    expect(['saved', 'failed']).toContain(outcome.state);
    if (outcome.state === 'failed') expect(outcome.code).toBe('tabLeft');
    for (const {exhibit, parts} of (await readKept(browser)).exhibits) {
      for (const {path, mediaType} of exhibit.parts) {
        const bytes = parts.get(path);
        if (mediaType === 'image/png' && bytes) expect(pixelsOf(bytes).count('#d000d0'), path).toBe(0);
      }
    }
    await other.close();
  });

  it('leaves the next save of the same tab working', async () => {
    const {save, server, station} = open();
    await station.page.bringToFront();
    const outcome = await save(server.listed('/green.html'), 'article');
    expect(outcome.state, outcome.code).toBe('saved');
    const {exhibits} = await readKept(station.browser);
    const screen = exhibits.at(-1)?.parts.get('screen-1.png');
    expect(screen && pixelsOf(screen).count('#00903c')).toBeGreaterThan(500_000);
  });
});
