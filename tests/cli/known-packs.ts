import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Bytes} from '../../src/core/bytes.ts';
import {merkleRoot} from '../../src/core/custody/merkle.ts';
import {logReceipt} from '../../src/core/pack/receipt.ts';
import type {Moment} from '../../src/core/time.ts';
import {makeKey, say, TestCase, type TestKey} from '../core/pack/a-case.ts';
import {packBytes} from '../core/pack/memory-sink.ts';
import {type PartPacks, partBytes} from '../core/pack/part-packs.ts';
import {TamperedPack} from '../core/verify/tamper.ts';

/** Room for the files of one exhibit. */
const BOUNDS = {entries: 1000, payload: 3500};

/** Where each file lies that a reader of a record may have. */
export type KnownPacks = {
  /** The first pack of the record, and the same in three parts. */
  first: string;
  firstParts: string[];
  /** The next pack, in three parts, and the one after it in one. */
  parts: string[];
  next: string;
  /** A folder that holds all of its parts. */
  partsFolder: string;
  /** Part 2 of it with one bit of a picture changed, and part 2 of another pack of the same record. */
  changedPart: string;
  otherPart: string;
  /** A first pack whose history was written anew with the same key, one of another keeper, and one that lies about its log. */
  rewritten: string;
  foreign: string;
  unsound: string;
  /** Receipts over the log alone: before the first pack, and after the last one. */
  logReceipt: string;
  laterLogReceipt: string;
  rewrittenLogReceipt: string;
  foreignLogReceipt: string;
  /** Receipts of packs, as they are saved beside them. */
  firstReceipt: string;
  nextReceipt: string;
  foreignReceipt: string;
};

/** Makes the record of one keeper and of another, and lays what they gave away into a folder. */
export async function makeKnownPacks(folder: string): Promise<KnownPacks> {
  const lay = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const key = await makeKey();
  const kept = await begun(key);
  const receiptBefore = lay('log-receipt.txt', receiptOver(kept));
  const firstInput = await kept.packInput();
  const first = await packBytes(firstInput);
  const firstParts = await partBytes(firstInput, BOUNDS);
  kept.packSaved(firstInput.packId, first.written.sealCode);
  kept.packSaved(firstInput.packId, firstParts.written.sealCode);
  kept.addExhibit('third');
  const parts = await partBytes(await kept.packInput(), BOUNDS);
  const again = await partBytes(await kept.packInput(), BOUNDS);
  const next = await packBytes(await kept.packInput());
  kept.addExhibit('fourth');

  const anew = await begun(key, 'something else');
  const rewritten = await packBytes(await anew.packInput());
  const stranger = await begun(await makeKey());
  const foreign = await packBytes(await stranger.packInput());
  const unsound = (await TamperedPack.of(first.zip)).editJson('data/log/checkpoint.json', (head) => {
    head.size = 2;
  });
  const changed = (await TamperedPack.of(partOf(parts, 2))).flip('data/exhibits/000001/screen-1.png');
  mkdirSync(join(folder, 'parts'));
  mkdirSync(join(folder, 'first-parts'));
  return {
    first: lay('first.zip', first.zip),
    firstParts: layParts(folder, 'first-parts', firstParts),
    parts: layParts(folder, 'parts', parts),
    partsFolder: join(folder, 'parts'),
    next: lay('next.zip', next.zip),
    changedPart: lay('changed-part-2.zip', changed.zip()),
    otherPart: lay('other-part-2.zip', partOf(again, 2)),
    rewritten: lay('rewritten.zip', rewritten.zip),
    foreign: lay('foreign.zip', foreign.zip),
    unsound: lay('unsound.zip', unsound.zip()),
    logReceipt: receiptBefore,
    laterLogReceipt: lay('log-receipt-later.txt', receiptOver(kept)),
    rewrittenLogReceipt: lay('log-receipt-rewritten.txt', receiptOver(anew)),
    foreignLogReceipt: lay('log-receipt-foreign.txt', receiptOver(stranger)),
    firstReceipt: lay('first-receipt.txt', first.written.receipt.text),
    nextReceipt: lay('next-receipt.txt', next.written.receipt.text),
    foreignReceipt: lay('foreign-receipt.txt', foreign.written.receipt.text),
  };
}

async function begun(key: TestKey, words = 'first'): Promise<TestCase> {
  const kept = new TestCase(key);
  kept.addExhibit(words);
  kept.addExhibit('second');
  return kept;
}

/** The receipt over a log as it stands. */
export function receiptOver({key: {keyId}, log}: TestCase): string {
  const madeAt: Moment = {at: '2026-03-01T11:00:00.000Z' as Moment['at'], offsetMinutes: 60, zone: 'Europe/Berlin'};
  return logReceipt({keyId, size: log.length, root: merkleRoot(log.map(({leaf}) => leaf)), madeAt}, say).text;
}

function partOf({zips}: PartPacks, number: number): Bytes {
  const zip = zips.get(number);
  if (!zip) throw new Error(`no part ${number}`);
  return zip;
}

function layParts(folder: string, below: string, packs: PartPacks): string[] {
  return packs.written.parts
    .toSorted((a, b) => a.number - b.number)
    .map(({name, number}) => {
      const path = join(folder, below, `${name}.zip`);
      writeFileSync(path, partOf(packs, number));
      return path;
    });
}
