import checkedWords from '../../src/_locales/en/checked.json' with {type: 'json'};
import verifyWords from '../../src/_locales/en/verify.json' with {type: 'json'};
import {type Bytes, joinBytes, utf8, utf8Text} from '../../src/core/bytes.ts';
import type {Checkpoint} from '../../src/core/custody/checkpoint.ts';
import {leafHash, merkleRoot} from '../../src/core/custody/merkle.ts';
import {logReceipt} from '../../src/core/pack/receipt.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {readZip} from '../../src/core/verify/read-zip.ts';
import {sayFrom} from '../../src/core/words.ts';

/** The receipt that the keeper would have given away when the log of this pack had so many entries. */
export async function receiptOverLog(zip: Bytes, entries: number): Promise<string> {
  const {keyId, at} = JSON.parse(await textIn(zip, 'data/log/checkpoint.json')) as Checkpoint;
  const lines = (await textIn(zip, 'data/log/entries.jsonl')).split('\n').slice(0, entries);
  const root = merkleRoot(lines.map((line) => leafHash(utf8(line))));
  const madeAt = {at, offsetMinutes: 0, zone: 'Europe/London'};
  return logReceipt({keyId, size: entries, root, madeAt}, sayFrom({...verifyWords, ...checkedWords})).text;
}

async function textIn(zip: Bytes, path: string): Promise<string> {
  const file = (await readZip(sourceOfBytes(zip))).files.get(path);
  if (!file) throw new Error(`no ${path}`);
  const pieces: Bytes[] = [];
  for await (const piece of file.read()) pieces.push(piece);
  return utf8Text(joinBytes(pieces)) ?? '';
}
