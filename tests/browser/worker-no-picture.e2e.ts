import {describe, expect, it} from 'vitest';
import {openPopup} from '../../scripts/lib/popup.ts';
import {until} from '../../scripts/lib/wait.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {lastKept, partOf} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const POST = `<!doctype html><html lang="en"><title>Post</title><style>article{height:300px;background:#cfc}</style>
<article id="target"><a rel="author" href="/ann">ann</a> <time datetime="2026-02-01T09:00:00Z">1 February</time> <p>WORDS THAT COUNT</p></article></html>`;

const open = workPlace({own: {'/post.html': POST}, viewport: {width: 800, height: 500}});

/** The browser's own call, made to fail as on machines whose graphics cannot be read back. */
function refusePictures(): void {
  type Names = {tabs: {captureVisibleTab: () => Promise<never>}};
  const {chrome, browser} = globalThis as unknown as {chrome?: Names; browser?: Names};
  for (const names of [chrome, browser]) {
    if (names)
      names.tabs.captureVisibleTab = () => Promise.reject(new Error('Failed to capture tab: image readback failed'));
  }
}

describe('C22: the browser gives no picture at all', () => {
  it('keeps words, author, times and address with a drawing that says it is one; the reason is in the record and told', async () => {
    const {save, server, station} = open();
    const {browser} = station;
    const address = server.listed('/post.html');
    await browser.inWorker(refusePictures, null);
    const state = await save(address, '#target');
    expect(state.state, state.code).toBe('saved');

    // The popup has opened by itself.
    const popup = await openPopup(browser, station.desk);
    const words = () => popup.evaluate<string>('document.body.innerText');
    await until(async () => ((await words()).includes('There is no picture of it.') ? true : undefined), {
      timeoutMs: 5000,
    });
    expect(await words()).toContain('There is no picture of it.');

    const kept = await lastKept(browser);
    expect(valueIn(kept.facts.item.text)).toContain('WORDS THAT COUNT');
    expect(valueIn(kept.facts.item.author.displayName)).toBe('ann');
    expect(valueIn(kept.facts.postedAt.exact)).toBe('2026-02-01T09:00:00.000Z');
    expect(valueIn(kept.facts.page.address)).toBe(address);
    const pictures = kept.exhibit.parts.filter(({mediaType}) => mediaType === 'image/png');
    expect(pictures.map(({how}) => how)).toEqual(['rendering']);
    expect(partOf(kept, 'item').bytes.length).toBeGreaterThan(500);
    const why = kept.exhibit.problems.find(({code}) => code === 'noPicture');
    expect(why?.sentence).toContain('image readback failed');
  });
});
