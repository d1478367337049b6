import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {createRequire} from 'node:module';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {AxeResults} from 'axe-core';
import {type Browser, chromium, type Page} from 'playwright-core';
import {PNG} from 'pngjs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {FactsRecord} from '../../../src/core/facts/facts.ts';
import type {ReportContext} from '../../../src/core/pack/pack-input.ts';
import {caseReport} from '../../../src/core/report/case-report.ts';
import {CASE_RECORD, contextOf, emptyFacts, exhibitOf, partsOf, postFacts, told} from './sample.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Words of scripts that need a font of their own, and which font draws them on this machine. */
const SCRIPTS = [
  {words: 'رأيتك اليوم في الحديقة', font: /Arabic|DejaVu/},
  {words: 'मैंने तुम्हें आज पार्क में देखा', font: /Devanagari/},
  {words: '我今天在公园看到你了', font: /WenQuanYi/},
  {words: '今日公園であなたを見た', font: /WenQuanYi/},
  {words: 'ok 😀 👩‍👩‍👧', font: /Type 3/},
];

let browser: Browser;
let server: Server;
let origin = '';
let asked = 0;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  mkdirSync(join(folder, 'pictures'));
  server = createServer((_, answer) => {
    asked += 1;
    answer.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: false,
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(folder, {recursive: true});
});

/** As it would be searched for: printed Arabic is made of shaped letters, and emoji are joined in more than one way. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s|\p{Cf}|\ufe0f/gu, '');
}

/** A picture of one colour, where the report expects one (browsers go by its bytes, not its name). */
function writePictures(context: ReportContext): void {
  const png = new PNG({width: 90, height: 42});
  for (let i = 0; i < png.data.length; i += 4) png.data.set([200, 30, 30, 255], i);
  const bytes = PNG.sync.write(png);
  for (const pictures of context.pictures.values())
    for (const {path} of pictures) writeFileSync(join(folder, path), bytes);
}

type Opened = {page: Page; requests: string[]; dialogs: string[]; refused: string[]};

async function open(context: ReportContext, options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
  writePictures(context);
  const file = join(folder, 'report.html');
  writeFileSync(file, caseReport(context));
  const page = await browser.newPage(options);
  const opened: Opened = {page, requests: [], dialogs: [], refused: []};
  page.on('request', (request) => opened.requests.push(request.url()));
  page.on('console', (message) => opened.refused.push(message.text()));
  page.on('dialog', (dialog) => {
    opened.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(file).href);
  return opened;
}

/** Every text of the record replaced by markup that would run or fetch. */
function hostileFacts(n: number): FactsRecord {
  let i = 0;
  const attacks = [
    `</title><script>document.title='RAN';alert(1)</script>`,
    `<img src=x onerror="document.title='RAN';alert(1)">`,
    `</p><svg onload="document.title='RAN'"> {{constructor}} \${1+1} <!-- --> &amp;lt;b> "quoted" 'single' \`tick\``,
    `"><iframe srcdoc="<script>parent.document.title='RAN'</script>">`,
    `" onmouseover="document.title='RAN'" style="background:url(${origin}/css)`,
    `javascript:document.title='RAN'`,
    `${origin}/fetched.png`,
    `</style><style>@import url(${origin}/import)</style><link rel=stylesheet href=${origin}/link>`,
    `<meta http-equiv=refresh content="0;url=${origin}/gone"><base href="${origin}/">`,
  ];
  const attack = () => {
    i += 1;
    return attacks[i % attacks.length] ?? '';
  };
  const replaced = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => replaced(one, ''));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, name)]));
    return typeof value === 'string' &&
      (key === 'value' || key === 'missing' || ['shown', 'address', 'alt', 'name', 'sentence'].includes(key))
      ? attack()
      : value;
  };
  const facts = postFacts(n, '');
  const reference = {permalink: told(''), author: told(''), text: told('')};
  const full: FactsRecord = {
    ...facts,
    inReplyTo: [reference],
    quotes: [reference],
    passedOnBy: {displayName: told(''), handle: told(''), profile: told('')},
    standsIn: [{kind: 'group', name: told(''), address: told('')}],
    tags: [{shown: '', address: ''}],
    mentions: [{shown: '', address: ''}],
    links: attacks.map(() => ({shown: '', address: ''})),
    counts: [{name: '', shown: ''}],
    media: [{partPath: null, address: '', alt: '', missing: ''}],
    doubts: [{code: 'x', sentence: ''}],
  };
  const {exact, fromId} = facts.postedAt;
  const hostile = replaced(full, '') as FactsRecord;
  return {
    ...hostile,
    item: {
      ...hostile.item,
      itemKind: told('post'),
      edited: told(false),
      author: {...hostile.item.author, verified: told(true)},
    },
    postedAt: {...hostile.postedAt, exact, fromId},
  };
}

