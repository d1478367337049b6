import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import words from '../../src/_locales/en/verify.json';
import {joinBytes} from '../../src/core/bytes.ts';
import {emptyTelling, type Telling} from '../../src/core/diary/incident.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {writePack} from '../../src/core/pack/write-pack.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {findingsOf} from '../../src/core/verify/report.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {sayFrom} from '../../src/core/words.ts';
import {readDiaryNote, saveDiaryNote} from '../../src/store/diary-notes.ts';
import {listDrafts, saveDraft} from '../../src/store/drafts.ts';
import {addExhibit} from '../../src/store/exhibits.ts';
import {
  deleteIncident,
  incidentRevisions,
  incidentRows,
  linkExhibits,
  putBackIncident,
  reviseIncident,
  takeBackChange,
  unlinkExhibits,
  writeIncident,
} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import {beginPack, type PackChoice} from '../../src/store/pack-source.ts';
import {reviseCase} from '../../src/store/revise-case.ts';
import {circumstances, MOMENT, sampleDraft} from '../support/samples.ts';

let store: Store;

async function open(): Promise<Store> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

beforeEach(async () => {
  await deleteDB('holdfast');
  store = await open();
});

afterEach(() => store.close());

const told = (text: string): Telling => ({...emptyTelling('Europe/Berlin'), words: text});

async function types(caseId: Uuid): Promise<string[]> {
  return (await listEntries(store, caseId)).map(({line}) => JSON.parse(line).type);
}

async function packOf(choice: PackChoice) {
  const surroundings = {say: sayFrom(words), language: 'en', makeRendition: async () => undefined};
  const input = await beginPack(store, choice, surroundings, circumstances());
  let pieces: Uint8Array[] = [];
  const sink = {
    write: async (bytes: Uint8Array) => void pieces.push(bytes),
    restart: async () => {
      pieces = [];
    },
  };
  const report = {
    html: () => '<!doctype html>',
    csv: () => 'a\r\n',
    xlsx: async () => new Uint8Array([80, 75]),
    ics: () => 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    drafts: () => '<!doctype html>',
    readMe: () => 'read me\n',
    howTo: () => 'how to\n',
  };
  const result = await writePack(input, {report, verifyHtml: new Uint8Array([60])}, sink);
  if (!result.ok) throw new Error(result.error.detail);
  const zip = joinBytes(pieces);
  return {zip, found: await verifyPack(sourceOfBytes(zip)), input};
}

