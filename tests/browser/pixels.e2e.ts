import {describe, expect, it} from 'vitest';
import {zoomPage} from '../../scripts/lib/station.ts';
import {lastKept} from './support/kept.ts';
import {captureOf, needPicture, problemCodes} from './support/pictures.ts';
import {type WorkPlace, workPlace} from './support/work-place.ts';

const RED = '#d00000';
const BLUE = '#0000d0';

/** The page knows but one scale, zoom × ratio: each of these once. */
const ZOOMS: Record<number, number[]> = {1: [0.67, 1.1], 1.25: [1, 1.6], 2: [0.67, 1.1, 1.6]};

function cutTests(place: () => WorkPlace, pixelRatio: number): void {
  it.each(ZOOMS[pixelRatio] ?? [])(
    'C07: the cut has the whole red border and nothing around it at zoom %s',
    async (zoom) => {
      const {station, server, save} = place();
      const address = server.listed('/C07.html');
      await station.page.goto(address);
      await zoomPage(station, zoom);
      const state = await save(address, '#target p');
      expect(state.state, state.code).toBe('saved');
      const kept = await lastKept(station.browser);
      const cut = needPicture(kept, 'cut');
      const screen = needPicture(kept, 'browserPixels');
      const {scaleThousandths, zoomThousandths, viewport} = captureOf(kept);
      const scale = screen.width / viewport.width;
      // The width of the viewport is told in whole px.
      expect(Math.abs(scaleThousandths - scale * 1000)).toBeLessThanOrEqual((scale * 1000) / viewport.width + 0.5);
      expect(Math.abs(zoomThousandths / 1000 - zoom)).toBeLessThan(0.005);
      // 320 + 2 × (10 + 4) wide, and the border on all four sides, half-way along each.
      expect(Math.abs(cut.width - 348 * scale)).toBeLessThanOrEqual(2);
      const inset = Math.max(1, Math.round(scale));
      const [middle, half] = [Math.floor(cut.width / 2), Math.floor(cut.height / 2)];
      expect(cut.at(middle, inset)).toBe(RED);
      expect(cut.at(middle, cut.height - 1 - inset)).toBe(RED);
      expect(cut.at(inset, half)).toBe(RED);
      expect(cut.at(cut.width - 1 - inset, half)).toBe(RED);
      // One line of half-covered pixels at the edge at most.
      expect(cut.count(BLUE)).toBeLessThanOrEqual(2 * (cut.width + cut.height));
      // The cut is that very rectangle of the picture, pixel for pixel.
      const part = kept.exhibit.parts.find(({how}) => how === 'cut');
      if (part?.how !== 'cut') throw new Error('no rectangle');
      for (let y = 0; y < cut.height; y += 7) {
        for (let x = 0; x < cut.width; x += 7) {
          expect(cut.at(x, y)).toBe(screen.at(x + part.rect.x, y + part.rect.y));
        }
      }
    },
  );
}

describe.each([1.25, 2])('the picture of the window at %s device pixels per CSS pixel', (pixelRatio) => {
  cutTests(workPlace({viewport: {width: 1000, height: 700}, pixelRatio}), pixelRatio);
});

describe('the picture of the window at one device pixel per CSS pixel', () => {
  const place = workPlace({viewport: {width: 1000, height: 700}});

  it('C13: is exactly what the person saw, and the page stays where it was', async () => {
    const {station, server, save} = place();
    const address = server.listed('/C01.html');
    await station.page.goto(address);
    await station.page.evaluate(() => scrollTo(0, 1500));
    expect((await save(address, '#row15')).state).toBe('saved');
    const scrolled = await station.page.evaluate(() => scrollY);
    expect(captureOf(await lastKept(station.browser)).scroll).toEqual({x: 0, y: scrolled});
  });

  it('C17: holds nothing of ours, in two saves right after one another', async () => {
    const {station, server, save} = place();
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await save(server.local('/C17.html'), '#target')).state).toBe('saved');
      const kept = await lastKept(station.browser);
      for (const how of ['browserPixels', 'cut'] as const) {
        expect([...needPicture(kept, how).colours()]).toEqual(['#206040']);
      }
    }
  });

  it('C27: shows a picture of another host', async () => {
    const {station, server, save} = place();
    await save(server.local('/C27.html').replace('127.0.0.1', 'localhost'), '#target p');
    const kept = await lastKept(station.browser);
    expect(needPicture(kept, 'cut').count('#c02020')).toBeGreaterThan(10_000);
    expect(kept.facts.media.map(({alt}) => alt)).toContain('photo of a broken window');
  });

  it('C30: shows a comment in a frame of another origin, and the record names the frame', async () => {
    const {station, server, save} = place();
    await save(server.local('/C30.html'), '#target p');
    const kept = await lastKept(station.browser);
    expect(needPicture(kept, 'cut').count('#7030a0')).toBeGreaterThan(10_000);
    expect(problemCodes(kept)).toContain('frameNotRead');
  });

  it('C36: leaves the elements of the page untouched', async () => {
    const {station, server, save} = place();
    await save(server.local('/C36.html'), '#target');
    expect(await station.page.evaluate(() => (globalThis as unknown as {connected: number}).connected)).toBe(3);
  });

  // Last, since a zoom stays for all pages of a host.
  cutTests(place, 1);
});
