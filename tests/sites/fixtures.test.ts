import {resolve} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Extracted} from '../../scripts/extract/in-page.ts';
import {askPage, bundled, launch, type OpenPage, openSaved} from '../../scripts/extract/saved-page.ts';
import type {PageReading} from '../../src/core/facts/facts.ts';
import type {Mutation} from './in-page.ts';
import {type DrawnPage, drawnPages} from './pages.ts';
import {type Allowed, wrongFacts} from './wrong-facts.ts';

let browser: Browser;
let script: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([launch(), bundled(resolve(import.meta.dirname, 'in-page.ts'))]);
}, 60_000);

afterAll(() => browser.close());

/** Opens a drawn page in the real browser, under its address and in its zone. */
function open({html, expected: {url, zone}}: DrawnPage): Promise<OpenPage> {
  return openSaved(browser, {html, url, zone});
}

/** What decides what is seen at all, or what a picture shows: without it the page itself says something else. */
const NOT_DROPPED = new Set(['style', 'alt', 'aria-label', 'open', 'hidden', 'shadowrootmode', 'slot', 'name']);

const pages = drawnPages();

describe.each(pages)('$name', (drawn) => {
  const now = Date.parse(drawn.expected.now);

  test('every fact is read, and nothing else', async () => {
    const {page, close} = await open(drawn);
    const extracted = await askPage<Extracted>(page, script, `holdfastExtract(${JSON.stringify({at: null, now})})`);
    await close();
    const records = 'records' in extracted ? extracted.records : [];
    expect(records.map(readingOf)).toEqual(drawn.expected.facts);
  });

  // The long page is about time, not about marks.
  test.skipIf(drawn.html.length > 100_000)('after any change of the page, each fact is right or missing', async () => {
    const {page, close} = await open(drawn);
    const names = await askPage<string[]>(page, script, 'holdfastAttributes()');
    const drops = names
      .filter((name) => !NOT_DROPPED.has(name))
      .map((attribute): Mutation => ({kind: 'drop', attribute}));
    const mutations: Mutation[] = [{kind: 'classes'}, {kind: 'wrappers'}, ...drops];
    const asked = `holdfastMutated(${JSON.stringify(bodyOf(drawn))}, ${JSON.stringify(mutations)}, ${now})`;
    const read = await askPage<(PageReading | null)[][]>(page, script, asked);
    await close();
    const wrong = mutations.flatMap((mutation, i) => {
      const allowed = {lineBreaks: mutation.kind === 'wrappers'};
      return wrongIn(read[i] ?? [], drawn.expected.facts, allowed).map((fact) => `${JSON.stringify(mutation)} ${fact}`);
    });
    expect(read.flat().length).toBe(mutations.length * drawn.expected.facts.length);
    expect(wrong).toEqual([]);
  });
});

/** The page's body as it was drawn, shadow roots and all. */
function bodyOf({html}: DrawnPage): string {
  const text = html.toString();
  return text.slice(text.indexOf('>', text.indexOf('<body')) + 1, text.lastIndexOf('</body>'));
}

function wrongIn(read: readonly (PageReading | null)[], right: readonly PageReading[], allowed: Allowed): string[] {
  return read.flatMap((reading, i) => {
    const expected = right[i];
    return reading && expected ? wrongFacts(reading, expected, allowed).map((fact) => `item ${i}: ${fact}`) : [];
  });
}

function readingOf(record: PageReading & Record<string, unknown>): PageReading {
  const {v: _v, kind: _kind, exhibitId: _id, salt: _salt, ...reading} = record;
  return reading;
}
