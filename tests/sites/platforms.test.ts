import {afterAll, beforeAll, expect, test} from 'vitest';
import {type DrawnBrowser, openBrowser} from './drawn-browser.ts';
import type {Drawn} from './in-page.ts';
import {drawnPages} from './pages.ts';
import {type Measured, tableOf} from './platforms-table.ts';

let browser: DrawnBrowser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(() => browser.close());

// `npm run table` writes the file anew.
test('docs/platforms.md says what was measured on the drawn pages, and nothing is wrong', async () => {
  const pages = drawnPages();
  const measured: Measured[] = [];
  const next = async (): Promise<void> => {
    for (let drawn = pages.shift(); drawn; drawn = pages.shift()) {
      const {verdicts, readers} = await browser.ask<Drawn>(drawn, 'holdfastDrawn');
      measured.push({name: drawn.name, platform: drawn.platform, verdicts, readers});
    }
  };
  await Promise.all([next(), next(), next()]);
  const wrong = measured.flatMap(({name, verdicts}) =>
    verdicts.flat().flatMap(({fact, state}) => (state === 'wrong' ? [`${name}: ${fact}`] : [])),
  );
  await expect(tableOf(measured)).toMatchFileSnapshot('../../docs/platforms.md');
  expect(wrong).toEqual([]);
}, 600_000);
