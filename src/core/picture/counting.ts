import type {Uuid} from '../ids.ts';
import type {Happening} from './happening.ts';
import {mondayOf, type Wall, wallClockOf} from './wall-clock.ts';

/** What stands in one stretch of the calendar. `about`: the keeper told it only roughly; it may lie just beside. */
export type Bucket = {key: string; ids: Uuid[]; about: Uuid[]};

/** What could not be put into one stretch, and why. Nothing is in two of them, and nothing is left out. */
export type NotPlaced = {
  /** What it can mean reaches over more than one stretch. */
  crossing: Uuid[];
  /** Nothing says when it happened; it is only known when it was seen or picked. */
  seenOnly: Uuid[];
  /** No date was told. */
  undated: Uuid[];
};

/** Stretches in which there is something, earliest first. */
export type Buckets = {buckets: Bucket[]; notPlaced: NotPlaced};

/** By weeks, from Monday to Sunday on the wall clock of the zone; the key is the Monday, `yyyy-mm-dd`. */
export function byWeek(happenings: readonly Happening[], zone: string): Buckets {
  return bucketsBy(happenings, zone, ({day}) => mondayOf(day));
}

/** By months on the wall clock of the zone; the key is `yyyy-mm`. */
export function byMonth(happenings: readonly Happening[], zone: string): Buckets {
  return bucketsBy(happenings, zone, ({day}) => day.slice(0, 7));
}

/** By days on the wall clock of the zone; the key is `yyyy-mm-dd`. */
export function byDay(happenings: readonly Happening[], zone: string): Buckets {
  return bucketsBy(happenings, zone, ({day}) => day);
}

/** By whatever stretch a wall clock stands in. Only what lies wholly in one is put into it. */
export function bucketsBy(happenings: readonly Happening[], zone: string, keyOf: (wall: Wall) => string): Buckets {
  const wall = wallClockOf(zone);
  const found = new Map<string, Bucket>();
  const notPlaced: NotPlaced = {crossing: [], seenOnly: [], undated: []};
  for (const {id, time} of happenings) {
    if (time === null) notPlaced.undated.push(id);
    else if (time.known === 'seen') notPlaced.seenOnly.push(id);
    else {
      const key = keyOf(wall(time.from));
      if (key !== keyOf(wall(time.to))) notPlaced.crossing.push(id);
      else {
        const bucket = found.get(key) ?? {key, ids: [], about: []};
        bucket[time.known === 'toldAbout' ? 'about' : 'ids'].push(id);
        found.set(key, bucket);
      }
    }
  }
  return {buckets: [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), notPlaced};
}

/** How many are not placed. */
export function countNotPlaced({crossing, seenOnly, undated}: NotPlaced): number {
  return crossing.length + seenOnly.length + undated.length;
}

/**
 * What is counted when each thing that happened is to count once: an item that was kept several times counts by the
 * first, or with the incident that any of its exhibits belongs to. `instead` says for each that was left out which one
 * stands for it.
 */
export function countedOnce(happenings: readonly Happening[]): {counted: Happening[]; instead: Map<Uuid, Uuid>} {
  const there = new Set(happenings.map(({id}) => id));
  const firstOf = new Map<string, Happening>();
  const incidentOf = new Map<string, Uuid>();
  for (const one of happenings) {
    const incident = one.partOf.find((id) => there.has(id));
    if (one.item !== '' && incident && !incidentOf.has(one.item)) incidentOf.set(one.item, incident);
    const before = firstOf.get(one.item);
    if (one.item !== '' && (!before || one.ordinal < before.ordinal)) firstOf.set(one.item, one);
  }
  const instead = new Map<Uuid, Uuid>();
  for (const one of happenings) {
    const incident = one.partOf.find((id) => there.has(id)) ?? incidentOf.get(one.item);
    const first = firstOf.get(one.item);
    if (incident) instead.set(one.id, incident);
    else if (first && first.id !== one.id) instead.set(one.id, first.id);
  }
  return {counted: happenings.filter(({id}) => !instead.has(id)), instead};
}
