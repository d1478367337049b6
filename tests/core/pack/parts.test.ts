import {describe, expect, it} from 'vitest';
import {isUuid} from '../../../src/core/ids.ts';
import {type Bounds, LARGEST_FILE} from '../../../src/core/pack/limits.ts';
import {partId, splitPayload, TooLarge} from '../../../src/core/pack/parts.ts';
import type {PayloadFile} from '../../../src/core/pack/payload.ts';
import {parseReceipt} from '../../../src/core/pack/receipt.ts';
import {writeParts} from '../../../src/core/pack/write-pack.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {TamperedPack} from '../verify/tamper.ts';
import {makeKey, plainReport, TestCase, uuid, verifyHtml} from './a-case.ts';
import {MemorySink} from './memory-sink.ts';
import {bagsOf, partBytes} from './part-packs.ts';

const key = await makeKey();
/** Room for the files of two exhibits of 3,000 bytes. */
const BOUNDS: Bounds = {entries: 1000, payload: 6500};

function caseOf(exhibits: number): TestCase {
  const kept = new TestCase(key);
  for (let i = 0; i < exhibits; i += 1) kept.addExhibit(`post ${i}`);
  return kept;
}

function keptFile(ofExhibit: number, bytes: number, name = 'x'): PayloadFile {
  return {path: `data/exhibits/00000${ofExhibit}/${name}`, bytes, ofExhibit, open: async () => new Uint8Array(bytes)};
}

describe('a pack that is too large for one archive', () => {
  it('is written in parts, each named by the first, which is sealed last', async () => {
    const input = await caseOf(5).packInput();
    const made = await partBytes(input, BOUNDS);
    expect(made.order).toEqual([2, 3, 4, 1]);
    expect(made.written.parts.map(({name}) => name)).toEqual([
      expect.stringMatching(/^record-\d{8}-[0-9a-f]{8}-part-1-of-4$/),
      expect.stringContaining('-part-2-of-4'),
      expect.stringContaining('-part-3-of-4'),
      expect.stringContaining('-part-4-of-4'),
    ]);
    const first = await TamperedPack.of(made.zips.get(1) ?? new Uint8Array());
    const second = await TamperedPack.of(made.zips.get(2) ?? new Uint8Array());
    expect(first.json('seal/seal.json').parts).toEqual(
      made.written.parts.slice(1).map(({number, sealCode}) => ({
        number,
        sealCode,
        packId: partId(input.packId, number),
        manifest: expect.stringMatching(/^[0-9a-f]{64}$/),
      })),
    );
    expect(second.text('bag-info.txt')).toContain(`Bag-Group-Identifier: ${input.packId}\nBag-Count: 2 of 4\n`);
    expect(second.text('bag-info.txt')).toContain(`External-Identifier: ${partId(input.packId, 2)}\n`);
    expect([...first.files.keys()].filter((path) => /exhibits.*png/.test(path))).toEqual([]);
    expect([...second.files.keys()].filter((path) => path.startsWith('data/'))).toEqual([
      'data/exhibits/000001/item-1.png',
      'data/exhibits/000001/screen-1.png',
      'data/exhibits/000002/item-1.png',
      'data/exhibits/000002/screen-1.png',
      'data/log/checkpoint.json',
      'data/log/checkpoint.sig',
    ]);
  });

  it('is verified from all of its parts, in any order', async () => {
    const made = await partBytes(await caseOf(5).packInput(), BOUNDS);
    const report = await verifyPack(bagsOf(made, 3, 1, 4, 2), {sealCode: made.written.sealCode, key: key.keyId});
    expect(findingsOf(report)).toEqual([]);
    expect(report).toMatchObject({outcome: 'verified', parts: {of: 4, shown: [1, 2, 3, 4]}});
    expect(report.verdict).toMatchObject({unchanged: 'yes', key: {expected: 'isExpected'}});
    expect(report.things.map(({state}) => state)).toEqual(Array(5).fill('unchanged'));
  });

  it('can hold only what was chosen', async () => {
    const made = await partBytes(await caseOf(5).packInput('chosen', [1, 4, 5]), BOUNDS);
    const report = await verifyPack(bagsOf(made, 1, 2, 3));
    expect(findingsOf(report)).toEqual([]);
    expect(report.outcome).toBe('verified');
  });

  it('has one receipt, whose seal code is that of part 1 and which names the other archives', async () => {
    const {written} = await partBytes(await caseOf(5).packInput(), BOUNDS);
    expect(parseReceipt(written.receipt.text)?.sealCode).toBe(written.parts[0]?.sealCode);
    for (const part of written.parts) expect(written.receipt.text).toContain(part.zipSha256);
  });

  it('stays one archive where it fits, the same one as ever', async () => {
    const input = await caseOf(2).packInput();
    const made = await partBytes(input, {entries: 1000, payload: 1_000_000});
    expect(made.written.parts).toHaveLength(1);
    const pack = await TamperedPack.of(made.zips.get(1) ?? new Uint8Array());
    expect(Object.keys(pack.json('seal/seal.json'))).not.toContain('part');
    expect(pack.files.has('data/parts.json')).toBe(false);
    expect((await verifyPack(sourceOfBytes(made.zips.get(1) ?? new Uint8Array()))).outcome).toBe('verified');
  });

  it('is begun again without a picture that cannot be made, and only its first part', async () => {
    const input = await caseOf(3).packInput();
    const sinks: MemorySink[] = [];
    const open = async () => {
      const sink = new MemorySink();
      sinks.push(sink);
      return sink;
    };
    const steps: number[] = [];
    const result = await writeParts(
      {...input, readRendition: async () => undefined},
      {report: plainReport, verifyHtml},
      open,
      {bounds: BOUNDS, onProgress: ({doneFiles, totalFiles}) => steps.push(doneFiles / totalFiles)},
    );
    expect(result.ok).toBe(true);
    expect(sinks.map(({restarts}) => restarts)).toEqual([0, 0, 1]);
    expect(Math.max(...steps)).toBeLessThanOrEqual(1);
    const bags = sinks.map((sink, i) => ({name: `${i}`, source: sourceOfBytes(sink.bytes)}));
    expect((await verifyPack(bags)).outcome).toBe('verified');
  });
});

