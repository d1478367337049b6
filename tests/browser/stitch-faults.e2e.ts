import {afterEach, describe, expect, it} from 'vitest';
import {pause, until} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {BROWSER} from './support/browser.ts';
import {type KeptExhibit, lastKept, readKept} from './support/kept.ts';
import {problemCodes} from './support/pictures.ts';
import {endOfSave, joinedParts, runsDown, startSavingPage} from './support/save-page.ts';
import {stateOf} from './support/witness.ts';
import {workPlace} from './support/work-place.ts';

const BANDS = `<!doctype html><title>Long</title><style>html{scroll-behavior:smooth}body{margin:0}.b{height:200px}#foot{position:fixed;bottom:0;left:0;right:0;height:40px;background:#e08010;transition:opacity .1s}</style>
<div id=foot></div><script>for(let i=1;i<=40;i++)document.write('<div class=b style="background:rgb('+i*6+',100,90)"></div>')</script>`;

const open = workPlace({viewport: {width: 600, height: 500}, own: {'/long.html': BANDS}});
const LOOKED_AT = ['html', '#foot'];
const rgb = (...parts: number[]) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Begins in the middle of the page and goes on until so many tiles are taken. */
async function begin(tiles: number) {
  const {station, server} = open();
  await station.page.goto(server.local('/long.html'));
  await station.page.evaluate(() => scrollTo({top: 900, behavior: 'instant'}));
  const stood = await stateOf(station.page, LOOKED_AT);
  await startSavingPage(station);
  await until(async () => ((await tilesTaken()) >= tiles ? true : undefined), {timeoutMs: 30_000});
  return stood;
}

function tilesTaken(): Promise<number> {
  return open().station.browser.inWorker(async () => {
    const {chrome} = globalThis as unknown as Scope;
    return (await chrome.storage.session.get('saveState')).saveState?.progress?.done ?? 0;
  }, null);
}

type Scope = {
  chrome: {storage: {session: {get(key: string): Promise<{saveState?: {progress?: {done: number}}}>}}};
};

/** The bands from the first on, none twice, none left out, as far as they go. */
function expectBandsInOrder(kept: KeptExhibit, least: number): void {
  const runs = runsDown(joinedParts(kept), 300);
  expect(runs.length).toBeGreaterThanOrEqual(least);
  expect(runs.map(({colour}) => colour)).toEqual(runs.map((_, index) => rgb((index + 1) * 6, 100, 90)));
  for (const {rows} of runs.slice(0, -1)) expect(rows).toBe(200);
}

afterEach(async () => {
  const {browser, page} = open().station;
  for (const tab of await browser.tabs()) if (tab !== page) await tab.close();
});

describe('a save of a whole page that is not let go to its end', () => {
  it('ended by the person: keeps the tiles it has, says so, and the page lies where it lay', async () => {
    const {station} = open();
    const stood = await begin(3);
    const popup = await station.browser.popup();
    if (popup) await popup.clickNamed('Stop and keep what is there');
    const state = await endOfSave(station);
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(problemCodes(kept)).toContain('joinCancelled');
    expectBandsInOrder(kept, 4);
    expect(await stateOf(station.page, LOOKED_AT)).toEqual(stood);
  });

  it('paused by the person: rests, then goes on to the end, whole', async () => {
    const {station} = open();
    const stood = await begin(3);
    const popup = await station.browser.popup();
    await popup?.clickNamed('Pause');
    await pause(1500);
    const rested = await tilesTaken();
    await pause(1500);
    expect(await tilesTaken()).toBe(rested);
    await popup?.clickNamed('Go on');
    const state = await endOfSave(station);
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(problemCodes(kept).filter((code) => code.startsWith('join'))).toEqual([]);
    expectBandsInOrder(kept, 40);
    expect(await stateOf(station.page, LOOKED_AT)).toEqual(stood);
  });

  it('C19: has no pixel of a tab that came in front, keeps what it had and says that it is partial', async () => {
    const {station, server} = open();
    const stood = await begin(2);
    const other = await station.browser.newTab();
    await other.goto(server.local('/C19.html?magenta'));
    await other.bringToFront();
    const state = await endOfSave(station);
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    for (const {pixels} of joinedParts(kept)) expect(pixels.count('#d000d0')).toBe(0);
    if (joinedParts(kept).length > 0) expectBandsInOrder(kept, 3);
    // A browser that draws the page in one go has nothing before that.
    expect(problemCodes(kept)).toContain(joinedParts(kept).length > 0 ? 'joinLeft' : 'joinFailed');
    expect(joinedParts(kept).length > 0).toBe(BROWSER === 'chromium');
    await station.page.bringToFront();
    await until(async () => ((await stateOf(station.page, LOOKED_AT)).animations === 0 ? true : undefined), {
      timeoutMs: 5000,
    });
    expect(await stateOf(station.page, LOOKED_AT)).toEqual(stood);
  });

  it('C25: has no pixel of the page that came after, and the address of the first', async () => {
    const {station, server} = open();
    const address = server.local('/C25.html');
    await station.page.goto(address);
    await startSavingPage(station);
    const state = await endOfSave(station);
    const {exhibits} = await readKept(station.browser);
    for (const one of exhibits) for (const {pixels} of joinedParts(one)) expect(pixels.count('#a01060')).toBe(0);
    // It may have been left before there was anything to keep.
    if (state.state !== 'saved') return;
    const kept = await lastKept(station.browser);
    if (valueIn(kept.facts.page.address) !== address) return;
    expect(problemCodes(kept).some((code) => /^(joinLeft|joinFailed|pageLeft|noPicture)$/.test(code))).toBe(true);
  });

  const ends = [
    {what: 'C55: the browser stops our worker', stop: () => open().station.browser.stopWorker()},
    // Last, because nothing of the extension answers afterwards. Firefox ends our scripts in the page with the extension,
    // without a word to them: there the styles come back by themselves after a while, and the place does not.
    {what: 'C59: the extension is loaded anew', stop: () => reload().catch(() => undefined)},
  ];
  it.each(BROWSER === 'chromium' ? ends : ends.slice(0, 1))('puts the page back when $what', async ({stop}) => {
    const {station} = open();
    const stood = await begin(2);
    expect(await stateOf(station.page, LOOKED_AT)).not.toEqual(stood);
    await stop();
    const isBack = async () => JSON.stringify(await stateOf(station.page, LOOKED_AT)) === JSON.stringify(stood);
    await until(async () => ((await isBack()) ? true : undefined), {timeoutMs: 5000});
    expect(await stateOf(station.page, LOOKED_AT)).toEqual(stood);
  });
});

function reload(): Promise<void> {
  return open().station.browser.inWorker(() => {
    const {chrome} = globalThis as unknown as {chrome: {runtime: {reload(): void}}};
    chrome.runtime.reload();
  }, null);
}
