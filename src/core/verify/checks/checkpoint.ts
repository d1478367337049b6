import {CHECKPOINT, CHECKPOINT_SIGNATURE} from '../../pack/names.ts';
import {signatureHolds} from '../../pack/public-key.ts';
import type {Check} from '../check.ts';
import {checkEarlier} from '../earlier-checkpoints.ts';

/** Check 5: the signed head of the log, by the key of the seal and of the seal's case. */
export const checkCheckpoint: Check = {
  name: 'checkpoint',
  run: (pack, tally) => {
    const {checkpoint, checkpointSignature, key, keyId, seal} = pack;
    for (const path of [CHECKPOINT, CHECKPOINT_SIGNATURE]) {
      tally.expect(pack.files.has(path), 'checkpointMissing', path);
    }
    checkEarlier(pack, tally);
    if (checkpoint.state === 'unreadable') {
      tally.note('checkpointMissing', CHECKPOINT, checkpoint.reason, checkpoint.values);
    }
    if (checkpointSignature.state === 'unreadable') {
      tally.note('checkpointSignatureWrong', CHECKPOINT_SIGNATURE, checkpointSignature.reason);
    }
    if (checkpoint.state !== 'read') return;
    const {value, canonical, bytes} = checkpoint;
    tally.expect(canonical, 'checkpointMissing', CHECKPOINT, 'verify_reason_notCanonical');
    if (seal.state === 'read') tally.expect(value.caseId === seal.value.caseId, 'recordOfOtherCase', CHECKPOINT);
    if (key.state !== 'read' || checkpointSignature.state !== 'read') {
      tally.cannotRun();
      return;
    }
    const holds = signatureHolds(key.value, checkpointSignature.value, bytes);
    tally.expect(holds, 'checkpointSignatureWrong', CHECKPOINT_SIGNATURE);
    tally.expect(value.keyId === keyId, 'checkpointKeyDiffers', CHECKPOINT);
  },
};
