import type {Bytes} from '../bytes.ts';
import type {Checkpoint} from '../custody/checkpoint.ts';
import {merkleRoot, provesConsistency} from '../custody/merkle.ts';
import type {Hex64} from '../ids.ts';
import {CONSISTENCY, earlierCheckpointAt} from '../pack/names.ts';
import type {ConsistencyProof} from '../pack/proofs.ts';
import {signatureHolds} from '../pack/public-key.ts';
import type {Tally} from './check.ts';
import {isChosen, type OpenedPack, type Read, readBytes, readJson} from './opened-pack.ts';
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
  if (earlier.length === 0 && consistency.state === 'absent') return;
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
    const proved = provesBeginning(consistency.value, before.value, checkpoint.value);
    if (!tally.expect(proved !== undefined, 'proofMissing', path)) continue;
    tally.expect(proved === true, 'proofWrong', path, 'verify_reason_otherLog');
  }
}

type Head = Pick<Checkpoint, 'size' | 'root'>;

/** Whether a proof leads from an earlier head to this one; undefined where there is none over so many entries. */
function provesBeginning(proofs: readonly ConsistencyProof[], before: Head, now: Head): boolean | undefined {
  const found = proofs.find(({from, to}) => from === before.size && to === now.size);
  return found && provesConsistency(before.size, now.size, found.proof, before.root, now.root);
}

/**
 * Whether the log of a pack goes on from an earlier head that is known from elsewhere; undefined where what the pack shows
 * of its log cannot tell.
 */
export function goesOnFrom(pack: OpenedPack, before: Head, now: Checkpoint): boolean | undefined {
  const {log, consistency} = pack;
  if (isChosen(pack)) {
    return consistency.state === 'read' ? provesBeginning(consistency.value, before, now) : undefined;
  }
  if (log.state !== 'read') return undefined;
  const leaves = log.value.slice(0, before.size).map(({leaf}) => leaf);
  return leaves.length === before.size && merkleRoot(leaves) === before.root;
}
