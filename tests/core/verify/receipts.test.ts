import {beforeAll, describe, expect, it} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import type {LogLine} from '../../../src/core/custody/append-entry.ts';
import {leafHash, merkleRoot} from '../../../src/core/custody/merkle.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import type {Hex64} from '../../../src/core/ids.ts';
import {type ConsistencyProof, consistencyOf, sizesToProve} from '../../../src/core/pack/proofs.ts';
import {logReceipt, parseReceipt, type Receipt} from '../../../src/core/pack/receipt.ts';
import type {GivenBag} from '../../../src/core/verify/bags.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {describeReport} from '../../../src/core/verify/describe-report.ts';
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
  kept.given.push(kept.log.length);
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

describe('a receipt, held against a pack of chosen things', () => {
  const CONSISTENCY = 'data/log/consistency.json';

  async function chosenPack(kept: TestCase): Promise<TamperedPack> {
    return TamperedPack.of((await packBytes(await kept.packInput('chosen', [1]))).zip);
  }

  function expectationsOf({checks}: VerifyReport): string | undefined {
    return checks.find(({check}) => check === 'expectations')?.state;
  }

  /** What could not be checked, and why. */
  function notChecked(report: VerifyReport): string[] {
    return findingsOf(report).flatMap(({code, reason}) => (code === 'earlierNotChecked' ? [reason ?? ''] : []));
  }

  async function several(): Promise<{kept: TestCase; receipts: Receipt[]; earlier: GivenBag; pack: TamperedPack}> {
    const kept = new TestCase(key);
    const receipts = [receiptNow(kept)];
    kept.addExhibit('first');
    receipts.push(receiptNow(kept));
    const input = await kept.packInput();
    const {zip, written} = await packBytes(input);
    kept.packSaved(input.packId, written.sealCode);
    for (let i = 0; i < 9; i += 1) kept.addExhibit(`more ${i}`);
    receipts.push(receiptNow(kept));
    kept.addExhibit('last');
    const earlier = {name: 'earlier.zip', source: sourceOfBytes(zip)};
    return {kept, receipts, earlier, pack: await chosenPack(kept)};
  }

  it('is proved by consistency at every size that a receipt was given over', async () => {
    const {receipts, pack} = await several();
    const report = await pack.verify({receipts});
    expect([faults(report), notChecked(report), expectationsOf(report), report.outcome]).toEqual([
      [],
      [],
      'passed',
      'verified',
    ]);
    // 2 is a power of two, whose proof leaves the old root out; 3 and 14 are none.
    expect(receipts.map(({size}) => size)).toEqual([2, 3, 14]);
    // What is compared, and not only found.
    expect(report.checks.find(({check}) => check === 'expectations')?.compared).toBe(6);
    expect(pack.files.has('data/log/entries.jsonl')).toBe(false);
  });

  it('of another root, or over a broken proof, is found', async () => {
    const {kept, receipts, pack} = await several();
    for (const [i, receipt] of receipts.entries()) {
      const other = new TestCase(key);
      other.addExhibit('another history');
      const turned = {...receipt, root: headOf(other).root};
      const fault = ['earlierPackNotContained verify_reason_noContinuation'];
      const report = await pack.verify({receipts: [turned]});
      expect([faults(report), expectationsOf(report), report.verdict.unchanged]).toEqual([fault, 'failed', 'no']);
      const broken = pack.clone().editText(CONSISTENCY, (text) => {
        const proofs = JSON.parse(text) as ConsistencyProof[];
        const proof = proofs.find(({from}) => from === receipt.size)?.proof;
        proof?.splice(-1, 1, '0'.repeat(64) as Hex64);
        return canonicalJson(proofs);
      });
      await broken.redoLists().sign(kept.key);
      expect([i, faults(await broken.verify({receipts: [receipt]}))]).toEqual([i, fault]);
      expect((await broken.verify({receipts: receipts.filter((one) => one !== receipt)})).outcome).toBe('verified');
    }
  });

  it('over a size without a proof, as in packs of before, could not be checked, and says so', async () => {
    const {kept, receipts, pack} = await several();
    const [first, , third] = receipts as [Receipt, Receipt, Receipt];
    const size = first.size + 3;
    const root = merkleRoot(kept.log.slice(0, size).map(({leaf}) => leaf));
    const without = await pack.clone().remove(CONSISTENCY).redoLists().sign(kept.key);
    const cases: [TamperedPack, Receipt[]][] = [
      [pack, [{...first, size, root}]],
      [pack, [first, {...first, size, root}, third]],
      [without, [first]],
    ];
    for (const [held, given] of cases) {
      const report = await held.verify({receipts: given});
      expect([faults(report), notChecked(report)]).toEqual([[], ['verify_reason_noBeginning']]);
      expect([expectationsOf(report), report.outcome]).toEqual(['notRun', 'incomplete']);
    }
    // A proof to the head of another log is none to this.
    const astray = pack.clone().editText(CONSISTENCY, (text) => text.replace(/"to":\d+/g, '"to":15'));
    await astray.redoLists().sign(kept.key);
    expect(notChecked(await astray.verify({receipts: [first]}))).toEqual(['verify_reason_noBeginning']);
  });

  it('counts for nothing where the pack only carries lines of another log', async () => {
    const {kept, receipts} = await several();
    const anew = new TestCase(key);
    for (let i = 0; i < 20; i += 1) anew.addExhibit(`made anew ${i}`);
    const pack = await chosenPack(anew);
    const lines = kept.log.map(({line}) => line).join('\n');
    await pack.put('data/log/entries.jsonl', lines).redoLists().sign(key);
    const report = await pack.verify({receipts});
    expect([notChecked(report).length, report.outcome]).toEqual([3, 'incomplete']);
  });

  it('is told where the list of proofs cannot be read', async () => {
    const {kept, receipts, pack} = await several();
    for (const content of ['{}', 'no list', '[{"from":2}]']) {
      const broken = await pack.clone().put(CONSISTENCY, content).redoLists().sign(kept.key);
      const report = await broken.verify({receipts});
      expect(findingsOf(report).filter(({code}) => code === 'proofMissing')).toHaveLength(1);
      expect([expectationsOf(report), report.outcome]).toEqual(['notRun', 'notVerified']);
    }
  });

  it('of an earlier pack is proved but for its seal code, and so is that pack', async () => {
    const {kept, earlier, pack} = await several();
    const whole = await packOf(kept);
    const report = await pack.verify({earlier: [earlier]});
    expect([faults(report), notChecked(report)]).toEqual([[], ['verify_reason_codeNotShown']]);
    expect([expectationsOf(report), report.outcome]).toEqual(['notRun', 'incomplete']);
    // Nothing is wrong with it, so nothing says that it does not hold; and nothing says that all of it was compared.
    expect(describeReport(report, say)[0]).toMatchObject({
      tone: 'plain',
      text: expect.stringMatching(/^What is in this pack holds\. .* could not be compared/),
    });
    expect((await whole.verify({earlier: [earlier]})).outcome).toBe('verified');
    const other = new TestCase(key);
    other.addExhibit('another history');
    const foreign = {name: 'other.zip', source: sourceOfBytes((await packBytes(await other.packInput())).zip)};
    const told = await pack.verify({earlier: [foreign]});
    expect([faults(told), notChecked(told)]).toEqual([['earlierPackNotContained verify_reason_noContinuation'], []]);
  });
});

describe('how many proofs a chosen pack holds', () => {
  it('is one for each head in it, and for the newest thousand sizes that something was given out over', () => {
    const all = Array.from({length: 3000}, (_, i) => i + 1);
    const sizes = sizesToProve([7, 2500], all, 2600);
    expect(sizes.length).toBe(1001 + 1);
    expect([sizes[0], sizes[1], sizes.at(-1)]).toEqual([7, 1600, 2600]);
    expect(sizesToProve([], [5, 3, 3, 0, 9], 8)).toEqual([3, 5]);
  });

  it('comes to a megabyte and a half at most, in a log that is very long', () => {
    const log: LogLine[] = Array.from({length: 20_000}, (_, seq) => {
      const line = String(seq);
      return {seq, line, leaf: leafHash(utf8(line))};
    });
    const sizes = sizesToProve(
      [],
      log.map((_, i) => i),
      log.length,
    );
    const text = canonicalJson(consistencyOf(sizes, log));
    expect(text.length).toBeLessThan(1.5 * 1024 ** 2);
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
