import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {elementOn, visibleMiddle, waitForElement} from '../../scripts/lib/aim.ts';
import type {Tab} from '../../scripts/lib/browser.ts';
import {questionAsked} from '../../scripts/lib/chromium/question.ts';
import {onScreen, saveThis} from '../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {pause, until} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {type CopyServer, serveCopyPages} from './support/copy-server.ts';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {problemCodes} from './support/pictures.ts';

function png(red: number, side = 60): Buffer {
  const picture = new PNG({width: side, height: side});
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([red, i % 251, i % 13, 255], i);
  return PNG.sync.write(picture);
}

const OWN = png(10);
const FOREIGN = png(20);
const NO_STORE = png(30);
const INSIDE = png(40, 12);
const WEBM = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  Buffer.alloc(50_000, 7),
]);

const PAGE = `<!doctype html><html lang="en"><title>Board</title><style>img{width:60px;height:60px}</style>
<article id="target"><b rel="author">June</b><p>Look at these.</p>
<img src="/own.png" alt="a shelf"><img src="{OTHER}/foreign.png" alt="a street"><img src="/nostore.png" alt="a door">
<img src="data:image/png;base64,${INSIDE.toString('base64')}" alt="a key"><video src="/film.webm" width="60" height="60" aria-label="a film"></video>
<img src="/own.png" alt="the shelf again"></article><input type="hidden" value="SECRET-hidden"><input value="SECRET-value"></html>`;

const FILES = {
  '/page.html': {type: 'text/html; charset=utf-8', body: PAGE},
  '/own.png': {type: 'application/octet-stream', body: OWN},
  '/foreign.png': {type: 'image/png', body: FOREIGN},
  '/nostore.png': {type: 'image/png', body: NO_STORE, headers: {'cache-control': 'no-store'}},
  '/film.webm': {type: 'video/webm', body: WEBM},
};

let server: CopyServer;
beforeAll(async () => {
  server = await serveCopyPages(FILES);
});
afterAll(() => server.close());

type Saved = {kept: KeptExhibit; asked: string[]};

async function saveWith(station: Station): Promise<Saved> {
  await station.page.goto(server.own('/page.html'));
  await pause(1000);
  const before = server.log.length;
  const state = await saveThis(station, station.page, elementOn(station.page, '#target b'));
  expect(state.state, state.code).toBe('saved');
  await pause(500);
  return {kept: await lastKept(station.browser), asked: server.log.slice(before)};
}

/** What the record says of each file of the post: its words, and the bytes that were kept of it. */
function filesOf({facts, parts}: KeptExhibit) {
  return new Map(
    facts.media.map(({alt, partPath, missing}) => [
      alt,
      {bytes: partPath === null ? undefined : parts.get(partPath), missing},
    ]),
  );
}

describe('the files of a post', () => {
  let station: Station;
  let saved: Saved;
  beforeAll(async () => {
    station = await openStation({browser: BROWSER});
    saved = await saveWith(station);
  });
  afterAll(() => station?.close());

  it('are kept without a request', () => {
    expect(saved.asked).toEqual([]);
  });

  it('are the bytes that the site sent, where the browser lets them be read', () => {
    const files = filesOf(saved.kept);
    expect(files.get('a key')?.bytes?.equals(INSIDE)).toBe(true);
    // Firefox lets no script read them without a trace.
    expect(files.get('a shelf')?.bytes?.equals(OWN)).toBe(BROWSER === 'chromium' ? true : undefined);
    expect(files.get('a film')?.bytes?.equals(WEBM)).toBe(BROWSER === 'chromium' ? true : undefined);
    expect(files.get('the shelf again')?.bytes?.equals(OWN)).toBe(BROWSER === 'chromium' ? true : undefined);
  });

  it('are said to be missing, and why, where they are not within reach', () => {
    const files = filesOf(saved.kept);
    for (const alt of ['a street', 'a door']) {
      expect(files.get(alt)?.bytes).toBeUndefined();
      expect(files.get(alt)?.missing).toMatch(/not within reach/);
    }
  });

  it('are parts of their own, by what they are and not by what the server calls them, each once', () => {
    const media = saved.kept.exhibit.parts.filter(({role}) => role === 'media');
    expect(media.every(({how}) => how === 'originalBytes')).toBe(true);
    expect(media.map(({mediaType}) => mediaType)).toEqual(
      BROWSER === 'chromium' ? ['image/png', 'image/png', 'video/webm'] : ['image/png'],
    );
    expect(new Set(media.map(({sha256}) => sha256)).size).toBe(media.length);
  });
});

