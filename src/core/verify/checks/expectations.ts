import type {Checkpoint} from '../../custody/checkpoint.ts';
import type {Hex64} from '../../ids.ts';
import {CONSISTENCY, ENTRIES, PUBLIC_KEY, SEAL_LIST} from '../../pack/names.ts';
import type {Receipt} from '../../pack/receipt.ts';
import {sealCode} from '../../pack/seal.ts';
import type {Check, Tally} from '../check.ts';
import {goesOnFrom} from '../earlier-checkpoints.ts';
import type {EarlierHead, ReadEarlier} from '../earlier-packs.ts';
import type {Expectations} from '../expectations.ts';
import {isChosen, type OpenedPack} from '../opened-pack.ts';
import {keysNamed} from '../read-log.ts';
import type {Reason} from '../report.ts';
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
  const {checkpoint} = pack;
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
  } else compareEarlier(pack, receipt, checkpoint.value, tally);
}

/** An earlier pack, or a part of one. Its key is not compared: the log names every key that the case has had. */
function compareEarlierPack(pack: OpenedPack, {name, head}: ReadEarlier, tally: Tally): void {
  const {checkpoint} = pack;
  const isSound = tally.expect(
    head !== undefined,
    'earlierPackNotContained',
    showText(name),
    'verify_reason_earlierUnsound',
  );
  if (!isSound || !head) return;
  if (isSamePack(pack, head)) return;
  if (checkpoint.state !== 'read') {
    tally.cannotRun();
    return;
  }
  const counts = [head.size, checkpoint.value.size];
  const isOlder = head.size < checkpoint.value.size;
  tally.expect(isOlder, 'earlierPackNotContained', showText(name), 'verify_reason_notEarlier', counts);
  if (isOlder) compareEarlier(pack, head, checkpoint.value, tally);
}

/** The same pack once more, or a part of it: older than itself it cannot be, and nothing contradicts. */
function isSamePack({checkpoint, sealList}: OpenedPack, {size, root, sealCode: code}: EarlierHead): boolean {
  if (code) return sealList.state === 'read' && sealCode(sealList.value) === code;
  return checkpoint.state === 'read' && checkpoint.value.size === size && checkpoint.value.root === root;
}

function compareEarlier(pack: OpenedPack, before: Receipt | EarlierHead, now: Checkpoint, tally: Tally): void {
  const goesOn = goesOnFrom(pack, before, now);
  const {sealCode: code} = before;
  if (goesOn === undefined) {
    // That what is here was in that pack is as good: its seal is here, and holds.
    if (code && pack.belongs.includes(code)) tally.expect(true, 'earlierPackNotContained', ENTRIES);
    else notCompared(pack, 'verify_reason_noBeginning', before.size, tally);
    return;
  }
  const [path, reason] = isChosen(pack)
    ? ([CONSISTENCY, 'verify_reason_noContinuation'] as const)
    : ([ENTRIES, 'verify_reason_otherBeginning'] as const);
  tally.expect(goesOn, 'earlierPackNotContained', path, reason);
  if (!code) return;
  if (!isChosen(pack)) compareName(pack, code, tally);
  else if (pack.belongs.includes(code)) tally.expect(true, 'earlierPackNotContained', ENTRIES);
  else if (goesOn) notCompared(pack, 'verify_reason_codeNotShown', before.size, tally);
}

/** That the log names the seal code of an earlier pack. */
function compareName({log}: OpenedPack, code: Hex64, tally: Tally): void {
  const named =
    log.state === 'read' &&
    log.value.some(({entry}) => entry.ok && entry.value.type === 'pack.saved' && entry.value.detail.sealCode === code);
  tally.expect(named, 'earlierPackNotContained', ENTRIES, 'verify_reason_codeNotInLog');
}

/** Says what could not be compared with this pack; that is no fault, and no pass. */
function notCompared(pack: OpenedPack, reason: Reason, size: number, tally: Tally): void {
  tally.note('earlierNotChecked', isChosen(pack) ? CONSISTENCY : ENTRIES, reason, [size]);
  tally.cannotRun();
}
