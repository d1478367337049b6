import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Tab, Witness} from '../../scripts/lib/browser.ts';
import {pause} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {type CopyServer, serveCopyPages} from './support/copy-server.ts';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {problemCodes} from './support/pictures.ts';
import {workPlace} from './support/work-place.ts';

function png(red: number, green: number, blue: number, side = 40): Buffer {
  const picture = new PNG({width: side, height: side});
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([red, green, blue, 255], i);
  return PNG.sync.write(picture);
}

const HEAD = `<meta name="csrf-token" content="SECRET-meta"><link rel="stylesheet" href="/style.css"><link rel="stylesheet" href="{OTHER}/closed.css"><link rel="preload" href="/ahead.png" as="image"><script>window.token = 'SECRET-script'; const hit = () => { document.title = 'RAN'; };</script><script type="application/json">{"session":"SECRET-json"}</script>`;
const FORM = `<form action="/post" method="post"><input type="hidden" name="csrf" value="SECRET-hidden"><input id="typed" value="SECRET-value"><input type="password" value="SECRET-password"><textarea id="area">SECRET-area</textarea><div contenteditable id="draft">SECRET-draft</div><button>Send</button></form>`;
const PICTURES = `<img id="cached" src="/red.png" alt="red"><img id="bare" src="/nostore.png" alt="green"><img id="foreign" src="{OTHER}/blue.png?sig=keep" alt="blue"><img id="cors" crossorigin src="{OTHER}/cors.png" alt="grey"><canvas id="canvas" width="40" height="40"></canvas><img id="gone" src="/missing.png" alt="none">`;
const PAGE = `<!doctype html><html lang="en"><head><title>Board</title>${HEAD}</head><body onload="window.loaded=1">
<article id="target"><b>June</b><p class="words">These words were there. <a href="/out?sesskey=SECRET-link&page=2" onclick="hit('SECRET-event')">a link</a> <a href="javascript:hit()">runs</a></p>${PICTURES}</article>
<x-card></x-card><div id="closed"></div>${FORM}
<iframe srcdoc="<p>frame words<input type=hidden value=SECRET-frame><script>parent.document.title</script>" width="200" height="50"></iframe><iframe src="{OTHER}/inner.html" width="200" height="50"></iframe>
<div id="scroller" style="height:30px;overflow:auto"><p style="height:200px">x</p></div>
<script>
const c = document.querySelector('#canvas').getContext('2d'); c.fillStyle = '#ff00ff'; c.fillRect(0, 0, 40, 40);
document.querySelector('#closed').attachShadow({mode: 'closed'}).innerHTML = '<p>closed words</p>';
const open = document.querySelector('x-card').attachShadow({mode: 'open'}); open.innerHTML = '<p id=p>open words</p>';
const sheet = new CSSStyleSheet(); sheet.replaceSync('p{color:rgb(1,2,3)}'); open.adoptedStyleSheets = [sheet];
document.querySelector('#typed').value = 'SECRET-typed'; document.querySelector('#area').value = 'SECRET-typed-area';
document.querySelector('#scroller').scrollTop = 44;
</script></body></html>`;

const FILES = {
  '/page.html': {
    type: 'text/html; charset=utf-8',
    body: PAGE,
    headers: {
      'content-security-policy': "default-src * data: blob: 'unsafe-inline'; connect-src 'none'; report-uri /report",
    },
  },
  '/style.css': {
    type: 'text/css',
    body: '@import "/more.css"; body{margin:8px;background:url(/back.png) no-repeat bottom right} img,canvas{width:40px;height:40px}',
  },
  '/more.css': {type: 'text/css', body: '.words{color:rgb(10,20,30)}'},
  '/closed.css': {type: 'text/css', body: 'b{color:rgb(200,0,0)}'},
  '/inner.html': {type: 'text/html', body: '<p>SECRET-other-site'},
  '/red.png': {type: 'image/png', body: png(255, 0, 0)},
  '/back.png': {type: 'image/png', body: png(1, 1, 200)},
  '/ahead.png': {type: 'image/png', body: png(3, 3, 3)},
  '/nostore.png': {type: 'image/png', body: png(0, 255, 0), headers: {'cache-control': 'no-store'}},
  '/blue.png': {type: 'image/png', body: png(0, 0, 255)},
  '/cors.png': {type: 'image/png', body: png(90, 90, 90), headers: {'access-control-allow-origin': '*'}},
};

const place = workPlace({viewport: {width: 1000, height: 700}});
let server: CopyServer;
let folder: string;
let kept: KeptExhibit;
/** What the sites were asked for from the moment the page stood until the save was over. */
let asked: string[];

beforeAll(async () => {
  server = await serveCopyPages(FILES);
  folder = await mkdtemp(join(tmpdir(), 'holdfast-copy-'));
  const {station, save} = place();
  await station.page.goto(server.own('/page.html'));
  await pause(1000);
  const before = server.log.length;
  const state = await save(server.own('/page.html'), '#target b');
  expect(state.state, state.code).toBe('saved');
  await pause(500);
  asked = server.log.slice(before);
  kept = await lastKept(station.browser);
});

afterAll(async () => {
  await server?.close();
  await rm(folder, {recursive: true, force: true});
});

function part(path: string): Buffer {
  const bytes = kept.parts.get(path);
  if (!bytes) throw new Error(`no ${path}; problems: ${JSON.stringify(kept.exhibit.problems)}`);
  return bytes;
}

