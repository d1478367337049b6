import {describe, expect, it} from 'vitest';
import {type Bounds, walk} from '../../../src/core/stitch/walk.ts';
import {ADDRESS, INSERTED, type SimOptions, simulate} from './sim-page.ts';

const BOUNDS: Bounds = {height: 200_000, ms: 3_600_000, grownScreens: 20};
const SCALES = [
  0.5,
  0.67,
  0.75,
  0.9,
  1,
  1.1,
  1.25,
  1.3333333730697632,
  1.5,
  1.6,
  1.75,
  2,
  2.5,
  0.67 * 1.25,
  1.1 * 1.25,
  1.6 * 2,
];

/** A small generator of numbers (mulberry32), so that a layout that fails can be had again by its seed. */
function numbers(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    upTo: (most: number) => next() * most,
    whole: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T,
    chance: (share: number) => next() < share,
  };
}

function layout(seed: number): SimOptions {
  const {upTo, whole, one, chance} = numbers(seed);
  const scale = one(SCALES);
  const [width, height] = [whole(200, 1400), whole(180, 1100)];
  const nested = chance(0.5);
  const port = nested
    ? {y: upTo(height / 3), height: 60 + upTo(height)}
    : {y: 0, height: Math.round(height * scale) / scale};
  if (nested) port.height = Math.min(port.height, height - port.y);
  const length = port.height + (chance(0.1) ? upTo(2) : upTo(height * 14));
  const item = chance(0.5) ? itemIn(length, upTo) : undefined;
  const faulty = chance(0.4);
  const share = upTo(0.3);
  const faults = numbers(seed + 1);
  return {
    scale,
    width,
    height,
    port,
    length,
    scrolled: upTo(length),
    ...(item ? {item} : {}),
    ...(faulty ? {fault: () => (faults.chance(share) ? faults.one(['refused', 'moved'] as const) : undefined)} : {}),
  };
}

function itemIn(length: number, upTo: (most: number) => number) {
  const y = upTo(length * 0.6);
  return {y, height: Math.max(10, upTo(length - y))};
}

/** First and last row of what is joined, device px of the page; one pixel more on each side is its own blurred edge. */
function ends({scale, length, item}: SimOptions) {
  const top = item?.y ?? 0;
  return {first: top * scale, last: (top + (item?.height ?? length)) * scale - 1};
}

/** The first row that does not follow on the one before; the outermost pixel may be that of what is around a whole. */
function firstWrong(drawn: readonly number[], whole: boolean): number {
  const [from, to] = [drawn[0] === -1 ? 1 : 0, whole && drawn.at(-1) === -1 ? drawn.length - 1 : drawn.length];
  for (let at = from + 1; at < to; at += 1) if (drawn[at] !== (drawn[at - 1] ?? 0) + 1) return at;
  return -1;
}

describe('the walk over a random layout', () => {
  const first = Number(process.env.STITCH_SEED ?? Date.now() % 1_000_000);
  const count = process.env.STITCH_SEED ? 1 : 200;

  it(`has each row once and in order, in ${count} layouts from seed ${first} on`, async () => {
    for (let seed = first; seed < first + count; seed += 1) {
      const options = layout(seed);
      const {hands, drawn} = simulate(options);
      const walked = await walk(hands, BOUNDS, ADDRESS);
      const told = `STITCH_SEED=${seed} ${JSON.stringify(options)} ${walked.end} ${walked.why}`;
      if (walked.end === 'stopped' && options.fault) continue; // said; what is there is checked below all the same
      expect(walked.end, told).toBe('whole');
      const wrong = firstWrong(drawn, true);
      expect(wrong, `${told} at ${wrong}: ${drawn.slice(wrong - 2, wrong + 3)}`).toBe(-1);
      // Not a pixel less than the whole, and no more around it than its blurred edge.
      const {first: top, last} = ends(options);
      const [from, to] = [drawn.find((row) => row >= 0) ?? -9, drawn.findLast((row) => row >= 0) ?? -9];
      expect(from, `${told} top`).toBeLessThanOrEqual(Math.round(top));
      expect(from, `${told} top`).toBeGreaterThan(top - 2);
      // What reaches the very end goes as far as can be scrolled, by whole device px: it may lose the rest of one.
      const {item, length} = options;
      const less = item && item.y + item.height < length - 1 ? 0 : 1;
      expect(to, `${told} end`).toBeGreaterThanOrEqual(Math.round(last) - less);
      expect(to, `${told} end`).toBeLessThan(last + 2);
    }
  });

  it('never draws a row that is not there, or one twice, when it is stopped half-way', async () => {
    for (let seed = first; seed < first + count; seed += 1) {
      const options = layout(seed);
      const {whole, one} = numbers(seed + 7);
      const at = whole(1, 12);
      const how = one(['left', 'cancelled'] as const);
      const stopping: SimOptions =
        how === 'left'
          ? {...options, fault: (shot) => (shot >= at ? 'left' : undefined)}
          : {...options, cancelAfter: at};
      const {hands, drawn} = simulate(stopping);
      const walked = await walk(hands, BOUNDS, ADDRESS);
      expect(['whole', how, 'stopped'], `STITCH_SEED=${seed}`).toContain(walked.end);
      const wrong = firstWrong(drawn, walked.end === 'whole');
      expect(
        wrong,
        `STITCH_SEED=${seed} ${how} at shot ${at} ${JSON.stringify(options)} ${drawn.slice(wrong - 2, wrong + 3)}`,
      ).toBe(-1);
    }
  });
});

