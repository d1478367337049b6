// One real capture through the product's own path: right-click, the browser's menu, the pack builder.
//
//   npm run capture -- --url URL --at CSS --out pack.zip
//                      [--browser chromium|firefox] [--frame CSS] [--width W --height H --zoom Z --dpr D]
//                      [--host-map "x.com=127.0.0.1:PORT,…"] [--json]
import {parseArgs} from 'node:util';
import errors from '../src/_locales/en/errors.json' with {type: 'json'};
import {elementOn, waitForElement} from './lib/aim.ts';
import {BROWSERS, type BrowserName} from './lib/browser.ts';
import {runMain, ScriptFailure} from './lib/failure.ts';
import {makePack, putAt, readJsonFromPack} from './lib/make-pack.ts';
import {makeReady} from './lib/ready.ts';
import {saveThis} from './lib/save-this.ts';
import {openStation, type Station, zoomPage} from './lib/station.ts';
import {FRONT_FAILED, type HostMap, parseHostMap} from './lib/tls.ts';

type Wanted = {
  browser: BrowserName;
  url: string;
  at: string;
  frame?: string;
  out: string;
  width: number;
  height: number;
  zoom: number;
  dpr: number;
  hosts: HostMap;
  json: boolean;
};

await runMain(async () => {
  const wanted = readArguments();
  await makeReady(wanted.browser);
  const station = await openStation({
    browser: wanted.browser,
    viewport: {width: wanted.width, height: wanted.height},
    pixelRatio: wanted.dpr,
    hosts: wanted.hosts,
    fileAccess: wanted.url.startsWith('file:'),
  });
  try {
    tell(wanted, await captureAt(station, wanted));
  } finally {
    await station.close();
  }
  return 0;
});

type Captured = {exhibit: unknown; facts: unknown; pack: string};

async function captureAt(station: Station, wanted: Wanted): Promise<Captured> {
  const {page, browser} = station;
  await openPage(station, wanted.url);
  if (wanted.zoom !== 1) await zoomPage(station, wanted.zoom);
  const target = elementOn(page, wanted.at, wanted.frame);
  await waitForElement(target);
  const outcome = await saveThis(station, page, target);
  if (outcome.state !== 'saved' || !outcome.exhibitId) {
    throw new ScriptFailure(1, sentenceFor(outcome.code ?? 'unexpected'));
  }
  const pack = await putAt(wanted.out, await makePack(browser));
  return {
    exhibit: await readJsonFromPack(pack, 'data/exhibits/000001/exhibit.json'),
    facts: await readJsonFromPack(pack, 'data/exhibits/000001/facts.json'),
    pack,
  };
}

async function openPage({page}: Station, url: string): Promise<void> {
  try {
    await page.goto(url);
    const title = await page.evaluate(() => document.title);
    if (title === FRONT_FAILED) throw new Error(await page.evaluate(() => document.body.textContent.trim()));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new ScriptFailure(2, `The page could not be opened: ${why.replace(/^page\.goto: /, '')}.`);
  }
  // What a page draws right after loading belongs to it; a person would have seen it.
  await page.evaluate(() => document.fonts.ready.then(() => undefined)).catch(() => undefined);
}

function tell({json}: Wanted, captured: Captured): void {
  if (json) {
    console.log(JSON.stringify(captured));
    return;
  }
  const {exhibit} = captured;
  const parts = (exhibit as {parts: {path: string; bytes: number; how: string}[]}).parts;
  console.log('Saved, and the pack is made.');
  for (const {path, bytes, how} of parts) console.log(`  ${path} (${how}, ${bytes} bytes)`);
  console.log(`Pack: ${captured.pack}`);
}

/** The product's own words for a failure. */
function sentenceFor(code: string): string {
  const sentences: Record<string, {message: string} | undefined> = errors;
  return sentences[`error_${code}`]?.message ?? `It could not be saved (${code}).`;
}

function readArguments(): Wanted {
  const {values} = parse();
  const {url, at, out, frame} = values;
  if (!url || !at || !out) {
    throw new ScriptFailure(2, 'Needed: --url URL --at CSS --out FILE.zip. See the first lines of scripts/capture.ts.');
  }
  if (!URL.canParse(url)) throw new ScriptFailure(2, `--url: "${url}" is not an address.`);
  return {
    browser: browserNamed(values.browser),
    url,
    at,
    out,
    ...(frame === undefined ? {} : {frame}),
    width: numberIn('width', values.width, 320, 7680),
    height: numberIn('height', values.height, 200, 4320),
    zoom: zoomIn(values.zoom),
    dpr: numberIn('dpr', values.dpr, 0.5, 4),
    hosts: parseHostMap(values['host-map'] ?? ''),
    json: values.json ?? false,
  };
}

function parse() {
  const text = {type: 'string'} as const;
  try {
    return parseArgs({
      options: {
        browser: {...text, default: 'chromium'},
        url: text,
        at: text,
        out: text,
        frame: text,
        width: {...text, default: '1280'},
        height: {...text, default: '900'},
        zoom: {...text, default: '1'},
        dpr: {...text, default: '1'},
        'host-map': text,
        json: {type: 'boolean'},
      },
    });
  } catch (error) {
    throw new ScriptFailure(2, error instanceof Error ? error.message : String(error));
  }
}

function browserNamed(name: string): BrowserName {
  const found = BROWSERS.find((one) => one === name);
  if (!found) throw new ScriptFailure(2, `--browser must be ${BROWSERS.join(' or ')}, not "${name}".`);
  return found;
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most)) {
    throw new ScriptFailure(2, `--${name} must be a number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

/** `1.1`, `110` and `110%` mean the same. */
function zoomIn(text: string): number {
  const bare = numberIn('zoom', text.replace(/%$/, ''), 0.25, 500);
  return text.endsWith('%') || bare > 5 ? bare / 100 : bare;
}
