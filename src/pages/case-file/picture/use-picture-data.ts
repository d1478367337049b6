import {useEffect, useState} from 'preact/hooks';
import type {CaseRecord} from '../../../core/custody/case.ts';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Uuid} from '../../../core/ids.ts';
import {traceOf} from '../../../core/picture/exhibit-trace.ts';
import {type Happening, type HappeningSource, happeningsOf, type SeenExhibit} from '../../../core/picture/happening.ts';
import {type Step, stepsOf} from '../../../core/picture/steps.ts';
import {knownZone} from '../../../core/picture/wall-clock.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {currentCaseId} from '../../../store/current-case.ts';
import {subjectRow} from '../../../store/diary-rows.ts';
import {allRows, openExhibit} from '../../../store/exhibits.ts';
import {incidentsOf} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import {caseRevisions} from '../../../store/revise-case.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {subjectsOf} from '../../../store/subjects.ts';
import {subjectName} from '../../shared/subject-name.ts';

/** Everything that the picture is drawn from, as it stands now. */
export type PictureData = {
  source: HappeningSource;
  happenings: Happening[];
  byId: ReadonlyMap<Uuid, Happening>;
  incidents: ReadonlyMap<Uuid, Incident>;
  /** Names of people as they stand now, in plain words. */
  names: ReadonlyMap<Uuid, string>;
  /** undefined before the first thing is kept. */
  record: CaseRecord | undefined;
  steps: Step[];
  /** The keeper's. */
  zone: string;
};

/** Reads it all; again each time `version` grows. */
export function usePictureData(store: Store, version: number): PictureData | 'failed' | undefined {
  const [data, setData] = useState<PictureData | 'failed'>();
  useEffect(() => {
    let gone = false;
    readPicture(store).then(
      (read) => gone || setData(read),
      (error: unknown) => {
        console.warn('the picture could not be read:', error);
        if (!gone) setData('failed');
      },
    );
    return () => {
      gone = true;
    };
  }, [store, version]);
  return data;
}

async function readPicture(store: Store): Promise<PictureData> {
  const caseId = await currentCaseId(store);
  const [rows, record, incidents, subjects] = await Promise.all([
    allRows(store),
    caseRevisions(store).then((revisions) => revisions.at(-1)?.record),
    caseId ? incidentsOf(store, caseId) : [],
    caseId ? subjectsOf(store, caseId) : [],
  ]);
  const zone = knownZone(record?.zone ?? '', deviceNow().zone);
  const exhibits = await Promise.all(rows.map((row) => seenRow(store, row)));
  const source = {zone, exhibits, incidents, subjects};
  const happenings = happeningsOf(source);
  return {
    source,
    happenings,
    byId: new Map(happenings.map((one) => [one.id, one])),
    incidents: new Map(incidents.map((one) => [one.id, one])),
    names: new Map(subjects.map((one) => [one.id, subjectName(subjectRow(one))])),
    record,
    steps: record ? stepsOf(record, zone) : [],
    zone,
  };
}

async function seenRow(store: Store, row: ExhibitRow): Promise<SeenExhibit> {
  const {id, ordinal, itemKind, name, handle, firstWords} = row;
  return {...(row.trace ?? (await readTrace(store, row))), id, ordinal, itemKind, name, handle, words: firstWords};
}

/** Of a row that was written before rows held it. */
async function readTrace(store: Store, {id, sealedAt}: ExhibitRow) {
  const opened = await openExhibit(store, id);
  if (opened) return traceOf(opened.exhibit, opened.facts, opened.reading);
  // Deleted in this moment.
  const time = {from: sealedAt, to: sealedAt, known: 'seen' as const};
  return {origin: 'captured' as const, time, platform: '', accountId: '', item: ''};
}
