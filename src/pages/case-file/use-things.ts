import {useEffect, useMemo, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {currentCaseId} from '../../store/current-case.ts';
import {subjectRow} from '../../store/diary-rows.ts';
import {allTags} from '../../store/exhibit-tags.ts';
import {allRows, latestRows} from '../../store/exhibits.ts';
import {helperLabels} from '../../store/helper-labels.ts';
import {incidentRows} from '../../store/incidents.ts';
import type {Store} from '../../store/open-store.ts';
import {subjectsOf} from '../../store/subjects.ts';
import {whenRead} from '../shared/when-read.ts';
import {type ReadThings, type Thing, thingsOf} from './things.ts';

/** Fills the tallest window. */
const AT_ONCE = 40;

const NOTHING: ReadThings = {rows: [], incidents: [], subjects: [], tags: new Map(), notes: new Map()};

export type Things = ReadThings & {
  things: readonly Thing[];
  subjectRows: ReturnType<typeof subjectRow>[];
  /** Only the newest stand there yet, while the rest is read. */
  partly: boolean;
};

/** Everything of the case; undefined until the first of it was read. `version` says that something changed. */
export function useThings(store: Store, version: number): Things | 'failed' | undefined {
  const [read, setRead] = useState<{things: ReadThings; partly: boolean} | 'failed'>();
  useEffect(() => {
    let gone = false;
    // The newest stand there while the rest is read; of very many that takes a moment.
    whenRead(latestRows(store, AT_ONCE), (rows) => {
      if (!gone && rows.length > 0) setRead((before) => before ?? {things: {...NOTHING, rows}, partly: true});
    });
    readThings(store).then(
      (things) => gone || setRead({things, partly: false}),
      () => gone || setRead('failed'),
    );
    return () => {
      gone = true;
    };
  }, [store, version]);
  return useMemo(() => {
    if (read === undefined || read === 'failed') return read;
    const {things, partly} = read;
    return {...things, things: thingsOf(things), subjectRows: things.subjects.map(subjectRow), partly};
  }, [read]);
}

async function readThings(store: Store): Promise<ReadThings> {
  const caseId = await currentCaseId(store);
  if (!caseId) return NOTHING;
  const [rows, incidents, subjects, tags, notes, diaryNotes, helpers] = await Promise.all([
    allRows(store),
    incidentRows(store, caseId),
    subjectsOf(store, caseId),
    allTags(store),
    store.getAll('notes'),
    store.getAll('diaryNotes'),
    helperLabels(store),
  ]);
  const texts: [Uuid, string][] = [
    ...notes.map(({exhibitId, text}): [Uuid, string] => [exhibitId, text]),
    ...diaryNotes.map(({recordId, text}): [Uuid, string] => [recordId, text]),
  ];
  const helperTags = new Map<Uuid, string[]>();
  for (const {id, labels} of helpers.flatMap(({things}) => things)) {
    helperTags.set(id, [...new Set([...(helperTags.get(id) ?? []), ...labels])]);
  }
  const helperOrders = helpers.filter(({order}) => order.length > 0);
  return {rows, incidents, subjects, tags, helperTags, helperOrders, notes: new Map(texts)};
}
