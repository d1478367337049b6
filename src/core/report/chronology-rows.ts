import {spanOf} from '../diary/told-time.ts';
import type {PackIncident, PackInput} from '../pack/pack-input.ts';
import {type Instant, millisecondsOf} from '../time.ts';
import {sourcesOf} from './sources.ts';
import {type TimelineRow, timelineOf} from './timeline.ts';

/** One line of the chronology. `at` only puts it in order; an incident shows its time as it was told. */
export type ChronologyRow =
  | {kind: 'exhibit'; at: Instant; row: TimelineRow}
  | {kind: 'incident'; at: Instant; incident: PackIncident; revisions: number};

/**
 * Exhibits and the newest revision of each incident in order of time. An incident stands at the earliest that its told
 * time can mean; where no date was told, at the time it was written down.
 */
export function chronologyOf(input: Pick<PackInput, 'exhibits' | 'incidents' | 'subjects'>): ChronologyRow[] {
  const rows: ChronologyRow[] = timelineOf(input.exhibits).map((row) => ({kind: 'exhibit', at: row.at, row}));
  for (const revisions of sourcesOf(input).incidents.values()) {
    const incident = revisions.at(-1);
    if (!incident) continue;
    const at = spanOf(incident.record.happened)?.from ?? incident.record.writtenAt.at;
    rows.push({kind: 'incident', at, incident, revisions: revisions.length});
  }
  return rows.sort((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at));
}
