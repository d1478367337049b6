import {describe, expect, it} from 'vitest';
import {moved, SHORTEST, type Stretch, ticksIn, wholeStretch, zoomed} from '../../../src/core/picture/axis.ts';
import {filtered, NO_FILTER} from '../../../src/core/picture/filter.ts';
import {drawLane, type Entry, entriesOf, POINT_PX} from '../../../src/core/picture/lane.ts';
import {knownZone} from '../../../src/core/picture/wall-clock.ts';
import {at, dice, exactly, idOf, thing} from './sample-happenings.ts';

const DAY = 86_400_000;
const YEAR: Stretch = {from: Date.UTC(2025, 0, 1), to: Date.UTC(2026, 0, 1)};

function entry(number: number, from: number, to = from): Entry {
  return {id: idOf(number), kind: 'captured', known: 'exact', marks: [], from, to};
}

function manyEntries(seed: number, count: number): Entry[] {
  const roll = dice(seed);
  return Array.from({length: count}, (_, index) => {
    const from = YEAR.from + roll(365 * 24) * 3_600_000;
    return entry(index + 1, from, from + (roll(4) === 0 ? roll(60) * DAY : 0));
  }).sort((a, b) => a.from - b.from);
}

describe('a lane', () => {
  it('draws everything in sight once, and nothing over its neighbour', () => {
    for (const width of [300, 900, 2000]) {
      const entries = manyEntries(width, 800);
      const stretch = {from: YEAR.from + 40 * DAY, to: YEAR.from + 200 * DAY};
      const drawn = drawLane(entries, stretch, width);
      const inSight = entries.filter(({from, to}) => to >= stretch.from && from <= stretch.to).map(({id}) => id);
      expect(drawn.flatMap((one) => one.entries.map(({id}) => id)).sort()).toEqual(inSight.sort());
      for (const row of [0, 1, 2, 3]) {
        const sorted = drawn.filter((one) => one.row === row).sort((a, b) => a.x - b.x);
        for (const [index, one] of sorted.entries()) {
          const next = sorted[index + 1];
          // A short bar is made as wide as a finger needs, and may reach a little into the next.
          if (next) expect(next.x + POINT_PX).toBeGreaterThan(one.x + one.width - 0.001);
        }
      }
    }
  });

  it('keeps points together in the same way while the stretch moves', () => {
    const entries = manyEntries(4, 400).map(({id, from}) => ({...entry(1, from), id}));
    const groups = (stretch: Stretch) =>
      drawLane(entries, stretch, 900)
        .filter(({x}) => x > POINT_PX && x < 900 - 2 * POINT_PX)
        .map((one) => one.entries.map(({id}) => id).join());
    const before = groups(YEAR);
    const after = groups({from: YEAR.from + 20 * DAY, to: YEAR.to + 20 * DAY});
    const shared = before.filter((group) => after.includes(group));
    expect(shared.length).toBeGreaterThan(before.length * 0.8);
  });

  it('draws a span that begins before and ends after what is in sight as wide as the lane', () => {
    const [bar] = drawLane([entry(1, YEAR.from - 900 * DAY, YEAR.to + 900 * DAY)], YEAR, 500);
    expect(bar).toMatchObject({shape: 'span', x: 0, width: 500, row: 1});
  });

  it('reads the wall clock, and leaves out what has no date', () => {
    const entries = entriesOf([exactly(1, '2026-07-01T23:30:00Z'), thing(2, null)], 'Europe/London');
    expect(entries.map(({from}) => new Date(from).toISOString())).toEqual(['2026-07-02T00:30:00.000Z']);
  });
});

