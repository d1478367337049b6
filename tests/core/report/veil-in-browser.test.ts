import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {AxeResults} from 'axe-core';
import {type Browser, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {caseReport} from '../../../src/core/report/case-report.ts';
import {draftsPage} from '../../../src/core/report/drafts/drafts.ts';
import {fullContext} from './full-case.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'veil-'));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: false,
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});

async function open(html: string): Promise<Page> {
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const page = await browser.newPage({viewport: {width: 1100, height: 800}});
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** Of all words under a veil, how many can be seen. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('.veiled')];
    return [all.filter((one) => one.firstElementChild?.checkVisibility({visibilityProperty: true})).length, all.length];
  });

describe.each([
  ['the report', () => caseReport(fullContext())],
  ['the drafts', () => draftsPage(fullContext())],
])('%s', (_, made) => {
  it('has its words grey on a screen, each with a box that shows it, and one box for all', async () => {
    const page = await open(made());
    const [shown, all] = await seen(page);
    expect(all).toBeGreaterThan(5);
    expect(shown).toBe(0);
    // None lies under a veil that nothing lifts, none bare beside its veil.
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('.veiled')]
          .filter(
            (one) =>
              !one.closest('.lifts')?.querySelector('.lift input') ||
              [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== ''),
          )
          .map((one) => one.outerHTML.slice(0, 200)),
      ),
    ).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll('.words:not(.veiled *)').length)).toBe(0);
    const box = page.locator('.lift input').first();
    await box.focus();
    await page.keyboard.press('Space');
    const [one] = await seen(page);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThan(all ?? 0);
    await box.uncheck();
    await page.locator('#show-all').check();
    expect(await seen(page)).toEqual([all, all]);
    await page.locator('#show-all').uncheck();
    expect((await seen(page))[0]).toBe(0);
    await page.close();
  });

  it('shows words while they are pressed', async () => {
    const page = await open(made());
    const words = page.locator('div.veiled').first();
    await words.scrollIntoViewIfNeeded();
    await words.hover({position: {x: 20, y: 8}});
    await page.mouse.down();
    expect((await seen(page))[0]).toBe(1);
    await page.mouse.up();
    expect((await seen(page))[0]).toBe(0);
    await page.close();
  });

  it('does not read grey words out', async () => {
    const page = await open(made());
    const words = await page.locator('.veiled .words').first().textContent();
    expect(await page.locator('main').ariaSnapshot()).not.toContain(words?.slice(0, 30));
    await page.close();
  });

  it.skipIf(!existsSync('/usr/bin/pdftotext'))('prints everything, and no box', async () => {
    const page = await open(made());
    const words = (await page.locator('.veiled .words').first().textContent()) ?? '';
    await page.emulateMedia({media: 'print'});
    const [shown, all] = await seen(page);
    expect(shown).toBe(all);
    expect(await page.locator('.lift:visible, .show-all:visible').count()).toBe(0);
    await page.emulateMedia({media: null});
    const file = join(folder, 'out.pdf');
    await page.pdf({path: file, format: 'A4'});
    const text = execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8', maxBuffer: 1 << 28});
    expect(text.replace(/\s+/g, ' ')).toContain(words.replace(/\s+/g, ' ').slice(0, 30));
    await page.close();
  });
});

// Of the report the same is held by report-in-browser.test.ts, at every width.
it('axe finds nothing in the drafts', async () => {
  const page = await open(draftsPage(fullContext()));
  await page.evaluate(AXE);
  const {violations} = await page.evaluate(() =>
    (window as unknown as {axe: {run: () => Promise<AxeResults>}}).axe.run(),
  );
  expect(violations.map(({id, nodes}) => [id, nodes[0]?.html])).toEqual([]);
  await page.close();
});
