import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {readDiaryNote, saveDiaryNote} from '../../src/store/diary-notes.ts';
import {addTag, readTags} from '../../src/store/exhibit-tags.ts';
import {addExhibit, allRows, listExhibits, openExhibit, readPart, readThumbnail} from '../../src/store/exhibits.ts';
import {deleteIncident, incidentRows, writeIncident} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import {readNote, saveNote} from '../../src/store/notes.ts';
import type {Store} from '../../src/store/open-store.ts';
import {deleteExhibits, listRemoved, putBack, removeForGood} from '../../src/store/removed.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';
import {addSubject, deleteSubject, subjectRows} from '../../src/store/subjects.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, MOMENT, sampleDraft} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
});

afterEach(() => store.close());

async function keep(text: string): Promise<ExhibitRow> {
  const {draft, facts} = sampleDraft({text});
  const thumbnail = {mediaType: 'image/png', bytes: Uint8Array.of(1, 2, 3)};
  return addExhibit(store, draft, facts, thumbnail, circumstances());
}

const typesOf = async (caseId: Uuid) =>
  (await listEntries(store, caseId)).map(({line}) => JSON.parse(line) as {type: string; digest: string | null});

describe('an exhibit that was deleted', () => {
  it('is in no list and no pack, and is put back as it was, with note, tags and picture; the log says both', async () => {
    const row = await keep('words');
    const before = await openExhibit(store, row.id);
    await saveNote(store, row.id, 'for me', MOMENT.at);
    await addTag(store, [row.id], 'car');
    expect(await deleteExhibits(store, [row.id], circumstances())).toEqual([row.id]);
    expect([await allRows(store), await listExhibits(store, row.caseId)]).toEqual([[], []]);
    expect([await readNote(store, row.id), await readTags(store, row.id)]).toEqual(['', []]);
    expect((await listRemoved(store)).map(({id, kind}) => [id, kind])).toEqual([[row.id, 'exhibit']]);

    expect(await putBack(store, row.id, circumstances())).toBe(true);
    expect(await openExhibit(store, row.id)).toEqual(before);
    expect(await allRows(store)).toEqual([row]);
    expect([await readNote(store, row.id), await readTags(store, row.id)]).toEqual(['for me', ['car']]);
    expect((await readThumbnail(store, row.id))?.bytes).toEqual(Uint8Array.of(1, 2, 3));
    const log = await typesOf(row.caseId);
    expect(log.slice(-2).map(({type, digest}) => [type, digest])).toEqual([
      ['record.deleted', before?.digest],
      ['record.putBack', before?.digest],
    ]);
    expect(await listRemoved(store)).toEqual([]);
    expect(await putBack(store, row.id, circumstances())).toBe(false);
  });

  it('goes with others in one press, and its number is given to none', async () => {
    const rows = [await keep('one'), await keep('two'), await keep('three')];
    const ids = rows.map(({id}) => id);
    const absent = crypto.randomUUID() as Uuid;
    expect(await deleteExhibits(store, [...ids.slice(1), absent], circumstances())).toEqual(ids.slice(1));
    expect((await allRows(store)).map(({ordinal}) => ordinal)).toEqual([1]);
    expect((await keep('four')).ordinal).toBe(4);
  });

  it('is removed for good with every byte, and not before the person says so', async () => {
    const [gone, back] = [await keep('gone'), await keep('back')];
    await deleteExhibits(store, [gone.id, back.id], circumstances());
    await putBack(store, back.id, circumstances());
    const parts = await store.count('parts');
    await removeForGood(store, [gone.id, back.id]);
    expect(await store.count('parts')).toBe(parts / 2);
    expect(await readPart(store, back.id, 'facts.json')).toBeDefined();
    expect(await putBack(store, gone.id, circumstances())).toBe(false);
    expect(await store.count('removed')).toBe(0);
  });
});

it('an incident or a person that was deleted is put back from the same place, with its note', async () => {
  const incident = (await writeIncident(store, {...emptyTelling('UTC'), words: 'told'}, circumstances())).record;
  const person = (await addSubject(store, {...emptyDescription(), names: ['Ash']}, circumstances())).record;
  await saveDiaryNote(store, incident.id, 'for me', MOMENT.at);
  await deleteIncident(store, incident.id, circumstances());
  await deleteSubject(store, person.id, circumstances());
  expect((await listRemoved(store)).map(({kind}) => kind).sort()).toEqual(['incident', 'subject']);
  expect(await putBack(store, incident.id, circumstances())).toBe(true);
  expect(await putBack(store, person.id, circumstances())).toBe(true);
  expect(await readDiaryNote(store, incident.id)).toBe('for me');
  expect((await incidentRows(store, incident.caseId)).map(({revisions}) => revisions)).toEqual([2]);
  expect((await subjectRows(store, person.caseId)).map(({name}) => name)).toEqual(['Ash']);
  expect(await store.count('removed')).toBe(0);
});

it('a tag is kept once, without blanks, and comes off again; one of nothing is none', async () => {
  const row = await keep('words');
  await addTag(store, [row.id], '  my \n street ');
  await addTag(store, [row.id], 'my street');
  await addTag(store, [row.id], ' \t');
  expect(await readTags(store, row.id)).toEqual(['my street']);
  await addTag(store, [row.id], '\u{1f600}'.repeat(200));
  expect((await readTags(store, row.id))[1]).toBe('\u{1f600}'.repeat(60));
});
