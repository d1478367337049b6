import {describe, expect, it} from 'vitest';
import {valueIn} from '../../src/core/facts/facts.ts';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {captureOf, needPicture, pictureOf, problemCodes} from './support/pictures.ts';
import {joinedParts, runsDown} from './support/save-page.ts';
import {stateOf} from './support/witness.ts';
import {workPlace} from './support/work-place.ts';

const BANDS = `for(let i=1;i<=12;i++)document.querySelector('#target').insertAdjacentHTML('beforeend','<div class=b style="height:120px;background:rgb('+i*15+',200,40)"></div>')`;
const STYLE =
  'body{margin:0;font:16px sans-serif}#target{border:6px solid #8020c0;background:#8020c0}#target p{margin:0;height:30px;color:#fff}';
const POST = '<article id=target><p><b rel=author>ann</b> TALL-POST</p></article>';

const open = workPlace({
  viewport: {width: 700, height: 500},
  own: {
    '/tall.html': `<!doctype html><title>Tall</title><style>${STYLE}#top{position:fixed;top:0;left:0;right:0;height:60px;background:#10308c}
#foot{position:fixed;bottom:0;left:0;right:0;height:40px;background:#e08010}.gap{height:700px}#in{width:200px}</style>
<div id=top></div><div class=gap></div><input id=in value="typed by the keeper">${POST}<div class=gap></div><div id=foot></div><script>${BANDS}</script>`,
    '/pane.html': `<!doctype html><title>Pane</title><style>${STYLE}html,body{height:100%;overflow:hidden}#app{display:flex;height:100%}#left{width:150px;overflow-y:auto}#left div{height:40px}
#right{flex:1;overflow-y:auto;scroll-behavior:smooth !important;scroll-snap-type:y mandatory}#right>*{scroll-snap-align:start}.gap{height:900px;background:#ddd}h3{position:sticky;top:0;margin:0;height:16px;background:#c0a000}</style>
<div id=app><div id=left></div><div id=right><h3></h3><div class=gap></div>${POST}<div class=gap></div></div></div>
<script>${BANDS};for(let i=1;i<99;i++)left.insertAdjacentHTML('beforeend','<div>Contact '+i+'</div>')</script>`,
    '/framed.html': `<!doctype html><title>Framed</title><style>body{margin:0}iframe{display:block;margin:40px 20px 900px;width:500px;height:380px;border:7px solid #404040}</style><iframe id=f src="/inner.html"></iframe>`,
    '/inner.html': `<!doctype html><title>Inner</title><style>${STYLE}.gap{height:300px}</style><div class=gap></div>${POST}<div class=gap></div><script>${BANDS}</script>`,
    '/other-site.html':
      '<!doctype html><title>Framed from elsewhere</title><style>body{margin:0}iframe{display:block;margin:40px 20px 900px;width:500px;height:380px;border:7px solid #404040}</style><iframe id=f></iframe><script>f.src=decodeURIComponent(location.search.slice(1))</script>',
    '/cut-frame.html':
      '<!doctype html><title>A frame that is cut off</title><style>body{margin:0}div{height:250px;overflow:clip}iframe{display:block;width:500px;height:600px;border:0}p{margin:0;height:200px;background:#e08010}</style><div><iframe id=f></iframe></div><p></p><script>f.src=decodeURIComponent(location.search.slice(1))</script>',
    '/half.html': `<!doctype html><title>Half</title><style>${STYLE}#target{margin-top:150px;height:200px}</style>${POST}`,
    '/clipped.html': `<!doctype html><title>Clipped</title><style>${STYLE}#box{height:300px;overflow:hidden}</style><div id=box>${POST}</div><script>${BANDS}</script>`,
  },
});

const LOOKED_AT = ['html', 'body', '#top', '#foot', '#left', '#right', 'h3', '#in'];
const saidOfIt = (kept: KeptExhibit) =>
  problemCodes(kept).filter((code) => /^(join|pinned|pictures|notPut)/.test(code));

/** Notes in the page what has the focus right after the right-click. As a script of the page, so that it lives as long. */
function rememberFocus(): void {
  const script = document.createElement('script');
  script.textContent = `addEventListener('contextmenu', () => sessionStorage.setItem('focused', document.activeElement?.id ?? ''))`;
  document.head.append(script);
}

const focused = () => sessionStorage.getItem('focused') ?? '';

async function saveItem(path: string, more: {frame?: string} = {}): Promise<KeptExhibit> {
  const {save, server, station} = open();
  await station.page.goto(server.listed(path));
  await station.page.evaluate(rememberFocus);
  const stood = await stateOf(station.page, LOOKED_AT);
  const state = await save(server.listed(path), '#target p', more.frame ? {frame: more.frame} : {});
  expect(state.state, state.code).toBe('saved');
  const stands = await stateOf(station.page, LOOKED_AT);
  // The right-click itself moves the focus, as it always does; from then on it stays.
  const focus = more.frame?.slice(1) ?? (await station.page.evaluate(focused));
  expect({...stands, scrolls: {}}).toEqual({...stood, focus, scrolls: {}});
  const kept = await lastKept(station.browser);
  // Where the test itself had to scroll to the item, it is where the save began.
  if (!more.frame) expect(stands.scrolls.window).toEqual([captureOf(kept).scroll.x, captureOf(kept).scroll.y]);
  expect(valueIn(kept.facts.item.text)).toContain('TALL-POST');
  return kept;
}

