import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {BROWSER} from './support/browser.ts';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {rowsDown} from './support/numbered-rows.ts';
import {problemCodes} from './support/pictures.ts';
import {joinedParts, savePage} from './support/save-page.ts';
import {serveTraps, type TrapServer} from './support/trap-server.ts';
import {workPlace} from './support/work-place.ts';

type Trap = {
  page: string;
  /** The numbers that must be there, from 0 up to this one, which is left out. */
  rows: number;
  /** Pixels of each row, where not 40. */
  height?: number;
  /** How wide it is, CSS px, where it is wider than the window. */
  across?: number;
  /** Where the bands are, if not at the left edge: pixels from one side. */
  bands?: {side: 'left' | 'right'; inset: number};
  /** Saves what `#target` finds, in a frame where one is named; else the whole page. */
  item?: {frame?: string};
  /** What the record must say. Where it may say one of several, or nothing, see `may`. */
  says?: string[];
  /** What the record may say besides; nothing else. */
  may?: string[];
  /** It cannot be had whole: a beginning, once and in order, and the record says that it is one. */
  part?: true;
  /** Something pinned cannot be set aside and hides rows; then the record says so, and the others are right. */
  hides?: true;
  /** The page itself moves or changes where it stands, so that it cannot be compared. */
  restless?: true;
};

const CUT_SHORT = ['joinStopped', 'joinLeft', 'joinBound', 'joinFailed', 'joinFirstRows'];
/** Firefox draws a page that is wider than the window in all of its width. */
const NARROWER = BROWSER === 'firefox' ? [] : ['joinNarrower'];
const AT_RIGHT = {side: 'right', inset: 10} as const;

/** Each page says at its top what a right capture of it holds. */
const TRAPS: readonly Trap[] = [
  {page: 'pinned-bars', rows: 40, may: ['pinnedLeftOut']},
  {page: 'sticky-headings', rows: 40, may: ['pinnedLeftOut']},
  {page: 'sticky-bottom', rows: 40, may: ['pinnedLeftOut']},
  {page: 'fixed-in-transform', rows: 40},
  {page: 'late-header', rows: 40, may: ['pinnedLeftOut']},
  {page: 'stubborn-banner', rows: 40, hides: true, says: ['pinnedKept'], may: ['pinnedLeftOut']},
  {page: 'inner-scroller', rows: 40, says: ['joinInner']},
  {page: 'chat-from-below', rows: 40, says: ['joinInner']},
  {page: 'body-scroller', rows: 40, may: ['joinInner']},
  {page: 'quirks', rows: 40},
  {page: 'snap-window', rows: 40},
  {page: 'content-visibility', rows: 40},
  {page: 'virtual-list', rows: 60, may: ['joinChanged']},
  {page: 'recycled-list', rows: 60, may: ['joinChanged']},
  {page: 'grows-above', rows: 40, may: ['joinChanged']},
  {page: 'parallax', rows: 40},
  {page: 'scroll-timeline', rows: 40, may: ['pinnedLeftOut']},
  {page: 'rtl', rows: 40, bands: AT_RIGHT, says: NARROWER},
  {page: 'body-rtl', rows: 40, bands: AT_RIGHT, says: NARROWER},
  {page: 'wide', rows: 40, across: 2000, says: NARROWER},
  {page: 'overflow-clip', rows: 40, may: ['joinNarrower']},
  {page: 'dialog', rows: 40, may: ['pinnedLeftOut']},
  {page: 'popover', rows: 40, may: ['pinnedLeftOut']},
  {page: 'zoomed', rows: 40, height: 45.2},
  {page: 'vertical-writing', rows: 4, bands: {side: 'right', inset: 290}, says: NARROWER},
  {page: 'scroll-jack', rows: 40, part: true, says: CUT_SHORT, restless: true},
  {page: 'focus-thief', rows: 40, part: true, says: [...CUT_SHORT, 'notPutBack'], restless: true},
  {page: 'colour-changer', rows: 40},
  {page: 'liar', rows: 40},
  {page: 'watcher', rows: 40, may: ['pinnedLeftOut']},
  {page: 'address-changer', rows: 40},
  {page: 'other-view', rows: 40, part: true, says: CUT_SHORT, restless: true},
  {page: 'ticker', rows: 40, may: ['pageChanged']},
  {page: 'leaving-question', rows: 40},
  {page: 'lazy-pictures', rows: 40},
  {page: 'shadow-page', rows: 40, may: ['pinnedLeftOut']},
  {page: 'tall-item', rows: 40, item: {}, may: ['pinnedLeftOut', 'itemClipped', 'itemCovered']},
  {page: 'item-in-frame', rows: 40, item: {frame: 'iframe'}, may: ['itemClipped']},
];

// Three pictures of the screen for each page: a beginning, a middle and an end.
const open = workPlace({viewport: {width: 700, height: 600}});
let traps: TrapServer;

