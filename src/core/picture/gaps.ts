import type {Uuid} from '../ids.ts';
import {byDay, type NotPlaced} from './counting.ts';
import type {Happening} from './happening.ts';
import {dayNumber, dayOf, wallClockOf} from './wall-clock.ts';

/** What counts as a gap and as a burst; said in words beside each list of them. */
export type GapRule = {
  /** So many whole days or more on which nothing is known to have happened. */
  gapDays: number;
  /** So many or more … */
  burstCount: number;
  /** … within so many days on end. */
  burstDays: number;
};

export const PLAIN_RULE: GapRule = {gapDays: 14, burstCount: 5, burstDays: 3};

/** Whole days without anything, between two days with something. `maybe`: what can have happened in it. */
export type Gap = {first: string; last: string; days: number; before: Uuid[]; after: Uuid[]; maybe: Uuid[]};

/** Days on end that together hold so much; stretches that overlap are one. */
export type Burst = {first: string; last: string; days: number; ids: Uuid[]};

/** `notPlaced` holds what is not known to the day, besides what was told roughly: neither makes or ends a gap or a burst. */
export type GapsAndBursts = {rule: GapRule; gaps: Gap[]; bursts: Burst[]; notPlaced: NotPlaced; about: Uuid[]};

type Day = {number: number; ids: Uuid[]};

/** Long pauses and stretches with much, earliest first, on the wall clock of the zone. */
export function gapsAndBursts(happenings: readonly Happening[], zone: string, rule = PLAIN_RULE): GapsAndBursts {
  const {buckets, notPlaced} = byDay(happenings, zone);
  const days = buckets.filter(({ids}) => ids.length > 0).map(({key, ids}) => ({number: dayNumber(key), ids}));
  const loose = looseIn(happenings, zone, days);
  return {
    ...{rule, notPlaced},
    gaps: gapsIn(days, rule).map((gap) => ({
      ...gap,
      maybe: loose.filter(({from, to}) => from <= gap.last && to >= gap.first).map(({id}) => id),
    })),
    bursts: burstsIn(days, rule),
    about: buckets.flatMap(({about}) => about),
  };
}

function gapsIn(days: readonly Day[], {gapDays}: GapRule): Omit<Gap, 'maybe'>[] {
  return days.flatMap((day, at) => {
    const next = days[at + 1];
    const empty = next ? next.number - day.number - 1 : 0;
    if (!next || empty < gapDays) return [];
    return [
      {
        ...{first: dayOf(day.number + 1), last: dayOf(next.number - 1), days: empty},
        ...{before: day.ids, after: next.ids},
      },
    ];
  });
}

type Loose = {id: Uuid; from: string; to: string};

/** What is not known to the day, with the days that it can have happened on. */
function looseIn(happenings: readonly Happening[], zone: string, days: readonly Day[]): Loose[] {
  const placed = new Set(days.flatMap(({ids}) => ids));
  const wall = wallClockOf(zone);
  return happenings.flatMap(({id, time}) => {
    if (placed.has(id) || time === null) return [];
    // Only seen: it happened then or at any time before.
    return [{id, from: time.known === 'seen' ? '' : wall(time.from).day, to: wall(time.to).day}];
  });
}

function burstsIn(days: readonly Day[], {burstCount, burstDays}: GapRule): Burst[] {
  const bursts: {first: number; last: number}[] = [];
  let from = 0;
  let held = 0;
  for (const [at, day] of days.entries()) {
    held += day.ids.length;
    for (let oldest = days[from]; oldest && day.number - oldest.number >= burstDays; oldest = days[from]) {
      held -= oldest.ids.length;
      from += 1;
    }
    if (held < burstCount) continue;
    const before = bursts.at(-1);
    if (before && before.last >= from) before.last = at;
    else bursts.push({first: from, last: at});
  }
  return bursts.map(({first, last}) => {
    const inside = days.slice(first, last + 1);
    const start = inside[0]?.number ?? 0;
    const end = inside.at(-1)?.number ?? start;
    return {first: dayOf(start), last: dayOf(end), days: end - start + 1, ids: inside.flatMap(({ids}) => ids)};
  });
}
