import {describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import {chooseSaveThis, pickWithMouse, waitForOutcome} from '../../scripts/lib/save-this.ts';
import {until} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {lastKept, readKept} from './support/kept.ts';
import {captureOf, needPicture, pictureOf, problemCodes} from './support/pictures.ts';
import {workPlace} from './support/work-place.ts';

const place = workPlace({
  viewport: {width: 1000, height: 700},
  own: {
    '/left.html': `<!doctype html><title>First</title><body style="margin:0;background:#1060a0"><article style="height:300px"><b rel=author>ann</b><p>FIRST-PAGE</p></article>`,
    '/ticking.html': `<!doctype html><title>Ticking</title><article style="height:200px;background:#eee"><p>TICK <span id=n>0</span></p></article>
<script>setInterval(()=>{n.textContent=Number(n.textContent)+1},20);</script>`,
    '/gone.html': `<!doctype html><title>Gone</title><article id=a style="height:200px;background:#eee"><p>HERE-NOW</p></article>`,
  },
});

describe('the item that was meant', () => {
  it('C37: is the post inside an open shadow root, not its host and not its neighbours', async () => {
    const {station, server, save} = place();
    expect((await save(server.local('/C37.html'), 'x-feed #two p')).state).toBe('saved');
    const {facts} = await lastKept(station.browser);
    const text = valueIn(facts.item.text) ?? '';
    expect(text).toContain('SHADOW-TWO leave or regret it');
    expect(text).not.toMatch(/SHADOW-ONE|SHADOW-THREE|OUTSIDE/);
    expect(valueIn(facts.item.author.displayName)).toBe('rita_two');
  });

  it('C39: is the one post in the frame that was clicked, cut at the place of the frame', async () => {
    const {station, server, save} = place();
    const before = (await readKept(station.browser)).exhibits.length;
    expect((await save(server.local('/C39.html'), 'article p', {frame: '#f2'})).state).toBe('saved');
    expect((await readKept(station.browser)).exhibits.length).toBe(before + 1);
    const kept = await lastKept(station.browser);
    expect(valueIn(kept.facts.item.text)).toContain('IN-FRAME-2 we know your shift times');
    expect(kept.facts.page.frame).toBe('inside');
    expect(valueIn(kept.facts.page.address)).toBe(server.local('/C39.html'));
    const cut = needPicture(kept, 'cut');
    expect(cut.count('#00b0c0')).toBeGreaterThan(cut.width * cut.height * 0.5);
    expect(cut.count('#f080b0')).toBe(0);
  });
});

describe('a page that changes while it is saved', () => {
  it.each([0, 40, 80, 120, 180, 260])(
    'C25: never has a picture of the page that came after it, %s ms into the save',
    async (wait) => {
      const {station, server} = place();
      const {browser, page} = station;
      // An address of its own each time: a page that the browser kept for going back still knows the last click.
      const address = server.local(`/left.html?${wait}`);
      await page.goto(address);
      const before = (await readKept(browser)).exhibits.length;
      const target = elementOn(page, 'article p');
      await chooseSaveThis(station, page, target);
      expect((await waitForOutcome(station)).state).toBe('picking');
      await atSaving(wait, server.local('/C19.html?magenta'));
      await pickWithMouse(station, page, target);
      await until(async () => (/magenta/.test(await page.url()) ? true : undefined), {timeoutMs: 30_000});
      const kept = (await readKept(browser)).exhibits.slice(before);
      for (const one of kept) {
        const screen = pictureOf(one, 'browserPixels');
        expect(screen?.count('#d000d0') ?? 0).toBe(0);
        expect(valueIn(one.facts.page.address)).toBe(address);
        expect(valueIn(one.facts.item.text)).toContain('FIRST-PAGE');
        if (!screen) expect(problemCodes(one).some((code) => /^(pageLeft|noPicture)$/.test(code))).toBe(true);
      }
    },
  );

  it('keeps what was read of an item that is then removed', async () => {
    const {station, server} = place();
    const {browser, page} = station;
    await page.goto(server.local('/gone.html'));
    const target = elementOn(page, '#a p');
    await chooseSaveThis(station, page, target);
    expect((await waitForOutcome(station)).state).toBe('picking');
    // The item goes as soon as our sheet has gone, so between the first look and the second, or before the first.
    await page.evaluate(() => {
      const watch = () => {
        if (document.querySelector('[popover]')) requestAnimationFrame(watch);
        else setTimeout(() => document.querySelector('#a')?.remove(), 150);
      };
      watch();
    });
    expect((await pickWithMouse(station, page, target)).state).toBe('saved');
    const kept = await lastKept(browser);
    const text = valueIn(kept.facts.item.text);
    if (text !== undefined) expect(text).toContain('HERE-NOW');
    else expect(JSON.stringify(kept.facts.item.text)).toContain('no longer in the page');
  });

  it('says so when the words never stand still', async () => {
    const {station, server, save} = place();
    await save(server.local('/ticking.html'), 'article p');
    const kept = await lastKept(station.browser);
    expect(captureOf(kept).pageChanged).toBe(true);
    expect(problemCodes(kept)).toContain('pageChanged');
    needPicture(kept, 'browserPixels');
  });

  it('C46: has the address and the words of the same moment in a single-page app', async () => {
    const {station, server, save} = place();
    await station.page.goto(server.local('/C46.html'));
    await station.page.evaluate(() => (globalThis as unknown as {go(n: number): void}).go(7));
    await save(await station.page.url(), '#target p');
    const {facts} = await lastKept(station.browser);
    expect(valueIn(facts.page.address)).toMatch(/\?post=7$/);
    expect(valueIn(facts.item.text)).toContain('SPA-POST 7');
  });

  it('C47: keeps the whole address, and the claim of the page beside it', async () => {
    const {station, server, save} = place();
    const address = `${server.local('/C47.html')}?id=77&utm_source=mail&fbclid=abc#c12`;
    await save(address, '#c12 p');
    const {facts} = await lastKept(station.browser);
    expect(valueIn(facts.page.address)).toBe(address);
    expect(valueIn(facts.page.canonical)).toBe(server.local('/'));
    expect(valueIn(facts.page.addressPlain)).toBe(`${server.local('/C47.html')}?id=77#c12`);
  });
});

/** The tab goes elsewhere that long after the product has begun to save it. */
function atSaving(wait: number, address: string): Promise<void> {
  return place().station.browser.inWorker(
    (leaving) => {
      const {chrome} = globalThis as unknown as {chrome: LeavingScope};
      const leave = (changes: Record<string, {newValue?: {state?: string; tabId?: number}}>) => {
        const state = changes.saveState?.newValue;
        if (state?.state !== 'saving' || state.tabId === undefined) return;
        chrome.storage.session.onChanged.removeListener(leave);
        const {tabId} = state;
        setTimeout(() => void chrome.tabs.update(tabId, {url: leaving.address}), leaving.wait);
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