/** The whole frame of the post, and each band in it once and in order. */
function expectWhole(kept: KeptExhibit): void {
  const joined = joinedParts(kept);
  expect(joined.map(({path, role}) => `${role} ${path}`)).toEqual(['item item-2.png']);
  expect(pictureOf(kept, 'rendering')).toBeUndefined();
  const middle = Math.floor((joined[0]?.pixels.width ?? 0) / 2);
  const runs = runsDown(joined, middle);
  const bands = Array.from({length: 12}, (_, i) => ({colour: rgb((i + 1) * 15, 200, 40), rows: 120}));
  expect(runs).toEqual([{colour: '#8020c0', rows: 36}, ...bands, {colour: '#8020c0', rows: 6}]);
  for (const x of [0, 5]) expect(runsDown(joined, x)).toEqual([{colour: '#8020c0', rows: 1482}]);
  const last = (joined[0]?.pixels.width ?? 1) - 1;
  expect(runsDown(joined, last)).toEqual([{colour: '#8020c0', rows: 1482}]);
}

const rgb = (...parts: number[]) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

describe('a post larger than the screen', () => {
  it('is joined whole, without the pinned bars, and focus and place stay', async () => {
    const kept = await saveItem('/tall.html');
    expectWhole(kept);
    expect(problemCodes(kept)).toContain('itemClipped');
    expect(saidOfIt(kept)).toEqual(['pinnedLeftOut']);
    const screen = needPicture(kept, 'browserPixels');
    expect(screen.count('#10308c') + screen.count('#e08010')).toBeGreaterThan(20_000);
    expect(needPicture(kept, 'cut').height).toBeLessThan(500);
  });

  it('C04: is joined in the pane that holds it, and no other pane is scrolled', async () => {
    const kept = await saveItem('/pane.html');
    expectWhole(kept);
    expect(await open().station.page.evaluate(() => document.querySelector('#left')?.scrollTop)).toBe(0);
  });

  it('is joined inside a frame of the same site, by scrolling the frame and the page around it', async () => {
    expectWhole(await saveItem('/framed.html', {frame: '#f'}));
  });

  it('is never silently less inside a frame of another site', async () => {
    const {save, server, station} = open();
    const address = `${server.local('/other-site.html')}?${encodeURIComponent(server.listed('/inner.html'))}`;
    const state = await save(address, '#target p', {frame: '#f'});
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    // Whole where the browser lets us into the frame; else the record says that it was not read, or is not all there.
    if (joinedParts(kept).length > 0 && saidOfIt(kept).length === 0) expectWhole(kept);
    else expect(problemCodes(kept).filter((code) => /^(frameNotRead|itemClipped)$/.test(code))).not.toEqual([]);
    const scrolled = await station.page.evaluate(() => [scrollX, scrollY]);
    expect(scrolled).toEqual([captureOf(kept).scroll.x, captureOf(kept).scroll.y]);
  });

  it('has nothing of the page around a frame of another site that is cut off there, and says that it is', async () => {
    const {save, server, station} = open();
    const address = `${server.local('/cut-frame.html')}?${encodeURIComponent(server.listed('/half.html'))}`;
    const state = await save(address, '#target p', {frame: '#f'});
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    const cut = needPicture(kept, 'cut');
    expect(cut.count('#e08010')).toBe(0);
    expect(cut.count('#8020c0')).toBeGreaterThan(20_000);
    expect(problemCodes(kept)).toContain('itemClipped');
    // Where the frame could not be read, it is the frame that was cut, as it shows.
    expect(cut.height).toBe(problemCodes(kept).includes('frameNotRead') ? 250 : 100);
  });

  it('is drawn again, and said to be, where the page lets nobody scroll to the rest of it', async () => {
    const kept = await saveItem('/clipped.html');
    expect(joinedParts(kept)).toEqual([]);
    expect(saidOfIt(kept)).toEqual(['joinFailed']);
    expect(problemCodes(kept)).toContain('itemClipped');
    needPicture(kept, 'rendering');
  });
});

describe('C04: a message in one of two panes', () => {
  it('is whole in the cut, with its frame on all sides, and the list of contacts stays at its top', async () => {
    const {save, server, station} = open();
    const state = await save(server.local('/C04.html'), '#m25 p');
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    const cut = needPicture(kept, 'cut');
    const [x, y] = [Math.floor(cut.width / 2), Math.floor(cut.height / 2)];
    for (const colour of [cut.at(x, 2), cut.at(x, cut.height - 3), cut.at(2, y), cut.at(cut.width - 3, y)]) {
      expect(colour).toBe('#8020c0');
    }
    expect(valueIn(kept.facts.item.text)).toContain('Message 25: I will find your school');
    expect(await station.page.evaluate(() => document.querySelector('#left')?.scrollTop)).toBe(0);
  });
});
