import {useEffect, useState} from 'preact/hooks';
import {currentCaseId} from '../../store/current-case.ts';
import type {IncidentRow, SubjectRow} from '../../store/diary-rows.ts';
import {incidentRows} from '../../store/incidents.ts';
import type {Store} from '../../store/open-store.ts';
import {subjectRows} from '../../store/subjects.ts';

export type DiaryRows = {incidents: IncidentRow[]; subjects: SubjectRow[]};

const NONE: DiaryRows = {incidents: [], subjects: []};

/** Rows of the incidents and people of the case; undefined until they were read. `version` says that they changed. */
export function useDiaryRows(store: Store | undefined, version: number): DiaryRows | 'failed' | undefined {
  const [rows, setRows] = useState<DiaryRows | 'failed'>();
  useEffect(() => {
    let gone = false;
    if (store) {
      readDiaryRows(store).then(
        (read) => gone || setRows(read),
        () => gone || setRows('failed'),
      );
    }
    return () => {
      gone = true;
    };
  }, [store, version]);
  return rows;
}

async function readDiaryRows(store: Store): Promise<DiaryRows> {
  const caseId = await currentCaseId(store);
  if (!caseId) return NONE;
  const [incidents, subjects] = await Promise.all([incidentRows(store, caseId), subjectRows(store, caseId)]);
  return {incidents, subjects};
}
