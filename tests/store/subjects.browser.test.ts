import {afterEach, beforeEach, expect, it} from 'vitest';
import {type Description, emptyDescription} from '../../src/core/diary/subject.ts';
import {descriptionOf} from '../../src/core/diary/write-subject.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {
  addSubject,
  deleteSubject,
  mergeSubjects,
  putBackSubject,
  splitSubject,
  subjectRevisions,
  subjectRows,
  unmergeSubjects,
} from '../../src/store/subjects.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
});

afterEach(() => store.close());

const ash: Description = {...emptyDescription(), names: ['Ash'], description: 'tall'};
const phone = {value: '07700 900123', basis: 'suspected' as const, why: 'the same voice'};
const caller: Description = {...emptyDescription(), phones: [phone], description: 'rings at night', unknown: true};

it('two are merged and parted again without loss, each step a revision in the log', async () => {
  const kept = (await addSubject(store, ash, circumstances())).record;
  const other = (await addSubject(store, caller, circumstances())).record;
  const ids = {kept: kept.id, other: other.id};
  const merged = await mergeSubjects(store, ids, circumstances());
  expect(merged?.kept.record).toMatchObject({names: ['Ash'], phones: [phone], mergedFrom: [other.id], unknown: false});
  expect(merged?.other.record).toMatchObject({phones: [phone], mergedInto: kept.id});
  expect(await mergeSubjects(store, ids, circumstances())).toBeUndefined();
  const apart = await unmergeSubjects(store, ids, circumstances());
  expect(apart && descriptionOf(apart.kept.record)).toEqual(ash);
  expect(apart && descriptionOf(apart.other.record)).toEqual(caller);
  expect(apart?.other.record).not.toHaveProperty('mergedInto');
  expect((await subjectRevisions(store, kept.id)).map(({record}) => record.revision)).toEqual([1, 2, 3]);
  const types = (await listEntries(store, kept.caseId)).map(({line}) => JSON.parse(line).type).slice(2);
  expect(types).toEqual(['subject.added', 'subject.added', ...Array(4).fill('subject.revised')]);
});

it('merges none where one is not there or both are the same', async () => {
  const {record} = await addSubject(store, ash, circumstances());
  expect(await mergeSubjects(store, {kept: record.id, other: record.id}, circumstances())).toBeUndefined();
  expect(await store.count('revisions')).toBe(1);
});

it('one is split in two, and the revision before still shows all of it', async () => {
  const {record} = await addSubject(store, {...ash, phones: [phone]}, circumstances());
  const two = await splitSubject(store, record.id, {...emptyDescription(), phones: [phone]}, circumstances());
  expect(two?.kept.record.phones).toEqual([]);
  expect(two?.other.record).toMatchObject({phones: [phone], splitFrom: record.id, ordinal: 2});
  expect((await subjectRevisions(store, record.id))[0]?.record.phones).toEqual([phone]);
  expect((await subjectRows(store, record.caseId)).map(({name}) => name)).toEqual(['07700 900123', 'Ash']);
});

it('is deleted and put back', async () => {
  const {record} = await addSubject(store, ash, circumstances());
  const removed = await deleteSubject(store, record.id, circumstances());
  expect(await subjectRows(store, record.caseId)).toEqual([]);
  if (!removed) throw new Error('nothing was removed');
  expect((await putBackSubject(store, removed, circumstances()))?.record.revision).toBe(2);
});
