import {describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {axeFaults} from './support/axe.ts';
import {workPlace} from './support/work-place.ts';

const POSTS = [
  ['a', '2026-01-05T21:10:00Z'],
  ['b', '2026-02-03T21:40:00Z'],
  ['c', '2026-02-17T09:00:00Z'],
] as const;

const PAGE = `<!doctype html><html lang="en"><title>Board</title>${POSTS.map(
  ([id, time]) =>
    `<article id="${id}"><b rel="author">ann</b> <time datetime="${time}">${time}</time><p>WORDS OF ${id}</p></article>`,
).join('')}</html>`;

const place = workPlace({own: {'/board.html': PAGE}, viewport: {width: 1000, height: 800}});

async function open(view: string): Promise<Tab> {
  const {browser} = place().station;
  // A tab of its own: going to another place of the same page is no new load in either browser.
  const tab = await browser.newTab();
  await tab.goto(caseFileAddress(browser, `#/picture/${view}`));
  await tab.bringToFront();
  return tab;
}

describe('the picture', () => {
  it('draws what was saved on the pages of the extension itself, and opens it by keys', async () => {
    const {save, server, station} = place();
    for (const [id] of POSTS) {
      expect((await save(server.local('/board.html'), `#${id} p`)).state).toBe('saved');
    }
    const tab = await open('timeline');
    await waitOn(tab, "document.querySelectorAll('.timeline__mark').length === 3");
    expect(await axeFaults(tab)).toEqual([]);
    await tab.evaluate("document.querySelector('.timeline__mark').focus()");
    await station.desk.press('Right', 'Return');
    await waitOn(tab, "document.querySelector('.sources .line__link')?.innerText.includes('Saved 2')");
    const words = await tab.evaluate<string>("document.querySelector('main').innerText");
    expect(words).not.toContain('WORDS OF');
    await tab.evaluate("document.querySelector('.timeline').focus()");
    await station.desk.press('plus', 'plus');
    await waitOn(tab, '/[?&]w=/.test(location.hash)');
  });

  it('draws charts, whose library comes from the extension, and opens what a bar counts', async () => {
    const {desk} = place().station;
    const tab = await open('patterns');
    // What axe finds on it is asked in tests/pages: over so many pieces of drawing it takes minutes in Firefox.
    await waitOn(tab, "document.querySelectorAll('.chart svg').length === 3");
    // The first week is that of 5 January.
    await tab.evaluate('document.querySelector(\'.chart [tabindex="0"]\').focus()');
    await desk.press('Return');
    await waitOn(tab, "document.querySelectorAll('.sources .happening').length === 1");
    const evening = `[...document.querySelectorAll('.chart [role="button"]')].map((one) => one.getAttribute('aria-label')).filter((name) => /21:00.*: 1 thing$/.test(name)).length`;
    expect(await tab.evaluate<number>(evening)).toBe(2);
  });
});
