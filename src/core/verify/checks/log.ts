import {NO_ENTRY} from '../../custody/append-entry.ts';
import type {Checkpoint} from '../../custody/checkpoint.ts';
import {merkleRoot, provesInclusion} from '../../custody/merkle.ts';
import {ENTRIES, PROOFS} from '../../pack/names.ts';
import type {RecordProof} from '../../pack/proofs.ts';
import type {Check, Tally} from '../check.ts';
import {checkBeginnings, checkConsistency} from '../earlier-checkpoints.ts';
import type {OpenedPack} from '../opened-pack.ts';
import {type ReadLine, readLine} from '../read-log.ts';

/** Check 6: the log has no gap and no later edit; of a chosen pack, that each shown entry is in the log. */
export const checkLog: Check = {
  name: 'log',
  run: (pack, tally) => {
    if (pack.seal.state !== 'read') tally.cannotRun();
    else if (pack.seal.value.scope === 'whole') checkWhole(pack, tally);
    else {
      checkChosen(pack, tally);
      checkConsistency(pack, tally);
    }
  },
};

function checkWhole({log, checkpoint, earlier}: OpenedPack, tally: Tally): void {
  if (log.state !== 'read') {
    tally.note('entryUnreadable', ENTRIES, log.state === 'absent' ? 'verify_reason_absent' : log.reason);
    return;
  }
  const lines = log.value;
  for (const [i, line] of lines.entries()) checkLine(line, i, lines[i - 1], tally);
  if (checkpoint.state !== 'read') {
    tally.cannotRun();
    return;
  }
  const {size, root, head} = checkpoint.value;
  tally.expect(lines.length === size, 'sizeDiffers', ENTRIES, 'verify_reason_entryCounts', [lines.length, size]);
  const leaves = lines.map(({leaf}) => leaf);
  tally.expect(merkleRoot(leaves) === root, 'rootDiffers', ENTRIES);
  tally.expect((leaves.at(-1) ?? NO_ENTRY) === head, 'rootDiffers', ENTRIES, 'verify_reason_headDiffers');
  checkBeginnings(earlier, leaves, tally);
}

function checkLine({entry}: ReadLine, i: number, before: ReadLine | undefined, tally: Tally): void {
  const place = `${ENTRIES}:${i + 1}`;
  if (!entry.ok) {
    tally.expect(false, 'entryUnreadable', place, entry.reason, entry.values);
    return;
  }
  tally.expect(entry.canonical, 'entryNotCanonical', place);
  tally.expect(entry.value.seq === i, 'sequenceBroken', place, 'verify_reason_numbers', [entry.value.seq, i]);
  tally.expect(entry.value.prev === (before?.leaf ?? NO_ENTRY), 'chainBroken', place);
}

function checkChosen({proofs, checkpoint}: OpenedPack, tally: Tally): void {
  if (proofs.state !== 'read') {
    const values = proofs.state === 'unreadable' ? proofs.values : [];
    tally.note('proofMissing', PROOFS, proofs.state === 'absent' ? 'verify_reason_absent' : proofs.reason, values);
    return;
  }
  tally.expect(proofs.canonical, 'proofWrong', PROOFS, 'verify_reason_notCanonical');
  if (checkpoint.state !== 'read') tally.cannotRun();
  else for (const [i, proof] of proofs.value.entries()) checkProof(proof, i, checkpoint.value, tally);
}

function checkProof(proof: RecordProof, i: number, {size, root}: Checkpoint, tally: Tally): void {
  const place = `${PROOFS}:${i + 1}`;
  const {entry, leaf} = readLine(proof.entry);
  if (!entry.ok) {
    tally.expect(false, 'entryUnreadable', place, entry.reason, entry.values);
    return;
  }
  tally.expect(entry.canonical, 'entryNotCanonical', place);
  const {seq, digest} = entry.value;
  tally.expect(seq === proof.index, 'sequenceBroken', place, 'verify_reason_numbers', [seq, proof.index]);
  tally.expect(digest === proof.record, 'proofWrong', place, 'verify_reason_otherRecord');
  const holds = proof.treeSize === size && provesInclusion(leaf, proof.index, size, proof.proof, root);
  tally.expect(holds, 'proofWrong', place);
}
