import type {CaseRecord} from '../custody/case.ts';
import {isWallTime, spanOf} from '../diary/told-time.ts';
import type {Uuid} from '../ids.ts';
import {type Instant, millisecondsOf} from '../time.ts';
import type {NotPlaced} from './counting.ts';
import type {Happening} from './happening.ts';

/** What the case record says was done or ordered: a line on the time line. */
export type Step = {
  kind: 'toldToStop' | 'blocked' | 'changedContact' | 'other' | 'order' | 'help';
  /** As the keeper wrote it: a wall time, words, or "". */
  at: string;
  /** The stretch that `at` can mean; null where it is no date. */
  time: {from: Instant; to: Instant} | null;
  /** Of an order: when it ends, as the keeper wrote it. */
  until?: string;
  /** What it was, in the keeper's words. */
  what: string;
  /** Whom it was about, where the keeper says so. */
  subjectId?: Uuid;
};

/** Told to stop, what else was done, orders and help sought; by time on the clock of the zone, those without a date last. */
export function stepsOf(record: CaseRecord, zone = record.zone): Step[] {
  const {toldToStop, stepsTaken = [], orders, helpSought = []} = record;
  const timed = (step: Omit<Step, 'time'>): Step => ({...step, time: timeIn(step.at, zone)});
  return [
    ...(toldToStop ? [timed({kind: 'toldToStop', at: toldToStop.at, what: toldToStop.how})] : []),
    ...stepsTaken.map(({kind, at, what, subjectId}) => timed({kind, at, what, ...(subjectId ? {subjectId} : {})})),
    ...orders.map(({name, court, from, to}) =>
      timed({kind: 'order', at: from, until: to, what: [name, court].filter((text) => text !== '').join(', ')}),
    ),
    ...helpSought.map(({at, to, said}) => timed({kind: 'help', at, what: to || said})),
  ].sort(
    (a, b) =>
      (a.time ? millisecondsOf(a.time.from) : Infinity) - (b.time ? millisecondsOf(b.time.from) : Infinity) || 0,
  );
}

function timeIn(at: string, zone: string): Step['time'] {
  const wall = at.trim();
  return isWallTime(wall) ? (spanOf({start: wall, end: null, precision: 'exact', zone}) ?? null) : null;
}

/** So many days before a step, and so many after it. What lies on the day of the step itself is in neither. */
export type AroundStep = {step: Step; days: number; before: Uuid[]; after: Uuid[]; notPlaced: NotPlaced};

const AROUND_DAYS = 28;
const DAY_MS = 86_400_000;

/**
 * How many things happened in the same number of days before and after a step whose day is known. Days are of 24 hours.
 * It says what came after what, never what came of what.
 */
export function aroundStep(happenings: readonly Happening[], step: Step, days = AROUND_DAYS): AroundStep | undefined {
  if (step.time === null) return undefined;
  const from = millisecondsOf(step.time.from);
  // The stretch ends with its last minute.
  const to = millisecondsOf(step.time.to) + 60_000;
  const around: AroundStep = {
    ...{step, days, before: [], after: []},
    notPlaced: {crossing: [], seenOnly: [], undated: []},
  };
  const edges = [from - days * DAY_MS, from, to, to + days * DAY_MS];
  for (const {id, time} of happenings) {
    if (time === null) around.notPlaced.undated.push(id);
    else if (time.known === 'seen') around.notPlaced.seenOnly.push(id);
    else {
      const first = stretchOf(millisecondsOf(time.from), edges);
      if (time.known === 'toldAbout' || first !== stretchOf(millisecondsOf(time.to), edges))
        around.notPlaced.crossing.push(id);
      else if (first === 1) around.before.push(id);
      else if (first === 3) around.after.push(id);
    }
  }
  return around;
}

/** How many edges lie at or before a moment. */
function stretchOf(at: number, edges: readonly number[]): number {
  return edges.filter((edge) => edge <= at).length;
}
