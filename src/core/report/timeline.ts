import type {PackExhibit} from '../pack/pack-input.ts';
import {type TracedTime, traceOf} from '../picture/exhibit-trace.ts';
import {type Instant, type Moment, millisecondsOf} from '../time.ts';
import {offsetIn} from './dates.ts';

/**
 * How the time that a row stands under is known. `exact`: a machine-readable time on the page. `range`: the earliest
 * that the page's words can mean. `fromId`: the time that the item's number encodes. `seen`: the page gave none, so
 * it is the time at which it was seen (for an imported file: picked). `file`: what a file that was brought in says of when
 * it was taken, sent or written.
 */
export type TimeBasis = TracedTime['known'];

/** One row of the chronology. */
export type TimelineRow = {
  exhibit: PackExhibit;
  at: Instant;
  /** The latest it can mean, where that is another moment. */
  until: Instant | undefined;
  /** Offset of the keeper's zone at that instant; 0 with the zone `UTC` where the keeper's zone is unknown. */
  offsetMinutes: number;
  zone: string;
  basis: TimeBasis;
};

/** When the exhibit was seen: the start of the capture, or when the file was picked. */
export function seenAt(exhibit: PackExhibit): Moment {
  const record = exhibit.exhibit;
  return record.origin === 'captured' ? record.capture.startedAt : record.imported.pickedAt;
}

/** Every exhibit under the best time there is for it, earliest first; the exhibit's number decides between equals. */
export function timelineOf(exhibits: readonly PackExhibit[]): TimelineRow[] {
  return exhibits
    .map(rowOf)
    .sort((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at) || a.exhibit.ordinal - b.exhibit.ordinal);
}

/** The last moment that a row's time can mean, and the offset of its zone then: clocks may have changed on the way. */
export function endOf({at, until = at, offsetMinutes, zone}: TimelineRow): {at: Instant; offsetMinutes: number} {
  return {at: until, offsetMinutes: offsetIn(zone, until) ?? offsetMinutes};
}

/** The last moment that the times of several rows can mean: what begins last need not be what can end last. */
export function lastOf(rows: readonly TimelineRow[]): ReturnType<typeof endOf> | undefined {
  return rows
    .map(endOf)
    .sort((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at))
    .at(-1);
}

function rowOf(exhibit: PackExhibit): TimelineRow {
  const seen = seenAt(exhibit);
  const {from: at, to, known: basis} = traceOf(exhibit.exhibit, exhibit.facts, exhibit.reading).time;
  const until = to === at ? undefined : to;
  if (basis === 'seen') return {exhibit, at, until, basis, offsetMinutes: seen.offsetMinutes, zone: seen.zone};
  // A post of July is read in January: the offset of then is not the offset of now. An unknown zone leaves UTC.
  const then = offsetIn(seen.zone, at);
  return {exhibit, at, until, basis, offsetMinutes: then ?? 0, zone: then === undefined ? 'UTC' : seen.zone};
}
