import type {Bytes} from '../bytes.ts';
import type {Checkpoint} from '../custody/checkpoint.ts';
import {merkleRoot, provesConsistency} from '../custody/merkle.ts';
import type {Hex64} from '../ids.ts';
import {CONSISTENCY, earlierCheckpointAt} from '../pack/names.ts';
import {signatureHolds} from '../pack/public-key.ts';
import type {Tally} from './check.ts';
import {type OpenedPack, type Read, readBytes, readJson} from './opened-pack.ts';
import type {PackFile} from './pack-files.ts';
import {checkpointShape} from './parse/records.ts';

const SMALL = 64 * 1024;

/** A head of the log from before the pack, kept because it was given a time from outside. */
export type EarlierCheckpoint = {
  path: string;
  signaturePath: string;
  checkpoint: Read<Checkpoint>;
  signature: Read<Bytes>;
};

/** Reads every earlier head of which anything is there. */
export async function readEarlier(files: ReadonlyMap<string, PackFile>): Promise<EarlierCheckpoint[]> {
  const bases = new Set([...files.keys()].flatMap((path) => earlierCheckpointAt(path) ?? []));
  const earlier: EarlierCheckpoint[] = [];
  for (const base of [...bases].sort()) {
    const path = `${base}.json`;
    const signaturePath = `${base}.sig`;
    earlier.push({
      path,
      signaturePath,
      checkpoint: await readJson(files, path, checkpointShape, SMALL),
      signature: await readBytes(files, signaturePath, SMALL),
    });
  }
  return earlier;
}

/** Each is of this case and signed with this key. */
export function checkEarlier({earlier, seal, key, keyId}: OpenedPack, tally: Tally): void {
  for (const {path, signaturePath, checkpoint, signature} of earlier) {
    if (checkpoint.state === 'unreadable') tally.note('checkpointMissing', path, checkpoint.reason, checkpoint.values);
    else tally.expect(checkpoint.state === 'read', 'checkpointMissing', path);
    tally.expect(signature.state === 'read', 'checkpointMissing', signaturePath);
    if (checkpoint.state !== 'read') continue;
    const {value, canonical, bytes} = checkpoint;
    tally.expect(canonical, 'checkpointMissing', path, 'verify_reason_notCanonical');
    if (seal.state === 'read') tally.expect(value.caseId === seal.value.caseId, 'recordOfOtherCase', path);
    tally.expect(value.keyId === keyId, 'checkpointKeyDiffers', path);
    const holds =
      key.state === 'read' && signature.state === 'read' && signatureHolds(key.value, signature.value, bytes);
    tally.expect(holds, 'checkpointSignatureWrong', signaturePath);
  }
}

/** Whole packs: each is the head of as many first entries as it says. */
export function checkBeginnings(earlier: readonly EarlierCheckpoint[], leaves: readonly Hex64[], tally: Tally): void {
  for (const {path, checkpoint} of earlier) {
    if (checkpoint.state !== 'read') continue;
    const {size, root, head} = checkpoint.value;
    const begins = size <= leaves.length && leaves[size - 1] === head && merkleRoot(leaves.slice(0, size)) === root;
    tally.expect(begins, 'rootDiffers', path, 'verify_reason_otherLog');
  }
}

/** Chosen packs: a proof leads from each to the head of the whole log. */
export function checkConsistency({earlier, consistency, checkpoint}: OpenedPack, tally: Tally): void {
  if (earlier.length === 0) return;
  if (checkpoint.state !== 'read') {
    tally.cannotRun();
    return;
  }
  if (consistency.state !== 'read') {
    const [reason, values] =
      consistency.state === 'absent' ? ['verify_reason_absent' as const] : [consistency.reason, consistency.values];
    tally.note('proofMissing', CONSISTENCY, reason, values);
    return;
  }
  tally.expect(consistency.canonical, 'proofWrong', CONSISTENCY, 'verify_reason_notCanonical');
  for (const {path, checkpoint: before} of earlier) {
    if (before.state !== 'read') continue;
    const {size, root} = before.value;
    const to = checkpoint.value.size;
    const proof = consistency.value.find((one) => one.from === size && one.to === to);
    if (!tally.expect(proof !== undefined, 'proofMissing', path)) continue;
    const holds = provesConsistency(size, to, proof?.proof ?? [], root, checkpoint.value.root);
    tally.expect(holds, 'proofWrong', path, 'verify_reason_otherLog');
  }
}
