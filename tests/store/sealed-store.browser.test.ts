import {afterEach, beforeEach, expect, it} from 'vitest';
import type {Bytes} from '../../src/core/bytes.ts';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import type {Hex64, Uuid} from '../../src/core/ids.ts';
import {readDraft, saveDraftAtOnce} from '../../src/store/drafts.ts';
import {addExhibit, allRows, openExhibit, readPart} from '../../src/store/exhibits.ts';
import {helperLabels} from '../../src/store/helper-labels.ts';
import {incidentRows, writeIncident} from '../../src/store/incidents.ts';
import type {Store} from '../../src/store/open-store.ts';
import {sealedStore} from '../../src/store/sealed/sealed-store.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

const KEY: Bytes = new Uint8Array(32).fill(7);
const WORDS = 'Zanzibarquark';

let raw: Store;
let store: Store;

beforeEach(async () => {
  raw = await freshStore();
  store = await sealedStore(raw, KEY);
});

afterEach(() => raw.close());

async function keepSome() {
  const {draft, facts} = sampleDraft({text: WORDS, name: WORDS, address: `https://${WORDS}.test/`});
  const row = await addExhibit(store, draft, facts, undefined, circumstances());
  await writeIncident(store, {...emptyTelling('Europe/Berlin'), words: WORDS}, circumstances());
  return row;
}

/** Every byte and every text of the database, as one text of single bytes. */
async function everything(): Promise<string> {
  let all = '';
  const collect = (value: unknown): void => {
    if (typeof value === 'string') all += value;
    else if (value instanceof Uint8Array) for (const byte of value) all += String.fromCharCode(byte);
    else if (typeof value === 'object' && value !== null)
      Object.entries(value).forEach(([name, inner]) => {
        all += name;
        collect(inner);
      });
  };
  for (const name of raw.objectStoreNames) {
    (await raw.getAll(name)).forEach(collect);
    (await raw.getAllKeys(name)).forEach(collect);
  }
  return all;
}

it('gives back what was kept, and what lies in the database tells nothing of it', async () => {
  const row = await keepSome();
  const opened = await openExhibit(store, row.id);
  expect([opened?.exhibit.id, opened?.facts?.item.text]).toEqual([row.id, {value: WORDS, from: 'text'}]);
  expect(await allRows(store)).toEqual([row]);
  expect((await incidentRows(store, row.caseId))[0]?.firstWords).toBe(WORDS);
  const lies = await everything();
  expect(lies.length).toBeGreaterThan(2000);
  for (const tells of [
    WORDS,
    WORDS.toLowerCase(),
    'facts.json',
    'exhibit.sealed',
    'https://',
    'PNG',
    'pkcs8',
    'search',
  ])
    expect(lies, tells).not.toContain(tells);
});

it('walks through records by a cursor, in order, and changes them there', async () => {
  for (let n = 0; n < 3; n += 1) await keepSome();
  const transaction = store.transaction('rows', 'readwrite');
  const numbers: number[] = [];
  for await (const cursor of transaction.store.index('byOrdinal').iterate(null, 'prev')) {
    numbers.push(cursor.value.ordinal);
    await cursor.update({...cursor.value, name: `number ${cursor.value.ordinal}`});
  }
  await transaction.done;
  expect(numbers).toEqual([3, 2, 1]);
  expect((await allRows(store)).map(({name}) => name)).toEqual(['number 3', 'number 2', 'number 1']);
});

it('refuses a record that was put in the place of another, and one that was changed', async () => {
  const [first, second] = [await keepSome(), await keepSome()];
  const stored = await raw.get('exhibits', first.id);
  const other = await raw.get('exhibits', second.id);
  if (!stored || !other) throw new Error('nothing there');
  await raw.put('exhibits', {...other, id: first.id, ordinal: first.ordinal});

  await expect(store.get('exhibits', first.id)).rejects.toThrow();
  await expect(store.transaction('exhibits').store.get(first.id)).rejects.toThrow();
  expect((await store.get('exhibits', second.id))?.id).toBe(second.id);
  await raw.put('settings', await rawSetting('currentKey'), 'currentCase');
  await expect(store.get('settings', 'currentCase')).rejects.toThrow('the place of another');
});

it('takes a draft in the very turn in which its page goes', async () => {
  const row = await keepSome();
  const startedAt = circumstances().now();
  const id = crypto.randomUUID() as Uuid;
  const draft = {id, kind: 'incident', about: null, caseId: row.caseId, startedAt, changedAt: startedAt} as const;
  const kept = saveDraftAtOnce(store, {...draft, content: {words: WORDS}});
  // Nothing is waited for: the browser has it already.
  expect((await readDraft(store, id))?.content).toEqual({words: WORDS});
  await kept;
  expect(await everything()).not.toContain(WORDS);
});

it('finds records by a range of keys', async () => {
  const [first, second] = [await keepSome(), await keepSome()];
  const labels = (helperId: Uuid) => ({
    ...{caseId: first.caseId, helperId, name: WORDS, madeAt: circumstances().now().at, takenAt: circumstances().now()},
    ...{sealCode: '0'.repeat(64) as Hex64, fileDigest: '0'.repeat(64) as Hex64, things: [], order: [second.id]},
  });
  await store.put('helperLabels', labels(first.id));
  await store.put('helperLabels', labels(second.id));
  expect((await helperLabels(store)).map(({name}) => name)).toEqual([WORDS, WORDS]);
  expect(await everything()).not.toContain(WORDS);
});

it('is closed to another key', async () => {
  const row = await keepSome();
  const wrong = await sealedStore(raw, new Uint8Array(32).fill(8));
  await expect(wrong.get('rows', row.id)).rejects.toThrow();
  expect(await readPart(wrong, row.id, 'facts.json')).toBeUndefined();
});

async function rawSetting(key: string): Promise<string> {
  const value = await raw.get('settings', key);
  if (!value) throw new Error(`no ${key}`);
  return value;
}
