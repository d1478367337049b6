import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Bytes} from '../../../src/core/bytes.ts';
import {joinBytes, utf8} from '../../../src/core/bytes.ts';
import {emptyTelling} from '../../../src/core/diary/incident.ts';
import {emptyDescription} from '../../../src/core/diary/subject.ts';
import type {Hex64, Uuid} from '../../../src/core/ids.ts';
import {writePack} from '../../../src/core/pack/write-pack.ts';
import {reportMaker} from '../../../src/core/report/report-maker.ts';
import {sourceOfBlob} from '../../../src/core/verify/byte-source.ts';
import {isNote} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import type {Say} from '../../../src/core/words.ts';
import {listApart} from '../../../src/store/backup/apart.ts';
import {isRestoreUnfinished, RestoreStopped, restoreBackup} from '../../../src/store/backup/restore.ts';
import {beginBackup} from '../../../src/store/backup/write-backup.ts';
import {openCase} from '../../../src/store/cases.ts';
import {currentCaseId} from '../../../src/store/current-case.ts';
import {saveDiaryNote} from '../../../src/store/diary-notes.ts';
import {saveDraft} from '../../../src/store/drafts.ts';
import {addTag} from '../../../src/store/exhibit-tags.ts';
import {addExhibit, allRows} from '../../../src/store/exhibits.ts';
import {deleteIncident, reviseIncident, writeIncident} from '../../../src/store/incidents.ts';
import {listEntries} from '../../../src/store/log.ts';
import {saveNote} from '../../../src/store/notes.ts';
import {openStore, type Store} from '../../../src/store/open-store.ts';
import {beginPack} from '../../../src/store/pack-source.ts';
import {savePrivateWords} from '../../../src/store/private-words.ts';
import {deleteExhibits, listRemoved, putBack, removeForGood} from '../../../src/store/removed.ts';
import {changeCase} from '../../../src/store/revise-case.ts';
import {sealedStore} from '../../../src/store/sealed/sealed-store.ts';
import {addSubject} from '../../../src/store/subjects.ts';
import {circumstances, MOMENT, sampleDraft} from '../../support/samples.ts';

const when = circumstances();
const MAKER = {madeAt: MOMENT, version: '0.1.0', madeOn: 'Chromium 150, linux', readMe: 'words'};
const held: Store[] = [];

async function open(): Promise<Store> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.error.detail);
  held.push(opened.value);
  return opened.value;
}

/** Another computer: the same browser with nothing in it. */
async function elsewhere(): Promise<Store> {
  for (const one of held.splice(0)) one.close();
  await deleteDB('holdfast');
  return open();
}

beforeEach(async () => {
  await elsewhere();
});
afterEach(() => {
  for (const one of held.splice(0)) one.close();
});

async function save(store: Store, text: string): Promise<Uuid> {
  const {draft, facts} = sampleDraft({text, name: 'Name'});
  const thumbnail = {mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) as Bytes};
  return (await addExhibit(store, draft, facts, thumbnail, when)).id;
}

async function backup(store: Store): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of (await beginBackup(store, MAKER)).bytes()) pieces.push(piece);
  return joinBytes(pieces);
}

async function* piecesOf(bytes: Bytes): AsyncGenerator<Bytes> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

const restore = (store: Store, bytes: Bytes) =>
  restoreBackup(store, piecesOf(bytes), {circumstances: when, write: true});
const look = (store: Store, bytes: Bytes) => restoreBackup(store, piecesOf(bytes), {circumstances: when, write: false});

/** Everything in the database, store by store. */
async function contents(store: Store): Promise<Record<string, [IDBValidKey, unknown][]>> {
  const all: Record<string, [IDBValidKey, unknown][]> = {};
  for (const name of store.objectStoreNames) {
    const [keys, values] = await Promise.all([store.getAllKeys(name), store.getAll(name)]);
    all[name] = keys.map((key, i) => [key as IDBValidKey, inAnyOrder(values[i])]);
  }
  return all;
}

