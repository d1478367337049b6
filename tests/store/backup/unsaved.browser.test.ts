import {afterEach, beforeEach, expect, it} from 'vitest';
import {emptyTelling} from '../../../src/core/diary/incident.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import {countUnsaved, logBackup} from '../../../src/store/backup/unsaved.ts';
import {beginBackup} from '../../../src/store/backup/write-backup.ts';
import {openCase} from '../../../src/store/cases.ts';
import {newEntry} from '../../../src/store/circumstances.ts';
import {currentCaseId} from '../../../src/store/current-case.ts';
import {addExhibit} from '../../../src/store/exhibits.ts';
import {reviseIncident, writeIncident} from '../../../src/store/incidents.ts';
import {appendToLog} from '../../../src/store/log.ts';
import type {Store} from '../../../src/store/open-store.ts';
import {deleteExhibits} from '../../../src/store/removed.ts';
import {freshStore} from '../../support/fresh-store.ts';
import {circumstances, MOMENT, sampleDraft} from '../../support/samples.ts';

const when = circumstances();
let store: Store;

beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

async function save(): Promise<Uuid> {
  const {draft, facts} = sampleDraft();
  return (await addExhibit(store, draft, facts, undefined, when)).id;
}

async function copy(): Promise<void> {
  const {summary, logSizes} = await beginBackup(store, {madeAt: MOMENT, version: '1', madeOn: '', readMe: ''});
  await logBackup(store, summary.backupId, logSizes, when);
}

const counted = async () => (await countUnsaved(store)).count;

it('counts nothing where nothing is', async () => {
  expect(await countUnsaved(store)).toEqual({count: 0, lastCopy: undefined});
});

it('counts each thing once, and not what was deleted again', async () => {
  await save();
  const gone = await save();
  await deleteExhibits(store, [gone], when);
  const incident = await writeIncident(store, {...emptyTelling('UTC'), words: 'a'}, when);
  await reviseIncident(store, incident.record.id, {...emptyTelling('UTC'), words: 'b'}, when);
  expect(await counted()).toBe(2);
});

it('counts what came since a backup, over every case, and what was changed since', async () => {
  await save();
  const incident = await writeIncident(store, {...emptyTelling('UTC'), words: 'a'}, when);
  await openCase(store, 'another', when);
  await save();
  expect(await counted()).toBe(3);
  await copy();
  expect(await counted()).toBe(0);
  expect((await countUnsaved(store)).lastCopy).toMatch(/^2026-/);
  await save();
  await reviseIncident(store, incident.record.id, {...emptyTelling('UTC'), words: 'b'}, when);
  expect(await counted()).toBe(2);
  await copy();
  expect(await counted()).toBe(0);
});

it('takes a whole pack for a copy once it was saved, and a chosen one never', async () => {
  await save();
  const caseId = (await currentCaseId(store)) as Uuid;
  const log = (type: 'pack.begun' | 'pack.saved', packId: string, scope?: string) =>
    appendToLog(store, caseId, () =>
      newEntry(when, type, {kind: 'pack', id: packId}, null, {packId, ...(scope ? {scope} : {})}),
    );
  await log('pack.begun', 'one', 'whole');
  expect(await counted()).toBe(1);
  await save();
  await log('pack.saved', 'one');
  expect(await counted()).toBe(1);
  await log('pack.begun', 'two', 'chosen');
  await log('pack.saved', 'two');
  expect(await counted()).toBe(1);
});

it('does not count what was saved while the backup was made', async () => {
  await save();
  const {summary, logSizes} = await beginBackup(store, {madeAt: MOMENT, version: '1', madeOn: '', readMe: ''});
  await save();
  await logBackup(store, summary.backupId, logSizes, when);
  expect(await counted()).toBe(1);
});
