import {beforeAll, describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, utf8, utf8Text} from '../../../src/core/bytes.ts';
import {parsePublicKeyPem, signatureHolds} from '../../../src/core/pack/public-key.ts';
import {parseReceipt} from '../../../src/core/pack/receipt.ts';
import {bagsOfTree} from '../../../src/core/verify/bags.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {parseCanonical} from '../../../src/core/verify/parse/parse-canonical.ts';
import {partsListShape, proofsShape, sealShape} from '../../../src/core/verify/parse/records.ts';
import {filesOfTree} from '../../../src/core/verify/read-zip.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {fixedKey, TestCase} from '../pack/a-case.ts';
import {partBytes} from '../pack/part-packs.ts';
import {makePacks, type Packs} from './attacks.ts';
import {faultCodes, TamperedPack} from './tamper.ts';
import {type Draw, drawFrom, KINDS} from './tamper-kinds.ts';

const SEED = Number(process.env.HOLDFAST_SEED ?? 20_260_301);
const MINUTES_5 = 300_000;
const key = fixedKey();

let packs: Packs;
let chosen: TamperedPack;
let parts: Map<number, Bytes>;
beforeAll(async () => {
  packs = await makePacks(key);
  chosen = await TamperedPack.of(packs.chosen);
  const kept = new TestCase(key);
  for (const text of ['first', 'second']) kept.addExhibit(text);
  parts = new Map((await partBytes(await kept.packInput(), {entries: 1000, payload: 3500})).zips);
});

/** Hits bytes, cuts out, doubles and puts in, as one draws. */
function broken(bytes: Bytes, draw: Draw): Bytes {
  let result = bytes.slice();
  for (let hits = 1 + draw(4); hits > 0; hits -= 1) {
    const at = draw(result.length + 1);
    const kind = draw(5);
    if (kind === 0 && at < result.length) result[at] = draw(256);
    else if (kind === 1) result = joinBytes([result.slice(0, at), result.slice(at + draw(40))]);
    else if (kind === 2) result = joinBytes([result.slice(0, at), result.slice(at - draw(40)), result.slice(at)]);
    else if (kind === 3) result = joinBytes([result.slice(0, at), utf8(pick(PIECES, draw)), result.slice(at)]);
    else if (at < result.length) result[at] = (result[at] ?? 0) ^ (1 << draw(8));
  }
  return result;
}

const PIECES = [
  '[',
  '{',
  '"',
  '\\',
  '\u0000',
  '-1',
  '1e999',
  'null',
  '__proto__',
  '\ud7ff',
  ',',
  ':',
  '[[[[',
  '0'.repeat(70),
];

