// The main job, once: by a person in a window, or by itself where there is no screen.
//
//   npm start                          with a screen: Chromium with Holdfast, a filled case and the demo, until it is closed
//   npm start -- --firefox             any of these in Firefox
//   npm start -- --check               by itself: three real right-clicks, a pack, every check; exit 0 only if all held
//   npm start -- --screenshots DIR     the same, and pictures of every page into DIR
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {bringFiles} from './demo/filled/files.ts';
import {fillInBrowser} from './demo/filled/fill-in-browser.ts';
import {POSTS, savePosts, saveThreads} from './demo/filled/save-demo.ts';
import {DEMO_PAGES, type Demo, serveDemo} from './demo/serve.ts';
import {showPages} from './demo/show-pages.ts';
import type {BrowserName} from './lib/browser.ts';
import {checkPack, describeCheck, type PackCheck} from './lib/check-pack.ts';
import {runMain} from './lib/failure.ts';
import {makePack, putAt, readJsonFromPack} from './lib/make-pack.ts';
import {makeReady} from './lib/ready.ts';
import {ROOT} from './lib/root.ts';
import {openBrowser, openStation, type Station, type StationOptions} from './lib/station.ts';
import {openHostFront} from './lib/tls.ts';

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
  const profile = await mkdtemp(join(tmpdir(), 'holdfast-start-'));
  try {
    console.log('A made-up case is being written down first; that takes about a minute.');
    await onItsOwn({browser: name, hosts: demo.hosts, profile}, fillAll);
    await untilClosed(name, display, profile, demo);
  } finally {
    await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    await demo.close();
  }
  return 0;
}

async function untilClosed(name: BrowserName, display: string, profile: string, demo: Demo): Promise<void> {
  const front = await openHostFront(demo.hosts);
  const viewport = {width: 1280, height: 860};
  const browser = await openBrowser(name, {display, viewport, pixelRatio: 1, front, profile});
  const spoken = name === 'firefox' ? 'Firefox' : 'Chromium';
  console.log(`${spoken} is open with Holdfast and a made-up feed; nothing in it reaches a network.`);
  console.log('Right-click a post and choose "Save this"; then look at the toolbar button.');
  console.log('"Open everything" there leads to a case that is filled already. Close the window to end.');
  const [page] = await browser.tabs();
  await page?.goto(DEMO_PAGES.start);
  await browser.closedByPerson();
  await browser.close();
  await front.close();
}

/** Works at a screen of its own, where no pointer is in the way. */
async function onItsOwn<Out>(options: StationOptions, work: (station: Station) => Promise<Out>): Promise<Out> {
  const station = await openStation(options);
  try {
    return await work(station);
  } finally {
    await station.close();
  }
}

/** A case as it is after half a year: real captures, and the story in the diary. */
async function fillAll(station: Station): Promise<void> {
  await savePosts(station);
  const saved = await saveThreads(station);
  console.log(`everything on two more pages, from the popup … ${saved} saved`);
  const brought = await bringFiles(station.browser);
  console.log(`a mail, a chat and photos … ${brought} brought in`);
  const written = await fillInBrowser(station.browser);
  console.log(`the diary of a made-up case … ${written} entries`);
}

async function doItAll(browser: BrowserName, screenshots: string | undefined): Promise<number> {
  const demo = await serveDemo();
  try {
    return await onItsOwn({browser, hosts: demo.hosts}, async (station) => {
      await fillAll(station);
      const made = await makePack(station.browser);
      const pack = await putAt(join(ROOT, '.cache', 'start', made.slice(made.lastIndexOf('/') + 1)), made);
      const checks = [...(await checkPack(pack)), ...(await checkContents(pack))];
      for (const check of checks) console.log(describeCheck(check));
      if (screenshots) await showPages(station, pack, screenshots);
      console.log(`Pack: ${pack}`);
      return checks.every(({ok}) => ok) ? 0 : 1;
    });
  } finally {
    await demo.close();
  }
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
