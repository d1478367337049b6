import {describe, expect, it} from 'vitest';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {captureOf, needPicture, problemCodes} from './support/pictures.ts';
import {joinedParts, runsDown, savePage} from './support/save-page.ts';
import {mutationsOf, stateOf, watchMutations} from './support/witness.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace({
  // Each picture of the screen costs half a second.
  viewport: {width: 700, height: 800},
  own: {
    '/sticky.html': `<!doctype html><title>Sticky</title><style>body{margin:0}h2{position:sticky;top:0;height:40px;margin:0;background:#1040c0 !important}
section div{height:460px}#bar{position:fixed !important;bottom:0;left:0;right:0;height:50px;background:#c01040;opacity:1 !important}</style>
<script>for(let i=1;i<=5;i++)document.write('<section><h2></h2><div style="background:rgb(90,'+i*30+',60)"></div></section>')</script><div id=bar></div>`,
    '/short.html':
      '<!doctype html><title>Short</title><style>html,body{height:100%;margin:0;overflow:hidden}#app{position:fixed;inset:0;background:#204060}</style><div id=app></div>',
    '/covering.html': `<!doctype html><title>Covering</title><style>body{margin:0;background:#fff}#top{position:fixed;top:0;left:0;right:0;height:60px;background:#10308c}
p{margin:0;height:300px;font:40px sans-serif;background:#e0f0e0}</style><div id=top></div><p>FIRST LINE</p><p>two</p><p>three</p><p>four</p>`,
    '/header.html': `<!doctype html><title>Header that jumps</title><style>body{margin:0}#h{height:90px;background:#333}#h.f{position:fixed;top:0;left:0;right:0;height:40px}.b{height:200px}</style>
<div id=h></div><script>for(let i=1;i<=12;i++)document.write('<div class=b style="background:rgb(40,'+i*15+',120)"></div>');
addEventListener('scroll',()=>h.className=scrollY>60?'f':'')</script>`,
    '/menus.html': `<!doctype html><title>Open menus</title><style>body{margin:0}.b{height:500px}[popover]{inset:auto;left:400px;top:100px;width:200px;height:90px}</style>
<details open name=one><summary>More</summary><p>An answer</p></details><div id=auto popover>Share</div><div id=hand popover=manual>Tools</div><dialog id=box>A notice</dialog>
<ul id=menu role=menu hidden><li role=menuitem tabindex=0 id=entry>Report</ul><select id=pick><option>Newest<option selected>Oldest</select>
<script>for(let i=1;i<=5;i++)document.write('<div class=b style="background:rgb('+i*40+',80,160)"></div>');
hand.showPopover();box.show();auto.showPopover();menu.hidden=false;entry.focus();
for(const type of ['pointerdown','click','resize','wheel'])addEventListener(type,()=>menu.hidden=true,true)</script>`,
  },
});

/** Saves a whole page; whatever page it is, it must stand afterwards as it stood before. */
async function saveWholePage(
  path: string,
  before: () => void = () => undefined,
  scrolled = 0,
  grows = false,
): Promise<KeptExhibit> {
  const {page, browser} = open().station;
  await page.goto(open().server.local(path));
  await page.evaluate((y) => scrollTo({top: y, behavior: 'instant'}), scrolled);
  await page.evaluate(before);
  const stood = await stateOf(page, LOOKED_AT);
  const state = await savePage(open().station);
  expect(state.state, state.code).toBe('saved');
  const stands = await stateOf(page, LOOKED_AT);
  expect(grows ? {...stands, styled: stood.styled} : stands).toEqual(stood);
  return lastKept(browser);
}

const LOOKED_AT = ['html', 'body', '#top', '#foot', '#chat', '#bar', 'h2', '#h', '#right'];

/** What the record says of the joining. */
const saidOfIt = (kept: KeptExhibit) =>
  problemCodes(kept).filter((code) => /^(join|pinned|pictures|notPut)/.test(code));

/** Bands that must each be there once, in order, of one height. */
function expectBands(kept: KeptExhibit, colours: readonly string[], rows: number, x = 5): void {
  const runs = runsDown(joinedParts(kept), x);
  expect(runs.map(({colour}) => colour)).toEqual(colours);
  expect(runs.map((run) => run.rows)).toEqual(colours.map(() => rows));
}

const rgb = (...parts: number[]) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
const times = <T>(count: number, make: (n: number) => T) => Array.from({length: count}, (_, index) => make(index + 1));

