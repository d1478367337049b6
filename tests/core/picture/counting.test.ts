import {describe, expect, it} from 'vitest';
import type {Uuid} from '../../../src/core/ids.ts';
import {byDay, byMonth, byWeek, countedOnce} from '../../../src/core/picture/counting.ts';
import type {Happening, HowKnown} from '../../../src/core/picture/happening.ts';
import {hourByWeekday} from '../../../src/core/picture/hour-map.ts';
import type {Instant} from '../../../src/core/time.ts';
import {at, dice, exactly, idOf, thing} from './sample-happenings.ts';

const ZONES = ['Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const DAY = 86_400_000;

/** The wall clock by another way than the product's: the browser's own parts of a date. */
function wallParts(instant: Instant, zone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    ...({
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
      weekday: 'short',
    } as const),
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')),
  };
}

function mondayBefore(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  while (date.getUTCDay() !== 1) date.setTime(date.getTime() - DAY);
  return date.toISOString().slice(0, 10);
}

const KNOWN: HowKnown[] = ['exact', 'fromId', 'range', 'seen', 'told', 'toldAbout', 'toldBetween'];

/** Things around the days on which clocks change, with spans from nothing to months. */
function manyThings(seed: number, count: number): Happening[] {
  const roll = dice(seed);
  const lengths = [0, 0, 0, 60_000, 3_540_000, 3_600_000, DAY - 60_000, 8 * DAY, 60 * DAY];
  return Array.from({length: count}, (_, number) => {
    if (roll(15) === 0) return thing(number + 1, null);
    const from = Date.UTC(2025, roll(18), 1 + roll(28), roll(24), roll(4) * 15, roll(60));
    const to = from + (lengths[roll(lengths.length)] ?? 0);
    const known = KNOWN[roll(KNOWN.length)] ?? 'exact';
    return thing(number + 1, {from: at(new Date(from).toISOString()), to: at(new Date(to).toISOString()), known});
  });
}

describe('counts by week, month and day', () => {
  it.each(ZONES)('agree with a count by the calendar of %s', (zone) => {
    const things = manyThings(7, 600);
    for (const [count, keyOf] of [
      [byWeek, (day: string) => mondayBefore(day)],
      [byMonth, (day: string) => day.slice(0, 7)],
      [byDay, (day: string) => day],
    ] as const) {
      const {buckets, notPlaced} = count(things, zone);
      const expected = new Map<string, Uuid[]>();
      for (const {id, time} of things) {
        if (time === null || time.known === 'seen') continue;
        const [from, to] = [time.from, time.to].map((edge) => keyOf(wallParts(edge, zone).day));
        if (from !== to || from === undefined) continue;
        expected.set(from, [...(expected.get(from) ?? []), id]);
      }
      const found = new Map(buckets.map(({key, ids, about}) => [key, [...ids, ...about].sort()]));
      expect(found).toEqual(new Map([...expected].sort().map(([key, ids]) => [key, ids.sort()])));
      const all = [...[...found.values()].flat(), ...notPlaced.crossing, ...notPlaced.seenOnly, ...notPlaced.undated];
      expect(all.sort()).toEqual(things.map(({id}) => id).sort());
    }
  });

  it('never put what crosses midnight of a month into either', () => {
    const night = thing(1, {from: at('2026-03-31T22:30:00Z'), to: at('2026-03-31T23:30:00Z'), known: 'toldBetween'});
    // In London it is summer time: 23:30 to 00:30.
    expect(byMonth([night], 'Europe/London')).toMatchObject({buckets: [], notPlaced: {crossing: [night.id]}});
    expect(byMonth([night], 'UTC').buckets).toMatchObject([{key: '2026-03', ids: [night.id]}]);
  });

  it('keep what was told roughly apart from what is known', () => {
    const rough = thing(2, {from: at('2026-03-04T00:00:00Z'), to: at('2026-03-04T23:59:00Z'), known: 'toldAbout'});
    const [week] = byWeek([exactly(1, '2026-03-03T10:00:00Z'), rough], 'UTC').buckets;
    expect(week).toEqual({key: '2026-03-02', ids: [idOf(1)], about: [idOf(2)]});
  });

  it('take a lying date as what it says and stay standing', () => {
    const odd = [exactly(1, '0001-01-01T00:00:00Z'), exactly(2, '9999-12-31T23:59:59Z')];
    expect(byWeek(odd, 'Europe/London').buckets.flatMap(({ids}) => ids)).toEqual([idOf(1), idOf(2)]);
    expect(byMonth(odd, 'No/Where').buckets.map(({key}) => key)).toEqual(['0001-01', '9999-12']);
  });
});

