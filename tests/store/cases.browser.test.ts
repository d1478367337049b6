import {afterEach, beforeEach, expect, it} from 'vitest';
import {EMPTY_LEDGER, followStanding} from '../../src/core/custody/ledger.ts';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {currentCase, listCases, openCase, switchCase} from '../../src/store/cases.ts';
import {currentCaseId} from '../../src/store/current-case.ts';
import {listDrafts, saveDraft} from '../../src/store/drafts.ts';
import {addExhibit, allRows, countExhibits, latestRows} from '../../src/store/exhibits.ts';
import {incidentRows, writeIncident} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {reviseCase} from '../../src/store/revise-case.ts';
import {standingOf} from '../../src/store/standing.ts';
import {beginJob, type JobStep} from '../../src/store/unfinished.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, MOMENT, sampleDraft} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
});

afterEach(() => store.close());

const newId = () => crypto.randomUUID() as Uuid;

function keep(text: string, job?: JobStep) {
  const {draft, facts} = sampleDraft({text});
  return addExhibit(store, draft, facts, undefined, circumstances(), job);
}

it('each case has its own list, count, numbers and log under one key', async () => {
  const first = await currentCase(store, circumstances());
  await keep('one');
  const second = await openCase(store, 'At work', circumstances());
  expect([await countExhibits(store), await allRows(store), await latestRows(store, 9)]).toEqual([0, [], []]);
  const row = await keep('two');
  expect([row.ordinal, row.caseId]).toEqual([1, second]);
  expect((await allRows(store)).map(({firstWords}) => firstWords)).toEqual(['two']);
  expect(await currentCase(store, circumstances())).toEqual({caseId: second, keyId: first.keyId});
  expect(await store.count('keys')).toBe(1);
  expect(JSON.parse((await listEntries(store, second))[0]?.line ?? '')).toMatchObject({type: 'case.opened', seq: 0});
  expect(await switchCase(store, first.caseId)).toBe(true);
  expect((await allRows(store)).map(({firstWords}) => firstWords)).toEqual(['one']);
  expect(await switchCase(store, newId())).toBe(false);
  expect(await currentCaseId(store)).toBe(first.caseId);
});

it('the list of cases opens none, and tells newest titles and counts', async () => {
  expect(await listCases(store)).toEqual([]);
  expect(await store.count('cases')).toBe(0);
  await keep('one');
  const second = await openCase(store, 'At work', circumstances());
  await writeIncident(store, {...emptyTelling('UTC'), words: 'told'}, circumstances());
  await reviseCase(store, second, () => ({title: 'The shop'}), circumstances());
  expect(
    (await listCases(store)).map(({title, current, exhibits, incidents}) => [title, current, exhibits, incidents]),
  ).toEqual([
    ['', false, 1, 0],
    ['The shop', true, 0, 1],
  ]);
});

it('a long save and a draft end in the case they were begun under', async () => {
  const {caseId: first} = await currentCase(store, circumstances());
  const [jobId, draftId] = [newId(), newId()];
  const session = newId();
  await beginJob(store, {id: jobId, kind: 'capture', tabId: 1, session, worker: newId(), startedAt: MOMENT, state: 0});
  await saveDraft(store, {
    id: draftId,
    kind: 'incident',
    about: null,
    startedAt: MOMENT,
    changedAt: MOMENT,
    content: 1,
  });
  const second = await openCase(store, '', circumstances());
  expect(await listDrafts(store)).toEqual([]);
  await saveDraft(store, {
    id: draftId,
    kind: 'incident',
    about: null,
    startedAt: MOMENT,
    changedAt: MOMENT,
    content: 2,
  });
  expect((await keep('begun before', {finishes: jobId})).caseId).toBe(first);
  const {record} = await writeIncident(store, {...emptyTelling('UTC'), words: 'told'}, circumstances(), draftId);
  expect(record.caseId).toBe(first);
  expect(await incidentRows(store, second)).toEqual([]);
  expect((await keep('begun now')).caseId).toBe(second);
  const many = sampleDraft({text: 'one of many'});
  const begun = {...circumstances(), caseId: first};
  expect((await addExhibit(store, many.draft, many.facts, undefined, begun)).caseId).toBe(first);
});

it('going from case to case is no loss, and an emptied database still is one', async () => {
  const {caseId: first} = await currentCase(store, circumstances());
  await keep('one');
  let ledger = followStanding(EMPTY_LEDGER, await standingOf(store), MOMENT.at);
  await openCase(store, 'two', circumstances());
  ledger = followStanding(ledger, await standingOf(store), MOMENT.at);
  await keep('two');
  ledger = followStanding(ledger, await standingOf(store), MOMENT.at);
  await switchCase(store, first);
  ledger = followStanding(ledger, await standingOf(store), MOMENT.at);
  expect(ledger).toMatchObject({losses: [], standing: {caseId: first, kept: 2, lastNumber: 2, hasKey: true}});
  expect(followStanding(ledger, undefined, MOMENT.at).losses).toMatchObject([{kept: 2}]);
});
