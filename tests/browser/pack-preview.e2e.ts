import {describe, expect, it} from 'vitest';
import {waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {until} from '../../scripts/lib/wait.ts';
import words from '../../src/_locales/en/pack.json' with {type: 'json'};
import {axeFaults} from './support/axe.ts';
import {workPlace} from './support/work-place.ts';

const PAGE =
  '<!doctype html><title>A place</title><article id="one"><h2>Ann</h2><p>ring me on 020 7946 0018</p></article>';
const open = workPlace({own: {'/place.html': PAGE}});

/** Runs in the page: how many entries the log has. */
function entriesInLog(): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open('holdfast');
    asking.onerror = () => reject(asking.error);
    asking.onsuccess = () => {
      const store = asking.result;
      const counting = store.transaction('entries').objectStore('entries').count();
      counting.onsuccess = () => {
        store.close();
        resolve(counting.result);
      };
    };
  });
}

describe('what the reader would see, in the built extension', () => {
  it('is the document with its pictures, shown without a complaint of the browser and without a mark in the log', async () => {
    const {station, server, save} = open();
    const outcome = await save(server.listed('/place.html'), '#one');
    expect(outcome.state, outcome.code).toBe('saved');
    const tab = await station.browser.newTab();
    const witness = await tab.witness();
    await tab.goto(caseFileAddress(station.browser, '#/pack'));
    const before = await tab.evaluate(entriesInLog);
    // The library that knows numbers is loaded by its own, under the page's policy.
    expect(await waitOn(tab, () => document.body.textContent.includes('Phone numbers'))).toBe(true);
    await tab.clickNamed(words.pack_preview.message);
    const frame = '.pack-preview iframe';
    const ask = async <T>(selector: string, question: (element: Element) => T) =>
      (await tab.ask({tab, selector, frame}, question))?.answer;
    const heading = await until(() => ask('h1', ({textContent}) => textContent), {timeoutMs: 15_000});
    expect(heading).not.toBe('');
    const width = await until(
      () => ask('.frame img', (image) => (image as HTMLImageElement).naturalWidth || undefined),
      {
        timeoutMs: 15_000,
      },
    );
    expect(width).toBeGreaterThan(10);
    expect(await tab.evaluate(entriesInLog)).toBe(before);
    expect((await witness.said()).filter((line) => /refused|violat|blocked/i.test(line))).toEqual([]);
    const {origin} = station.browser;
    expect((await witness.requests()).filter((address) => !address.startsWith(origin))).toEqual([]);
    expect(await axeFaults(tab)).toEqual([]);
    await tab.close();
  });
});
