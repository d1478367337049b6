import {beforeAll, describe, expect, it} from 'vitest';
import {merkleRoot} from '../../../src/core/custody/merkle.ts';
import type {Hex64} from '../../../src/core/ids.ts';
import {logReceipt, parseReceipt, type Receipt} from '../../../src/core/pack/receipt.ts';
import {parseSealCodeOrReceipt} from '../../../src/core/verify/expectations.ts';
import {findingsOf, isNote, type VerifyReport} from '../../../src/core/verify/report.ts';
import {makeKey, say, TestCase, type TestKey} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {TamperedPack} from './tamper.ts';

let key: TestKey;
let next: TestKey;

beforeAll(async () => {
  [key, next] = await Promise.all([makeKey(), makeKey()]);
});

/** A receipt over the log as it stands, read back as somebody else reads it. */
function receiptNow(kept: TestCase): Receipt {
  const {text} = logReceipt(headOf(kept), say);
  const receipt = parseReceipt(text);
  if (!receipt) throw new Error(`not a receipt: ${text}`);
  return receipt;
}

function headOf({key: {keyId}, log}: TestCase) {
  const madeAt = {at: '2026-03-01T11:00:00.000Z', offsetMinutes: 60, zone: 'Europe/Berlin'} as never;
  return {keyId, size: log.length, root: merkleRoot(log.map(({leaf}) => leaf)), madeAt};
}

/** The key is gone: from now on another signs, and the log says so. */
function replaceKey(kept: TestCase): void {
  const {keyId} = next;
  kept.add('key.replaced', {kind: 'key', id: keyId}, null, {keyId, oldKeyId: kept.key.keyId});
  Object.assign(kept, {key: next});
}

async function packOf(kept: TestCase): Promise<TamperedPack> {
  return TamperedPack.of((await packBytes(await kept.packInput())).zip);
}

function faults(report: VerifyReport): string[] {
  return findingsOf(report)
    .filter((one) => !isNote(one))
    .map(({code, reason}) => `${code} ${reason ?? ''}`);
}

describe('a receipt over the log alone', () => {
  it('holds no seal code, says nothing of the case, and is read back', () => {
    const kept = new TestCase(key);
    kept.addExhibit('words that nobody else may read');
    const {text, lines} = logReceipt(headOf(kept), say);
    expect(lines.map(({label}) => label)).toEqual(['made', 'key', 'log size', 'log root']);
    expect(text).not.toMatch(/words that|Letters|Ada|seal code {2}/);
    expect(receiptNow(kept)).toEqual({key: key.keyId.slice(0, 20), size: kept.log.length, root: headOf(kept).root});
  });

  it('is read out of an answered mail, and as it was typed from paper', () => {
    const kept = new TestCase(key);
    const receipt = receiptNow(kept);
    const {text} = logReceipt(headOf(kept), say);
    const quoted = text.replace(/^/gm, '> > ').replace(/\n/g, '\r\n');
    expect(parseReceipt(`Key points of our call:\r\n${quoted}`)).toEqual(receipt);
    const groups = receipt.root.toUpperCase().match(/.{4}/g)?.join(' ');
    const typed = `KEY ${receipt.key}\nLog size ${receipt.size}\nlog root  ${groups}`;
    expect(parseSealCodeOrReceipt(typed)).toEqual({receipts: [receipt]});
  });

  it('is none where a line is missing, or where a seal code stands that is none', () => {
    const {text} = logReceipt(headOf(new TestCase(key)), say);
    for (const label of ['key', 'log size', 'log root']) {
      expect(parseReceipt(text.replace(new RegExp(`^${label} .*$`, 'm'), ''))).toBeUndefined();
    }
    expect(parseReceipt(`${text}\nseal code  1234`)).toBeUndefined();
    expect(parseReceipt(text.replace(/^log size .*$/m, 'log size  0'))).toBeUndefined();
  });

  it('binds the next pack, and one much later', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('first');
    const receipt = receiptNow(kept);
    const bound = await packOf(kept);
    kept.addExhibit('second');
    const later = await packOf(kept);
    for (const pack of [bound, later]) {
      const report = await pack.verify({receipts: [receipt]});
      expect([faults(report), report.outcome, report.verdict.key.expected]).toEqual([[], 'verified', 'isExpected']);
    }
  });

  it('finds a history that was made anew with the same key', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('first');
    const receipt = receiptNow(kept);
    const anew = new TestCase(key);
    anew.addExhibit('fifth');
    const report = await (await packOf(anew)).verify({receipts: [receipt]});
    expect(faults(report)).toEqual(['earlierPackNotContained verify_reason_otherBeginning']);
    expect(report.verdict.unchanged).toBe('no');
    expect((await (await packOf(anew)).verify({key: key.keyId})).outcome).toBe('verified');
  });

  it('finds that the last entries were cut off, and an other log of the same length', async () => {
    const kept = new TestCase(key);
    const short = await packOf(kept);
    kept.addExhibit('first');
    kept.addExhibit('second');
    const receipt = receiptNow(kept);
    expect(faults(await short.verify({receipts: [receipt]}))).toEqual([
      'earlierPackNotContained verify_reason_receiptLater',
    ]);
    const same = {...receipt, size: 3};
    expect(faults(await short.verify({receipts: [same]}))).toEqual(['earlierPackNotContained verify_reason_otherRoot']);
  });
});