/** The words that search looks in stand in the order of the record's members, which its text does not keep. */
function inAnyOrder(value: unknown): unknown {
  return JSON.stringify(value).includes('"search"')
    ? JSON.parse(JSON.stringify(value), (key, one) => (key === 'search' ? String(one).split('\n').sort() : one))
    : value;
}

/** Some of everything: two cases, every kind of record, notes, tags, drafts, deleted things of each kind. */
async function fill(store: Store): Promise<{exhibits: Uuid[]; incident: Uuid}> {
  const exhibits = [await save(store, 'one'), await save(store, 'two'), await save(store, 'three مرحبا')];
  const [first, second, third] = exhibits as [Uuid, Uuid, Uuid];
  await saveNote(store, first, 'my own words', MOMENT.at);
  await addTag(store, [first, second], 'car');
  await deleteExhibits(store, [third], when);
  const incident = await writeIncident(store, {...emptyTelling('Europe/Berlin'), words: 'He came again.'}, when);
  await reviseIncident(store, incident.record.id, {...emptyTelling('Europe/Berlin'), words: 'He came at nine.'}, when);
  await saveDiaryNote(store, incident.record.id, 'only for me', MOMENT.at);
  const gone = await writeIncident(store, {...emptyTelling('Europe/Berlin'), words: 'Nothing.'}, when);
  await deleteIncident(store, gone.record.id, when);
  await addSubject(store, {...emptyDescription(), names: ['A. Person']}, when);
  await changeCase(store, () => ({summary: 'in short'}), when);
  await savePrivateWords(store, ['Street 5']);
  const id = crypto.randomUUID() as Uuid;
  await saveDraft(store, {id, kind: 'incident', about: null, startedAt: MOMENT, changedAt: MOMENT, content: {a: 'b'}});
  await store.put('helperLabels', {
    ...{caseId: (await currentCaseId(store)) as Uuid, helperId: id, name: 'Helper', madeAt: MOMENT.at, takenAt: MOMENT},
    ...{sealCode: '1'.repeat(64) as Hex64, fileDigest: '2'.repeat(64) as Hex64, order: [first]},
    things: [
      {kind: 'exhibit', id: first, digest: '3'.repeat(64) as Hex64, labels: ['a'], remark: 'b', person: {name: 'c'}},
    ],
  });
  await openCase(store, 'another', when);
  await save(store, 'of another case');
  return {exhibits: [first, second], incident: incident.record.id};
}

/** What a restore adds by itself: a line in each log. */
function withoutRestored(all: Awaited<ReturnType<typeof contents>>): typeof all {
  const entries = (all.entries ?? []).filter(([, value]) => !/backup\.restored/.test((value as {line: string}).line));
  return {...all, entries};
}

