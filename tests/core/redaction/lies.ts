import {PNG} from 'pngjs';
import {type Bytes, utf8, utf8Text} from '../../../src/core/bytes.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {PackExhibit} from '../../../src/core/pack/pack-input.ts';
import {maskPicture, type PixelProof} from '../../../src/core/redaction/redact-picture.ts';
import {saltsOf} from '../../../src/core/redaction/salts.ts';
import type {MaskedCopy} from '../../../src/core/redaction/seal-redaction.ts';
import {TestCase, type TestKey} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {drawFrom, pngBytes, randomPicture, SEED} from './drawn.ts';
import {addDrawn, type Drawn, type Masks, redactedInput, redactIn} from './redacted-case.ts';

const TEXT = 'Rita lives at Mill Lane four, come by';
export const MASKS: Masks = {rects: [{x: 40, y: 10, width: 30, height: 20}], words: ['Mill', 'Lane', 'four']};

/** A case with one exhibit of real pictures. */
export function drawnCase(key: TestKey, drawn: Drawn = {}): {file: TestCase; packed: PackExhibit} {
  const file = new TestCase(key);
  const draw = drawFrom(21);
  const packed = addDrawn(file, TEXT, randomPicture(130, 100, draw), randomPicture(100, 70, draw), drawn);
  return {file, packed};
}

/** A chosen pack in which it goes as redacted. */
export async function redactedZip(key: TestKey, masks: Masks = MASKS, drawn: Drawn = {}): Promise<Bytes> {
  const {file, packed} = drawnCase(key, drawn);
  return (await packBytes(await redactedInput(file, [redactIn(file, packed, masks)]))).zip;
}

/** `codes` of what is found, besides others; left out: that the redaction is wrong. */
export type Lie = {what: string; masks: Masks; drawn?: Drawn; codes?: string[]; reason?: string};

function altered(copy: MaskedCopy, x: number, y: number): MaskedCopy {
  const png = PNG.sync.read(Buffer.from(copy.bytes));
  const at = (y * png.width + x) * 4;
  png.data[at] = (png.data[at] ?? 0) ^ 1;
  return {...copy, bytes: pngBytes(png)};
}

function changedProof(copy: MaskedCopy, change: (proof: PixelProof) => PixelProof): MaskedCopy {
  const proof = JSON.parse(utf8Text(copy.proof?.bytes ?? new Uint8Array()) ?? '') as PixelProof;
  return {...copy, proof: {name: copy.proof?.name ?? '', bytes: utf8(canonicalJson(change(proof)))}};
}

function changedWords(copy: MaskedCopy, from: string, to: string): MaskedCopy {
  const text = utf8Text(copy.bytes) ?? '';
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return {...copy, bytes: utf8(text.replace(from, to))};
}

const first = (change: (copy: MaskedCopy) => MaskedCopy): Masks => ({
  ...MASKS,
  change: ([picture, ...rest]) => [change(picture as MaskedCopy), ...rest],
});
const second = (change: (copy: MaskedCopy) => MaskedCopy): Masks => ({
  ...MASKS,
  change: ([picture, words]) => [picture as MaskedCopy, change(words as MaskedCopy)],
});

/** What the keeper of the key could do: all lists, log and seal are right, and only the copy lies. */
export const LIES: Lie[] = [
  {
    what: 'a pixel beside the mask altered',
    masks: first((copy) => altered(copy, 3, 50)),
    reason: 'verify_reason_otherPixels',
  },
  {
    what: 'the mask not flat',
    masks: first((copy) => altered(copy, 45, 12)),
    reason: 'verify_reason_maskNotFlat',
  },
  {
    what: 'the mask said to be elsewhere',
    masks: first((copy) => ({...copy, rects: copy.rects.map((r) => ({...r, y: r.y + 32}))})),
  },
  {
    what: 'the mask said to be smaller',
    masks: first((copy) => ({...copy, rects: copy.rects.map((r) => ({...r, width: 32}))})),
  },
  {what: 'the mask said to be no mask at all', masks: first((copy) => ({...copy, rects: []}))},
  {what: 'rects off the grid', masks: first((copy) => ({...copy, rects: copy.rects.map((r) => ({...r, x: r.x + 1}))}))},
  {what: 'another size', masks: first((copy) => ({...copy, size: {width: 100, height: 69}}))},
  {what: 'leaves left out', masks: first((copy) => changedProof(copy, (p) => ({...p, leaves: p.leaves.slice(1)})))},
  {
    what: 'leaves added',
    masks: first((copy) => changedProof(copy, (p) => ({...p, leaves: [...p.leaves, p.leaves[0] ?? '']}))),
  },
  {
    what: 'salts exchanged',
    masks: first((copy) =>
      changedProof(copy, (p) => ({
        ...p,
        leaves: [p.leaves[4] ?? '', ...p.leaves.slice(1, 4), p.leaves[0] ?? '', ...p.leaves.slice(5)],
      })),
    ),
  },
  {
    what: 'a masked leaf replaced',
    masks: first((copy) =>
      changedProof(copy, (p) => ({...p, leaves: p.leaves.map((leaf) => (leaf.length === 64 ? '0'.repeat(64) : leaf))})),
    ),
  },
  {
    what: 'the proof of something else',
    masks: first((copy) => changedProof(copy, (p) => ({...p, of: sha256Hex(new Uint8Array(1))}))),
  },
  {what: 'the proof left out', masks: first(({proof: _, ...copy}) => copy)},
  {
    what: 'no JSON as a proof',
    masks: first((copy) => ({...copy, proof: {name: copy.proof?.name ?? '', bytes: utf8('x')}})),
  },
  {
    what: 'a copy of another picture of the exhibit',
    masks: first((copy) => ({...copy, of: {...copy.of, sha256: sha256Hex(new Uint8Array(2))}})),
  },
  {what: 'no picture at all', masks: first((copy) => ({...copy, bytes: utf8('x')}))},
  {
    what: 'a picture of other pixels under the same mask',
    masks: first((copy) => {
      const other = pngBytes(randomPicture(100, 70, drawFrom(99)));
      const made = maskPicture(copy.of, other, copy.rects, saltsOf(SEED, copy.of.path));
      return {...copy, bytes: made.bytes};
    }),
  },
  {what: 'a shown word replaced', masks: second((copy) => changedWords(copy, '"Rita "', '"Nora "'))},
  {what: 'a hidden word written anew', masks: second((copy) => changedWords(copy, 'null', '"Hill "'))},
  {what: 'a word hidden that the proof shows', masks: second((copy) => changedWords(copy, '"Rita "', 'null'))},
  {what: 'a fact added', masks: second((copy) => changedWords(copy, '"record":{', '"record":{"a":1,'))},
  {what: 'another list of what was hidden', masks: second((copy) => changedWords(copy, '"/salt"', '"/zalt"'))},
  {
    what: 'words of another exhibit',
    masks: second((copy) => changedWords(copy, '"redactedFrom":"', '"redactedFrom":"00').valueOf() as MaskedCopy),
  },
  {what: 'the proof of the words left out', masks: second(({proof: _, ...copy}) => copy)},
  {
    what: 'a redaction of another exhibit',
    masks: {...MASKS, changeRecord: (record) => ({...record, exhibitDigest: sha256Hex(new Uint8Array(3))})},
    codes: ['partMissing', 'redactionWrong'],
  },
  {
    what: 'an original shown that the exhibit has not',
    masks: {...MASKS, changeRecord: (record) => ({...record, shown: ['no-such.png']})},
  },
];