describe('the whole page', () => {
  it('C01, C13: has the bars once and all rows uncovered, begun half-way, and stands as before', async () => {
    const scrolled = 1500;
    const {page} = open().station;
    const kept = await saveWholePage('/C01.html', watchMutations, scrolled);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    expect(await mutationsOf(page)).toEqual([]);
    const joined = joinedParts(kept);
    expect(joined).toHaveLength(1);
    const [part] = joined;
    expect(part?.pixels.height).toBe(50 + 30 * 120 + 40);
    // Down a column without text: the bar, then rows that each end in their black line.
    const runs = runsDown(joined, 400);
    expect(runs[0]).toEqual({colour: '#10308c', rows: 50});
    const rows = runs.slice(1, -1);
    expect(rows.map(({colour}) => colour)).toEqual(times(60, (n) => (n % 2 === 1 ? '#ffffff' : '#000000')));
    expect(rows.map((run) => run.rows)).toEqual(times(60, (n) => (n % 2 === 1 ? 118 : 2)));
    expect(part?.pixels.count('#10308c')).toBeGreaterThan(25_000);
    expect(part?.pixels.count('#e08010')).toBe(0);
    expect(part?.pixels.count('#109090')).toBe(0);
    expect(saidOfIt(kept)).toEqual(['pinnedLeftOut']);
    // What the person saw is beside it, as they saw it.
    expect(captureOf(kept).scroll).toEqual({x: 0, y: scrolled});
    expect(needPicture(kept, 'browserPixels').count('#e08010')).toBeGreaterThan(10_000);
  });

  it('C03: has each band once, in order, of the same height, though the page scrolls smoothly', async () => {
    const kept = await saveWholePage('/C03.html');
    expectBands(
      kept,
      times(20, (i) => rgb(i * 10, 255 - i * 10, (i * 37) % 200)),
      400,
    );
    expect(saidOfIt(kept)).toEqual([]);
  });

  it('C18: has each band once where a page in quirks mode scrolls its body', async () => {
    const kept = await saveWholePage('/C18.html');
    expectBands(
      kept,
      times(15, (i) => rgb(200, 16 * i, 40)),
      300,
      650,
    );
    expect(saidOfIt(kept)).toEqual(['joinInner']);
  });

  it('keeps sticky headings at their own places and leaves out a bar whose style is !important', async () => {
    const kept = await saveWholePage('/sticky.html');
    const runs = runsDown(joinedParts(kept), 300);
    expect(runs).toEqual(
      times(5, (i) => [
        {colour: '#1040c0', rows: 40},
        {colour: rgb(90, i * 30, 60), rows: 460},
      ]).flat(),
    );
  });

  it('leaves out a top bar that lies over words', async () => {
    const kept = await saveWholePage('/covering.html');
    const [part] = joinedParts(kept);
    expect(part?.pixels.count('#10308c')).toBe(0);
    expect(part?.pixels.height).toBe(1200);
    expect(saidOfIt(kept)).toEqual(['pinnedLeftOut']);
  });

  it('leaves every menu open that was open, and the focus in it', async () => {
    const kept = await saveWholePage('/menus.html');
    const {page} = open().station;
    expect(
      await page.evaluate(() => [
        document.querySelector('details')?.open,
        document.querySelector('#auto')?.matches(':popover-open'),
        document.querySelector('#hand')?.matches(':popover-open'),
        document.querySelector<HTMLDialogElement>('#box')?.open,
        document.querySelector<HTMLElement>('#menu')?.hidden,
        document.querySelector<HTMLSelectElement>('#pick')?.value,
        document.activeElement?.id,
      ]),
    ).toEqual([true, true, true, true, false, 'Oldest', 'entry']);
    expect(captureOf(kept).scroll).toEqual({x: 0, y: 0});
  });

  it('is one picture of a page that fills the window and scrolls nothing', async () => {
    const kept = await saveWholePage('/short.html');
    expect(runsDown(joinedParts(kept), 300)).toEqual([{colour: '#204060', rows: 800}]);
    expect(saidOfIt(kept)).toEqual([]);
  });

  it('has each band once where a header jumps out of the page, and says that the page moved', async () => {
    const kept = await saveWholePage('/header.html');
    const bands = runsDown(joinedParts(kept), 300).filter(({colour}) => colour !== '#333333');
    expect(bands).toEqual(times(12, (i) => ({colour: rgb(40, i * 15, 120), rows: 200})));
    const joined = joinedParts(kept).some(({how}) => how === 'stitched');
    expect(problemCodes(kept).includes('joinChanged')).toBe(joined);
  });

  it('C15: has rows 1 to 30 once, though an advert came in above them', async () => {
    const kept = await saveWholePage('/C15.html');
    // Each row ends in a black line; row 20 has a green edge in its place.
    const lines = runsDown(joinedParts(kept), 500).filter(({colour}) => colour === '#000000' || colour === '#00a000');
    expect(lines.filter(({colour}) => colour === '#000000')).toHaveLength(29);
    expect(lines.filter(({colour}) => colour === '#00a000')).toHaveLength(2);
    expect(joinedParts(kept)[0]?.pixels.height).toBe(3600);
  });

  it('C17: holds nothing of ours', async () => {
    const kept = await saveWholePage('/C17.html');
    for (const {pixels} of joinedParts(kept)) expect([...pixels.colours()]).toEqual(['#206040']);
  });

  it('C09: waits for the pictures that load when seen, and names the one that never came', async () => {
    const kept = await saveWholePage('/C09.html');
    const [part] = joinedParts(kept);
    for (const colour of ['#b00020', '#00a040', '#2040d0', '#d0a000', '#8000a0', '#00a0b0'] as const) {
      expect(part?.pixels.count(colour)).toBe(200 * 150);
    }
    expect(kept.exhibit.problems.find(({code}) => code === 'picturesNotLoaded')?.sentence).toMatch(/^1 /);
    expect(kept.facts.doubts.map(({code}) => code)).toContain('picturesNotLoaded');
  });

  it('C12: ends within its bound on an endless page, keeps what it has and says where it stopped', async () => {
    const kept = await saveWholePage('/C12.html', undefined, 0, true);
    const joined = joinedParts(kept);
    const runs = runsDown(joined, 300);
    expect(runs[0]).toEqual({colour: '#305090', rows: 1000});
    expect(runs.slice(0, -1).every(({rows}) => rows === 1000)).toBe(true);
    expect(runs.length).toBeGreaterThan(10);
    expect(kept.exhibit.problems.find(({code}) => code === 'joinBound')?.sentence).toMatch(/shows 1\d{4} of \d+ px/);
    expect(await open().station.page.evaluate(() => scrollY)).toBe(0);
  });
});
