import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {AxeResults} from 'axe-core';
import {type Browser, chromium, type Page} from 'playwright-core';
import {PNG} from 'pngjs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {ReportContext} from '../../../src/core/pack/pack-input.ts';
import {caseReport} from '../../../src/core/report/case-report.ts';
import {draftsPage} from '../../../src/core/report/drafts/drafts.ts';
import {FULL_RECORD, fullContext, fullTelling, incidentOf} from './full-case.ts';
import {contextOf, say} from './sample.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'full-report-'));
  mkdirSync(join(folder, 'pictures'));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: false,
  });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});

function writePictures({pictures}: ReportContext): void {
  const bytes = PNG.sync.write(new PNG({width: 900, height: 420}));
  for (const {path} of [...pictures.values()].flat()) writeFileSync(join(folder, path), bytes);
}

/** A page from a file, and all that the browser had to say of it. */
async function open(html: string, width = 1200): Promise<{page: Page; said: string[]}> {
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const page = await browser.newPage({viewport: {width, height: 800}});
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.addInitScript(() => {
    (window as unknown as {printed: number}).printed = 0;
    window.print = () => {
      (window as unknown as {printed: number}).printed += 1;
    };
  });
  await page.goto(pathToFileURL(file).href);
  return {page, said};
}

async function printed(page: Page, format: 'A4' | 'Letter'): Promise<string[]> {
  const file = join(folder, `${format}.pdf`);
  await page.pdf({path: file, format, preferCSSPageSize: false});
  return execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8', maxBuffer: 1 << 28})
    .split('\f')
    .slice(0, -1);
}

const count = (text: string, words: string) => text.split(words).length - 1;

describe('a filled case in Chromium, from a file', () => {
  it.each([
    ['report', () => caseReport(fullContext())],
    ['drafts', () => draftsPage(fullContext())],
  ])('opens its %s without a word of complaint, and prints at the press of the button', async (_, make) => {
    writePictures(fullContext());
    const {page, said} = await open(make());
    await page.getByRole('button', {name: say('report_printButton')}).click();
    expect(await page.evaluate(() => (window as unknown as {printed: number}).printed)).toBe(1);
    expect(said).toEqual([]);
    await page.close();
  });

  it.each([
    ['report', () => caseReport(fullContext()), 1200, 'ltr'],
    ['report', () => caseReport(fullContext()), 320, 'rtl'],
    ['drafts', () => draftsPage(fullContext()), 1200, 'ltr'],
    ['drafts', () => draftsPage(fullContext()), 320, 'rtl'],
  ] as const)(
    'has in its %s nothing that axe finds fault with (%#)',
    async (_, make, width, direction) => {
      const {page} = await open(make(), width);
      await page.evaluate((dir) => {
        document.documentElement.dir = dir;
      }, direction);
      await page.evaluate(AXE);
      const results = await page.evaluate(() =>
        (window as unknown as {axe: {run: () => Promise<AxeResults>}}).axe.run(),
      );
      expect(results.violations.map(({id, nodes}) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    },
    180_000,
  );

  it('keeps a word of 100,000 characters inside its page', async () => {
    const words = 'w'.repeat(100_000);
    const incidents = [incidentOf(1, {...fullTelling(1), words, who: words, medium: words})];
    const context = contextOf([], {incidents, record: {...FULL_RECORD, summary: words}});
    for (const html of [caseReport(context), draftsPage(context)]) {
      const {page} = await open(html, 400);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
      await page.close();
    }
  });
});

describe.skipIf(!existsSync('/usr/bin/pdftotext'))('a filled case on paper', () => {
  it.each(['A4', 'Letter'] as const)(
    'has on %s its page numbers, its chronology across with the heads repeated and no row cut, and an exhibit a page',
    async (format) => {
      writePictures(fullContext());
      const {page} = await open(caseReport(fullContext()));
      const pages = await printed(page, format);
      pages.forEach((text, i) => {
        expect(text).toContain(`page ${i + 1} of ${pages.length}`);
      });
      const sizes = [
        ...execFileSync('pdfinfo', ['-f', '1', '-l', String(pages.length), join(folder, `${format}.pdf`)], {
          encoding: 'utf8',
        }).matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g),
      ].map(([, width, height]) => Number(width) > Number(height));
      const across = pages.filter((_, i) => sizes[i]);
      expect(across.length).toBeGreaterThan(3);
      for (const text of across) {
        expect(text).toContain(say('report_headWhatHappened'));
        // First and last line of the tallest cell of a row.
        expect(count(text, 'PC')).toBe(count(text, 'opened'));
      }
      expect(across.map((text) => count(text, 'opened')).reduce((sum, one) => sum + one)).toBe(7);
      const starts = pages.map((text) => /^\s*Exhibit AK\/(\d+)/m.exec(text.split('\n').slice(1, 8).join('\n'))?.[1]);
      expect(starts.filter((one) => one !== undefined)).toEqual(Array.from({length: 12}, (_, i) => String(i + 1)));
      const all = pages.join('');
      for (const letters of ['उस', '😀', 'رأ']) expect(all).toContain(letters);
      await page.close();
    },
    60_000,
  );

  it('has the warning at the head and the line to sign on at the foot of every page of a statement', async () => {
    const {page} = await open(draftsPage(fullContext()));
    const pages = await printed(page, 'A4');
    expect(pages.length).toBeGreaterThan(5);
    for (const text of pages) {
      expect(text).toContain('Draft, not legal advice');
      expect(text).toMatch(/Signed\s+Date/);
    }
    await page.close();
  });
});
