import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';
import {DEMO_PAGES, serveDemo} from '../scripts/demo/serve.ts';
import {elementOn} from '../scripts/lib/aim.ts';
import {pageOf} from '../scripts/lib/chromium/tab.ts';
import {run} from '../scripts/lib/run.ts';
import {saveThis} from '../scripts/lib/save-this.ts';
import {openStation, type Station} from '../scripts/lib/station.ts';
import {pause} from '../scripts/lib/wait.ts';
import {lastKept} from '../tests/browser/support/kept.ts';

// SingleFile is a peer to be measured against and nothing else: it is AGPL, so it is fetched into a folder of this run
// and is no part of the product.
const PEER = 'single-file-cli@2.0.83';
const TURNS = 3;

const PAGES = [
  {name: 'feed', address: DEMO_PAGES.feed, item: 'article[data-testid="tweet"]'},
  {name: 'thread', address: DEMO_PAGES.thread, item: 'shreddit-comment'},
  {name: 'toots', address: DEMO_PAGES.toots, item: '.status'},
  {name: 'forum', address: DEMO_PAGES.forum, item: '.post'},
] as const;

/** One tool's copy of one page: how long in the same tab, how large, how much of its first screen differs from the page. */
export type Copied = {ms: number[]; bytes: number; differs: number};

/** `theirs` is undefined where the peer could not be had; `why` then says so. */
export type CopyResults = {pages: {name: string; ours: Copied; theirs: Copied | undefined}[]; why: string};

/** Our copy of the demo's pages against SingleFile's, of the same tab of the same Chromium. */
export async function benchCopy(): Promise<CopyResults> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-copy-bench-'));
  const demo = await serveDemo();
  const station = await openStation({hosts: demo.hosts});
  try {
    const peer = await fetchPeer(folder);
    const pages: CopyResults['pages'] = [];
    for (const page of PAGES) {
      const ours = await oursOf(station, page, folder);
      const theirs = peer.script === undefined ? undefined : await theirsOf(station, page.address, peer.script, folder);
      pages.push({name: page.name, ours, theirs});
    }
    return {pages, why: peer.why};
  } finally {
    await station.close();
    await demo.close();
    await rm(folder, {recursive: true, force: true});
  }
}

async function fetchPeer(folder: string): Promise<{script: string | undefined; why: string}> {
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const got = await run('npm', ['install', PEER, '--no-audit', '--no-fund', '--ignore-scripts'], {cwd: folder});
  if (got.code !== 0) return {script: undefined, why: `${PEER} could not be had: ${got.stderr.trim().slice(0, 200)}`};
  const bundle = join(folder, 'node_modules/single-file-cli/lib/single-file-bundle.js');
  const {script} = (await import(pathToFileURL(bundle).href)) as {script: string};
  return {script, why: ''};
}

type Page = (typeof PAGES)[number];

async function oursOf(station: Station, {address, item}: Page, folder: string): Promise<Copied> {
  await station.page.goto(address);
  const live = await screenOf(station);
  const ms: number[] = [];
  let copy: Buffer = Buffer.alloc(0);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const state = await saveThis(station, station.page, elementOn(station.page, item));
    if (state.state !== 'saved') throw new Error(`not saved: ${state.code}`);
    const kept = await lastKept(station.browser);
    if (kept.exhibit.origin !== 'captured') throw new Error('not captured');
    ms.push(kept.exhibit.capture.steps.find(({name}) => name === 'copy the page')?.tookMs ?? Number.NaN);
    copy = kept.parts.get('page.html') ?? copy;
  }
  return {ms, bytes: copy.length, differs: await difference(station, live, copy, folder)};
}

type Singlefile = {singlefile: {getPageData(options: object): Promise<{content: string}>}};

async function theirsOf(station: Station, address: string, script: string, folder: string): Promise<Copied> {
  await station.page.goto(address);
  const live = await screenOf(station);
  await pageOf(station.page).evaluate(`(() => { ${script}; globalThis.singlefile = singlefile; })()`);
  const ms: number[] = [];
  let copy = '';
  for (let turn = 0; turn < TURNS; turn += 1) {
    const made = await station.page.evaluate(async () => {
      const begun = performance.now();
      const {content} = await (globalThis as unknown as Singlefile).singlefile.getPageData({
        removeHiddenElements: false,
        removeUnusedStyles: false,
        removeUnusedFonts: false,
        blockScripts: true,
      });
      return {ms: performance.now() - begun, content};
    });
    ms.push(made.ms);
    copy = made.content;
  }
  const bytes = Buffer.from(copy);
  return {ms, bytes: bytes.length, differs: await difference(station, live, bytes, folder)};
}

/** The first screen of the tab, without the mouse over anything and from the top. */
async function screenOf({page, desk}: Station): Promise<PNG> {
  await desk.moveTo(2, 2);
  await page.evaluate(() => scrollTo({top: 0, behavior: 'instant'}));
  await pause(300);
  return PNG.sync.read(await pageOf(page).screenshot());
}

async function difference(station: Station, live: PNG, copy: Buffer, folder: string): Promise<number> {
  const file = join(folder, 'copy.html');
  await writeFile(file, copy);
  await station.page.goto(pathToFileURL(file).href);
  const again = await screenOf(station);
  if (again.width !== live.width || again.height !== live.height) throw new Error('the window has another size');
  return (
    pixelmatch(live.data, again.data, undefined, live.width, live.height, {threshold: 0.1}) / (live.width * live.height)
  );
}