describe('an incident', () => {
  it('is kept with row and log entry, and each change as a revision', async () => {
    const first = await writeIncident(store, told('He stood at the gate.'), circumstances());
    const {id, caseId} = first.record;
    const second = await reviseIncident(store, id, told('He stood there. СЛОВО'), circumstances());
    expect(second?.record).toMatchObject({revision: 2, revises: first.digest});
    expect(await incidentRevisions(store, id)).toEqual([first, second]);
    const [row] = await incidentRows(store, caseId);
    expect(row).toMatchObject({ordinal: 1, revisions: 2, firstWords: 'He stood there. СЛОВО'});
    expect(row?.search).toContain('слово');
    await takeBackChange(store, id, 1, circumstances());
    expect((await incidentRevisions(store, id)).map(({record}) => record.words)).toEqual([
      'He stood at the gate.',
      'He stood there. СЛОВО',
      'He stood at the gate.',
    ]);
    expect((await types(caseId)).slice(2)).toEqual(['incident.written', 'incident.revised', 'incident.revised']);
  });

  it('refuses no words but none, and then nothing is kept and the draft stays', async () => {
    const id = crypto.randomUUID() as Uuid;
    await saveDraft(store, {id, kind: 'incident', about: null, startedAt: MOMENT, changedAt: MOMENT, content: 'He r'});
    await expect(writeIncident(store, told(' '), circumstances(), id)).rejects.toThrow('without words');
    store.close();
    store = await open();
    expect((await listDrafts(store)).map(({content}) => content)).toEqual(['He r']);
    expect(await store.count('revisions')).toBe(0);
    const {record} = await writeIncident(store, told('He rang.'), circumstances(), id);
    expect(record.ordinal).toBe(1);
    expect(await listDrafts(store)).toEqual([]);
  });

  it('has its numbers without a gap or a twin, written from two windows beside captures', async () => {
    const other = await open();
    await writeIncident(store, told('first'), circumstances());
    await Promise.all(
      Array.from({length: 12}, async (_, i) => {
        const {draft, facts} = sampleDraft({text: `${i}`});
        if (i % 3 === 0) await addExhibit(other, draft, facts, undefined, circumstances());
        else await writeIncident(i % 2 ? store : other, told(`${i}`), circumstances());
      }),
    );
    other.close();
    const ordinals = (await store.getAll('diaryRows')).map(({ordinal}) => ordinal).sort((a, b) => a - b);
    expect(ordinals).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await store.getAll('counters')).toMatchObject([{exhibits: 4, incidents: 9}]);
  });

  it('changed from two windows at once has one chain', async () => {
    const other = await open();
    const {record} = await writeIncident(store, told('first'), circumstances());
    await Promise.all(
      [store, other, store].map((one, i) => reviseIncident(one, record.id, told(`${i}`), circumstances())),
    );
    other.close();
    const all = await incidentRevisions(store, record.id);
    expect(all.map((one) => one.record.revision)).toEqual([1, 2, 3, 4]);
    expect(all.slice(1).map((one) => one.record.revises)).toEqual(all.slice(0, -1).map(({digest}) => digest));
  });

  it('is linked to exhibits and taken from them, each as a revision', async () => {
    const {record} = await writeIncident(store, told('a'), circumstances());
    const ids = [crypto.randomUUID() as Uuid, crypto.randomUUID() as Uuid] as const;
    await linkExhibits(store, record.id, [...ids, ids[0]], circumstances());
    expect((await incidentRows(store, record.caseId))[0]?.exhibitIds).toEqual(ids);
    const last = await unlinkExhibits(store, record.id, [ids[0]], circumstances());
    expect(last?.record).toMatchObject({revision: 3, exhibitIds: [ids[1]]});
  });

  it('is deleted with note and revisions, the log says so, and can be put back', async () => {
    const first = await writeIncident(store, told('private and not'), circumstances());
    const {id, caseId} = first.record;
    const second = await reviseIncident(store, id, told('again'), circumstances());
    await saveDiaryNote(store, id, 'for me alone', MOMENT.at);
    const removed = await deleteIncident(store, id, circumstances());
    expect(
      await Promise.all((['revisions', 'diaryRows', 'diaryNotes'] as const).map((one) => store.count(one))),
    ).toEqual([0, 0, 0]);
    const deleted = (await listEntries(store, caseId)).map(({line}) => JSON.parse(line)).slice(-2);
    expect(deleted.map(({type, digest}) => [type, digest])).toEqual([
      ['record.deleted', first.digest],
      ['record.deleted', second?.digest],
    ]);
    expect(findingsOf((await packOf({scope: 'whole'})).found)).toEqual([]);
    if (!removed) throw new Error('nothing was removed');
    const again = await putBackIncident(store, removed, circumstances());
    expect(again?.record).toMatchObject({revision: 3, revises: second?.digest, words: 'again'});
    expect(await readDiaryNote(store, id)).toBe('for me alone');
    expect(await putBackIncident(store, removed, circumstances())).toBeUndefined();
    const {found, zip} = await packOf({scope: 'whole'});
    expect(findingsOf(found)).toEqual([]);
    expect(new TextDecoder('latin1').decode(zip)).not.toContain('for me alone');
  });

  it('stands in a pack, whole or chosen, beside a case that was changed', async () => {
    const one = await writeIncident(store, told('one'), circumstances());
    const two = await writeIncident(store, told('two'), circumstances());
    await reviseIncident(store, two.record.id, told('two, again'), circumstances());
    await reviseCase(
      store,
      one.record.caseId,
      () => ({helpSought: [{at: '', to: 'a friend', kind: 'other', said: '', outcome: '', reference: ''}]}),
      circumstances(),
    );
    const whole = await packOf({scope: 'whole'});
    expect(findingsOf(whole.found)).toEqual([]);
    expect([whole.input.incidents.length, whole.input.caseRecords.length]).toEqual([3, 2]);
    const choice: PackChoice = {scope: 'chosen', exhibitIds: [], incidentIds: [two.record.id], withCase: false};
    const chosen = await packOf(choice);
    expect(findingsOf(chosen.found)).toEqual([]);
    expect(chosen.input.incidents.map(({record}) => record.words)).toEqual(['two', 'two, again']);
  });
});