const BOX = '[aria-describedby~="browser-file-asks"]';

describe.runIf(BROWSER === 'chromium')('the browser’s own copy', () => {
  let station: Station;
  let settings: Tab;
  let saved: Saved;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdfast-mhtml-'));
    station = await openStation({browser: BROWSER});
    settings = await station.browser.newTab();
    await settings.goto(`${station.browser.origin}/src/pages/page/index.html#/safety`);
  });
  afterAll(async () => {
    await station?.close();
    await rm(folder, {recursive: true, force: true});
  });

  /** Ticks the box, and answers the browser's own question by its keys. */
  async function tick(...answer: string[]): Promise<void> {
    await settings.bringToFront();
    const box = elementOn(settings, BOX);
    await waitForElement(box);
    await settings.evaluate(() => document.querySelector('#browser-file-why')?.scrollIntoView({block: 'center'}));
    const at = await onScreen(station, settings, await visibleMiddle(box));
    await station.desk.moveTo(at.x, at.y);
    await station.desk.click('left');
    expect(await questionAsked(station.display, 30_000), 'the browser asks').toBe(true);
    await station.desk.press(...answer);
  }

  async function comes(script: string): Promise<void> {
    const found = await until(async () => ((await settings.evaluate<boolean>(script)) ? true : undefined), {
      timeoutMs: 20_000,
    });
    expect(found, script).toBe(true);
  }

  it('is not there where the browser was told no, and everything else is', async () => {
    await tick('Return');
    await comes("document.body.textContent.includes('The browser did not allow it.')");
    const {kept} = await saveWith(station);
    expect(kept.parts.has('page.mhtml')).toBe(false);
    expect(kept.parts.has('page.html')).toBe(true);
    expect(problemCodes(kept)).not.toContain('browserCopyFailed');
  });

  it('is allowed by the browser’s own question', async () => {
    await tick('Tab', 'Return');
    await comes(`document.querySelector('${BOX}')?.checked`);
    saved = await saveWith(station);
    expect([...saved.kept.parts.keys()], problemCodes(saved.kept).join(' ')).toContain('page.mhtml');
  });

  it('brings the bytes of every picture, without a request', () => {
    expect(saved.asked).toEqual([]);
    expect(problemCodes(saved.kept)).not.toContain('browserCopyFailed');
    const files = filesOf(saved.kept);
    expect(files.get('a street')?.bytes?.equals(FOREIGN)).toBe(true);
    expect(files.get('a door')?.bytes?.equals(NO_STORE)).toBe(true);
    expect(files.get('a shelf')?.bytes?.equals(OWN)).toBe(true);
    expect(problemCodes(saved.kept)).not.toContain('copyPicturesMissing');
  });

  it('is kept beside ours, without what is the keeper’s own', () => {
    const part = saved.kept.exhibit.parts.find(({how}) => how === 'mhtml');
    const bytes = saved.kept.parts.get('page.mhtml');
    expect(part).toMatchObject({path: 'page.mhtml', role: 'document', mediaType: 'multipart/related'});
    expect(bytes?.includes('SECRET')).toBe(false);
    expect(bytes?.toString('latin1').replaceAll('=\r\n', '')).toContain('Look at these.');
    expect(bytes?.includes('X-Holdfast: cleaned')).toBe(true);
  });

  it('opens from the disk, shows its pictures and asks nobody', async () => {
    const file = join(folder, 'page.mhtml');
    await writeFile(file, saved.kept.parts.get('page.mhtml') ?? '');
    const tab = await station.browser.newTab();
    const before = server.log.length;
    await tab.goto(`file://${file}`);
    await pause(500);
    const shown = await tab.evaluate(() => [...document.querySelectorAll('img')].map((image) => image.naturalWidth));
    expect(shown).toEqual([60, 60, 60, 12, 60]);
    expect(server.log.slice(before)).toEqual([]);
    await tab.close();
  });
});
