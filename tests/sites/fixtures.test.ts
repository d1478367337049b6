import {resolve} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Extracted} from '../../scripts/extract/in-page.ts';
import {askPage, bundled, launch, openSaved} from '../../scripts/extract/saved-page.ts';
import type {PageReading} from '../../src/core/facts/facts.ts';
import type {Mutation} from './in-page.ts';
import {type DrawnPage, drawnPages} from './pages.ts';
import {wrongFacts} from './wrong-facts.ts';

let browser: Browser;
let script: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([launch(), bundled(resolve(import.meta.dirname, 'in-page.ts'))]);
}, 60_000);

afterAll(() => browser.close());

/** Asks the drawn page in the real browser, under its address, at its time. */
async function ask<T>({html, expected: {url, zone}}: DrawnPage, expression: string): Promise<T> {
  const page = await openSaved(browser, {html, url, zone});
  try {
    return await askPage<T>(page, script, expression);
  } finally {
    await page.context().close();
  }
}

const pages = drawnPages();

describe.each(pages)('$name', (page) => {
  const now = Date.parse(page.expected.now);

  test('every fact is read, and nothing else', async () => {
    const extracted = await ask<Extracted>(page, `holdfastExtract(${JSON.stringify({at: null, now})})`);
    const records = 'records' in extracted ? extracted.records : [];
    expect(records.map(readingOf)).toEqual(page.expected.facts);
  });

  test('after any change of the page, each fact is right or missing', async () => {
    if (page.html.length > 100_000) return; // The long page is about time, not about marks.
    const attributes = await ask<string[]>(page, 'holdfastAttributes()');
    const drops = attributes.map((attribute): Mutation => ({kind: 'drop', attribute}));
    const wrong: string[] = [];
    for (const mutation of [{kind: 'classes'}, {kind: 'wrappers'}, ...drops] satisfies Mutation[]) {
      const read = await ask<(PageReading | null)[]>(page, `holdfastMutated(${JSON.stringify(mutation)}, ${now})`);
      for (const [i, reading] of read.entries()) {
        const right = page.expected.facts[i];
        if (reading && right)
          wrong.push(...wrongFacts(reading, right).map((fact) => `${JSON.stringify(mutation)} item ${i}: ${fact}`));
      }
    }
    expect(wrong).toEqual([]);
  });
});

function readingOf(record: PageReading & Record<string, unknown>): PageReading {
  const {v: _v, kind: _kind, exhibitId: _id, salt: _salt, ...reading} = record;
  return reading;
}