describe('the layout', () => {
  it('keeps the files of one exhibit together where a part can hold them', () => {
    const files = [1, 2, 3].flatMap((n) => [keptFile(n, 40, 'a'), keptFile(n, 30, 'b')]);
    const {others} = splitPayload(files, 3, 0, {entries: 1000, payload: 100});
    expect(others.map((part) => part.map(({path}) => path.slice(-3)))).toEqual([
      ['1/a', '1/b'],
      ['2/a', '2/b'],
      ['3/a', '3/b'],
    ]);
  });

  it('gives a file that is larger than a part one to itself, and refuses what is larger than any', () => {
    const bounds = {entries: 1000, payload: 100};
    const {others} = splitPayload([keptFile(1, 50), keptFile(2, 900), keptFile(3, 50)], 3, 0, bounds);
    expect(others.map((part) => part.length)).toEqual([1, 1, 1]);
    expect(() => splitPayload([keptFile(1, LARGEST_FILE + 1)], 3, 0, bounds)).toThrow(TooLarge);
    expect(splitPayload([keptFile(1, LARGEST_FILE)], 3, 0, bounds).others).toHaveLength(1);
  });

  it('counts files as well as bytes, and refuses a report that no archive holds', () => {
    const many = Array.from({length: 50}, (_, i) => keptFile(i % 9, 1, `${i}`));
    expect(splitPayload(many, 3, 0, {entries: 24, payload: 1000}).others.map((part) => part.length)).toEqual(
      Array(5).fill(10),
    );
    expect(() => splitPayload([], 3, 60_000, {entries: 20_000, payload: 1e9})).toThrow(TooLarge);
    expect(() => splitPayload([], 3, 14_000, {entries: 20_000, payload: 1e9})).toThrow(TooLarge);
  });

  it('names each part by an id of its own', () => {
    const ids = [2, 3, 4].map((number) => partId(uuid(1), number));
    expect(new Set(ids).size).toBe(3);
    expect(ids.every(isUuid)).toBe(true);
  });
});
