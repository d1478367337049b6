import {afterEach, beforeEach, expect, it} from 'vitest';
import type {Bytes} from '../../src/core/bytes.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {logReceipt, parseReceipt} from '../../src/core/pack/receipt.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {findingsOf} from '../../src/core/verify/report.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {currentCase, openCase} from '../../src/store/cases.ts';
import {checkpointNow} from '../../src/store/checkpoints.ts';
import {addExhibit} from '../../src/store/exhibits.ts';
import {listEntries} from '../../src/store/log.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import {keyReplaced, keyReplacedWasRead} from '../../src/store/replace-key.ts';
import {sealedStore} from '../../src/store/sealed/sealed-store.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';
import {packOf, say, wholePack} from './whole-pack.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
});

afterEach(() => store.close());

async function save(text: string, into = store): Promise<void> {
  const {draft, facts} = sampleDraft({text});
  await addExhibit(into, draft, facts, undefined, circumstances());
}

async function keyEntries(caseId: Uuid, from = store) {
  const entries = (await listEntries(from, caseId)).map(({line}) => JSON.parse(line));
  return entries
    .filter(({type}) => /^key\./.test(type))
    .map(({type, target, detail}) => ({type, id: target.id, detail}));
}

const codesOf = async (zip: Bytes, expected = {}) => {
  const report = await verifyPack(sourceOfBytes(zip), expected);
  return [report.outcome, ...findingsOf(report).map(({code}) => code)];
};

it('a key that is gone is replaced by the next save: every log says so, the person is told, earlier packs hold', async () => {
  await save('first');
  const first = await currentCase(store, circumstances());
  const {zip: before, written} = await packOf(store, {scope: 'whole'});
  const second = await openCase(store, 'At work', circumstances());
  await store.delete('keys', first.keyId);
  await save('after');
  const now = await currentCase(store, circumstances());
  expect(now.keyId).not.toBe(first.keyId);
  for (const caseId of [first.caseId, second]) {
    expect((await keyEntries(caseId)).at(-1)).toEqual({
      ...{type: 'key.replaced', id: now.keyId},
      detail: {keyId: now.keyId, oldKeyId: first.keyId},
    });
  }
  expect(await keyReplaced(store)).toMatchObject({keyId: now.keyId, oldKeyId: first.keyId});
  await keyReplacedWasRead(store);
  expect(await keyReplaced(store)).toBeUndefined();
  expect(await codesOf(await wholePack(store))).toEqual(['verified', 'keyReplaced']);
  expect(await codesOf(before, {key: first.keyId, receipts: [parseReceipt(written.receipt.text)]})).toEqual([
    'verified',
  ]);
});

it.each([
  ['whose bytes are no key', (bytes: Bytes) => bytes.fill(0)],
  ['of which one bit is another', (bytes: Bytes) => bytes.map((byte, i) => (i === 50 ? byte ^ 1 : byte))],
])('a key %s is found when something is to be signed, and replaced', async (_what, damage) => {
  await save('first');
  const {keyId, caseId} = await currentCase(store, circumstances());
  const key = await store.get('keys', keyId);
  if (!key) throw new Error('no key');
  await store.put('keys', {...key, pkcs8: damage(key.pkcs8.slice())});
  expect(await codesOf(await wholePack(store))).toEqual(['verified', 'keyReplaced']);
  expect((await keyEntries(caseId)).map(({type}) => type)).toEqual(['key.made', 'key.replaced']);
  expect(await codesOf(await wholePack(store))).toEqual(['verified', 'keyReplaced']);
});

it('a locked library whose key cannot be opened gets a new one; one that is merely closed does not', async () => {
  const sealed = await sealedStore(store, new Uint8Array(32).fill(7));
  await save('first', sealed);
  const {keyId, caseId} = await currentCase(sealed, circumstances());
  const [name] = await store.getAllKeys('keys');
  const lies = (await store.get('keys', name as string)) as unknown as {sealed: Bytes};
  const spoilt = {...lies, sealed: lies.sealed.map((byte, i) => (i === 40 ? byte ^ 1 : byte))};
  await store.put('keys', spoilt as never, ...((store.transaction('keys').store.keyPath ? [] : [name]) as []));
  await checkpointNow(sealed, circumstances());
  expect((await currentCase(sealed, circumstances())).keyId).not.toBe(keyId);
  expect((await keyEntries(caseId, sealed)).map(({type}) => type)).toEqual(['key.made', 'key.replaced']);
  store.close();
  await expect(checkpointNow(sealed, circumstances())).rejects.toThrow();
  const again = await openStore();
  if (!again.ok) throw new Error(again.error.detail);
  store = again.value;
});

it('two windows that find the key gone make one new key', async () => {
  await save('first');
  const {keyId, caseId} = await currentCase(store, circumstances());
  const other = await openStore();
  if (!other.ok) throw new Error(other.error.detail);
  await store.delete('keys', keyId);
  await Promise.all([
    save('here'),
    save('there', other.value),
    save('again'),
    checkpointNow(other.value, circumstances()),
  ]);
  other.value.close();
  expect(await store.count('keys')).toBe(1);
  expect((await keyEntries(caseId)).map(({type}) => type)).toEqual(['key.made', 'key.replaced']);
});

it('a setting that names no key is no end either', async () => {
  await save('first');
  const {keyId, caseId} = await currentCase(store, circumstances());
  await store.delete('settings', 'currentKey');
  await save('second');
  expect((await keyEntries(caseId)).at(-1)).toMatchObject({type: 'key.replaced', detail: {oldKeyId: keyId}});
  expect(await codesOf(await wholePack(store))).toEqual(['verified', 'keyReplaced']);
});

it('a receipt is made without a pack, logs nothing, and binds what comes later', async () => {
  await save('first');
  const {caseId} = await currentCase(store, circumstances());
  const lines = await store.count('entries');
  const [one, two] = await Promise.all([checkpointNow(store, circumstances()), checkpointNow(store, circumstances())]);
  expect([one.digest, await store.count('checkpoints'), await store.count('entries')]).toEqual([two.digest, 1, lines]);
  const {keyId, size, root} = one.record;
  const {text} = logReceipt({keyId, size, root, madeAt: circumstances().now()}, say);
  const receipts = [parseReceipt(text)];
  await save('second');
  const {zip} = await packOf(store, {scope: 'whole'});
  expect(await codesOf(zip, {receipts})).toEqual(['verified']);
  // The pack's checkpoint names the receipt's as the one before it.
  const kept = await store.getAll('checkpoints', IDBKeyRange.bound([caseId, 0], [caseId, 1e6]));
  expect(JSON.parse(kept.at(-1)?.json ?? '')).toMatchObject({before: one.digest});
});
