import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {EXTENSION} from '../../../scripts/lib/root.ts';
import {saveThis} from '../../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../../scripts/lib/station.ts';
import {serveCases} from './case-pages.ts';
import {colourAt, countColour, lastSaved, problemCodes} from './saved.ts';

/** Makes the target taller than the window: only then is it drawn again. */
const TALL = '#target{padding-bottom:900px !important}';
const STRIP = [0xff, 0xf3, 0xd6] as const;

let pages: Awaited<ReturnType<typeof serveCases>>;
let station: Station;
beforeAll(async () => {
  pages = await serveCases();
  station = await openStation({extension: EXTENSION, viewport: {width: 1000, height: 700}});
});
afterAll(async () => {
  await station.close();
  await pages.close();
});

async function saveTall(address: string, selector = '#target', style = TALL) {
  const {page} = station;
  await page.goto(address);
  await page.addStyleTag({content: style});
  const state = await saveThis(station, page, page.locator(selector));
  expect(state.state, state.code).toBe('saved');
  return lastSaved(station.browser);
}

describe('a post taller than the window', () => {
  it('is kept as pixels of what showed and as a drawing of the whole, which says itself what it is', async () => {
    const saved = await saveTall(pages.address('C32.html'), '#target', '#target{height:1300px !important}');
    const drawn = saved.picture('rendering');
    const cut = saved.picture('cut');
    if (!drawn || !cut) throw new Error(`no pictures: ${JSON.stringify(saved.exhibit.problems)}`);
    expect(problemCodes(saved)).toContain('itemClipped');
    expect(cut.height).toBeLessThanOrEqual(700);
    expect(drawn.height).toBe(1300 + 28);
    expect(colourAt(drawn, drawn.width - 3, 3)).toEqual(STRIP);
    // C32: all four corners, though the page is scrolled.
    expect(colourAt(drawn, 12, 28 + 12)).toEqual([0xe0, 0, 0]);
    expect(colourAt(drawn, drawn.width - 12, 28 + 12)).toEqual([0, 0xc0, 0]);
    expect(colourAt(drawn, 12, drawn.height - 12)).toEqual([0, 0, 0xe0]);
    expect(colourAt(drawn, drawn.width - 12, drawn.height - 12)).toEqual([0xe0, 0xd0, 0]);
    const part = saved.exhibit.parts.find(({how}) => how === 'rendering');
    expect(part).toMatchObject({role: 'item', how: 'rendering', path: 'item-2.png'});
  });

  it('C28: loses only the drawing where the library throws on modern colours', async () => {
    const saved = await saveTall(pages.address('C28.html'));
    expect(saved.picture('cut')).toBeDefined();
    expect(JSON.stringify(saved.facts.item.text)).toContain('COLOUR-TEXT you should be ashamed');
    expect(saved.picture('rendering') !== undefined || problemCodes(saved).includes('renderingFailed')).toBe(true);
  });

  it('C27: is drawn without the pictures of other hosts, and the record counts them', async () => {
    const saved = await saveTall(pages.address('C27.html', 'localhost'));
    expect(saved.picture('rendering')).toBeDefined();
    expect(saved.exhibit.problems.find(({code}) => code === 'renderingImagesMissing')?.sentence).toMatch(/^1 /);
  });

  it('C30: is drawn with a box that names the frame it could not read', async () => {
    const saved = await saveTall(pages.address('C30.html'));
    const drawn = saved.picture('rendering');
    if (!drawn) throw new Error('no drawing');
    expect(countColour(drawn, [0xee, 0xee, 0xee])).toBeGreaterThan(20_000);
  });

  it('C34: keeps the exact code points of every script', async () => {
    const saved = await saveTall(pages.address('C34.html'));
    const text = JSON.stringify(saved.facts.item.text);
    for (const line of ['أعرف أين تسكن', 'אני אמצא אותך', 'मैं तुम्हें ढूँढ लूँगा', '🔪 👨‍👩‍👧‍👦 🖐🏽 🏴‍☠️ ❤️‍🔥'])
      expect(text).toContain(line);
    expect(saved.picture('rendering')).toBeDefined();
  });

  it('C35: on a page of twenty thousand elements ends soon and never holds the page up for long', async () => {
    const saved = await saveTall(pages.address('C35.html'));
    // The product gives up by itself after ten seconds, and says so.
    expect(saved.picture('rendering') !== undefined || problemCodes(saved).includes('renderingFailed')).toBe(true);
    expect(JSON.stringify(saved.facts.item.text)).toContain('SMALL-TARGET');
  });

  it('C36: leaves the live elements as they were', async () => {
    const saved = await saveTall(pages.address('C36.html'));
    expect(JSON.stringify(saved.facts.item.text)).toContain('POST-TWO');
    expect(await station.page.locator('x-post').allInnerTexts()).toEqual([
      expect.stringContaining('connected once'),
      expect.stringContaining('connected once'),
      expect.stringContaining('connected once'),
    ]);
    expect(await station.page.locator('iframe').count()).toBe(0);
  });
});
