import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import verify from '../../src/_locales/en/verify.json';
import type {Bytes} from '../../src/core/bytes.ts';
import type {KeptTime} from '../../src/core/pack/seal-times.ts';
import type {Instant} from '../../src/core/time.ts';
import {sayFrom} from '../../src/core/words.ts';
import {restoreBackup} from '../../src/store/backup/restore.ts';
import {beginBackup} from '../../src/store/backup/write-backup.ts';
import {checkpointNow} from '../../src/store/checkpoints.ts';
import {currentCaseId} from '../../src/store/current-case.ts';
import {addExhibit} from '../../src/store/exhibits.ts';
import type {Store} from '../../src/store/open-store.ts';
import {beginPack} from '../../src/store/pack-source.ts';
import {sealedStore} from '../../src/store/sealed/sealed-store.ts';
import {authoritiesToAsk, readTimeChoices, saveTimeChoices} from '../../src/store/time-choices.ts';
import {keepTimes, lastTime} from '../../src/store/timed-checkpoints.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, MOMENT, sampleDraft} from '../support/samples.ts';

const KEY: Bytes = new Uint8Array(32).fill(7);
const TIME: KeptTime = {
  host: 'clock.example',
  at: '2026-03-01T10:00:00.000Z' as Instant,
  request: new Uint8Array([1, 2, 3]),
  answer: new Uint8Array([4, 5, 6, 7]),
};
const surroundings = {say: sayFrom(verify), language: 'en', makeRendition: async () => undefined};

let raw: Store;
beforeEach(async () => {
  raw = await freshStore();
});
afterEach(() => raw.close());

async function save(store: Store, text: string): Promise<void> {
  const {draft, facts} = sampleDraft({text});
  await addExhibit(store, draft, facts, undefined, circumstances());
}

/** Keeps a time for the log as it stands. */
async function timed(store: Store): Promise<void> {
  const head = await checkpointNow(store, circumstances());
  await keepTimes(store, head, [TIME]);
}

describe.each(['open', 'sealed'] as const)('times of the log, in a database that lies %s', (how) => {
  const open = async () => (how === 'sealed' ? sealedStore(raw, KEY) : raw);

  it('go into every later pack, with the head that they are for', async () => {
    const store = await open();
    await save(store, 'one');
    await timed(store);
    await save(store, 'two');
    for (let packs = 0; packs < 2; packs += 1) {
      const {timed: heads = [], log} = await beginPack(store, {scope: 'whole'}, surroundings, circumstances());
      expect(heads).toHaveLength(1);
      expect(heads[0]?.times).toEqual([TIME]);
      expect(log[(heads[0]?.record.size ?? 0) - 1]?.leaf).toBe(heads[0]?.record.head);
    }
    const caseId = await currentCaseId(store);
    expect(caseId && (await lastTime(store, caseId))).toMatchObject({host: 'clock.example', entries: 3});
  });

  it('are wanted of nobody until it was chosen', async () => {
    const store = await open();
    expect(await authoritiesToAsk(store)).toEqual([]);
    expect((await readTimeChoices(store)).authorities.map(({id}) => id)).toEqual(['freetsa', 'sigstore']);
    await saveTimeChoices(store, true, ['sigstore']);
    expect((await authoritiesToAsk(store)).map(({id}) => id)).toEqual(['sigstore']);
    await saveTimeChoices(store, true, []);
    expect(await authoritiesToAsk(store)).toEqual([]);
    await store.put('settings', '{"on":true,"authorities":["gone",7,null]}', 'times');
    expect(await authoritiesToAsk(store)).toEqual([]);
  });
});

describe('a second copy', () => {
  it('holds the times of the log', async () => {
    await save(raw, 'one');
    await timed(raw);
    const backup = await beginBackup(raw, {madeAt: MOMENT, version: '0.1.0', madeOn: 'here', readMe: 'words'});
    const pieces: Bytes[] = [];
    for await (const piece of backup.bytes()) pieces.push(piece);
    raw.close();
    await deleteDB('holdfast');
    raw = await freshStore();
    const chunks = async function* () {
      yield* pieces;
    };
    await restoreBackup(raw, chunks(), {circumstances: circumstances(), write: true});
    const {timed: heads = []} = await beginPack(raw, {scope: 'whole'}, surroundings, circumstances());
    expect(heads.map(({times}) => times)).toEqual([[TIME]]);
  });
});
