import {merkleRoot} from '../../custody/merkle.ts';
import {ENTRIES, PUBLIC_KEY, SEAL_LIST} from '../../pack/names.ts';
import type {Receipt} from '../../pack/receipt.ts';
import {sealCode} from '../../pack/seal.ts';
import type {Check, Tally} from '../check.ts';
import type {Expectations} from '../expectations.ts';
import type {OpenedPack} from '../opened-pack.ts';

/** Check 11: what the reader knows from elsewhere, if anything. */
export const checkExpectations: Check = {
  name: 'expectations',
  isAsked: (_pack, {key, sealCode: code, receipts}) => Boolean(key || code || receipts?.length),
  run: (pack, tally, expectations) => {
    for (const key of keysExpected(expectations)) {
      tally.expect(pack.keyId?.startsWith(key) ?? false, 'keyNotExpected', PUBLIC_KEY);
    }
    if (expectations.sealCode) compareCode(pack, expectations.sealCode, tally);
    for (const receipt of expectations.receipts ?? []) compareReceipt(pack, receipt, tally);
  },
};

/** Every key that something given names. */
export function keysExpected({key, receipts}: Expectations): string[] {
  return [...(key ? [key] : []), ...(receipts ?? []).map((receipt) => receipt.key)];
}

function compareCode({sealList}: OpenedPack, expected: string, tally: Tally): void {
  const holds = sealList.state === 'read' && sealCode(sealList.value) === expected;
  tally.expect(holds, 'sealCodeNotExpected', SEAL_LIST);
}

/** A receipt over fewer entries than this pack's is one of an earlier pack. */
function compareReceipt(pack: OpenedPack, receipt: Receipt, tally: Tally): void {
  const {checkpoint, log} = pack;
  const earlier = checkpoint.state === 'read' && receipt.size < checkpoint.value.size;
  if (!earlier) {
    compareCode(pack, receipt.sealCode, tally);
    if (checkpoint.state === 'read') {
      tally.expect(checkpoint.value.root === receipt.root, 'sealCodeNotExpected', ENTRIES, 'verify_reason_otherRoot');
    }
  } else if (log.state !== 'read') {
    // A chosen pack shows too little of the log to tell.
    tally.cannotRun();
  } else compareEarlier(log.value, receipt, tally);
}

function compareEarlier(
  lines: (OpenedPack['log'] & {state: 'read'})['value'],
  {size, root, sealCode: code}: Receipt,
  tally: Tally,
): void {
  const leaves = lines.slice(0, size).map(({leaf}) => leaf);
  const begins = leaves.length === size && merkleRoot(leaves) === root;
  tally.expect(begins, 'earlierPackNotContained', ENTRIES, 'verify_reason_otherBeginning');
  const named = lines.some(
    ({entry}) => entry.ok && entry.value.type === 'pack.saved' && entry.value.detail.sealCode === code,
  );
  tally.expect(named, 'earlierPackNotContained', ENTRIES, 'verify_reason_codeNotInLog');
}
