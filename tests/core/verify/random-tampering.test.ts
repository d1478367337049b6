import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import type {Bytes} from '../../../src/core/bytes.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {parseSealCodeOrReceipt} from '../../../src/core/verify/expectations.ts';
import {readZip} from '../../../src/core/verify/read-zip.ts';
import {findingsOf, type VerifyReport} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {fixedKey, makeKey, TestCase, type TestKey} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {makePacks, type Packs} from './attacks.ts';
import {faultCodes, TamperedPack} from './tamper.ts';
import {drawFrom, KINDS} from './tamper-kinds.ts';

const TRIES = 10_000;
/** Ends what hangs; alone on a processor the tries take three minutes. */
const AT_MOST_MS = 30 * 60_000;
const FIXTURES = resolve(import.meta.dirname, '../../fixtures/packs/v1');
const SEED = Number(process.env.HOLDFAST_SEED ?? 20_260_301);

type Given = {zip: Bytes; pack: TamperedPack; content: string};

let packs: Packs;
let given: Given[];
let earlier: TamperedPack;
let foreign: TamperedPack;
let otherKey: TestKey;
beforeAll(async () => {
  packs = await makePacks(fixedKey());
  otherKey = await makeKey();
  const timed = new Uint8Array(readFileSync(join(FIXTURES, 'good-times.zip')));
  const redacted = new Uint8Array(readFileSync(join(FIXTURES, '../redacted/good-belongs.zip')));
  const zips = [packs.second, packs.chosen, timed, redacted];
  given = await Promise.all(
    zips.map(async (zip) => ({zip, pack: await TamperedPack.of(zip), content: await contentOf(zip)})),
  );
  earlier = await TamperedPack.of(packs.whole);
  foreign = await TamperedPack.of((await makePacks(otherKey)).whole);
});

/** What an archive holds, in whatever envelope; of lists that were told to have other line ends, with those put back. */
async function contentOf(zip: Bytes, told: ReadonlySet<string> = new Set()): Promise<string> {
  const {files} = await TamperedPack.of(zip);
  return [...files]
    .map(([path, bytes]) => `${path} ${sha256Hex(told.has(path) ? withLf(bytes) : bytes)}`)
    .sort()
    .join('\n');
}

function withLf(bytes: Bytes): Bytes {
  return new Uint8Array(
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n').replace(/^ï»¿/, ''), 'latin1'),
  );
}

/** The lists that a report says were given other line ends on their way. */
function listsTold(report: VerifyReport): Set<string> {
  return new Set(findingsOf(report).flatMap(({code, path}) => (code === 'lineEndsChanged' ? [path] : [])));
}

describe(`tampering at random (HOLDFAST_SEED=${SEED})`, () => {
  it('has at least forty kinds', () => {
    expect(Object.keys(KINDS).length).toBeGreaterThanOrEqual(40);
  });

  it(
    `is found in each of ${TRIES} tries, or has changed nothing that the pack holds`,
    async () => {
      const kinds = Object.entries(KINDS);
      const missed: string[] = [];
      const tried = new Map<string, number>();
      for (let i = 0; i < TRIES; i += 1) {
        const [name, tamper] = kinds[i % kinds.length] ?? ['', () => undefined];
        const draw = drawFrom(SEED + i);
        // The packs with times and with a redaction are dear to check, so each has one turn in eight.
        const one = given[[0, 0, 0, 0, 1, 1, 2, 3][draw(8)] ?? 0];
        if (!one) throw new Error('no pack');
        const tampered = await tamper({...one, pack: one.pack.clone(), draw, earlier, foreign, otherKey});
        if (!tampered) continue;
        tried.set(name, (tried.get(name) ?? 0) + 1);
        const report = await verifyPack(sourceOfBytes(tampered));
        if (report.outcome === 'verified' && (await contentOf(tampered, listsTold(report))) !== one.content)
          missed.push(`${name} (try ${i})`);
        if (report.outcome !== 'verified' && faultCodes(report).length === 0) missed.push(`${name} (try ${i}) unnamed`);
      }
      expect(missed).toEqual([]);
      expect([...tried.keys()].sort()).toEqual(Object.keys(KINDS).sort());
    },
    AT_MOST_MS,
  );
});

describe('what no checker can find in the pack alone', () => {
  async function remade(by: TestKey): Promise<TamperedPack> {
    const pack = await TamperedPack.of(packs.whole);
    const lines = pack.lines().map((line) => line.replaceAll(fixedKey().keyId, by.keyId));
    pack
      .editText('data/report/report.html', (text) => `${text}<!-- other -->`)
      .useKey(by)
      .redoLog(lines);
    await pack.signCheckpoint(by);
    return pack.redoLists().sign(by);
  }

  it('is a pack made anew with another key; the known key finds it', async () => {
    const pack = await remade(otherKey);
    expect(faultCodes(await pack.verify({key: fixedKey().keyId}))).toContain('keyNotExpected');
  });

  it('is a time from outside that was taken away whole: the pack then has none', async () => {
    const pack = given[2]?.pack.clone();
    if (!pack) throw new Error('no pack with times');
    pack.remove('seal/times/01.tsq').remove('seal/times/01.tsr');
    const report = await pack.verify();
    expect(report.outcome).toBe('verified');
    expect(report.verdict.notLaterThan.kept).toBe(1);
  });

  it('is a history made anew with the same key; a receipt finds it', async () => {
    const pack = await remade(fixedKey());
    expect((await pack.verify()).outcome).toBe('verified');
    expect((await pack.verify(parseSealCodeOrReceipt(packs.firstReceipt))).outcome).toBe('notVerified');
  });
});

describe('packs that nobody touched', () => {
  it(
    'are found good, a thousand of them made at random',
    async () => {
      const wrong: string[] = [];
      for (let i = 0; i < 1000; i += 1) {
        const draw = drawFrom(SEED * 7 + i);
        const kept = new TestCase(fixedKey());
        const count = 1 + draw(3);
        for (let n = 0; n < count; n += 1)
          kept.addExhibit(`${String.fromCodePoint(0x1f600 + draw(60))} ${draw(2 ** 30)}`);
        const chosen = draw(2) === 0;
        const {zip} = await packBytes(await (chosen ? kept.packInput('chosen', [1 + draw(count)]) : kept.packInput()));
        const report = await verifyPack(sourceOfBytes(zip));
        if (report.outcome !== 'verified') wrong.push(`${i}: ${faultCodes(report).join(' ')}`);
      }
      expect(wrong).toEqual([]);
    },
    AT_MOST_MS,
  );
});

/** Broken from the first byte to the last: the checker must say so, never throw, never go on for ever. */
describe('archives that are none', () => {
  it(
    'are refused without a crash',
    async () => {
      for (let i = 0; i < 100_000; i += 1) {
        const draw = drawFrom(SEED * 13 + i);
        const from = draw(packs.whole.length);
        const bytes = packs.whole.slice(from, from + draw(3000));
        for (let hits = draw(40); hits > 0; hits -= 1) bytes[draw(bytes.length)] = draw(256);
        const {faults} = await readZip(sourceOfBytes(bytes));
        expect(faults.length).toBeGreaterThan(0);
      }
    },
    AT_MOST_MS,
  );
});