describe('ticks', () => {
  it('stand far enough apart, in order, in sight, and on whole units', () => {
    for (const days of [1, 3, 10, 45, 200, 900, 5000, 900_000, 3_600_000]) {
      const stretch = {from: Date.UTC(2024, 1, 20, 13, 7), to: Date.UTC(2024, 1, 20, 13, 7) + days * DAY};
      const ticks = ticksIn(stretch, 900, 84);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(14);
      for (const [index, {ms, unit}] of ticks.entries()) {
        expect(ms).toBeGreaterThanOrEqual(stretch.from);
        expect(ms).toBeLessThanOrEqual(stretch.to);
        const text = new Date(ms).toISOString();
        expect(text).toMatch({hour: /:00:00\.000Z$/, day: /T00:00:00/, month: /-01T00:00/, year: /-01-01T00:00/}[unit]);
        const before = ticks[index - 1];
        // February is a little shorter than the months that the room was measured by.
        if (before) expect(((ms - before.ms) / (stretch.to - stretch.from)) * 900).toBeGreaterThan(84 * 0.9);
      }
    }
  });

  it('begin weeks on Monday, and know years before 100', () => {
    const weeks = ticksIn({from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 20)}, 900, 84);
    expect(weeks.map(({ms}) => new Date(ms).getUTCDay())).toEqual(weeks.map(() => 1));
    const early = ticksIn({from: Date.parse('0001-01-01'), to: Date.parse('0060-01-01')}, 900, 84);
    expect(early.map(({ms}) => new Date(ms).getUTCFullYear())).toEqual([10, 20, 30, 40, 50, 60]);
  });
});

describe('the stretch', () => {
  const whole: Stretch = {from: 0, to: 1000 * DAY};

  it('never leaves what there is, however it is zoomed and moved', () => {
    const roll = dice(1);
    let now = whole;
    for (let turn = 0; turn < 500; turn += 1) {
      now =
        roll(2) === 0
          ? zoomed(now, [2, 0.5, 1.25, 0.8][roll(4)] ?? 1, roll(11) / 10, whole)
          : moved(now, (roll(9) - 4) / 4, whole);
      expect(now.from).toBeGreaterThanOrEqual(whole.from);
      expect(now.to).toBeLessThanOrEqual(whole.to);
      expect(now.to - now.from).toBeGreaterThanOrEqual(SHORTEST - 1);
    }
  });

  it('keeps the place under the pointer where it is', () => {
    const part = zoomed({from: 100 * DAY, to: 200 * DAY}, 2, 0.25, whole);
    expect(part).toEqual({from: 112.5 * DAY, to: 162.5 * DAY});
  });

  it('has room around everything, and a day around one moment', () => {
    expect(wholeStretch([])).toBeUndefined();
    expect(wholeStretch([{from: 5 * DAY, to: 5 * DAY}])).toEqual({from: 4.5 * DAY, to: 5.5 * DAY});
    expect(
      wholeStretch([
        {from: 0, to: 0},
        {from: 100 * DAY, to: 100 * DAY},
      ]),
    ).toEqual({from: -2 * DAY, to: 102 * DAY});
  });
});

describe('the zone', () => {
  it('is the first that is one, whatever somebody wrote', () => {
    expect(knownZone('London', 'Europe/Paris')).toBe('Europe/Paris');
    expect(knownZone('', '')).toBe('UTC');
  });
});

describe('what is looked at', () => {
  const things = [
    exactly(1, '2026-03-01T23:30:00Z', {subjectIds: [idOf(9)]}),
    thing(2, {from: at('2026-02-01T00:00:00Z'), to: at('2026-02-28T23:59:00Z'), known: 'told'}, {kinds: ['watching']}),
    thing(3, {from: at('2026-05-01T00:00:00Z'), to: at('2026-05-01T00:00:00Z'), known: 'seen'}, {kind: 'captured'}),
    thing(4, null, {marks: ['threat']}),
  ];
  const numbers = (change: Partial<typeof NO_FILTER>, zone = 'UTC') =>
    filtered(things, {...NO_FILTER, ...change}, zone).map(({ordinal}) => ordinal);

  it('is what can have happened in those days, on the keeper’s clock', () => {
    expect(numbers({})).toEqual([1, 2, 3, 4]);
    expect(numbers({from: '2026-03-02'})).toEqual([3]);
    expect(numbers({from: '2026-03-02'}, 'Europe/Paris')).toEqual([1, 3]);
    expect(numbers({to: '2026-02-10'})).toEqual([2, 3]);
    expect(numbers({from: '2026-02-28', to: '2026-02-28'})).toEqual([2, 3]);
  });

  it('is by whom, by kind of record, by behaviour and by mark', () => {
    expect(numbers({who: idOf(9)})).toEqual([1]);
    expect(numbers({who: 'nobody'})).toEqual([2, 3, 4]);
    expect(numbers({what: 'captured'})).toEqual([3]);
    expect(numbers({what: 'does:watching'})).toEqual([2]);
    expect(numbers({what: 'mark:threat'})).toEqual([4]);
  });
});
