import {describe, expect, it} from 'vitest';
import {filledMonths, filledWeeks} from '../../../src/core/picture/filled.ts';
import {gapsAndBursts, PLAIN_RULE} from '../../../src/core/picture/gaps.ts';
import type {Happening} from '../../../src/core/picture/happening.ts';
import {marksOver} from '../../../src/core/picture/marks.ts';
import {periodsOf} from '../../../src/core/picture/periods.ts';
import {at, dice, exactly, idOf, thing} from './sample-happenings.ts';

function onDay(number: number, day: number, more: Partial<Happening> = {}): Happening {
  return exactly(number, new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString(), more);
}

function dayText(day: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}

describe('gaps', () => {
  it('are whole days without anything, between two days with something', () => {
    const {gaps} = gapsAndBursts([onDay(1, 0), onDay(2, 15), onDay(3, 29)], 'UTC');
    // From day 15 to day 29 there are only 13 days between.
    expect(gaps).toEqual([
      {first: dayText(1), last: dayText(14), days: 14, before: [idOf(1)], after: [idOf(2)], maybe: []},
    ]);
  });

  it('name what can lie in them, and are not ended by it', () => {
    const month = thing(3, {from: at('2026-01-01T00:00:00Z'), to: at('2026-01-31T23:59:00Z'), known: 'told'});
    const rough = thing(4, {from: at('2026-01-08T00:00:00Z'), to: at('2026-01-08T23:59:00Z'), known: 'toldAbout'});
    const later = thing(5, {from: at('2026-05-01T00:00:00Z'), to: at('2026-05-01T00:00:00Z'), known: 'seen'});
    const other = thing(6, {from: at('2026-03-01T00:00:00Z'), to: at('2026-03-31T23:59:00Z'), known: 'told'});
    const {gaps} = gapsAndBursts([onDay(1, 0), onDay(2, 40), month, rough, later, other], 'UTC');
    expect(gaps).toMatchObject([{days: 39, maybe: [idOf(3), idOf(4), idOf(5)]}]);
  });
});

describe('bursts', () => {
  it('agree with looking at every stretch of three days', () => {
    const roll = dice(5);
    for (let round = 0; round < 40; round += 1) {
      const days = Array.from({length: 60}, () => roll(60)).sort((a, b) => a - b);
      const things = days.map((day, index) => onDay(index + 1, day));
      const inBurst = new Set<string>();
      for (let start = -2; start < 60; start += 1) {
        const inside = things.filter((_, index) => {
          const day = days[index] ?? 0;
          return day >= start && day < start + PLAIN_RULE.burstDays;
        });
        if (inside.length >= PLAIN_RULE.burstCount) for (const {id} of inside) inBurst.add(id);
      }
      const {bursts} = gapsAndBursts(things, 'UTC');
      expect(bursts.flatMap(({ids}) => ids).sort()).toEqual([...inBurst].sort());
      // Each stands for itself: the next begins after it.
      for (const [index, {last}] of bursts.entries()) expect((bursts[index + 1]?.first ?? '9') > last).toBe(true);
    }
  });

  it('are not made by what was told roughly', () => {
    const rough = Array.from({length: 9}, (_, index) =>
      thing(index + 1, {from: at('2026-01-08T00:00:00Z'), to: at('2026-01-08T23:59:00Z'), known: 'toldAbout'}),
    );
    const found = gapsAndBursts(rough, 'UTC');
    expect(found).toMatchObject({bursts: [], gaps: []});
    expect(found.about).toHaveLength(9);
  });
});

describe('periods side by side', () => {
  it('are of one length, end with the last day, and hold everything once', () => {
    const roll = dice(9);
    const things = Array.from({length: 300}, (_, index) => onDay(index + 1, roll(700)));
    const {periods, earlier} = periodsOf(things, 'UTC');
    expect(periods).toHaveLength(13);
    for (const {first, last} of periods) expect((Date.parse(last) - Date.parse(first)) / 86_400_000).toBe(27);
    expect([...periods.flatMap(({ids}) => ids), ...earlier].sort()).toEqual(things.map(({id}) => id).sort());
    const newest = things
      .map(({time}) => time?.from.slice(0, 10) ?? '')
      .sort()
      .at(-1);
    expect(periods.at(-1)?.last).toBe(newest);
    for (const {ids, first, last} of periods)
      for (const id of ids) {
        const day = things.find((one) => one.id === id)?.time?.from.slice(0, 10) ?? '';
        expect(day >= first && day <= last).toBe(true);
      }
  });

  it('are whole: one that begins before the first thing is none', () => {
    expect(periodsOf([onDay(1, 0), onDay(2, 27)], 'UTC').periods).toHaveLength(1);
    expect(periodsOf([onDay(1, 0), onDay(2, 54)], 'UTC')).toMatchObject({
      periods: [{ids: [idOf(2)]}],
      earlier: [idOf(1)],
    });
    expect(periodsOf([onDay(1, 3)], 'UTC')).toMatchObject({periods: [], earlier: [idOf(1)]});
    expect(periodsOf([], 'UTC').periods).toEqual([]);
  });
});

describe('rows without holes', () => {
  it('name the weeks and months without anything, and no more than asked for', () => {
    const bucket = (key: string) => ({key, ids: [idOf(1)], about: []});
    expect(filledWeeks([bucket('2025-12-22'), bucket('2026-01-12')], 99).buckets.map(({key}) => key)).toEqual([
      '2025-12-22',
      '2025-12-29',
      '2026-01-05',
      '2026-01-12',
    ]);
    const {buckets, earlier} = filledMonths([bucket('0001-01'), bucket('2025-11'), bucket('2026-02')], 3);
    expect(buckets.map(({key}) => key)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(earlier.map(({key}) => key)).toEqual(['0001-01', '2025-11']);
    expect(filledWeeks([], 5)).toEqual({buckets: [], earlier: []});
  });
});

describe('marks', () => {
  it('are only those that the keeper set, with everything that bears them', () => {
    const things = [
      onDay(1, 0, {marks: ['threat', 'threat']}),
      onDay(2, 40, {marks: ['escalation', 'threat']}),
      onDay(3, 41),
    ];
    const marks = marksOver(things, 'UTC');
    expect(marks.map(({mark, ids}) => [mark, ids])).toEqual([
      ['threat', [idOf(1), idOf(2)]],
      ['escalation', [idOf(2)]],
    ]);
    expect(marks[0]?.months.buckets.map(({key}) => key)).toEqual(['2026-01', '2026-02']);
  });
});