describe('the map of hours', () => {
  it.each(ZONES)('agrees with the clock of %s, and leaves out what is not known to the hour', (zone) => {
    const things = manyThings(11, 600);
    const {cells, notPlaced} = hourByWeekday(things, zone);
    const expected = Array.from({length: 168}, (): Uuid[] => []);
    const crossing: Uuid[] = [];
    for (const {id, time} of things) {
      if (time === null || time.known === 'seen') continue;
      const from = wallParts(time.from, zone);
      const to = wallParts(time.to, zone);
      const oneHour = from.day === to.day && from.hour === to.hour;
      if (oneHour && time.known !== 'toldAbout') expected[from.weekday * 24 + from.hour]?.push(id);
      else crossing.push(id);
    }
    expect(cells.map(({ids}) => ids.sort())).toEqual(expected.map((ids) => ids.sort()));
    expect(cells.map(({weekday, hour}) => weekday * 24 + hour)).toEqual(cells.map((_, index) => index));
    expect(notPlaced.crossing.sort()).toEqual(crossing.sort());
  });

  it('counts both hours of the night in which clocks go back as one', () => {
    // In London the hour from 1 to 2 came twice on 25 October 2026.
    const twice = [exactly(1, '2026-10-25T00:30:00Z'), exactly(2, '2026-10-25T01:30:00Z')];
    const cell = hourByWeekday(twice, 'Europe/London').cells[6 * 24 + 1];
    expect(cell).toEqual({weekday: 6, hour: 1, ids: [idOf(1), idOf(2)]});
  });
});

describe('counted once', () => {
  it('counts what belongs to an incident with it, and an item that was kept twice by the first', () => {
    const things = [
      thing(1, null),
      exactly(2, '2026-03-01T10:00:00Z', {kind: 'captured', partOf: [idOf(1)], item: 'x 1'}),
      exactly(3, '2026-03-01T10:00:00Z', {kind: 'captured', item: 'x 2'}),
      exactly(4, '2026-03-01T10:00:00Z', {kind: 'captured', item: 'x 2'}),
      exactly(5, '2026-03-01T10:00:00Z', {kind: 'captured', partOf: [idOf(99)]}),
    ];
    const {counted, instead} = countedOnce(things);
    expect(counted.map(({ordinal}) => ordinal)).toEqual([1, 3, 5]);
    expect([...instead]).toEqual([
      [idOf(2), idOf(1)],
      [idOf(4), idOf(3)],
    ]);
  });

  it('counts an item with the entry that any of its copies belongs to, whichever copy was the first', () => {
    const things = [
      thing(1, null),
      thing(2, null, {kind: 'captured', item: 'a'}),
      thing(3, null, {kind: 'captured', item: 'a', partOf: [idOf(1)]}),
    ];
    const {counted, instead} = countedOnce(things);
    expect(counted.map(({ordinal}) => ordinal)).toEqual([1]);
    expect([...instead]).toEqual([
      [idOf(2), idOf(1)],
      [idOf(3), idOf(1)],
    ]);
  });

  it('leaves out nothing without something that stands for it', () => {
    const roll = dice(3);
    const things = Array.from({length: 400}, (_, index) =>
      thing(index + 1, null, {
        kind: index < 40 ? 'incident' : 'captured',
        // Only entries can have parts; one in four is of an entry that is not there.
        partOf: index >= 40 && roll(3) === 0 ? [idOf(roll(4) === 0 ? 900 : 1 + roll(40))] : [],
        item: index >= 40 && roll(2) === 0 ? `item ${roll(30)}` : '',
      }),
    );
    const {counted, instead} = countedOnce(things);
    const kept = new Set(counted.map(({id}) => id));
    expect(kept.size + instead.size).toBe(things.length);
    for (const standsIn of instead.values()) {
      // What stands for it is counted itself, or counts with an incident in its turn.
      const end = instead.get(standsIn) ?? standsIn;
      expect(kept.has(end)).toBe(true);
    }
  });
});
