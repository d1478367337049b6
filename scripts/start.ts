// The main job, once: by a person in a window, or by itself where there is no screen.
//
//   npm start                          with a screen: Chromium with Holdfast on the demo, until it is closed
//   npm start -- --firefox             any of these in Firefox
//   npm start -- --check               by itself: three real right-clicks, a pack, every check; exit 0 only if all held
//   npm start -- --screenshots DIR     the same, and pictures of every page into DIR
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {DEMO_PAGES, serveDemo} from './demo/serve.ts';
import {showPages} from './demo/show-pages.ts';
import {elementOn, waitForElement} from './lib/aim.ts';
import type {BrowserName} from './lib/browser.ts';
import {checkPack, describeCheck, type PackCheck} from './lib/check-pack.ts';
import {runMain, ScriptFailure} from './lib/failure.ts';
import {makePack, putAt, readJsonFromPack} from './lib/make-pack.ts';
import {makeReady} from './lib/ready.ts';
import {ROOT} from './lib/root.ts';
import {saveThis} from './lib/save-this.ts';
import {openBrowser, openStation, type Station} from './lib/station.ts';
import {openHostFront} from './lib/tls.ts';

/** Three posts on three platforms, and whose they are. */
const POSTS = [
  {name: 'a post of the feed', url: DEMO_PAGES.feed, at: 'article[data-testid="tweet"]', by: 'rowan_again_7'},
  {
    name: 'a comment of the thread',
    url: DEMO_PAGES.thread,
    at: 'shreddit-comment[author="rowan_again_7"] > [slot="comment"]',
    by: 'rowan_again_7',
  },
  {name: 'a post of the home line', url: DEMO_PAGES.toots, at: '.status', by: 'seen_you_twice'},
];

await runMain(async () => {
  const {values} = parseArgs({
    options: {
      check: {type: 'boolean'},
      headless: {type: 'boolean'},
      firefox: {type: 'boolean'},
      screenshots: {type: 'string'},
    },
  });
  const display = process.env.DISPLAY;
  const byItself = values.check || values.headless || values.screenshots || process.env.CI || !display;
  const name: BrowserName = values.firefox ? 'firefox' : 'chromium';
  await makeReady(name);
  return byItself ? doItAll(name, values.screenshots) : letThePersonTry(name, display);
});

async function letThePersonTry(name: BrowserName, display: string): Promise<number> {
  const demo = await serveDemo();
  const front = await openHostFront(demo.hosts);
  const viewport = {width: 1280, height: 860};
  const browser = await openBrowser(name, {display, viewport, pixelRatio: 1, front});
  const spoken = name === 'firefox' ? 'Firefox' : 'Chromium';
  console.log(`${spoken} is open with Holdfast and a made-up feed; nothing in it reaches a network.`);
  console.log('Right-click a post and choose "Save this"; then look at the toolbar button.');
  console.log('Close the window to end.');
  const [page] = await browser.tabs();
  await page?.goto(DEMO_PAGES.start);
  await browser.closedByPerson();
  await browser.close();
  await front.close();
  await demo.close();
  return 0;
}

async function doItAll(browser: BrowserName, screenshots: string | undefined): Promise<number> {
  const demo = await serveDemo();
  const station = await openStation({browser, hosts: demo.hosts});
  try {
    for (const post of POSTS) await savePost(station, post);
    const made = await makePack(station.browser);
    const pack = await putAt(join(ROOT, '.cache', 'start', made.slice(made.lastIndexOf('/') + 1)), made);
    const checks = [...(await checkPack(pack)), ...(await checkContents(pack))];
    for (const check of checks) console.log(describeCheck(check));
    if (screenshots) await showPages(station, pack, screenshots);
    console.log(`Pack: ${pack}`);
    return checks.every(({ok}) => ok) ? 0 : 1;
  } finally {
    await station.close();
    await demo.close();
  }
}

async function savePost(station: Station, {name, url, at}: (typeof POSTS)[number]): Promise<void> {
  await station.page.goto(url);
  const target = elementOn(station.page, at);
  await waitForElement(target);
  const outcome = await saveThis(station, station.page, target);
  console.log(`right-click on ${name}, "Save this" … ${outcome.state === 'saved' ? 'ok' : 'FAILED'}`);
  if (outcome.state !== 'saved') throw new ScriptFailure(1, `It was not saved: ${outcome.code ?? outcome.state}.`);
}

type Facts = {item: {author: {handle: {value?: string}}}};
type Exhibit = {parts: {role: string; how: string}[]};

/** What was clicked is what is in the pack, with the browser's own pixels. */
async function checkContents(pack: string): Promise<PackCheck[]> {
  const checks: PackCheck[] = [];
  for (const [index, {name, by}] of POSTS.entries()) {
    const folder = `data/exhibits/${String(index + 1).padStart(6, '0')}`;
    const facts = (await readJsonFromPack(pack, `${folder}/facts.json`)) as Facts;
    const exhibit = (await readJsonFromPack(pack, `${folder}/exhibit.json`)) as Exhibit;
    const handle = facts.item.author.handle.value ?? '(no handle)';
    const pixels = exhibit.parts.some(({role, how}) => role === 'screen' && how === 'browserPixels');
    const ok = handle.includes(by) && pixels;
    checks.push({name: `${name} is in the pack, by ${by}, as pixels`, ok, said: `${handle}, pixels: ${pixels}`});
  }
  return checks;
}
