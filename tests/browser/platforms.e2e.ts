import {afterAll, beforeAll, expect, test} from 'vitest';
import {saveThis} from '../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import type {FactsRecord} from '../../src/core/facts/facts.ts';
import {type DrawnPage, drawnPages} from '../sites/pages.ts';
import {judged, STRICT} from '../sites/verdict.ts';
import {BROWSER} from './support/browser.ts';
import {aimAt, type Click, clickByTurns, everyClick} from './support/drawn-clicks.ts';
import {type DrawnServer, serveDrawn} from './support/drawn-server.ts';
import {lastKept} from './support/kept.ts';

/**
 * Every click takes hours; `npm run test:platforms` does them all, `HOLDFAST_EVERY_CLICK=3/12` the third of twelve parts.
 * Otherwise one click a platform, their kinds by turns, and the platforms in one browser and the other by turns.
 */
const [part = 1, parts = 1] = (process.env.HOLDFAST_EVERY_CLICK ?? '').split('/').filter(Boolean).map(Number);
const IS_ALL = process.env.HOLDFAST_EVERY_CLICK !== undefined;
const OWN_TURN = BROWSER === 'chromium' ? 0 : 1;

// Ports other than the web's own cannot be mapped; such pages are read in tests/sites only.
const pages = drawnPages().filter((drawn) => new URL(drawn.truth().url).port === '');
const platforms = [...new Set(pages.map(platformOf))].filter((_platform, turn) => turn % 2 === OWN_TURN);
const firstPages = platforms.flatMap((platform) => pages.find((drawn) => platformOf(drawn) === platform) ?? []);
const clicks = IS_ALL
  ? pages
      .flatMap((drawn) => everyClick(drawn.truth()).map((click) => ({drawn, click})))
      .filter((_click, turn) => turn % parts === part - 1)
  : firstPages.flatMap((drawn, turn) => {
      const click = clickByTurns(drawn.truth(), turn);
      return click ? [{drawn, click}] : [];
    });

let server: DrawnServer;
let station: Station;

beforeAll(async () => {
  server = await serveDrawn(pages);
  station = await openStation({browser: BROWSER, hosts: server.hosts, viewport: {width: 1000, height: 700}});
});

afterAll(async () => {
  await station?.close();
  await server?.close();
});

test.each(clicks.map(({drawn, click}) => [drawn.name, click.item, click.point, drawn, click] as const))(
  '%s: a right-click on item %i, its %s, saves that item with its facts',
  async (_name, _item, _point, drawn, click) => {
    server.show(drawn);
    // The same address again would load nothing where only the fragment differs.
    await station.page.goto('about:blank');
    await station.page.goto(drawn.truth().url);
    const outcome = await saveThis(station, station.page, await aimAt(station.page, drawn, click));
    expect(outcome.state, outcome.code).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(kept.exhibit.id).toBe(outcome.exhibitId);
    expect(faultsIn(kept.facts, drawn, click)).toEqual([]);
  },
);

/** The folder that a drawn page stands in. */
function platformOf({name}: DrawnPage): string {
  return name.split('/')[0] ?? name;
}

/** What the record says that is not so. It was saved today: what "2h" can mean is another time than in the truth. */
function faultsIn(facts: FactsRecord, drawn: DrawnPage, {item}: Click): string[] {
  const truth = drawn.truth();
  const of = truth.items[item];
  if (!of) return [`no item ${item}`];
  const unread = new Set<string>([...(of.unread ?? []), ...(truth.unread ?? [])]);
  return judged(withoutPictures(asAsked(facts, new URL(truth.url))), of, truth.viewer, STRICT)
    .filter(({fact}) => fact !== 'posted' || of.exact !== undefined)
    .filter(({fact, state}) => state === 'wrong' || (state === 'missing' && !unread.has(fact)))
    .map(
      ({fact, state, read, truth: right}) => `${state} ${fact}: ${JSON.stringify(read)}, true ${JSON.stringify(right)}`,
    );
}

/** The server has no pictures; a post that is joined of parts rightly says so, which its reader cannot know. */
function withoutPictures(facts: FactsRecord): FactsRecord {
  return {...facts, doubts: facts.doubts.filter(({code}) => code !== 'picturesNotLoaded')};
}

/** Browsers ask for `https:` where a page of old stands at `http:`; all addresses of the page are then so. */
function asAsked(facts: FactsRecord, {protocol, host}: URL): FactsRecord {
  if (protocol === 'https:') return facts;
  return JSON.parse(JSON.stringify(facts).replaceAll(`https://${host}`, `http://${host}`)) as FactsRecord;
}
