// Starts real applications on this computer, seeds them with made-up people, and saves what they show by a real
// right-click, through the product's own path. Every fact must be as it is.
//
//   npm run test:apps -- [--only roundcube] [--browser firefox]
//
// MediaWiki's DiscussionTools is in no package: with its release and that of Linter that fit Debian's MediaWiki in
// .cache/real-apps/mediawiki-extensions it is tried too.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {PageReading} from '../../src/core/facts/facts.ts';
import {judged, STRICT} from '../../tests/sites/verdict.ts';
import {elementOn, waitForElement} from '../lib/aim.ts';
import {BROWSERS} from '../lib/browser.ts';
import {runMain, ScriptFailure} from '../lib/failure.ts';
import {makePack, readJsonFromPack} from '../lib/make-pack.ts';
import {makeReady} from '../lib/ready.ts';
import {saveThis} from '../lib/save-this.ts';
import {openStation, type Station} from '../lib/station.ts';
import type {RealApp, Running} from './app.ts';
import {hasExtensions, mediawiki} from './mediawiki.ts';
import {roundcube} from './roundcube.ts';
import {theLounge} from './the-lounge.ts';
import {wordpress} from './wordpress.ts';

const WITH_EXTENSIONS = 'mediawiki-discussion-tools';
const APPS: Readonly<Record<string, RealApp>> = {
  'the-lounge': theLounge,
  roundcube,
  wordpress: wordpress({theme: 'twentytwentythree', signedIn: true}),
  mediawiki: mediawiki({discussionTools: false}),
  [WITH_EXTENSIONS]: mediawiki({discussionTools: true}),
  'wordpress-classic': wordpress({theme: 'twentytwentyone', signedIn: false}),
};

await runMain(async () => {
  const {values} = parseArgs({options: {only: {type: 'string'}, browser: {type: 'string', default: 'chromium'}}});
  const browser = BROWSERS.find((one) => one === values.browser);
  const names = Object.keys(APPS).filter((name) =>
    values.only === undefined ? name !== WITH_EXTENSIONS || hasExtensions() : name === values.only,
  );
  if (!browser || names.length === 0) {
    throw new ScriptFailure(2, `--browser: ${BROWSERS.join(' or ')}; --only: ${Object.keys(APPS).join(' or ')}`);
  }
  await makeReady(browser);
  let faults = 0;
  for (const name of names) {
    const app = APPS[name];
    if (app) faults += await tryApp(app, browser);
  }
  console.log(faults === 0 ? 'All facts are as they are.' : `${faults} facts are not as they are.`);
  return faults === 0 ? 0 : 1;
});

async function tryApp(app: RealApp, browser: 'chromium' | 'firefox'): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-app-'));
  let running: Running | undefined;
  const station = await openStation({browser});
  try {
    running = await app.start(folder);
    await running.open(station);
    const faults = await saveAll(station, running);
    console.log(`${app.name}: ${running.shown.length} saved by right-click, ${faults.length} facts wrong or not read`);
    for (const fault of faults) console.log(`  ${fault}`);
    return faults.length;
  } finally {
    await station.close();
    await running?.stop();
    await rm(folder, {recursive: true, force: true});
  }
}

/** Saves each thing that is shown, and compares what the records say of it with what is true. */
async function saveAll(station: Station, {shown, viewer}: Running): Promise<string[]> {
  const truths = [];
  for (const {at, truth} of shown) {
    const known = await truth(station);
    const target = elementOn(station.page, at);
    await waitForElement(target);
    const outcome = await saveThis(station, station.page, target);
    if (outcome.state !== 'saved') throw new ScriptFailure(1, `It was not saved: ${outcome.code ?? 'no reason given'}`);
    truths.push(known);
  }
  const pack = await makePack(station.browser);
  const faults: string[] = [];
  for (const [index, truth] of truths.entries()) {
    const path = `data/exhibits/${String(index + 1).padStart(6, '0')}/facts.json`;
    // Our own record, made a moment ago by what is tested here.
    const reading = (await readJsonFromPack(pack, path)) as PageReading;
    const verdicts = judged(reading, truth, viewer, STRICT).filter(
      ({state}) => state === 'wrong' || state === 'missing',
    );
    faults.push(
      ...verdicts.map(
        ({fact, read, truth: right}) => `${index + 1}. ${fact}: ${JSON.stringify(read)}, true ${JSON.stringify(right)}`,
      ),
    );
  }
  return faults;
}
