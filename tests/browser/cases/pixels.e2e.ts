import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {EXTENSION} from '../../../scripts/lib/root.ts';
import {saveThis} from '../../../scripts/lib/save-this.ts';
import {openStation, type Station, zoomPage} from '../../../scripts/lib/station.ts';
import {serveCases} from './case-pages.ts';
import {colourAt, countColour, lastSaved, problemCodes, type Saved} from './saved.ts';

const RED = [0xd0, 0, 0] as const;
const BLUE = [0, 0, 0xd0] as const;

let pages: Awaited<ReturnType<typeof serveCases>>;
beforeAll(async () => {
  pages = await serveCases();
});
afterAll(() => pages.close());

async function save(station: Station, address: string, selector: string): Promise<Saved> {
  await station.page.goto(address);
  const state = await saveThis(station, station.page, station.page.locator(selector).first());
  expect(state.state, state.code).toBe('saved');
  return lastSaved(station.browser);
}

describe.each([1, 1.25, 2])('C07: the cut at %s device pixels per CSS pixel', (pixelRatio) => {
  let station: Station;
  beforeAll(async () => {
    station = await openStation({extension: EXTENSION, viewport: {width: 1000, height: 700}, pixelRatio});
  });
  afterAll(() => station.close());

  it.each([0.67, 1, 1.1, 1.6])('has the whole red border and nothing around it at zoom %s', async (zoom) => {
    const {page} = station;
    await page.goto(pages.address('C07.html'));
    await zoomPage(station, zoom);
    const state = await saveThis(station, page, page.locator('#target p'));
    expect(state.state, state.code).toBe('saved');
    const {exhibit, picture} = await lastSaved(station.browser);
    const cut = picture('cut');
    const screen = picture('browserPixels');
    if (!cut || !screen || exhibit.origin !== 'captured') throw new Error('no pictures');
    const scale = screen.width / exhibit.capture.viewport.width;
    expect(exhibit.capture.scaleThousandths).toBe(Math.round(scale * 1000));
    expect(Math.abs(exhibit.capture.zoomThousandths / 1000 - zoom)).toBeLessThan(0.005);
    // 320 + 2 × (10 + 4) wide, and the border on all four sides, half-way along each.
    expect(Math.abs(cut.width - 348 * scale)).toBeLessThanOrEqual(2);
    const inset = Math.max(1, Math.round(scale));
    for (const [x, y] of [
      [cut.width / 2, inset],
      [cut.width / 2, cut.height - 1 - inset],
      [inset, cut.height / 2],
      [cut.width - 1 - inset, cut.height / 2],
    ] as const) {
      expect(colourAt(cut, x, y)).toEqual(RED);
    }
    // One line of half-covered pixels at the edge at most.
    expect(countColour(cut, BLUE)).toBeLessThanOrEqual(2 * (cut.width + cut.height));
    // The cut is that very rectangle of the picture, pixel for pixel.
    const part = exhibit.parts.find(({how}) => how === 'cut');
    if (part?.how !== 'cut') throw new Error('no rectangle');
    for (let y = 0; y < cut.height; y += 7) {
      for (let x = 0; x < cut.width; x += 7)
        expect(colourAt(cut, x, y)).toEqual(colourAt(screen, x + part.rect.x, y + part.rect.y));
    }
  });
});

describe('the picture of the window', () => {
  let station: Station;
  beforeAll(async () => {
    station = await openStation({extension: EXTENSION, viewport: {width: 1000, height: 700}});
  });
  afterAll(() => station.close());

  it('C13: is exactly what the person saw, and the page stays where it was', async () => {
    await station.page.goto(pages.address('C01.html'));
    await station.page.evaluate(() => scrollTo(0, 1500));
    const state = await saveThis(station, station.page, station.page.locator('#row15'));
    expect(state.state).toBe('saved');
    const {exhibit} = await lastSaved(station.browser);
    if (exhibit.origin !== 'captured') throw new Error('not captured');
    const scrolled = await station.page.evaluate(() => scrollY);
    expect(exhibit.capture.scroll).toEqual({x: 0, y: scrolled});
  });

  it('C17: holds nothing of ours, in two saves right after one another', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const saved = await save(station, pages.address('C17.html'), '#target');
      for (const how of ['browserPixels', 'cut'] as const) {
        const picture = saved.picture(how);
        if (!picture) throw new Error(`no ${how}`);
        expect(countColour(picture, [0x20, 0x60, 0x40], 0)).toBe(picture.width * picture.height);
      }
    }
  });

  it('C30: shows a comment in a frame of another origin, and the record names the frame', async () => {
    const saved = await save(station, pages.address('C30.html'), '#target p');
    const cut = saved.picture('cut');
    if (!cut) throw new Error('no cut');
    expect(countColour(cut, [0x70, 0x30, 0xa0])).toBeGreaterThan(10_000);
    expect(problemCodes(saved)).toContain('frameNotRead');
  });

  it('C27: shows a picture of another host', async () => {
    const saved = await save(station, pages.address('C27.html', 'localhost'), '#target p');
    const cut = saved.picture('cut');
    if (!cut) throw new Error('no cut');
    expect(countColour(cut, [0xc0, 0x20, 0x20])).toBeGreaterThan(10_000);
    expect(saved.facts.media.map(({alt}) => alt)).toContain('photo of a broken window');
  });

  it('C36: leaves the elements of the page untouched', async () => {
    await save(station, pages.address('C36.html'), '#target');
    expect(await station.page.evaluate(() => (globalThis as unknown as {connected: number}).connected)).toBe(3);
  });
});
