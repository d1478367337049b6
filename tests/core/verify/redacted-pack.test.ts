import {PNG} from 'pngjs';
import {beforeAll, describe, expect, it} from 'vitest';
import {joinBytes, utf8, utf8Text} from '../../../src/core/bytes.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {EarlierPack} from '../../../src/core/pack/belongs.ts';
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import {publicKeyPem} from '../../../src/core/pack/public-key.ts';
import type {WrittenPack} from '../../../src/core/pack/write-pack.ts';
import {pngRows} from '../../../src/core/png/read-png.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {makeKey, TestCase, type TestKey} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {SEED} from '../redaction/drawn.ts';
import {drawnCase, LIES, MASKS, redactedZip} from '../redaction/lies.ts';
import {type Drawn, type Masks, redactedInput, redactIn} from '../redaction/redacted-case.ts';
import {faultCodes, TamperedPack} from './tamper.ts';

let key: TestKey;
beforeAll(async () => {
  key = await makeKey();
});

async function written(input: PackInput): Promise<{pack: TamperedPack; result: WrittenPack}> {
  const {zip, written: result} = await packBytes(input);
  return {pack: await TamperedPack.of(zip), result};
}

const caseWith = (drawn: Drawn = {}) => drawnCase(key, drawn);
const redactedPack = async (masks?: Masks, drawn?: Drawn) => TamperedPack.of(await redactedZip(key, masks, drawn));

const FOLDER = 'data/exhibits/000001';

describe('a pack with a redacted exhibit', () => {
  it('is unchanged since sealed, holds the copies and proofs, and says what is withheld', async () => {
    const pack = await redactedPack();
    const report = await pack.verify();
    expect(faultCodes(report)).toEqual([]);
    expect(report.outcome).toBe('verified');
    expect(report.verdict.shown.partsWithheld).toBe(3);
    expect(report.things).toMatchObject([{state: 'unchanged', withheld: 3, picture: 'masked'}]);
    const files = [...pack.files.keys()].filter((path) => path.startsWith(FOLDER)).sort();
    expect(files.map((path) => path.slice(FOLDER.length + 1))).toEqual([
      'exhibit.json',
      'redaction-1/facts-redacted-proof.json',
      'redaction-1/facts-redacted.json',
      'redaction-1/item-1-proof.json',
      'redaction-1/item-1.png',
      'redaction-1/redaction.json',
    ]);
    expect(findingsOf(report).filter(({code}) => code === 'redactionNotProved')).toEqual([]);
  });

  it('holds nothing of what is masked in any of its bytes', async () => {
    const {file, packed} = caseWith();
    const pack = (await written(await redactedInput(file, [redactIn(file, packed, MASKS)]))).pack;
    const original = PNG.sync.read(Buffer.from(file.parts.get(`${packed.id}/item-1.png`) ?? []));
    // A row of the masked tile, and the same by colours without their alpha.
    const row = original.data.subarray((12 * 100 + 40) * 4, (12 * 100 + 60) * 4);
    for (const [path, bytes] of pack.files) {
      const text = utf8Text(bytes) ?? '';
      for (const word of ['Mill', 'Lane', 'four']) expect(text.includes(word), `${word} in ${path}`).toBe(false);
      expect(Buffer.from(bytes).includes(row), path).toBe(false);
      if (path.endsWith('.png')) {
        const pixels = joinBytes(Array.from(pngRows(bytes), (one) => one.slice()));
        expect(Buffer.from(pixels).includes(row), path).toBe(false);
      }
    }
    // The seed of the salts is nowhere.
    for (const bytes of pack.files.values()) expect(Buffer.from(bytes).includes(Buffer.from(SEED))).toBe(false);
  });

  it('shows an original where the keeper chose to, and misses it where it is not there', async () => {
    const pack = await redactedPack({...MASKS, words: [], shown: ['facts.json']});
    expect((await pack.verify()).outcome).toBe('verified');
    expect(pack.files.has(`${FOLDER}/facts.json`)).toBe(true);
    pack.remove(`${FOLDER}/facts.json`);
    expect(faultCodes(await pack.verify())).toContain('partMissing');
  });

  it('of before exhibits were sealed for it says that what differs is the keeper’s word', async () => {
    const report = await (await redactedPack(MASKS, {sealedFor: false})).verify();
    expect(report.outcome).toBe('verified');
    const notes = findingsOf(report).filter(({code}) => code === 'redactionNotProved');
    expect(notes.map(({path}) => path)).toEqual([
      `${FOLDER}/redaction-1/item-1.png`,
      `${FOLDER}/redaction-1/facts-redacted.json`,
    ]);
  });

  it('is found whole in a whole pack, beside its originals, which are compared with it', async () => {
    const {file, packed} = caseWith();
    const redaction = redactIn(file, packed, MASKS);
    const {pack} = await written({...(await file.packInput('whole')), redactions: [redaction]});
    const report = await pack.verify();
    expect(faultCodes(report)).toEqual([]);
    expect(report.verdict.shown.partsWithheld).toBe(0);
    // Its record is in the log: without it the pack is not whole.
    const without = pack.clone();
    for (const path of pack.files.keys()) if (path.includes('/redaction-1/')) without.remove(path);
    expect(faultCodes(await without.verify())).toContain('loggedRecordAbsent');
  });
});