function pick<T>(from: readonly T[], draw: Draw): T {
  const picked = from[draw(from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

function namedIn(bytes: Bytes): unknown {
  const {packId, caseId, part, parts, of, files} = JSON.parse(utf8Text(bytes) ?? '') as Record<string, unknown>;
  return {packId, caseId, part, parts, of, files};
}

describe(`broken by chance (HOLDFAST_SEED=${SEED})`, () => {
  it.each([
    ['seal.json', 'seal/seal.json', sealShape],
    ['proofs.json', 'data/log/proofs.json', proofsShape],
  ] as const)('%s is never taken for another, and never ends the check', (_name, path, shape) => {
    const good = chosen.bytes(path);
    for (let i = 0; i < 5000; i += 1) {
      const bytes = broken(good, drawFrom(SEED + i));
      const parsed = parseCanonical<unknown>(bytes, shape);
      if (parsed.ok) expect(JSON.parse(utf8Text(bytes) ?? '')).toEqual(parsed.value);
    }
  });

  it('parts.json is never taken for another, and never ends the check', async () => {
    const good = (await TamperedPack.of(parts.get(1) ?? new Uint8Array())).bytes('data/parts.json');
    for (let i = 0; i < 5000; i += 1) {
      const bytes = broken(good, drawFrom(SEED * 3 + i));
      const parsed = parseCanonical(bytes, partsListShape);
      if (parsed.ok) expect(JSON.parse(utf8Text(bytes) ?? '')).toEqual(parsed.value);
    }
  });

  it(
    'each of these files, sealed anew by the keeper, is found or changes nothing',
    async () => {
      const one = await TamperedPack.of(parts.get(1) ?? new Uint8Array());
      const others = [2, 3].map((n) => ({name: `${n}`, source: sourceOfBytes(parts.get(n) ?? new Uint8Array())}));
      for (let i = 0; i < 120; i += 1) {
        const pack = one.clone();
        const path = i % 2 === 0 ? 'data/parts.json' : 'seal/seal.json';
        const before = pack.bytes(path);
        const after = broken(before, drawFrom(SEED * 5 + i));
        pack.put(path, after);
        try {
          await pack.redoLists().sign(key);
        } catch {
          continue; // the lists cannot be made anew over a seal that is no JSON
        }
        const report = await verifyPack([{name: '1', source: sourceOfBytes(pack.zip())}, ...others]);
        // Members that the format does not name may be anything: the keeper sealed them.
        if (report.outcome === 'verified') expect(namedIn(pack.bytes(path))).toEqual(namedIn(before));
        else expect(report.checks.some(({state}) => state !== 'passed')).toBe(true);
      }
    },
    MINUTES_5,
  );

  it('a receipt is read as it stands or not at all', () => {
    const good = utf8(packs.firstReceipt);
    for (let i = 0; i < 20_000; i += 1) {
      const text = utf8Text(broken(good, drawFrom(SEED * 7 + i))) ?? '';
      const receipt = parseReceipt(text);
      if (!receipt) continue;
      for (const value of [receipt.root, receipt.sealCode ?? '']) expect(text.toLowerCase()).toContain(value);
      expect(Number.isSafeInteger(receipt.size) && receipt.size > 0).toBe(true);
    }
  });

  it(
    'a key or a signature is never another one, and never ends the check',
    async () => {
      const pem = chosen.bytes('seal/device-key.pem');
      const list = chosen.bytes('seal/seal.sha256');
      const signature = chosen.bytes('seal/seal.sig');
      expect(signatureHolds(key.spki, signature, list)).toBe(true);
      for (let i = 0; i < 3000; i += 1) {
        const other = broken(pem, drawFrom(SEED * 11 + i));
        const spki = parsePublicKeyPem(other);
        // The one form: whatever is read is what was written.
        if (spki && Buffer.compare(other, pem) === 0) expect(Buffer.compare(spki, key.spki)).toBe(0);
      }
      for (let i = 0; i < 400; i += 1) {
        const other = broken(signature, drawFrom(SEED * 13 + i));
        if (Buffer.compare(other, signature) !== 0) expect(signatureHolds(key.spki, other, list)).toBe(false);
      }
      for (const bytes of [[], [0x30], [0x30, 0x80], [0x30, 0xff, 0xff, 0xff, 0xff, 0xff], Array(70_000).fill(0x30)]) {
        expect(signatureHolds(key.spki, Uint8Array.from(bytes), list)).toBe(false);
      }
    },
    MINUTES_5,
  );

  it(
    'a folder is looked at whatever names and files are in it',
    async () => {
      const names = [
        '../x',
        '/etc/x',
        'a/../../b',
        'CON',
        'a\u0000b',
        'a\\b',
        '\u202ex',
        '',
        '.',
        'bagit.txt',
        'x/bagit.txt',
        'y.zip',
      ];
      for (let i = 0; i < 300; i += 1) {
        const draw = drawFrom(SEED * 17 + i);
        const files = [...chosen.files]
          .filter(() => draw(9) > 0)
          .map(([path, bytes]) => ({
            path: `${pick(['', '', '', 'a/', 'a/a/', 'b/'], draw)}${draw(12) === 0 ? pick(names, draw) : path}`,
            source: sourceOfBytes(draw(12) === 0 ? broken(bytes, draw) : bytes),
          }));
        const report = await verifyPack(bagsOfTree({files}));
        const same = files.length === chosen.files.size && filesOfTree({files}).faults.length === 0;
        if (report.outcome === 'verified') expect(same).toBe(true);
      }
    },
    MINUTES_5,
  );
});

describe('a pack in parts, tampered with at random in one of them', () => {
  it(
    'is found, or nothing that it holds was changed',
    async () => {
      const foreign = await TamperedPack.of(packs.whole);
      const kinds = Object.entries(KINDS);
      const missed: string[] = [];
      for (let i = 0; i < 200; i += 1) {
        const draw = drawFrom(SEED * 19 + i);
        const number = 1 + draw(3);
        const zip = parts.get(number) ?? new Uint8Array();
        const [name, tamper] = pick(kinds, draw);
        const pack = await TamperedPack.of(zip);
        const tampered = await tamperedBy(tamper, {zip, pack, draw, earlier: foreign, foreign});
        if (!tampered) continue;
        const bags = [1, 2, 3].map((n) => ({
          name: `${n}`,
          source: sourceOfBytes(n === number ? tampered : (parts.get(n) ?? new Uint8Array())),
        }));
        const report = await verifyPack(bags);
        const told = new Set(findingsOf(report).flatMap(({code, path}) => (code === 'lineEndsChanged' ? [path] : [])));
        if (report.outcome === 'verified' && (await contentOf(tampered, told)) !== (await contentOf(zip, told))) {
          missed.push(`${name} (try ${i}, part ${number})`);
        }
        if (report.outcome === 'incomplete') missed.push(`${name} (try ${i}, part ${number}) taken for not shown`);
        if (report.outcome === 'notVerified' && faultCodes(report).length === 0) missed.push(`${name} unnamed`);
      }
      expect(missed).toEqual([]);
    },
    MINUTES_5,
  );
});

type Given = Omit<Parameters<(typeof KINDS)[string]>[0], 'otherKey'>;

/** Some kinds need files that a later part has not: there is nothing to tamper with then. */
async function tamperedBy(tamper: (typeof KINDS)[string], given: Given): Promise<Bytes | undefined> {
  try {
    return await tamper({...given, otherKey: key});
  } catch {
    return undefined;
  }
}

/** What an archive holds; of lists that were told to have other line ends, with those put back. */
async function contentOf(zip: Bytes, told: ReadonlySet<string>): Promise<string> {
  const {files} = await TamperedPack.of(zip);
  const textOf = (bytes: Bytes) => Buffer.from(bytes).toString('latin1');
  return [...files]
    .map(([path, bytes]) => [path, told.has(path) ? textOf(bytes).replace(/^\xef\xbb\xbf|\r/g, '') : textOf(bytes)])
    .map((file) => file.join(' '))
    .join('\n');
}
