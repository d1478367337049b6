import {describe, expect, it} from 'vitest';
import {zoomPage} from '../../scripts/lib/station.ts';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {captureOf, problemCodes} from './support/pictures.ts';
import {joinedParts, runsDown, savePage} from './support/save-page.ts';
import {workPlace} from './support/work-place.ts';

// Always the same ones, since each costs seconds; the walk over others is tested in the core, two hundred each time.
const SEED = Number(process.env.STITCH_SEED ?? 1234);
const LAYOUTS = 2;

/** Rows of any height, each with a colour of its own, in the window or in a scroller that stands at any fraction of a pixel. */
function layout(seed: number): {html: string; heights: number[]; nested: boolean} {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const nested = next() < 0.5;
  const heights = Array.from({length: 12 + Math.floor(next() * 20)}, () => Math.round((8 + next() * 110) * 100) / 100);
  const rows = heights.map((height, n) => `<div style="height:${height}px;background:rgb(${n * 7 + 1},90,60)"></div>`);
  const box = `position:absolute;left:${next() * 9}px;top:${next() * 60}px;width:80%;height:${60 + next() * 25}%;overflow-y:scroll`;
  const style = nested ? 'html,body{height:100%;margin:0;overflow:hidden}' : 'body{margin:0}';
  const body = nested ? `<div style="${box}">${rows.join('')}</div>` : rows.join('');
  return {html: `<!doctype html><title>Rows</title><style>${style}</style>${body}`, heights, nested};
}

const layouts = Array.from({length: 3 * LAYOUTS}, (_, index) => layout(SEED + index));
const own = Object.fromEntries(layouts.map(({html}, index) => [`/rows-${index}.html`, html]));
const ZOOMS = [0.67, 1.1, 1.6];

describe.each([1, 1.25, 2])('joined at %s device pixels per CSS pixel', (pixelRatio) => {
  const open = workPlace({viewport: {width: 500, height: 420}, pixelRatio, own});

  async function saveAt(path: string, zoom: number): Promise<{kept: KeptExhibit; scale: number}> {
    const {station, server} = open();
    await station.page.goto(server.local(path));
    await zoomPage(station, zoom);
    const scale = await station.page.evaluate(() => devicePixelRatio);
    const state = await savePage(station);
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(problemCodes(kept)).not.toContain('joinChanged');
    expect(captureOf(kept).zoomThousandths).toBe(Math.round(zoom * 1000));
    return {kept, scale};
  }

  it.each(ZOOMS)(
    'C07: has each mark of the ruler once, evenly spaced, and the whole frame of the post, at zoom %s',
    async (zoom) => {
      const {kept, scale} = await saveAt('/C07.html', zoom);
      const joined = joinedParts(kept);
      const dark = (colour: string) => Number.parseInt(colour.slice(1, 3), 16) < 0x70;
      const marks: number[] = [];
      let row = 0;
      for (const {colour, rows} of runsDown(joined, Math.round(100 * scale))) {
        if (dark(colour)) marks.push(row);
        row += rows;
      }
      expect(marks).toHaveLength(30);
      marks.forEach((mark, index) => {
        expect(
          Math.abs(mark - index * 100 * scale),
          `mark ${index * 100} at ${mark}, scale ${scale}`,
        ).toBeLessThanOrEqual(1);
      });
      expect(Math.abs(row - 3000 * scale)).toBeLessThanOrEqual(2);
      // Through the middle of the post: its frame above and below, of one thickness, and the words' white between.
      const frame = runsDown(joined, Math.round((200 + 40 + 10) * scale)).filter(({colour}) => colour === '#d00000');
      expect(frame).toHaveLength(2);
      expect(frame[0]?.rows).toBe(frame[1]?.rows);
    },
  );

  it.each(Array.from({length: LAYOUTS}, (_, n) => n))(
    `has each row of a random layout once and in order (seed ${SEED}, %s)`,
    async (n) => {
      const index = [1, 1.25, 2].indexOf(pixelRatio) * LAYOUTS + n;
      const {heights = [], nested} = layouts[index] ?? {};
      const zoom = ZOOMS[(SEED + index) % ZOOMS.length] ?? 1;
      const {kept, scale} = await saveAt(`/rows-${index}.html`, zoom);
      const told = `STITCH_SEED=${SEED} layout ${index} zoom ${zoom} scale ${scale} nested ${nested}`;
      const joined = joinedParts(kept);
      const runs = runsDown(joined, 20).filter(({colour}) => colour.endsWith('5a3c'));
      expect(
        runs.map(({colour}) => Number.parseInt(colour.slice(1, 3), 16)),
        told,
      ).toEqual(heights.map((_, row) => row * 7 + 1));
      // What Firefox drew in one piece has no seam of ours, and its own rounding at small zooms.
      const most = joined.every(({how}) => how === 'browserPage') ? 1.5 : 1.01;
      runs.forEach(({rows}, row) => {
        // Browsers tell a page's height in whole px: what the last row has beyond them may be cut.
        const less = row === heights.length - 1 ? scale : 0;
        const off = rows - (heights[row] ?? 0) * scale;
        expect(off, `${told} row ${row}`).toBeLessThanOrEqual(most);
        expect(off, `${told} row ${row}`).toBeGreaterThanOrEqual(-most - less);
      });
    },
  );
});