beforeAll(async () => {
  traps = await serveTraps();
});
afterAll(() => traps.close());

/** Where the page stands, and what it says itself of having been left alone. A click into a frame gives it the focus. */
const STANDING = `({
  scroll: [Math.round(scrollX), Math.round(scrollY)],
  focus: document.activeElement?.localName === 'iframe' ? 'body' : document.activeElement?.localName ?? '',
  style: document.documentElement.getAttribute('style'),
  asBefore: window.isAsBefore?.() ?? true,
})`;

type Saved = {kept: KeptExhibit; before: unknown; after: unknown};

async function save({page, item}: Trap): Promise<Saved> {
  const {station, save: saveItem} = open();
  const standing = () => station.page.evaluate<unknown>(STANDING);
  await station.page.goto(traps.address(page));
  let before = await standing();
  const beforeClick = async () => {
    // Aiming at it has scrolled to it.
    before = await standing();
  };
  const state = item ? await saveItem(traps.address(page), '#target', {...item, beforeClick}) : await savePage(station);
  expect(state.state, state.code).toBe('saved');
  return {kept: await lastKept(station.browser), before, after: await standing()};
}

/** How many px of the width there are, as the record says. */
function widthSaid({exhibit}: KeptExhibit): number {
  const sentence = exhibit.problems.find(({code}) => code === 'joinNarrower')?.sentence ?? '';
  return Number(/ (\d+) of \d+ px/.exec(sentence)?.[1]);
}

/** Less than this is the edge of something else. */
const LEAST_PIXELS = 5;
/** Numbers from here on are of rows that the page puts in on purpose to disturb. */
const DISTURBING = 500;

describe('a page that tries to fool the joiner', () => {
  it.each(TRAPS)('$page', async (trap) => {
    const {kept, before, after} = await save(trap);
    const said = problemCodes(kept);
    const {side, inset} = trap.bands ?? {};
    const stretches = rowsDown(joinedParts(kept), side, inset).filter(({pixels}) => pixels >= LEAST_PIXELS);
    const found = stretches.flatMap(({number, pixels}) =>
      number === null || number >= DISTURBING ? [] : [{number, pixels}],
    );
    const seen = found.map(({number}) => number);
    const all = Array.from({length: trap.rows}, (_, number) => number);
    const context = JSON.stringify({said, stretches});

    if (trap.hides) {
      expect(seen, context).toEqual(all.filter((number) => seen.includes(number)));
      expect(seen.length, context).toBeGreaterThan(trap.rows / 2);
    } else if (trap.part && seen.length < trap.rows) {
      const first = seen[0] ?? 0;
      expect(seen, context).toEqual(all.slice(first, first + seen.length));
      expect(
        said.filter((code) => trap.says?.includes(code)),
        context,
      ).not.toEqual([]);
      if (first > 0) expect(said, context).toContain('joinFirstRows');
    } else {
      expect(seen, context).toEqual(all);
      const height = trap.height ?? 40;
      expect(
        found.filter(({pixels}) => Math.abs(pixels - height) >= 1.5),
        context,
      ).toEqual([]);
    }
    const across = joinedParts(kept)[0]?.covers.width;
    if (said.includes('joinNarrower')) expect(widthSaid(kept), context).toBe(across);
    else if (trap.across) expect(across, context).toBe(trap.across);
    if (!trap.part) for (const code of trap.says ?? []) expect(said, context).toContain(code);
    const allowed = [...(trap.says ?? []), ...(trap.may ?? [])];
    expect(
      said.filter((code) => !allowed.includes(code)),
      context,
    ).toEqual([]);
    if (!trap.restless) expect(after).toEqual(before);
  });
});

const LONG_MS = 400_000;

describe('a page of 100,000 px', () => {
  // A tall window: each picture of the screen costs half a second.
  const openTall = workPlace({viewport: {width: 500, height: 4000}});

  it(
    'is kept whole, in several parts that meet',
    async () => {
      const {station} = openTall();
      await station.page.goto(traps.address('very-long'));
      const state = await savePage(station, LONG_MS);
      expect(state.state, state.code).toBe('saved');
      const kept = await lastKept(station.browser);
      const joined = joinedParts(kept);
      expect(joined.length).toBeGreaterThan(1);
      const stretches = rowsDown(joined);
      expect(stretches.map(({number}) => number)).toEqual(Array.from({length: 500}, (_, number) => number));
      expect(stretches.filter(({pixels}) => Math.abs(pixels - 200) > 1)).toEqual([]);
      let next = 0;
      for (const {covers} of joined) {
        expect(covers.y).toBe(next);
        next += covers.height;
      }
      expect(next).toBe(100_000);
      expect(problemCodes(kept)).toEqual(['pinnedLeftOut']);
    },
    LONG_MS,
  );
});
