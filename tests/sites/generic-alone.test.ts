import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type DrawnBrowser, openBrowser} from './drawn-browser.ts';
import {drawnPages} from './pages.ts';
import type {Verdict} from './verdict.ts';

let browser: DrawnBrowser;
const states: Verdict['state'][] = [];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(() => browser.close());

describe.concurrent.each(drawnPages())('$name', (drawn) => {
  test('the reader for any page gets who, when, what and where right, or leaves it out', async () => {
    const read = await browser.ask<{item: number; verdict: Verdict}[]>(drawn, 'holdfastAlone');
    states.push(...read.map(({verdict}) => verdict.state));
    const wrong = read.filter(({verdict}) => verdict.state === 'wrong');
    expect(
      wrong.map(
        ({item, verdict: {fact, read, truth}}) => `item ${item}, ${fact}: read ${told(read)}, true ${told(truth)}`,
      ),
    ).toEqual([]);
  });
});

// A reader that reads nothing is never wrong.
test('of what the pages show, it reads a part', () => {
  const right = states.filter((state) => state === 'right').length;
  expect(right).toBeGreaterThan(states.filter((state) => state === 'missing').length / 4);
});

function told(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 300) ?? 'nothing';
}
