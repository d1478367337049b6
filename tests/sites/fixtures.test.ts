import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type DrawnBrowser, openBrowser} from './drawn-browser.ts';
import type {Asked} from './in-page.ts';
import {type DrawnPage, drawnPages} from './pages.ts';
import {type Measured, tableOf} from './platforms-table.ts';
import type {PageTruth} from './truth.ts';
import type {Verdict} from './verdict.ts';

let browser: DrawnBrowser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(() => browser.close());

const pages = drawnPages();
const measured: Measured[] = [];
const alone: Verdict['state'][] = [];

/** Each page is opened once: what is asked of it is asked at one go. */
const asked = new Map<DrawnPage, Promise<Asked>>();
function ask(drawn: DrawnPage): Promise<Asked> {
  const answer = asked.get(drawn) ?? browser.ask(drawn, isMutated(drawn));
  asked.set(drawn, answer);
  return answer;
}

/** A page of a hundred thousand characters is about time, not about marks. */
function isMutated(drawn: DrawnPage): boolean {
  return drawn.html().length <= 100_000;
}

describe.concurrent.each(pages)('$name', (drawn) => {
  test('every fact that it shows is read, and nothing else', async () => {
    const truth = drawn.truth();
    const {listed, faults, verdicts, readers} = (await ask(drawn)).drawn;
    measured.push({name: drawn.name, platform: drawn.platform, verdicts, readers});
    const wrong = verdicts.flatMap((item, i) => faultsIn(item, truth, i));
    expect([...faults, ...wrong], `${drawn.name}: what is not as ${drawn.name}.json says`).toEqual([]);
    expect(listed).toBe(truth.items.length);
  });

  test('the reader for any page alone gets who, when, what and where right, or leaves it out', async () => {
    const read = (await ask(drawn)).alone;
    alone.push(...read.map(({verdict}) => verdict.state));
    const wrong = read.filter(({verdict}) => verdict.state === 'wrong');
    expect(wrong.map(({item, verdict}) => `item ${item}, ${told(verdict)}`)).toEqual([]);
  });

  test.skipIf(!isMutated(drawn))('after any change of it, each fact is right or missing', async () => {
    const {mutated} = await ask(drawn);
    expect(mutated.length).toBeGreaterThan(4);
    const wrong = mutated.flatMap(({mutation, wrong}) =>
      wrong.map(({item, verdict}) => `${JSON.stringify(mutation)} item ${item}, ${told(verdict)}`),
    );
    expect(wrong, `${drawn.name}: what becomes wrong when the page changes`).toEqual([]);
  });
});

// A reader that reads nothing is never wrong.
test('of what all drawn pages show, the reader for any page alone reads a part', ({skip}) => {
  skip(measured.length < pages.length, 'not every page was read in this run');
  const right = alone.filter((state) => state === 'right').length;
  expect(right).toBeGreaterThan(alone.filter((state) => state === 'missing').length / 4);
});

// After all of them; `npm run table` writes the file anew.
test('docs/platforms.md says what was measured on all drawn pages, and nothing is wrong', async ({skip}) => {
  skip(measured.length < pages.length, 'not every page was read in this run');
  const wrong = measured.flatMap(({name, verdicts}) =>
    verdicts.flat().flatMap(({fact, state}) => (state === 'wrong' ? [`${name}: ${fact}`] : [])),
  );
  await expect(tableOf(measured)).toMatchFileSnapshot('../../docs/platforms.md');
  expect(wrong).toEqual([]);
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
