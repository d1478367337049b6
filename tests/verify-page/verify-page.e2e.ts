import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from 'playwright-core';
import {build} from 'vite';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {parseLabels} from '../../src/core/helper/labels-file.ts';
import {verifyPageConfig} from '../../src/verify-page/build.ts';
import {receiptOverLog} from '../support/log-receipt.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'tests/fixtures/packs/v1');
const GOOD = join(FIXTURES, 'good.zip');
const {key, receipts} = (
  JSON.parse(readFileSync(join(FIXTURES, 'expected.json'), 'utf8')) as {
    'good.zip': {expectations: {key: string; receipts: {sealCode: string; root: string; size: number; key: string}[]}};
  }
)['good.zip'].expectations;

const folder = mkdtempSync(join(tmpdir(), 'holdfast-verify-page-'));
const file = join(folder, 'verify.html');
let browser: Browser;
let page: Page;
let asked: string[] = [];
let complaints: string[] = [];

async function buildInto(outDir: string): Promise<void> {
  const config = verifyPageConfig(ROOT);
  await build({configFile: false, logLevel: 'error', ...config, build: {...config.build, outDir, emptyOutDir: false}});
}

beforeAll(async () => {
  await buildInto(folder);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: false,
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
});
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  asked = [];
  complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(file).href);
});

async function outcomeOf(path: string, picker = '#zip'): Promise<string> {
  await page.setInputFiles(picker, path);
  await page.locator('#outcome').waitFor();
  return (await page.locator('#outcome').textContent()) ?? '';
}

describe('the offline checker, opened from a file', () => {
  it('is one file, the same bytes each time it is built, with nothing allowed but its own script and style', async () => {
    const again = join(folder, 'again');
    await buildInto(again);
    const text = readFileSync(file, 'utf8');
    expect(readFileSync(join(again, 'verify.html'), 'utf8')).toBe(text);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; img-src blob:; base-uri 'none'; form-action 'none'$/,
    );
    expect(text).not.toMatch(/(src|href)="/);
    expect(text).not.toMatch(/\bnew Function\b|\beval\(/);
    expect(text.match(/<\/script/g)?.length).toBe(1);
  });

  it('judges times from outside by root certificates that are chosen, and says when a file is none', async () => {
    expect(await outcomeOf(join(FIXTURES, 'good-times.zip'))).toContain('Everything that can be compared holds.');
    const line = () => page.locator('.verdicts li').nth(2).textContent();
    expect(await line()).toContain('was not checked to its end');
    await page.locator('details.known > summary').click();
    await page.setInputFiles('#root', join(FIXTURES, 'times-root.pem'));
    await expect.poll(line).toMatch(/Existed no later than: 2026-11-30 .* as Fixture Clock ofRoot, Example says/);
    expect(await page.locator('.known').textContent()).toContain('Fixture Clock root, Example');
    await page.setInputFiles('#root', GOOD);
    await page.getByText('holds something that is no certificate').waitFor();
    expect(complaints).toEqual([]);
  });

  it('checks a ZIP, asks for nothing, and breaks none of its own rules', async () => {
    expect(await outcomeOf(GOOD)).toContain('Everything that can be compared holds.');
    expect(await page.locator('.verdicts li').allTextContents()).toHaveLength(4);
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('outcome');
  });

  it('checks an unpacked folder', async () => {
    spawnSync('unzip', ['-q', GOOD, '-d', join(folder, 'bag')]);
    const [top = ''] = readdirSync(join(folder, 'bag'));
    expect(await outcomeOf(join(folder, 'bag', top), '#folder')).toContain('holds.');
    writeFileSync(join(folder, 'bag', top, 'data', 'extra.txt'), 'x');
    await page.reload();
    expect(await outcomeOf(join(folder, 'bag', top), '#folder')).toContain('does not hold');
    expect(await page.locator('#output').textContent()).toContain('A file was added: data/extra.txt');
  });

  it('takes a dropped ZIP', async () => {
    const bytes = readFileSync(GOOD).toString('base64');
    const data = await page.evaluateHandle((base64) => {
      const transfer = new DataTransfer();
      const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([raw], 'good.zip'));
      return transfer;
    }, bytes);
    await page.dispatchEvent('.drop', 'drop', {dataTransfer: data});
    await page.locator('#outcome').waitFor();
    expect(await page.locator('#outcome').textContent()).toContain('holds.');
  });

  it('names what it found in a pack that does not hold, in one that is none, and in none at all', async () => {
    expect(await outcomeOf(join(FIXTURES, 'fileChanged.zip'))).toContain('does not hold');
    expect(await page.locator('.findings').textContent()).toContain('data/exhibits/000001/screen-1.png');
    expect(await outcomeOf(join(ROOT, 'package.json'))).toContain('could not be read');
    expect(complaints).toEqual([]);
  });

  it('holds what is typed against the pack, and does not let a slip pass for nothing', async () => {
    await page.locator('summary').click();
    await page.locator('#key').fill('not a key');
    await page.setInputFiles('#zip', GOOD);
    await page.locator('#key-wrong').waitFor();
    expect(await page.locator('#outcome').count()).toBe(0);
    await page.locator('#key').fill(key.slice(0, 20).replace(/(.{5})/g, '$1 '));
    await page.locator('#key').blur();
    await page.locator('#outcome').waitFor();
    expect(await page.locator('.verdicts').textContent()).toContain('which is the one you gave');
    const [receipt] = receipts;
    const text = `seal code  ${'0'.repeat(64)}\nkey  ${receipt?.key}\nlog size  ${receipt?.size}\nlog root  ${receipt?.root}`;
    await page.locator('#code').fill(text);
    await page.locator('#code').blur();
    await page.locator('.headline.bad').waitFor();
    expect(await page.locator('.findings').textContent()).toContain('does not have the seal code you gave');
  });

  it('holds a receipt of the log against later packs, and takes no verdict back to before it', async () => {
    const later = join(FIXTURES, 'good-later.zip');
    const receipt = await receiptOverLog(new Uint8Array(readFileSync(later)), 3);
    const give = async (text: string) => {
      await page.locator('#code').fill(text);
      await page.locator('#code').blur();
    };
    await page.locator('details.known > summary').click();
    // As it stands in a mail that was answered.
    await give(receipt.replace(/^/gm, '> '));
    expect(await outcomeOf(later)).toContain('Everything that can be compared holds.');
    expect(await page.locator('.verdicts').textContent()).toContain('which is the one you gave');
    await give(receipt.replace(/^log size .*$/m, ''));
    await page.locator('#code-wrong').waitFor();
    expect(await page.locator('#outcome').count()).toBe(0);
    const other = await receiptOverLog(new Uint8Array(readFileSync(later)), 2);
    await give(other.replace(/^log size .*$/m, 'log size 3'));
    await page.locator('.headline.bad').waitFor();
    expect(await page.locator('.findings').textContent()).toContain('does not begin with the entries');
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no fault that axe knows, in %s, before and after', async (colorScheme) => {
    const context = await browser.newContext({colorScheme, bypassCSP: true, viewport: {width: 360, height: 800}});
    const narrow = await context.newPage();
    await narrow.goto(pathToFileURL(file).href);
    await narrow.addScriptTag({path: join(ROOT, 'node_modules/axe-core/axe.min.js')});
    const faults = () =>
      narrow.evaluate(async () => {
        const axe = (globalThis as unknown as {axe: {run(): Promise<{violations: {id: string}[]}>}}).axe;
        return (await axe.run()).violations.map(({id}) => id);
      });
    await narrow.locator('summary').click();
    expect(await faults()).toEqual([]);
    await narrow.setInputFiles('#zip', join(FIXTURES, 'fileChanged.zip'));
    await narrow.locator('#outcome').waitFor();
    expect(await faults()).toEqual([]);
    await narrow.setInputFiles('#zip', GOOD);
    await narrow.locator('#help').click();
    await narrow.locator('.helper__line').first().click();
    await narrow.locator('#label').fill('threat');
    await narrow.keyboard.press('Enter');
    await narrow.locator('#order-first').click();
    await narrow.getByRole('button', {name: 'Show the words'}).click();
    expect(await faults()).toEqual([]);
    const wide = await narrow.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await context.close();
  });
});

