import {utf8} from '../bytes.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64} from '../ids.ts';
import {parseHashList} from '../pack/hash-list.ts';
import {CHECKPOINT, SEAL} from '../pack/names.ts';
import {signatureHolds} from '../pack/public-key.ts';
import {SEAL_LIST_HEAD, sealCode} from '../pack/seal.ts';
import type {GivenBag} from './bags.ts';
import {readSource} from './open-bags.ts';
import {type OpenedPack, openPack} from './opened-pack.ts';

/**
 * What an earlier pack binds every later one to: the log as it stood then, and that the log names its seal code. Of a
 * pack in parts it names that of part 1 alone; a later part still has the signed head.
 */
export type EarlierHead = {size: number; root: Hex64; sealCode?: Hex64};

/** An earlier pack as it was read; without `head` it does not hold itself, and nothing can be compared with it. */
export type ReadEarlier = {name: string; head: EarlierHead | undefined};

/**
 * Reads of each earlier pack what is compared: its seal, its signature and the signed head of its log. Its files are not
 * looked at; whoever doubts them has it checked by itself.
 */
export async function readEarlierPacks(given: readonly GivenBag[]): Promise<ReadEarlier[]> {
  const read: ReadEarlier[] = [];
  for (const {name, source} of given) {
    const {files, faults} = await readSource(source);
    const pack = faults.length > 0 ? undefined : await openPack(files, new Map());
    read.push({name, head: pack && headOf(pack)});
  }
  return read;
}

function headOf({
  seal,
  sealList,
  sealSignature,
  key,
  checkpoint,
  checkpointSignature,
}: OpenedPack): EarlierHead | undefined {
  if (seal.state !== 'read' || sealList.state !== 'read' || sealSignature.state !== 'read') return undefined;
  if (key.state !== 'read' || checkpoint.state !== 'read' || checkpointSignature.state !== 'read') return undefined;
  const listed = parseHashList(sealList.value, SEAL_LIST_HEAD);
  const sealed =
    listed.ok &&
    listed.value.get(SEAL) === sha256Hex(seal.bytes) &&
    listed.value.get(CHECKPOINT) === sha256Hex(checkpoint.bytes) &&
    signatureHolds(key.value, sealSignature.value, utf8(sealList.value)) &&
    signatureHolds(key.value, checkpointSignature.value, checkpoint.bytes);
  if (!sealed) return undefined;
  const {size, root} = checkpoint.value;
  const isNamed = (seal.value.part?.number ?? 1) === 1;
  return {size, root, ...(isNamed && {sealCode: sealCode(sealList.value)})};
}
