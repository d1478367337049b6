import {useEffect, useMemo, useState} from 'preact/hooks';
import {type Belonging, belongingFinder} from '../../../core/diary/belonging.ts';
import {type AccountGroup, groupByAccount} from '../../../core/diary/seen-account.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import type {Uuid} from '../../../core/ids.ts';
import {currentCaseId} from '../../../store/current-case.ts';
import {type IncidentRow, type SubjectRow, subjectRow} from '../../../store/diary-rows.ts';
import {allRows} from '../../../store/exhibits.ts';
import {incidentRows} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {subjectsOf} from '../../../store/subjects.ts';
import {personFinder} from '../../shared/subject-name.ts';

type Read = {subjects: Subject[]; rows: ExhibitRow[]; incidents: IncidentRow[]};

/** One exhibit of a person, with why it stands with them. */
export type OwnExhibit = {row: ExhibitRow; why: Belonging};

/** The people of the case and what belongs to each of them. */
export type People = Read & {
  subjectRows: SubjectRow[];
  exhibitsOf: ReadonlyMap<Uuid, readonly OwnExhibit[]>;
  incidentsOf: ReadonlyMap<Uuid, readonly IncidentRow[]>;
  /** Accounts that something was kept of and that stand with nobody. */
  unclaimed: AccountGroup<ExhibitRow>[];
};

/** Reads the people of the case; undefined until they were read. `version` says that something changed. */
export function usePeople(store: Store, version: number): People | 'failed' | undefined {
  const [read, setRead] = useState<Read | 'failed'>();
  useEffect(() => {
    let gone = false;
    readAll(store).then(
      (found) => gone || setRead(found),
      () => gone || setRead('failed'),
    );
    return () => {
      gone = true;
    };
  }, [store, version]);
  return useMemo(() => (read === undefined || read === 'failed' ? read : peopleOf(read)), [read]);
}

async function readAll(store: Store): Promise<Read> {
  const caseId = await currentCaseId(store);
  if (!caseId) return {subjects: [], rows: [], incidents: []};
  const [subjects, rows, incidents] = await Promise.all([
    subjectsOf(store, caseId),
    allRows(store),
    incidentRows(store, caseId),
  ]);
  return {subjects, rows, incidents};
}

function peopleOf(read: Read): People {
  const {subjects, rows, incidents} = read;
  const subjectRows = subjects.map(subjectRow);
  const belongings = belongingFinder(subjects);
  const exhibitsOf = new Map<Uuid, OwnExhibit[]>();
  for (const row of rows) for (const why of belongings.of(row)) listIn(exhibitsOf, why.subjectId).push({row, why});
  const person = personFinder(subjectRows);
  const incidentsOf = new Map<Uuid, IncidentRow[]>();
  for (const row of incidents) {
    const named = new Set(row.subjectIds.map((id) => person(id)?.id));
    for (const id of named) if (id) listIn(incidentsOf, id).push(row);
  }
  const unclaimed = groupByAccount(rows.filter((row) => !belongings.isClaimed(row)));
  return {...read, subjectRows, exhibitsOf, incidentsOf, unclaimed};
}

function listIn<Value>(map: Map<Uuid, Value[]>, id: Uuid): Value[] {
  const found = map.get(id);
  if (found) return found;
  const made: Value[] = [];
  map.set(id, made);
  return made;
}