describe('the helper’s mode', () => {
  it('labels, sorts and saves a small file that it can go on with, and nothing else leaves the page', async () => {
    await outcomeOf(GOOD);
    await page.locator('#help').click();
    await page.locator('#helper-title').waitFor();
    const lines = page.locator('.helper__line');
    const count = await lines.count();
    expect(count).toBeGreaterThan(1);
    await lines.nth(1).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('card-title');
    // Nothing to look at before it is asked for.
    expect(await page.locator('.card__words, .card img').count()).toBe(0);
    await page.locator('#label').fill('threat');
    await page.keyboard.press('Enter');
    await page.locator('#label').fill(' <b>money</b> ');
    await page.keyboard.press('Enter');
    expect(await page.locator('.card .chip').allTextContents()).toEqual(['threat×', '<b>money</b>×']);
    await page.locator('#remark').fill('Look at this one first.');
    await page.locator('#person').fill('Somebody new');
    await page.locator('#order-first').click();
    expect(await lines.nth(0).textContent()).toContain('threat');
    await page.getByRole('button', {name: 'Save my labels'}).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('helper-name');
    await page.locator('#helper-name').fill('Jo');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name: 'Save my labels'}).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^labels-\d{4}-\d\d-\d\d\.json$/);
    const saved = join(folder, 'labels.json');
    await download.saveAs(saved);
    const parsed = parseLabels(new Uint8Array(readFileSync(saved)));
    if (!parsed.ok) throw new Error(parsed.error);
    expect(parsed.value).toMatchObject({
      name: 'Jo',
      things: [{labels: ['threat', '<b>money</b>'], remark: 'Look at this one first.', person: {name: 'Somebody new'}}],
    });
    expect(parsed.value.order).toEqual([parsed.value.things[0]?.id]);

    await page.setInputFiles('#helper-file', GOOD);
    await page.getByText('This is no file of labels of this record.').waitFor();
    await page.reload();
    await outcomeOf(GOOD);
    await page.locator('#help').click();
    await page.setInputFiles('#helper-file', saved);
    await page.getByText('Your labels are here again.').waitFor();
    expect(await page.locator('#helper-name').inputValue()).toBe('Jo');
    expect(await lines.nth(0).textContent()).toContain('threat');
    expect(asked.filter((address) => !/^(file|blob):/.test(address))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('covers words and pictures again when the window is left or another is shown', async () => {
    await outcomeOf(GOOD);
    await page.locator('#help').click();
    await page.locator('.helper__line').first().click();
    await page.getByRole('button', {name: 'Show the picture'}).first().click();
    // The pictures of this pack are bytes and no pictures; it says so.
    await page.getByText('This picture cannot be shown.').waitFor();
    await page.getByRole('button', {name: 'Show the words'}).click();
    expect(await page.getByText('This picture cannot be shown.').count()).toBe(0);
    expect(await page.locator('.card__words').count()).toBe(1);
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    expect(await page.locator('.card__words').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is not offered for a pack that does not hold', async () => {
    const bytes = readFileSync(GOOD);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(join(folder, 'bad.zip'), bytes);
    await outcomeOf(join(folder, 'bad.zip'));
    expect(await page.locator('#help').count()).toBe(0);
  });
});
