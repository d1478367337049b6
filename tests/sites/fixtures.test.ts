import {resolve} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {askPage, bundled, launch, openSaved} from '../../scripts/extract/saved-page.ts';
import type {Drawn, Mutated} from './in-page.ts';
import {type DrawnPage, drawnPages} from './pages.ts';
import type {PageTruth} from './truth.ts';
import type {Verdict} from './verdict.ts';

let browser: Browser;
let script: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([launch(), bundled(resolve(import.meta.dirname, 'in-page.ts'))]);
}, 60_000);

afterAll(() => browser.close());

/** Opens a drawn page in the real browser, under its address and in its zone, and asks it. */
async function ask<T>(drawn: DrawnPage, call: 'holdfastDrawn' | 'holdfastMutated'): Promise<T> {
  const truth = drawn.truth();
  const {page, close} = await openSaved(browser, {html: drawn.html(), url: truth.url, zone: truth.zone});
  try {
    return await askPage<T>(page, script, `${call}(${JSON.stringify(truth)})`);
  } finally {
    await close();
  }
}

describe.concurrent.each(drawnPages())('$name', (drawn) => {
  test('every fact that it shows is read, and nothing else', async () => {
    const truth = drawn.truth();
    const {listed, faults, verdicts} = await ask<Drawn>(drawn, 'holdfastDrawn');
    const wrong = verdicts.flatMap((item, i) => faultsIn(item, truth, i));
    expect([...faults, ...wrong], `${drawn.name}: what is not as ${drawn.name}.json says`).toEqual([]);
    expect(listed).toBe(truth.items.length);
  });

  // A page of a hundred thousand characters is about time, not about marks.
  test.skipIf(drawn.html().length > 100_000)('after any change of it, each fact is right or missing', async () => {
    const mutated = await ask<Mutated[]>(drawn, 'holdfastMutated');
    expect(mutated.length).toBeGreaterThan(4);
    const wrong = mutated.flatMap(({mutation, wrong}) =>
      wrong.map(({item, verdict}) => `${JSON.stringify(mutation)} item ${item}, ${told(verdict)}`),
    );
    expect(wrong, `${drawn.name}: what becomes wrong when the page changes`).toEqual([]);
  });
});

/** What is wrong, what is missing without being named in `unread`, and what is named there though it is read. */
function faultsIn(verdicts: readonly Verdict[], truth: PageTruth, i: number): string[] {
  const unread = new Set<string>([...(truth.items[i]?.unread ?? []), ...(truth.unread ?? [])]);
  return verdicts.flatMap((verdict) => {
    const {fact, state} = verdict;
    if (state === 'wrong') return [`item ${i}, WRONG ${told(verdict)}`];
    if (state === 'missing' && !unread.has(fact))
      return [`item ${i}, MISSING (not named in "unread") ${told(verdict)}`];
    return state !== 'missing' && unread.has(fact)
      ? [`item ${i}, named in "unread", but ${state}: ${told(verdict)}`]
      : [];
  });
}

function told({fact, read, truth}: Verdict): string {
  return `${fact}: read ${shown(read)}, true ${shown(truth)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