function hostileContext(): ReportContext {
  const bad = `<img src=${origin}/x onerror=alert(1)>`;
  const record = {
    ...CASE_RECORD,
    title: bad,
    summary: bad,
    keeper: {name: bad, initials: 'x'},
    toldToStop: {at: bad, how: bad},
  };
  const exhibits = Array.from({length: 9}, (_, i) =>
    exhibitOf(i + 1, hostileFacts(i + 1), {
      problems: [{code: bad, sentence: bad}],
      capture: {browser: {name: bad, version: bad}, system: {name: bad, version: bad}, language: bad},
    }),
  );
  const context = contextOf(exhibits, {record, prefix: bad});
  return {...context, name: bad};
}

describe('the report in Chromium, from a file', () => {
  it('runs nothing and fetches nothing, whatever stands in its fields', async () => {
    const {page, requests, dialogs} = await open(hostileContext());
    await page.mouse.move(300, 300);
    await page.locator('#show-all').check();
    await page.waitForTimeout(500);
    expect(dialogs).toEqual([]);
    expect(asked).toBe(0);
    expect(requests.filter((url) => !url.startsWith(pathToFileURL(folder).href))).toEqual([]);
    expect(await page.title()).not.toBe('RAN');
    const found = await page.evaluate(() => ({
      bad: [
        ...document.querySelectorAll(
          'script:not(main + script), iframe, object, embed, form, link, base, svg:not(.bar), video, audio, meta[http-equiv=refresh]',
        ),
      ].length,
      events: [...document.querySelectorAll('*')]
        .flatMap((one) => one.getAttributeNames())
        .filter((name) => /^on|^style$|^srcdoc$/.test(name)),
      links: [...document.querySelectorAll('[href]')]
        .map((one) => one.getAttribute('href') ?? '')
        .filter((href) => !href.startsWith('#')),
      images: [...document.querySelectorAll('img')]
        .map((one) => one.getAttribute('src') ?? '')
        .filter((src) => !/^pictures\/\d{6}-\d\.jpg$/.test(src)),
      styles: document.querySelectorAll('style').length,
    }));
    expect(found).toEqual({bad: 0, events: [], links: [], images: [], styles: 1});
    const text = await page.locator('main').textContent();
    for (const letters of [
      `<svg onload="document.title='RAN'">`,
      '{{constructor}}',
      '<!-- --> &amp;lt;b>',
      'javascript:document',
    ])
      expect(text).toContain(letters);
    await page.close();
  });

  it('has a policy that stops what might still get in', async () => {
    const {page, refused} = await open(contextOf([exhibitOf(1, postFacts(1, 'a'))]));
    const blocked: string[] = [];
    page.on('requestfailed', (request) => blocked.push(`${request.url()} ${request.failure()?.errorText}`));
    await page.evaluate((outside) => {
      const image = document.createElement('img');
      image.src = `${outside}/leak.png`;
      const script = document.createElement('script');
      script.textContent = "document.title = 'RAN'";
      document.body.append(image, script);
    }, origin);
    await page.waitForTimeout(300);
    expect(await page.title()).toBe('record-20260301-1a2b3c4d');
    expect(asked).toBe(0);
    expect(blocked).toEqual([`${origin}/leak.png csp`]);
    expect(refused.join(' ')).toContain('Content Security Policy');
    await page.close();
  });

  it('shows its pictures, veiled on screen until asked, one or all, by keyboard too', async () => {
    const {page} = await open(contextOf([exhibitOf(1, postFacts(1, 'a')), exhibitOf(2, postFacts(2, 'b'))]));
    const state = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('img')].map((one) => [one.naturalWidth, getComputedStyle(one).filter]),
      );
    const veiled = [90, 'blur(28px)'];
    expect(await state()).toEqual([veiled, veiled]);
    await page.locator('#show-000002-1').focus();
    await page.keyboard.press('Space');
    expect(await state()).toEqual([veiled, [90, 'none']]);
    await page.locator('#show-all').check();
    expect(await state()).toEqual([
      [90, 'none'],
      [90, 'none'],
    ]);
    await page.locator('#show-all').uncheck();
    await page.emulateMedia({media: 'print'});
    expect(await state()).toEqual([
      [90, 'none'],
      [90, 'none'],
    ]);
    expect(await page.locator('#show-all').isVisible()).toBe(false);
    await page.close();
  });

  it('leaves the direction of what stands after a name alone, and stacked marks in their box', async () => {
    const facts = postFacts(1, 'h\u0300\u0301'.repeat(30));
    facts.item.author.displayName = told('open\u202e');
    facts.item.author.handle = told(`h${'\u0300\u0316'.repeat(60)}`);
    const {page} = await open(contextOf([exhibitOf(1, facts)]));
    const cells = page.locator('.facts tr', {hasText: 'open'}).first();
    const boxes = await cells
      .locator('td')
      .evaluateAll((all) =>
        all.map((one) => ({direction: getComputedStyle(one).direction, left: one.getBoundingClientRect().left})),
      );
    expect(boxes.map(({direction}) => direction)).toEqual(['ltr', 'ltr']);
    expect(boxes[0]?.left).toBeLessThan(boxes[1]?.left ?? 0);
    const clipped = await page
      .locator('.quoted, .words')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).overflow));
    expect(new Set(clipped)).toEqual(new Set(['clip']));
    await page.close();
  });

  it('has nothing that axe finds fault with, wide, narrow and right to left', async () => {
    const arabic = postFacts(1, 'رأيتك اليوم في الحديقة');
    arabic.item.language = told('ar');
    const exhibits = [
      exhibitOf(1, arabic),
      exhibitOf(2, emptyFacts(2), {parts: partsOf(2, ['browserPixels', 'rendering'])}),
      exhibitOf(3, undefined),
    ];
    for (const width of [1200, 320]) {
      const {page} = await open(contextOf(exhibits), {viewport: {width, height: 800}});
      await page.evaluate(AXE);
      const results = await page.evaluate(() =>
        (window as unknown as {axe: {run: () => Promise<AxeResults>}}).axe.run(),
      );
      expect(results.violations.map(({id, nodes}) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    }
  });

  it.skipIf(!existsSync('/usr/bin/pdftotext'))(
    'prints with page numbers on every page and heads repeated, A4 and Letter',
    async () => {
      const exhibits = Array.from({length: 45}, (_, i) => exhibitOf(i + 1, postFacts((i % 28) + 1, `post ${i}`)));
      const {page} = await open(contextOf(exhibits));
      for (const format of ['A4', 'Letter'] as const) {
        const file = join(folder, `${format}.pdf`);
        await page.pdf({path: file, format, preferCSSPageSize: false});
        const pages = execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8', maxBuffer: 1 << 28})
          .split('\f')
          .slice(0, -1);
        expect(pages.length).toBeGreaterThan(90);
        pages.forEach((text, i) => {
          expect(text).toContain(`page ${i + 1} of ${pages.length}`);
          expect(text).toContain('record-20260301-1a2b3c4d');
        });
        const chronology = pages
          .slice(1, 8)
          .filter((text) => text.includes('exact time in the page') && text.includes('how it is'));
        expect(chronology.length).toBeGreaterThan(1);
        expect(
          pages.filter((text) => /^\s*Exhibit AK\/\d+/m.test(text.split('\n').slice(1, 8).join('\n'))),
        ).toHaveLength(45);
      }
      await page.close();
    },
  );

  it.skipIf(!existsSync('/usr/bin/pdffonts'))(
    'prints Arabic, Hindi, Chinese, Japanese and emoji as letters that can be read and searched',
    async () => {
      const exhibits = SCRIPTS.map(({words}, i) => exhibitOf(i + 1, postFacts(i + 1, words)));
      const {page} = await open(contextOf(exhibits));
      const file = join(folder, 'scripts.pdf');
      await page.pdf({path: file, format: 'A4'});
      await page.close();
      const fonts = execFileSync('pdffonts', [file], {encoding: 'utf8'}).split('\n').slice(2).filter(Boolean);
      // Shapes of a font that the printed file does not hold would be another font's, or boxes, on another computer.
      expect(fonts.filter((line) => !/\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(line))).toEqual([]);
      const text = execFileSync('pdftotext', ['-raw', file, '-'], {encoding: 'utf8', maxBuffer: 1 << 28});
      for (const {words, font} of SCRIPTS) {
        expect(fonts.join('\n')).toMatch(font);
        for (const word of words.split(' ')) expect(plain(text), word).toContain(plain(word));
      }
    },
  );

  it('opens a post of 100,000 characters without a blank, at any width', async () => {
    const {page} = await open(contextOf([exhibitOf(1, postFacts(1, 'x'.repeat(100_000)))]), {
      viewport: {width: 400, height: 800},
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    expect((await page.locator('.words').first().textContent())?.length).toBe(100_000);
    await page.close();
  });
});
