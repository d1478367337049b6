import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {EXTENSION} from '../../../scripts/lib/root.ts';
import {chooseSaveThis, pickWithMouse, saveThis, waitForOutcome} from '../../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../../scripts/lib/station.ts';
import {valueIn} from '../../../src/core/facts/facts.ts';
import {serveCases} from './case-pages.ts';
import {allSaved, countColour, lastSaved, problemCodes} from './saved.ts';

let pages: Awaited<ReturnType<typeof serveCases>>;
let station: Station;
beforeAll(async () => {
  pages = await serveCases({'left.html': LEAVES, 'gone.html': VANISHES, 'ticking.html': TICKS});
  station = await openStation({extension: EXTENSION, viewport: {width: 1000, height: 700}});
});
afterAll(async () => {
  await station.close();
  await pages.close();
});

const LEAVES = `<!doctype html><title>First</title><body style="margin:0;background:#1060a0"><article style="height:300px"><b rel=author>ann</b><p>FIRST-PAGE</p></article>`;
const VANISHES = `<!doctype html><title>Gone</title><article id=a style="height:200px;background:#eee"><p>HERE-NOW</p></article>
<script>addEventListener('blur',()=>setTimeout(()=>document.querySelector('#a')?.remove(),globalThis.wait??60));</script>`;
const TICKS = `<!doctype html><title>Ticking</title><article style="height:200px;background:#eee"><p>TICK <span id=n>0</span></p></article>
<script>setInterval(()=>{n.textContent=Number(n.textContent)+1},20);</script>`;

async function save(name: string, selector: string) {
  await station.page.goto(pages.address(name));
  const state = await saveThis(station, station.page, station.page.locator(selector).first());
  expect(state.state, state.code).toBe('saved');
  return lastSaved(station.browser);
}

describe('the item that was meant', () => {
  it('C37: is the post inside an open shadow root, not its host and not its neighbours', async () => {
    const {facts} = await save('C37.html', 'x-feed #two p');
    const text = valueIn(facts.item.text) ?? '';
    expect(text).toContain('SHADOW-TWO leave or regret it');
    expect(text).not.toMatch(/SHADOW-ONE|SHADOW-THREE|OUTSIDE/);
    expect(valueIn(facts.item.author.displayName)).toBe('rita_two');
  });

  it('C39: is the one post in the frame that was clicked, cut at the place of the frame', async () => {
    const {page} = station;
    await page.goto(pages.address('C39.html'));
    const before = (await allSaved(station.browser)).length;
    const state = await saveThis(station, page, page.frameLocator('#f2').locator('article p'));
    expect(state.state, state.code).toBe('saved');
    expect((await allSaved(station.browser)).length).toBe(before + 1);
    const saved = await lastSaved(station.browser);
    expect(valueIn(saved.facts.item.text)).toContain('IN-FRAME-2 we know your shift times');
    expect(saved.facts.page.frame).toBe('inside');
    expect(valueIn(saved.facts.page.address)).toBe(pages.address('C39.html'));
    const cut = saved.picture('cut');
    if (!cut) throw new Error('no cut');
    expect(countColour(cut, [0, 0xb0, 0xc0])).toBeGreaterThan(cut.width * cut.height * 0.5);
    expect(countColour(cut, [0xf0, 0x80, 0xb0])).toBe(0);
  });

  it('is saved by the picker with the keyboard, and Escape leaves the page as it was', async () => {
    const {page, desk, browser} = station;
    await page.goto(pages.address('C01.html'));
    const before = (await allSaved(browser)).length;
    await chooseSaveThis(station, page, page.locator('#row2 p'));
    expect((await waitForOutcome(station)).state).toBe('picking');
    expect(await page.evaluate(() => document.querySelectorAll('[popover]').length)).toBe(1);
    await desk.press('Escape');
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('[popover]').length)).toBe(0);
    expect((await allSaved(browser)).length).toBe(before);
    await chooseSaveThis(station, page, page.locator('#row2 p'));
    await desk.press('Down', 'Down', 'Return');
    await expect.poll(async () => (await allSaved(browser)).length, {timeout: 15_000}).toBe(before + 1);
    expect(valueIn((await lastSaved(browser)).facts.item.text)).toMatch(/^Row 2 |Row 2 –/);
  });

  it('is pointed at with the mouse on a page that is not listed', async () => {
    const {page} = station;
    await page.goto(pages.address('C01.html'));
    await chooseSaveThis(station, page, page.locator('#row1 p'));
    await waitForOutcome(station);
    const state = await pickWithMouse(station, page, page.locator('#row3 p'));
    expect(state.state).toBe('saved');
    const saved = await lastSaved(station.browser);
    expect(valueIn(saved.facts.item.text)).toContain('Row 3 ');
    // The sheet over the page was gone before the picture.
    const screen = saved.picture('browserPixels');
    expect(screen && countColour(screen, [0x0f, 0x76, 0x6e])).toBe(0);
  });
});