describe('a key that was replaced', () => {
  it('is an event: packs of both keys hold, and the later one says so', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('first');
    const before = await packOf(kept);
    replaceKey(kept);
    kept.addExhibit('second');
    const after = await packOf(kept);
    expect((await before.verify({key: key.keyId})).outcome).toBe('verified');
    const report = await after.verify({key: next.keyId});
    expect([faults(report), report.outcome]).toEqual([[], 'verified']);
    expect(findingsOf(report)).toEqual([
      expect.objectContaining({code: 'keyReplaced', reason: 'verify_reason_keys', path: 'data/log/entries.jsonl:5'}),
    ]);
    expect((await before.verify()).checks.flatMap(({findings}) => findings)).toEqual([]);
  });

  it('is not taken for the one that the reader knows, whatever the log says', async () => {
    const kept = new TestCase(key);
    const receipt = receiptNow(kept);
    replaceKey(kept);
    const pack = await packOf(kept);
    const report = await pack.verify({key: key.keyId});
    expect(faults(report)).toEqual(['keyNotExpected verify_reason_keyBefore']);
    expect(report.verdict).toMatchObject({unchanged: 'yes', key: {expected: 'isNotExpected'}});
    // The receipt still binds the log; only the key is another.
    expect(faults(await pack.verify({receipts: [receipt]}))).toEqual(['keyNotExpected verify_reason_keyBefore']);
    expect(faults(await pack.verify({key: '0'.repeat(20)}))).toEqual(['keyNotExpected ']);
  });

  it('seals nothing any more: a pack by it after it was given up does not hold', async () => {
    const kept = new TestCase(key);
    replaceKey(kept);
    Object.assign(kept, {key});
    expect(faults(await (await packOf(kept)).verify())).toEqual(['sealKeyDiffers verify_reason_keyGivenUp']);
  });

  it('signs again where the log says that it came back', async () => {
    const kept = new TestCase(key);
    replaceKey(kept);
    kept.add('key.used', {kind: 'key', id: key.keyId}, null, {keyId: key.keyId});
    Object.assign(kept, {key});
    expect((await (await packOf(kept)).verify({key: key.keyId as Hex64})).outcome).toBe('verified');
  });

  it('by a name that is no key is shown as what it is', async () => {
    const kept = new TestCase(key);
    kept.add('key.replaced', {kind: 'key', id: '\u202egpj'}, null, {});
    const report = await (await packOf(kept)).verify();
    expect(faults(report)).toEqual(['sealKeyDiffers verify_reason_keyGivenUp']);
    expect(findingsOf(report).find(({code}) => code === 'keyReplaced')?.values?.[1]).toBe('\\u{202e}gpj');
  });
});