async function reopen(path: string): Promise<{tab: Tab; witness: Witness; saidBefore: number}> {
  const file = join(folder, path);
  await writeFile(file, part(path));
  const tab = await place().station.browser.newTab();
  const witness = await tab.witness();
  await tab.goto(`file://${file}`);
  await pause(500);
  return {tab, witness, saidBefore: (await witness.said()).length};
}

/** Without what Firefox asks its own maker for by itself. */
async function askedBy(witness: Witness): Promise<string[]> {
  return (await witness.requests()).filter((address) => !/^https:\/\/[\w.-]+\.mozilla\.(com|net|org)\//.test(address));
}

describe('a save', () => {
  it('asks nobody for anything, and is not reported by the page’s own rules', () => {
    expect(asked).toEqual([]);
  });

  it('keeps a copy of the page and the document as text, and says what is missing', () => {
    expect(kept.exhibit.parts.filter(({role}) => role === 'document').map(({path, how}) => [path, how])).toEqual([
      ['page.html', 'safeCopy'],
      ['page.html.txt', 'serialised'],
    ]);
    // Firefox lets our script read the sheet of the other site here, since a frame of that site is in the tab.
    expect(problemCodes(kept).includes('copySheetsMissing')).toBe(!part('page.html').includes('rgb(200, 0, 0)'));
    expect(problemCodes(kept)).not.toContain('copyFailed');
  });

  it('gives away nothing of the keeper’s own in any document', () => {
    const documents = [...kept.parts].filter(([path]) => path.startsWith('page.'));
    expect(documents.length).toBe(2);
    for (const [path, bytes] of documents) expect(bytes.includes('SECRET'), path).toBe(false);
  });

  it('leaves the page as it was', async () => {
    const {page} = place().station;
    const now = await page.evaluate(() => [
      document.title,
      String(document.querySelectorAll('iframe').length),
      (document.querySelector('#area') as HTMLTextAreaElement).value,
      String(document.querySelector('#scroller')?.scrollTop),
    ]);
    expect(now).toEqual(['Board', '2', 'SECRET-typed-area', '44']);
  });
});

describe('the copy, opened from the disk', () => {
  let opened: Awaited<ReturnType<typeof reopen>>;
  beforeAll(async () => {
    opened = await reopen('page.html');
  });
  afterAll(() => opened.tab.close());

  it('asks nobody, runs nothing and has nothing to complain about', async () => {
    expect(await askedBy(opened.witness)).toEqual([]);
    expect(await opened.witness.said()).toEqual([]);
    expect(await opened.tab.evaluate(() => document.title)).toBe('Board');
  });

  it('shows what the keeper saw: words, shadow roots open and closed, frames, styles put there by scripts', async () => {
    const seen = await opened.tab.evaluate(() => ({
      words: document.body.textContent,
      open: document.querySelector('x-card')?.shadowRoot?.textContent,
      closed: document.querySelector('#closed')?.shadowRoot?.textContent,
      frame: document.querySelector('iframe')?.getAttribute('srcdoc'),
      adopted: getComputedStyle(document.querySelector('x-card')?.shadowRoot?.querySelector('p') as Element).color,
      imported: getComputedStyle(document.querySelector('.words') as Element).color,
      item: document.querySelector('[data-holdfast-item]')?.id,
      scrolled: document.querySelector('#scroller')?.getAttribute('data-holdfast-scroll'),
    }));
    expect(seen.words).toContain('These words were there.');
    expect(seen.open).toContain('open words');
    expect(seen.closed).toContain('closed words');
    expect(seen.frame).toContain('frame words');
    expect(seen.adopted).toBe('rgb(1, 2, 3)');
    expect(seen.imported).toBe('rgb(10, 20, 30)');
    expect(seen.item).toBe('target');
    expect(seen.scrolled).toBe('0 44');
  });

  it('holds every picture, says of each how it was had, and keeps the address', async () => {
    const pictures = await opened.tab.evaluate(() =>
      [...document.querySelectorAll('#target img')].map((image) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const paint = canvas.getContext('2d');
        paint?.drawImage(image as HTMLImageElement, 0, 0, 1, 1);
        const [red, green, blue] =
          (image as HTMLImageElement).naturalWidth > 0 ? (paint?.getImageData(0, 0, 1, 1).data ?? []) : [];
        const source = image.getAttribute('data-holdfast-source')?.replace(/^http:\/\/[^/]*/, '');
        return [
          image.id,
          image.getAttribute('data-holdfast-kept'),
          red === undefined ? '' : [red, green, blue].join(),
          source ?? '',
        ];
      }),
    );
    const inChromium = BROWSER === 'chromium';
    expect(pictures).toEqual([
      ['cached', inChromium ? 'file' : 'pixels', '255,0,0', '/red.png'],
      ['bare', 'pixels', '0,255,0', '/nostore.png'],
      ['foreign', 'screen', '0,0,255', '/blue.png?sig=keep'],
      ['cors', 'pixels', '90,90,90', '/cors.png'],
      ['canvas', 'pixels', '255,0,255', ''],
      ['gone', 'not loaded', '', '/missing.png'],
    ]);
  });

  it('goes nowhere when everything in it is clicked', async () => {
    await opened.tab.evaluate(() => {
      for (const one of document.querySelectorAll<HTMLElement>('a, button, input, [onclick]')) one.click();
    });
    await pause(500);
    expect(await opened.tab.url()).toMatch(/^file:.*page\.html(#.*)?$/);
    expect(await askedBy(opened.witness)).toEqual([]);
    expect(await opened.tab.evaluate(() => document.title)).toBe('Board');
  });
});