const PLAIN: SimOptions = {
  scale: 1,
  width: 800,
  height: 600,
  port: {y: 0, height: 600},
  length: 6000,
  scrolled: 0,
};

/** Rows of the page itself, without those that came in. */
const own = (drawn: readonly number[]) => drawn.filter((row) => row >= 0 && row < INSERTED);
const inOrder = (rows: readonly number[]) =>
  rows.every((row, index) => index === 0 || row === (rows[index - 1] ?? 0) + 1);

describe('a scroller that the window cuts off within a pixel', () => {
  // As Firefox had it at zoom 1.6 and 1.25 device px: the window is 525 rows high, its picture 526, the last one empty.
  const CUT: SimOptions = {
    scale: 2,
    width: 312,
    height: 262.5,
    port: {y: 54.933, height: 207.567},
    length: 928.94,
    scrolled: 0,
    empty: 1,
  };

  it('has no empty row at its seams, and is whole but for the pixel that cannot be scrolled up', async () => {
    const {hands, drawn} = simulate(CUT);
    const walked = await walk(hands, BOUNDS, ADDRESS);
    expect(walked).toMatchObject({end: 'whole', tiles: 5});
    expect(firstWrong(drawn, false)).toBe(-1);
    expect(drawn.at(-1)).toBeGreaterThanOrEqual(Math.floor(928.94 * 2) - 1);
  });
});

describe('a page that moves its content', () => {
  it('once: is begun with anew and then whole, with what came in', async () => {
    const {hands, drawn} = simulate({...PLAIN, insert: {when: 700, at: 0, height: 600, always: false}});
    const walked = await walk(hands, BOUNDS, ADDRESS);
    expect(walked).toMatchObject({end: 'whole', changed: false});
    expect(drawn.length).toBe(6600);
    expect(inOrder(own(drawn))).toBe(true);
    expect(own(drawn).length).toBe(6000);
  });

  it('again and again: has each of its rows once all the same, and says that it moved', async () => {
    for (const height of [90, 600, 1500]) {
      const {hands, drawn} = simulate({...PLAIN, insert: {when: 700, at: 0, height, always: true}});
      const walked = await walk(hands, BOUNDS, ADDRESS);
      expect(walked).toMatchObject({end: 'whole', changed: true});
      expect(own(drawn).length, `${height}`).toBe(6000);
      expect(inOrder(own(drawn))).toBe(true);
    }
  });
});

describe('a page without end', () => {
  it('is followed for so many screens and no further', async () => {
    const {hands, drawn} = simulate({...PLAIN, grows: 1000});
    const walked = await walk(hands, BOUNDS, ADDRESS);
    expect(walked.end).toBe('bound');
    expect(drawn.length).toBeGreaterThanOrEqual(6000 + 20 * 600);
    expect(drawn.length).toBeLessThan(6000 + 22 * 600);
    expect(inOrder(drawn)).toBe(true);
  });

  it('ends at the height and at the time that are set', async () => {
    const tall = simulate({...PLAIN, length: 50_000});
    expect(await walk(tall.hands, {...BOUNDS, height: 10_000}, ADDRESS)).toMatchObject({end: 'bound'});
    expect(tall.drawn.length).toBeGreaterThanOrEqual(10_000);
    expect(tall.drawn.length).toBeLessThan(10_600);
    const slow = simulate({...PLAIN, length: 50_000});
    expect(await walk(slow.hands, {...BOUNDS, ms: 10_000}, ADDRESS)).toMatchObject({end: 'bound'});
    expect(slow.now()).toBeLessThan(11_200);
  });
});

describe('faults of the camera and the tab', () => {
  it('C20: a refusal costs a wait and no tile', async () => {
    const {hands, drawn} = simulate({...PLAIN, fault: (shot) => (shot % 3 === 0 ? 'refused' : undefined)});
    expect(await walk(hands, BOUNDS, ADDRESS)).toMatchObject({end: 'whole', tiles: 11});
    expect(inOrder(drawn) && drawn.length === 6000).toBe(true);
  });

  it('a page that is never alike before and after is not photographed at all', async () => {
    const {hands, drawn} = simulate({...PLAIN, fault: () => 'moved'});
    expect(await walk(hands, BOUNDS, ADDRESS)).toMatchObject({end: 'stopped', placement: undefined});
    expect(drawn).toEqual([]);
  });

  it('another address than the one that was looked at is not begun with', async () => {
    const {hands, drawn} = simulate(PLAIN);
    expect(await walk(hands, BOUNDS, 'https://other.example/')).toMatchObject({end: 'left', placement: undefined});
    expect(drawn).toEqual([]);
  });

  it('C19: keeps what it has when another tab comes', async () => {
    const {hands, drawn} = simulate({...PLAIN, fault: (shot) => (shot >= 3 ? 'left' : undefined)});
    expect(await walk(hands, BOUNDS, ADDRESS)).toMatchObject({end: 'left', tiles: 2});
    expect(inOrder(drawn) && drawn.length > 1000).toBe(true);
  });
});