describe('a backup restored onto an empty database', () => {
  it('is byte for byte what was backed up, with a line in each log that says so', async () => {
    const store = await open();
    await fill(store);
    const before = await contents(store);
    const bytes = await backup(store);
    expect(await contents(store)).toEqual(before);

    const empty = await elsewhere();
    const tally = await restore(empty, bytes);
    expect(tally.added).toEqual({exhibits: 3, incidents: 1, subjects: 1});
    expect(tally.apart).toEqual({exhibits: 0, incidents: 0, subjects: 0});
    expect([tally.broken, tally.brokenLines, tally.deleted]).toEqual([0, 0, 2]);
    const after = await contents(empty);
    expect(withoutRestored(after)).toEqual(before);
    expect((after.entries?.length ?? 0) - (before.entries?.length ?? 0)).toBe(2);
    expect(await isRestoreUnfinished(empty)).toBe(false);
  });

  it('goes on from there: numbers, log and what was deleted', async () => {
    const store = await open();
    const {exhibits} = await fill(store);
    const bytes = await backup(store);
    const there = await elsewhere();
    await restore(there, bytes);
    await save(there, 'after');
    expect((await allRows(there)).map(({ordinal}) => ordinal)).toEqual([2, 1]);
    for (const {id} of await listRemoved(there)) expect(await putBack(there, id, when)).toBe(true);
    expect(await there.count('exhibits')).toBe(5);
    expect(exhibits.length).toBe(2);
  });

  it('brings nothing twice', async () => {
    const store = await open();
    await fill(store);
    const bytes = await backup(store);
    const before = await contents(store);
    const tally = await restore(store, bytes);
    expect(tally.added).toEqual({exhibits: 0, incidents: 0, subjects: 0});
    expect(tally.here).toEqual({exhibits: 3, incidents: 1, subjects: 1});
    expect(await contents(store)).toEqual(before);
  });

  it('is only looked at where it should only be looked at', async () => {
    const store = await open();
    await fill(store);
    const bytes = await backup(store);
    const empty = await elsewhere();
    const before = await contents(empty);
    const tally = await look(empty, bytes);
    expect(tally.added.exhibits).toBe(3);
    expect(tally.newBytes).toBeGreaterThan(1000);
    expect(tally.summary.cases.map(({exhibits}) => exhibits).sort()).toEqual([1, 2]);
    expect(await contents(empty)).toEqual(before);
  });
});

describe('a database whose records are sealed', () => {
  it('gives the same backup, and takes it in sealed', async () => {
    const sealed = await sealedStore(await open(), new Uint8Array(32).fill(1));
    await fill(sealed);
    const bytes = await backup(sealed);
    expect(latin1(bytes)).toContain('He came at nine.');
    const raw = await elsewhere();
    const there = await sealedStore(raw, new Uint8Array(32).fill(2));
    expect((await restore(there, bytes)).added).toEqual({exhibits: 3, incidents: 1, subjects: 1});
    expect((await restore(there, bytes)).here).toEqual({exhibits: 3, incidents: 1, subjects: 1});
    expect(JSON.stringify(await contents(raw))).not.toContain('He came');
    const plain = await elsewhere();
    await restore(plain, bytes);
    expect(await plain.count('parts')).toBe(8);
  });
});

describe('a pack', () => {
  it('of what was restored, and gone on with, is found whole', async () => {
    const store = await open();
    await save(store, 'one');
    const incident = await writeIncident(store, {...emptyTelling('UTC'), words: 'He came again.'}, when);
    const bytes = await backup(store);
    const there = await elsewhere();
    await restore(there, bytes);
    await save(there, 'two');
    await reviseIncident(there, incident.record.id, {...emptyTelling('UTC'), words: 'At nine.'}, when);
    const say: Say = (name) => name;
    const surroundings = {say, language: 'en', makeRendition: () => Promise.resolve(undefined)};
    const input = await beginPack(there, {scope: 'whole'}, surroundings, when);
    const pieces: Bytes[] = [];
    const sink = {
      write: (piece: Bytes) => Promise.resolve(void pieces.push(piece.slice())),
      restart: () => Promise.resolve(void pieces.splice(0)),
    };
    const written = await writePack(input, {report: reportMaker, verifyHtml: utf8('checker')}, sink);
    expect(written.ok).toBe(true);
    const report = await verifyPack(sourceOfBlob(new Blob(pieces)), {key: input.keyId});
    expect(report.checks.flatMap(({findings}) => findings).filter((one) => !isNote(one))).toEqual([]);
    expect(report.outcome).toBe('verified');
  });
});