describe('a page that changes while it is saved', () => {
  it.each([0, 40, 80, 120, 180, 260])(
    'C25: never has a picture of the page that came after it, %s ms into the save',
    async (wait) => {
      const {browser, page} = station;
      // An address of its own each time: a page that the browser kept for going back still knows the last click.
      const address = pages.address(`left.html?${wait}`);
      await page.goto(address);
      const before = (await allSaved(browser)).length;
      await chooseSaveThis(station, page, page.locator('article p'));
      expect((await waitForOutcome(station)).state).toBe('picking');
      await leaveOnceSaving(wait, pages.address('C19.html?magenta'));
      await pickWithMouse(station, page, page.locator('article p'));
      await page.waitForURL(/magenta/);
      const kept = (await allSaved(browser)).slice(before);
      for (const saved of kept) {
        const screen = saved.picture('browserPixels');
        expect(screen ? countColour(screen, [0xd0, 0, 0xd0]) : 0).toBe(0);
        expect(valueIn(saved.facts.page.address)).toBe(address);
        expect(valueIn(saved.facts.item.text)).toContain('FIRST-PAGE');
        if (!screen)
          expect(problemCodes(saved)).toEqual(
            expect.arrayContaining([expect.stringMatching(/^(pageLeft|noPicture)$/)]),
          );
      }
    },
  );

  it('keeps what was read of an item that is then removed', async () => {
    await station.page.goto(pages.address('gone.html'));
    await station.page.evaluate(() => {
      const look = () => (document.querySelector('#a') ? requestAnimationFrame(look) : undefined);
      look();
    });
    const state = await saveThis(station, station.page, station.page.locator('#a p'));
    // It may be gone before it was found (then the person is asked), or after (then the words are kept).
    if (state.state === 'saved') {
      const saved = await lastSaved(station.browser);
      expect(valueIn(saved.facts.item.text) ?? '').toContain('HERE-NOW');
    } else expect(state.state).toBe('picking');
  });

  it('says so when the words never stand still', async () => {
    const saved = await save('ticking.html', 'article p');
    expect(saved.exhibit.origin === 'captured' && saved.exhibit.capture.pageChanged).toBe(true);
    expect(problemCodes(saved)).toContain('pageChanged');
    expect(saved.picture('browserPixels')).toBeDefined();
  });

  it('C46: has the address and the words of the same moment in a single-page app', async () => {
    const {page} = station;
    await page.goto(pages.address('C46.html'));
    await page.evaluate(() => (globalThis as unknown as {go(n: number): void}).go(7));
    const state = await saveThis(station, page, page.locator('#target p'));
    expect(state.state).toBe('saved');
    const {facts} = await lastSaved(station.browser);
    expect(valueIn(facts.page.address)).toMatch(/\?post=7$/);
    expect(valueIn(facts.item.text)).toContain('SPA-POST 7');
  });

  it('C47: keeps the whole address, and the claim of the page beside it', async () => {
    const {page} = station;
    const address = `${pages.address('C47.html')}?id=77&utm_source=mail&fbclid=abc#c12`;
    await page.goto(address);
    expect((await saveThis(station, page, page.locator('#c12 p'))).state).toBe('saved');
    const {facts} = await lastSaved(station.browser);
    expect(valueIn(facts.page.address)).toBe(address);
    expect(valueIn(facts.page.canonical)).toBe(pages.address(''));
    expect(valueIn(facts.page.addressPlain)).toBe(`${pages.address('C47.html')}?id=77#c12`);
  });
});

/** The tab goes elsewhere that long after the product has begun to save it. */
function leaveOnceSaving(wait: number, address: string): Promise<void> {
  return station.browser.inWorker(
    ({wait, address}) => {
      const {chrome} = globalThis as unknown as {chrome: LeavingScope};
      const leave = (changes: Record<string, {newValue?: {state?: string; tabId?: number}}>) => {
        const state = changes.saveState?.newValue;
        if (state?.state !== 'saving' || state.tabId === undefined) return;
        chrome.storage.session.onChanged.removeListener(leave);
        const {tabId} = state;
        setTimeout(() => void chrome.tabs.update(tabId, {url: address}), wait);
      };
      chrome.storage.session.onChanged.addListener(leave);
    },
    {wait, address},
  );
}

type LeavingScope = {
  tabs: {update(tabId: number, change: {url: string}): Promise<unknown>};
  storage: {session: {onChanged: {addListener(listener: unknown): void; removeListener(listener: unknown): void}}};
};
