import {spanOf} from '../diary/told-time.ts';
import type {PackIncident, PackInput} from '../pack/pack-input.ts';
import {zoneOfPack} from '../picture/happening.ts';
import {type Instant, millisecondsOf} from '../time.ts';
import {sourcesOf} from './sources.ts';
import {type TimelineRow, timelineOf} from './timeline.ts';

/** One line of the chronology. `at` only puts it in order; an incident shows its time as it was told. */
export type ChronologyRow =
  | {kind: 'exhibit'; at: Instant; row: TimelineRow}
  | {kind: 'incident'; at: Instant; incident: PackIncident; revisions: number};

/**
 * Exhibits and the newest revision of each incident in order of time. An incident stands at the earliest that its told
 * time can mean, told without a zone on the keeper's own clock; where no date was told, at the time it was written down.
 */
export function chronologyOf(input: PackInput): ChronologyRow[] {
  const zone = zoneOfPack(input);
  const rows: ChronologyRow[] = timelineOf(input.exhibits).map((row) => ({kind: 'exhibit', at: row.at, row}));
  for (const revisions of sourcesOf(input).incidents.values()) {
    const incident = revisions.at(-1);
    if (!incident) continue;
    const {happened, writtenAt} = incident.record;
    const at = spanOf({...happened, zone: happened.zone || zone})?.from ?? writtenAt.at;
    rows.push({kind: 'incident', at, incident, revisions: revisions.length});
  }
  return rows.sort((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at));
}