describe('a redaction that lies, in a pack that its keeper sealed', () => {
  it.each(LIES)('is found: $what', async ({masks, drawn, codes = ['redactionWrong'], reason}) => {
    const report = await (await redactedPack(masks, drawn)).verify();
    const found = faultCodes(report);
    if (reason) expect(findingsOf(report).map((one) => one.reason)).toContain(reason);
    expect(
      codes.every((code) => found.includes(code)),
      found.join(),
    ).toBe(true);
    expect(report.outcome).toBe('notVerified');
  });

  it('is found when the original is there and was sealed with the tree of another picture', async () => {
    const {file, packed} = caseWith({
      twist: (parts) => {
        const [screen, item, facts] = parts;
        if (!screen || !item || !facts) throw new Error('three parts');
        // The roots of the two pictures exchanged, as if the tree had been made of something else.
        const other = {...item.part, ...(screen.part.pixels ? {pixels: screen.part.pixels} : {})};
        return [screen, {...item, part: other}, facts];
      },
    });
    const redaction = redactIn(file, packed, MASKS);
    const {pack} = await written({...(await file.packInput('whole')), redactions: [redaction]});
    expect(faultCodes(await pack.verify())).toEqual(['redactionWrong']);
  });

  it('is found when the sum over the parts is not theirs', async () => {
    const file = new TestCase(key);
    file.addExhibit('x', 100, (exhibit) => ({...exhibit, partsRoot: sha256Hex(new Uint8Array(4))}));
    const {pack} = await written(await file.packInput('whole'));
    expect(faultCodes(await pack.verify())).toEqual(['recordNotCanonical']);
  });
});

describe('an exhibit that was in an earlier pack', () => {
  async function both(change: (earlier: EarlierPack) => EarlierPack = (same) => same) {
    const {file, packed} = caseWith();
    for (const text of ['a', 'b', 'c']) file.addExhibit(text, 40);
    const input = await file.packInput('whole');
    const {result} = await written(input);
    file.packSaved(input.packId, result.sealCode);
    const redaction = redactIn(file, packed, MASKS);
    const earlier: EarlierPack = {
      ...{packId: input.packId, caseId: file.caseId, sealedAt: input.sealedAt, sealCode: result.sealCode},
      ...result.sealed,
      signature: await key.sign(utf8(result.sealed.list)),
      key: publicKeyPem(key.spki),
      exhibits: file.exhibits.map(({digest}) => digest),
    };
    const {pack} = await written({...(await redactedInput(file, [redaction])), belongsTo: [change(earlier)]});
    const {size, root} = input.checkpoint.record;
    return {pack, receipt: {sealCode: result.sealCode, key: key.keyId.slice(0, 20), size, root}};
  }

  it('is proved to whoever has that pack’s receipt, and nothing of the rest is shown', async () => {
    const {pack, receipt} = await both();
    const report = await pack.verify({receipts: [receipt]});
    expect(report.outcome).toBe('verified');
    expect(findingsOf(report).filter(({code}) => code === 'inEarlierPack')).toMatchObject([
      {values: [1, expect.any(String), receipt.sealCode]},
    ]);
    expect([...pack.files.keys()].some((path) => path.startsWith('data/exhibits/000002'))).toBe(false);
  });

  it('leaves the receipt of another pack undecided, as before', async () => {
    const {pack, receipt} = await both();
    const other = {...receipt, sealCode: sha256Hex(new Uint8Array(5))};
    const report = await pack.verify({receipts: [other]});
    expect(findingsOf(report).map(({code}) => code)).toContain('earlierNotChecked');
    expect(report.outcome).toBe('incomplete');
  });

  it.each<[string, (earlier: EarlierPack) => EarlierPack]>([
    ['the seal edited', (e) => ({...e, seal: e.seal.replace('"format":1', '"format":1,"x":1')})],
    ['the list edited', (e) => ({...e, list: e.list.replace(/[0-9a-f](?= {2}bagit)/, (d) => (d === '0' ? '1' : '0'))})],
    ['a signature over something else', (e) => ({...e, signature: e.signature.slice().fill(1, 8, 9)})],
    ['other exhibits', (e) => ({...e, exhibits: [...e.exhibits].reverse()})],
    ['one exhibit fewer', (e) => ({...e, exhibits: e.exhibits.slice(0, 3)})],
    ['one exhibit more', (e) => ({...e, exhibits: [...e.exhibits, sha256Hex(new Uint8Array(6))]})],
  ])('is refused with %s', async (_, change) => {
    const {pack} = await both(change);
    expect(faultCodes(await pack.verify())).toEqual(['belongsWrong']);
  });
});