describe('a newer backup of a computer that went on', () => {
  it('is taken over by a copy of it that did nothing else, time after time', async () => {
    const first = await open();
    const a = await save(first, 'one');
    const b = await save(first, 'two');
    const one = await backup(first);
    await save(first, 'three');
    await deleteExhibits(first, [a], when);
    await writeIncident(first, {...emptyTelling('UTC'), words: 'Something.'}, when);
    const two = await backup(first);
    await putBack(first, a, when);
    await deleteExhibits(first, [b], when);
    await removeForGood(first, [b]);
    const three = await backup(first);
    const last = await contents(first);

    const copy = await elsewhere();
    await restore(copy, one);
    expect(await copy.count('exhibits')).toBe(2);
    const tally = await restore(copy, two);
    expect(tally.added).toEqual({exhibits: 1, incidents: 1, subjects: 0});
    expect(tally.deleted).toBe(1);
    expect(await copy.count('exhibits')).toBe(2);
    await restore(copy, three);
    const caseId = (await currentCaseId(copy)) as Uuid;
    const log = await listEntries(copy, caseId);
    expect(log.slice(0, -1).map(({line}) => line)).toEqual(
      (last.entries ?? []).map(([, value]) => (value as {line: string}).line),
    );
    expect((await contents(copy)).exhibits).toEqual(last.exhibits);
    // What was removed for good there is still among the deleted things of the copy: no code deletes on its own account.
    expect((await listRemoved(copy)).map(({id}) => id)).toEqual([b]);
    expect((await listApart(copy)).every(({why}) => why === 'copies')).toBe(true);
  });
});

describe('two computers that both went on', () => {
  it('keep what the other has apart, whole, with its log, and never twice', async () => {
    const first = await open();
    const a = await save(first, 'one');
    const incident = await writeIncident(first, {...emptyTelling('UTC'), words: 'First words.'}, when);
    const shared = await backup(first);
    const here = await save(first, 'here');
    await reviseIncident(first, incident.record.id, {...emptyTelling('UTC'), words: 'Words here.'}, when);
    const mine = await backup(first);

    const second = await elsewhere();
    await restore(second, shared);
    const there = await save(second, 'there');
    await reviseIncident(second, incident.record.id, {...emptyTelling('UTC'), words: 'Words there.'}, when);
    await changeCase(second, () => ({summary: 'there'}), when);
    const theirs = await backup(second);
    const theirLog = await listEntries(second, (await currentCaseId(second)) as Uuid);
    const theirCase = await second.getAll('cases');
    const theirRevisions = await second.getAll('revisions');

    const joined = await elsewhere();
    await restore(joined, mine);
    const logBefore = (await listEntries(joined, (await currentCaseId(joined)) as Uuid)).map(({line}) => line);
    const seen = await look(joined, theirs);
    const tally = await restore(joined, theirs);
    expect(seen).toEqual(tally);
    expect(tally.apart).toEqual({exhibits: 1, incidents: 1, subjects: 0});
    expect(tally.here.exhibits).toBe(1);
    expect((await allRows(joined)).map(({id}) => id)).toEqual([here, a]);
    const [apart] = await listApart(joined);
    expect(apart).toMatchObject({why: 'parted', madeOn: MAKER.madeOn});
    const tail = await listEntries(joined, apart?.id as Uuid);
    expect(tail.map(({line}) => line)).toEqual(theirLog.slice(apart?.from).map(({line}) => line));
    expect((await joined.get('exhibits', there))?.caseId).toBe(apart?.id);
    const jsons = async (name: 'cases' | 'revisions') => (await joined.getAll(name)).map(({json}) => json);
    for (const {json} of theirCase) expect(await jsons('cases')).toContain(json);
    for (const {json} of theirRevisions) expect(await jsons('revisions')).toContain(json);
    // Nothing was put into the log here: it says nothing of what is kept apart.
    expect((await listEntries(joined, (await currentCaseId(joined)) as Uuid)).map(({line}) => line)).toEqual(logBefore);

    const before = await contents(joined);
    const again = await restore(joined, theirs);
    expect(again.apart.exhibits + again.added.exhibits).toBe(0);
    expect(await contents(joined)).toEqual(before);

    // And a later copy of the other one goes on where the first ended.
    const all = await backup(joined);
    const third = await elsewhere();
    await restore(third, all);
    expect((await listApart(third)).map(({id}) => id)).toEqual([apart?.id]);
    expect((await third.get('exhibits', there))?.caseId).toBe(apart?.id);
  });

  it('does not bring back what was deleted here since', async () => {
    const store = await open();
    const a = await save(store, 'one');
    const bytes = await backup(store);
    await deleteExhibits(store, [a], when);
    await removeForGood(store, [a]);
    const tally = await restore(store, bytes);
    expect(tally.stayDeleted).toBe(1);
    expect(await store.count('exhibits')).toBe(0);
  });

  it('brings back what was lost and never deleted', async () => {
    const store = await open();
    const a = await save(store, 'one');
    const bytes = await backup(store);
    const before = await contents(store);
    await store.delete('exhibits', a);
    await store.delete('rows', a);
    await store.delete('parts', [a, 'screen-1.png']);
    await store.delete('keys', (await store.get('settings', 'currentKey')) ?? '');
    expect((await restore(store, bytes)).added.exhibits).toBe(1);
    expect(await contents(store)).toEqual(before);
  });
});

