import {merkleRoot} from '../../custody/merkle.ts';
import {ENTRIES, PUBLIC_KEY, SEAL_LIST} from '../../pack/names.ts';
import type {Receipt} from '../../pack/receipt.ts';
import {sealCode} from '../../pack/seal.ts';
import type {Check, Tally} from '../check.ts';
import type {EarlierHead, ReadEarlier} from '../earlier-packs.ts';
import type {Expectations} from '../expectations.ts';
import type {OpenedPack} from '../opened-pack.ts';
import {keysNamed, type ReadLine} from '../read-log.ts';
import {showText} from '../show-name.ts';

/** Check 11: what the reader knows from elsewhere, if anything. */
export const checkExpectations: Check = {
  name: 'expectations',
  isAsked: (_pack, {key, sealCode: code, receipts, earlierHeads}) =>
    Boolean(key || code || receipts?.length || earlierHeads.length),
  run: (pack, tally, expectations) => {
    for (const key of keysExpected(expectations)) compareKey(pack, key, tally);
    if (expectations.sealCode) compareCode(pack, expectations.sealCode, tally);
    for (const receipt of expectations.receipts ?? []) compareReceipt(pack, receipt, tally);
    for (const earlier of expectations.earlierHeads) compareEarlierPack(pack, earlier, tally);
  },
};

/** A log that says the key was replaced is no proof of it: whoever has an earlier pack can write such a log. */
function compareKey({keyId, log}: OpenedPack, expected: string, tally: Tally): void {
  const named = log.state === 'read' && keysNamed(log.value).some((one) => one.keyId.startsWith(expected));
  const reason = named ? 'verify_reason_keyBefore' : undefined;
  tally.expect(keyId?.startsWith(expected) ?? false, 'keyNotExpected', PUBLIC_KEY, reason);
}

/** Every key that something given names. */
export function keysExpected({key, receipts}: Expectations): string[] {
  return [...(key ? [key] : []), ...(receipts ?? []).map((receipt) => receipt.key)];
}

function compareCode({sealList, seal}: OpenedPack, expected: string, tally: Tally): void {
  // The code that is given away is that of part 1, and it is not here.
  if (seal.state === 'read' && (seal.value.part?.number ?? 1) > 1) {
    tally.cannotRun();
    return;
  }
  const holds = sealList.state === 'read' && sealCode(sealList.value) === expected;
  tally.expect(holds, 'sealCodeNotExpected', SEAL_LIST);
}

/** A receipt over fewer entries than this pack's is one of before it, over more one of after it. */
function compareReceipt(pack: OpenedPack, receipt: Receipt, tally: Tally): void {
  const {checkpoint, log} = pack;
  if (checkpoint.state !== 'read') {
    if (receipt.sealCode) compareCode(pack, receipt.sealCode, tally);
    tally.cannotRun();
    return;
  }
  const {size, root} = checkpoint.value;
  const {sealCode: code} = receipt;
  if (receipt.size === size) {
    if (code) compareCode(pack, code, tally);
    const reason = 'verify_reason_otherRoot';
    tally.expect(root === receipt.root, code ? 'sealCodeNotExpected' : 'earlierPackNotContained', ENTRIES, reason);
  } else if (receipt.size > size) {
    const counts = [receipt.size, size];
    tally.expect(
      false,
      code ? 'sealCodeNotExpected' : 'earlierPackNotContained',
      ENTRIES,
      'verify_reason_receiptLater',
      counts,
    );
  } else if (log.state !== 'read') {
    // A chosen pack shows too little of the log to tell, unless it proves that what it holds was in that pack.
    if (code && pack.belongs.includes(code)) tally.expect(true, 'earlierPackNotContained', ENTRIES);
    else tally.cannotRun();
  } else compareEarlier(log.value, receipt, tally);
}

/** An earlier pack that was given whole. Its key is not compared: the log names every key that the case has had. */
function compareEarlierPack({checkpoint, log, sealList}: OpenedPack, {name, head}: ReadEarlier, tally: Tally): void {
  const isSound = tally.expect(
    head !== undefined,
    'earlierPackNotContained',
    showText(name),
    'verify_reason_earlierUnsound',
  );
  if (!isSound || !head) return;
  // The same pack once more: older than itself it cannot be, and nothing contradicts.
  if (sealList.state === 'read' && sealCode(sealList.value) === head.sealCode) return;
  if (checkpoint.state !== 'read' || log.state !== 'read') {
    tally.cannotRun();
    return;
  }
  const counts = [head.size, checkpoint.value.size];
  const isOlder = head.size < checkpoint.value.size;
  tally.expect(isOlder, 'earlierPackNotContained', showText(name), 'verify_reason_notEarlier', counts);
  if (isOlder) compareEarlier(log.value, head, tally);
}

function compareEarlier(
  lines: readonly ReadLine[],
  {size, root, sealCode: code}: Receipt | EarlierHead,
  tally: Tally,
): void {
  const leaves = lines.slice(0, size).map(({leaf}) => leaf);
  const begins = leaves.length === size && merkleRoot(leaves) === root;
  tally.expect(begins, 'earlierPackNotContained', ENTRIES, 'verify_reason_otherBeginning');
  if (!code) return;
  const named = lines.some(
    ({entry}) => entry.ok && entry.value.type === 'pack.saved' && entry.value.detail.sealCode === code,
  );
  tally.expect(named, 'earlierPackNotContained', ENTRIES, 'verify_reason_codeNotInLog');
}
