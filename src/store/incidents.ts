import type {Incident, Telling} from '../core/diary/incident.ts';
import type {Sealed} from '../core/diary/sealed-record.ts';
import {firstIncident, nextIncident, tellingOf} from '../core/diary/write-incident.ts';
import type {Uuid} from '../core/ids.ts';
import type {Circumstances} from './circumstances.ts';
import {type IncidentRow, incidentRow} from './diary-rows.ts';
import type {Store} from './open-store.ts';
import {
  addRecord,
  type KindOfRecord,
  opened,
  putBackRecord,
  type Removed,
  removeRecord,
  reviseRecord,
  revisionsOf,
  rowsOf,
  wholeKind,
} from './revisions.ts';

const INCIDENT: KindOfRecord<Incident> = {
  kind: 'incident',
  counter: 'incidents',
  made: 'incident.written',
  revised: 'incident.revised',
  rowOf: incidentRow,
};

/**
 * Keeps an incident: number, record, row and log entry in one transaction, or none of them. The draft it comes from ends
 * with it. Throws without words, and what the database throws; see `storeFailure`.
 */
export function writeIncident(
  store: Store,
  telling: Telling,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<Incident>> {
  const make = (place: Parameters<typeof firstIncident>[1]) => firstIncident(telling, place, circumstances.now());
  return addRecord(store, INCIDENT, make, circumstances, draftId);
}

/** Keeps a change as the next revision; the ones before stay. Undefined if there is no such incident. */
export function reviseIncident(
  store: Store,
  id: Uuid,
  telling: Telling,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<Incident> | undefined> {
  return changeIncident(store, id, () => telling, circumstances, draftId);
}

/** The same for a change that begins from what stands there: a link, a tag, a mark. */
export function changeIncident(
  store: Store,
  id: Uuid,
  change: (told: Telling) => Telling,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<Incident> | undefined> {
  const make = (before: Sealed<Incident>, salt: string) =>
    nextIncident(before, change(tellingOf(before.record)), salt, circumstances.now());
  return reviseRecord(store, INCIDENT, id, make, circumstances, draftId);
}

/** Makes what an earlier revision told the newest again, as a revision of its own. Undefined if it is not there. */
export async function takeBackChange(
  store: Store,
  id: Uuid,
  revision: number,
  circumstances: Circumstances,
): Promise<Sealed<Incident> | undefined> {
  const earlier = (await incidentRevisions(store, id)).find(({record}) => record.revision === revision);
  return earlier && reviseIncident(store, id, tellingOf(earlier.record), circumstances);
}

/** Puts exhibits to an incident; those that are there already stay once. */
export function linkExhibits(
  store: Store,
  id: Uuid,
  exhibitIds: readonly Uuid[],
  circumstances: Circumstances,
): Promise<Sealed<Incident> | undefined> {
  const link = (told: Telling) => ({...told, exhibitIds: [...new Set([...told.exhibitIds, ...exhibitIds])]});
  return changeIncident(store, id, link, circumstances);
}

/** Takes exhibits from an incident; the exhibits themselves stay. */
export function unlinkExhibits(
  store: Store,
  id: Uuid,
  exhibitIds: readonly Uuid[],
  circumstances: Circumstances,
): Promise<Sealed<Incident> | undefined> {
  const unlink = (told: Telling) => ({...told, exhibitIds: told.exhibitIds.filter((one) => !exhibitIds.includes(one))});
  return changeIncident(store, id, unlink, circumstances);
}

/** Every revision, first to last; empty if there is no such incident. */
export function incidentRevisions(store: Store, id: Uuid): Promise<Sealed<Incident>[]> {
  return revisionsOf(store, INCIDENT, id);
}

/** The rows of a case's incidents, newest number first. */
export async function incidentRows(store: Store, caseId: Uuid): Promise<IncidentRow[]> {
  return (await rowsOf(store, caseId, 'incident')).filter((row) => row.kind === 'incident');
}

/** The newest revision of each of a case's incidents, newest number first. */
export async function incidentsOf(store: Store, caseId: Uuid): Promise<Incident[]> {
  const stored = await store.getAllFromIndex('revisions', 'byOrdinal', wholeKind(caseId, INCIDENT.kind));
  // In order of number and revision, so the last of each is the one that stays.
  const newest = new Map(stored.map((one) => [one.id, one]));
  return [...newest.values()].map((one) => opened<Incident>(one).record).reverse();
}

/** Deletes an incident with every revision and its note; the log says so. What it held is handed back, for an undo. */
export function deleteIncident(
  store: Store,
  id: Uuid,
  circumstances: Circumstances,
): Promise<Removed<Incident> | undefined> {
  return removeRecord(store, INCIDENT, id, circumstances);
}

/** Takes a deletion back. Undefined if the incident is there. */
export function putBackIncident(
  store: Store,
  removed: Removed<Incident>,
  circumstances: Circumstances,
): Promise<Sealed<Incident> | undefined> {
  const again = (before: Sealed<Incident>, salt: string) =>
    nextIncident(before, tellingOf(before.record), salt, circumstances.now());
  return putBackRecord(store, INCIDENT, removed, again, circumstances);
}