describe('a case that is not here', () => {
  it('comes beside the one that is, with the key of here named in its log', async () => {
    const first = await open();
    await save(first, 'theirs');
    const bytes = await backup(first);
    const theirs = await currentCaseId(first);
    const second = await elsewhere();
    await save(second, 'mine');
    const mine = await currentCaseId(second);
    const tally = await restore(second, bytes);
    expect(tally.added.exhibits).toBe(1);
    expect(await currentCaseId(second)).toBe(mine);
    expect(await second.get('settings', 'firstCase')).toBe(mine);
    const types = (await listEntries(second, theirs as Uuid)).map(({line}) => /"type":"([a-z.A-Z]+)"/.exec(line)?.[1]);
    expect(types).toEqual(['case.opened', 'key.made', 'exhibit.sealed', 'backup.restored', 'key.used']);
    expect(await second.count('keys')).toBe(2);
  });
});

describe('something else under the same id', () => {
  it('is kept beside, and the one here stays', async () => {
    const store = await open();
    const a = await save(store, 'one');
    const bytes = await backup(store);
    const other = await elsewhere();
    await restore(other, bytes);
    const mine = await other.get('exhibits', a);
    const changed = {...mine, digest: '0'.repeat(64)} as NonNullable<typeof mine>;
    await other.put('exhibits', changed);
    const tally = await restore(other, bytes);
    expect(tally.apart.exhibits).toBe(1);
    expect(await other.get('exhibits', a)).toEqual(changed);
    expect(await listApart(other)).toMatchObject([{why: 'differs'}]);
    expect((await restore(other, bytes)).apart.exhibits).toBe(0);
  });
});

