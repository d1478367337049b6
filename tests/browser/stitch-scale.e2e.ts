import {describe, expect, it} from 'vitest';
import {zoomPage} from '../../scripts/lib/station.ts';
import {DRAWS_PAGES_ITSELF} from './support/browser.ts';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {captureOf, problemCodes} from './support/pictures.ts';
import {joinedParts, runsDown, savePage} from './support/save-page.ts';
import {workPlace} from './support/work-place.ts';

// Always the same ones, since each costs seconds; the walk over others is tested in the core, two hundred each time.
const SEED = Number(process.env.STITCH_SEED ?? 1234);

type Layout = {html: string; heights: readonly number[]; nested: boolean};

/** Rows, each with a colour of its own, in the window or in a scroller with this box. */
function layout(heights: readonly number[], box?: string): Layout {
  const rows = heights.map((height, n) => `<div style="height:${height}px;background:rgb(${n * 7 + 1},90,60)"></div>`);
  const style = box ? 'html,body{height:100%;margin:0;overflow:hidden}' : 'body{margin:0}';
  const body = box
    ? `<div id=box style="position:absolute;width:80%;overflow-y:scroll;${box}">${rows.join('')}</div>`
    : rows.join('');
  return {html: `<!doctype html><title>Rows</title><style>${style}</style>${body}`, heights, nested: box !== undefined};
}

/** Rows of any height; a scroller stands at any fraction of a pixel. */
function randomLayout(seed: number, nested: boolean): Layout {
  let state = Math.imul(seed, 2_654_435_761);
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const heights = Array.from({length: 12 + Math.floor(next() * 20)}, () => Math.round((8 + next() * 110) * 100) / 100);
  const box = `left:${next() * 9}px;top:${next() * 60}px;height:${60 + next() * 25}%`;
  return layout(heights, nested ? box : undefined);
}

/** The window ends within a pixel of the scroller: in Firefox an empty row came in at each seam. */
const CUT_OFF = layout(
  [68.05, 87.6, 79.08, 30.48, 46.83, 94.42, 52.84, 114.19, 117.99, 69.58, 52.09, 115.79],
  'left:5.846287748543546px;top:54.928374672308564px;height:79.58979282644577%',
);

const windowAt = (zoom: number, seed: number) => ({
  zoom,
  told: `a window, STITCH_SEED=${seed}`,
  ...randomLayout(seed, false),
});
const scrollerAt = (zoom: number, seed: number) => ({
  zoom,
  told: `a scroller, STITCH_SEED=${seed}`,
  ...randomLayout(seed, true),
});

/** The page knows but one scale, zoom × ratio: each of these is joined once, so that no browser is opened for ratio 1 too. */
const PLACES = [
  {
    pixelRatio: 1.25,
    rulerZoom: 1.1,
    layouts: [
      windowAt(0.5, SEED),
      scrollerAt(0.67, SEED),
      {zoom: 1.6, told: 'a scroller at the end of the window', ...CUT_OFF},
    ],
  },
  {pixelRatio: 2, rulerZoom: 0.67, layouts: [windowAt(1.1, SEED + 1), scrollerAt(1.6, SEED + 1)]},
];

describe.each(PLACES)('joined at $pixelRatio device pixels per CSS pixel', ({pixelRatio, rulerZoom, layouts}) => {
  const own = Object.fromEntries(layouts.map(({html}, index) => [`/rows-${index}.html`, html]));
  const open = workPlace({viewport: {width: 500, height: 420}, pixelRatio, own});

  async function saveAt(path: string, zoom: number): Promise<{kept: KeptExhibit; scale: number; beyond: number}> {
    const {station, server} = open();
    await station.page.goto(server.local(path));
    await zoomPage(station, zoom);
    const {scale, beyond} = await station.page.evaluate(() => {
      // What of the scroller lies below the window, which does not scroll, cannot be shown.
      const bottom = document.querySelector('#box')?.getBoundingClientRect().bottom ?? 0;
      const below = Math.max(0, bottom - (visualViewport?.height ?? innerHeight));
      return {scale: devicePixelRatio, beyond: below * devicePixelRatio};
    });
    const state = await savePage(station);
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(problemCodes(kept)).not.toContain('joinChanged');
    expect(captureOf(kept).zoomThousandths).toBe(Math.round(zoom * 1000));
    return {kept, scale, beyond};
  }

  it(`C07: has each mark of the ruler once, evenly spaced, and the whole frame of the post, at zoom ${rulerZoom}`, async () => {
    const {kept, scale} = await saveAt('/C07.html', rulerZoom);
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
    expect(Math.abs(row - 3000 * scale)).toBeLessThanOrEqual(1);
    // Through the middle of the post: its frame above and below, of one thickness, and the words' white between.
    const frame = runsDown(joined, Math.round((200 + 40 + 10) * scale)).filter(({colour}) => colour === '#d00000');
    expect(frame).toHaveLength(2);
    expect(frame[0]?.rows).toBe(frame[1]?.rows);
  });

  it.each(layouts.map((one, index) => ({...one, index})))(
    'has each row of a layout once and in order: $told, zoom $zoom',
    async ({index, heights, nested, zoom, told: layoutTold}) => {
      const {kept, scale, beyond} = await saveAt(`/rows-${index}.html`, zoom);
      const joined = joinedParts(kept);
      const told = `${layoutTold} zoom ${zoom} scale ${scale} ${joined.map(({how}) => how)}`;
      // A window that Firefox draws has no seam of ours.
      const way = DRAWS_PAGES_ITSELF && !nested ? 'browserPage' : 'stitched';
      expect([...new Set(joined.map(({how}) => how))], told).toEqual([way]);
      const runs = runsDown(joined, 20).filter(({colour}) => colour.endsWith('5a3c'));
      expect(
        runs.map(({colour}) => Number.parseInt(colour.slice(1, 3), 16)),
        told,
      ).toEqual(heights.map((_, row) => row * 7 + 1));
      runs.forEach(({rows}, row) => {
        const less = row === heights.length - 1 ? beyond : 0;
        const off = rows - (heights[row] ?? 0) * scale;
        expect(off, `${told} row ${row}`).toBeLessThanOrEqual(1.01);
        expect(off, `${told} row ${row}`).toBeGreaterThanOrEqual(-1.01 - less);
      });
    },
  );
});