describe('a restore that is stopped', () => {
  it('goes on when it is done once more, and ends the same', async () => {
    const store = await open();
    for (let i = 0; i < 5; i += 1) await save(store, `number ${i}`);
    const before = await contents(store);
    const bytes = await backup(store);
    const there = await elsewhere();
    const controller = new AbortController();
    const stopping = async function* () {
      for await (const piece of piecesOf(bytes)) {
        if ((await there.count('exhibits')) >= 2) controller.abort();
        yield piece;
      }
    };
    const options = {circumstances: when, write: true, signal: controller.signal};
    await expect(restoreBackup(there, stopping(), options)).rejects.toThrow(RestoreStopped);
    expect(await isRestoreUnfinished(there)).toBe(true);
    expect(await there.count('exhibits')).toBeLessThan(5);
    for (const {id} of await there.getAll('exhibits')) {
      expect((await there.getAllKeys('parts', IDBKeyRange.bound([id, ''], [id, '\uffff']))).length).toBe(2);
    }
    await save(there, 'saved meanwhile');
    await restore(there, bytes);
    expect(await isRestoreUnfinished(there)).toBe(false);
    expect((await allRows(there)).map(({ordinal}) => ordinal)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(((await contents(there)).exhibits ?? []).length).toBe((before.exhibits ?? []).length + 1);
  });
});

describe('a file that is no backup of ours', () => {
  const cases: [string, (bytes: Bytes) => Bytes, string][] = [
    ['is cut off', (bytes) => bytes.slice(0, bytes.length - 3000), 'damaged'],
    ['is cut off early', (bytes) => bytes.slice(0, 100), 'foreign'],
    ['is something else', () => new Uint8Array(5000).fill(65), 'foreign'],
    ['is empty', () => new Uint8Array(), 'foreign'],
    ['is newer', (bytes) => replaced(bytes, '"v":1,"kind":"backup"', '"v":2,"kind":"backup"'), 'newer'],
    ['is a backup of something else', (bytes) => replaced(bytes, '"kind":"backup"', '"kind":"backed"'), 'foreign'],
    [
      'has a store that is none',
      (bytes) => renamed(bytes, 'records/keys-0001.jsonl', 'records/kEys-0001.jsonl'),
      'damaged',
    ],
    ['has a record that is none', (bytes) => replaced(bytes, '"spki"', '"spkX"'), 'damaged'],
  ];
  it.each(cases)('%s: is refused, and nothing changes', async (_what, change, why) => {
    const store = await open();
    await save(store, 'one');
    const bytes = change(await backup(store));
    const before = await contents(store);
    await expect(look(store, bytes)).rejects.toMatchObject({why});
    expect(await contents(store)).toEqual(before);
  });

  it('leaves out what is not as it was sealed, and says how many', async () => {
    const store = await open();
    await save(store, 'one');
    await save(store, 'two');
    const bytes = replaced(await backup(store), '\\"postedAt\\"', '\\"postedAx\\"', true);
    const png = replaced(bytes, 'IHDR', 'IHDX', true);
    const there = await elsewhere();
    const tally = await restore(there, png);
    expect(tally.broken).toBe(1);
    expect(await there.count('exhibits')).toBe(1);
  });

  it('names lines of a log that do not follow', async () => {
    const store = await open();
    await save(store, 'one');
    const bytes = replaced(
      await backup(store),
      '\\"type\\":\\"exhibit.sealed\\"',
      '\\"type\\":\\"exhibit.sealeD\\"',
      true,
    );
    const tally = await look(await elsewhere(), bytes);
    expect(tally.brokenLines).toBe(1);
  });

  it('that was made by another hand sets nothing that belongs to the vault of this browser', async () => {
    const store = await open();
    await save(store, 'one');
    await store.put('settings', 'theirs', 'otherSecret');
    const bytes = replaced(await backup(store), 'otherSecret', 'inboxSecret');
    const other = await elsewhere();
    expect((await restore(other, bytes)).added.exhibits).toBe(1);
    expect(await other.getAllKeys('settings')).not.toContain('inboxSecret');
  });
});

/** The same length, so that the container stays whole. */
function replaced(bytes: Bytes, from: string, to: string, first = false): Bytes {
  const text = latin1(bytes);
  if (from.length !== to.length) throw new Error('lengths differ');
  if (!first && !text.includes(from)) throw new Error(`no ${from}`);
  return Uint8Array.from(first ? text.replace(from, to) : text.replaceAll(from, to), (one) => one.charCodeAt(0));
}

function renamed(bytes: Bytes, from: string, to: string): Bytes {
  const changed = replaced(bytes, from, to);
  const at = latin1(changed).indexOf(to);
  let sum = 0;
  for (let i = 0; i < 512; i += 1) sum += i >= 148 && i < 156 ? 32 : (changed[at + i] ?? 0);
  const text = `${sum.toString(8).padStart(6, '0')}\0 `;
  for (const [i, letter] of [...text].entries()) changed[at + 148 + i] = letter.charCodeAt(0);
  return changed;
}

function latin1(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
