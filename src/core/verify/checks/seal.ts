import {utf8} from '../../bytes.ts';
import type {Hex64} from '../../ids.ts';
import {isHex64} from '../../ids.ts';
import {exhibitsRoot} from '../../pack/belongs.ts';
import {parseHashList} from '../../pack/hash-list.ts';
import {
  CHECKPOINT,
  ENTRIES,
  PUBLIC_KEY,
  recordAt,
  SEAL,
  SEAL_LIST,
  SEAL_SIGNATURE,
  SEALED_FILES,
} from '../../pack/names.ts';
import {fingerprint, signatureHolds} from '../../pack/public-key.ts';
import {SEAL_LIST_HEAD} from '../../pack/seal.ts';
import type {Check, Tally} from '../check.ts';
import type {OpenedPack} from '../opened-pack.ts';
import {keysNamed} from '../read-log.ts';
import {showText} from '../show-name.ts';

/** Check 4: the signed list, the files it names, the signature under it, and what the seal states. */
export const checkSeal: Check = {
  name: 'seal',
  run: (pack, tally) => {
    for (const path of [SEAL, SEAL_LIST, SEAL_SIGNATURE, PUBLIC_KEY]) {
      tally.expect(pack.files.has(path), 'sealMissing', path);
    }
    compareList(pack, tally);
    compareSignature(pack, tally);
    compareStatement(pack, tally);
    compareKeyWithLog(pack, tally);
  },
};

/**
 * The log of a whole pack says which keys the case has had: a seal by any other was put over it later, and one by a key
 * that was given up before too. That a key was replaced is worth knowing: only the log says that it was the keeper's doing.
 */
function compareKeyWithLog({log, seal, keyId}: OpenedPack, tally: Tally): void {
  if (log.state !== 'read' || seal.state !== 'read' || !keyId) return;
  const named = keysNamed(log.value);
  for (const [i, {place, type, keyId: now}] of named.entries()) {
    const marks = [markOf(named[i - 1]?.keyId ?? ''), markOf(now)];
    if (type === 'key.replaced') tally.note('keyReplaced', `${ENTRIES}:${place + 1}`, 'verify_reason_keys', marks);
  }
  const isNamed = named.some((one) => one.keyId === keyId);
  const reason = isNamed ? 'verify_reason_keyGivenUp' : 'verify_reason_keyNotInLog';
  tally.expect(named.at(-1)?.keyId === keyId, 'sealKeyDiffers', PUBLIC_KEY, reason);
}

/** The mark of a key as an entry names it, which may be any text. */
function markOf(keyId: string): string {
  return isHex64(keyId) ? fingerprint(keyId) : showText(keyId);
}

function compareList({sealList, hashes}: OpenedPack, tally: Tally): void {
  if (sealList.state === 'unreadable') tally.note('sealListWrong', SEAL_LIST, sealList.reason);
  if (sealList.state !== 'read') return;
  const parsed = parseHashList(sealList.value, SEAL_LIST_HEAD);
  if (!parsed.ok) {
    tally.note('sealListWrong', SEAL_LIST, 'verify_reason_badLines', [parsed.error.lines.slice(0, 20).join(', ')]);
    return;
  }
  const named = [...parsed.value.keys()].join('\n') === SEALED_FILES.join('\n');
  tally.expect(named, 'sealListWrong', SEAL_LIST, 'verify_reason_otherLines');
  for (const [path, sha256] of parsed.value) {
    const hashed = hashes.get(path);
    tally.expect(hashed?.ok === true && hashed.sha256 === sha256, 'sealListWrong', path);
  }
}

function compareSignature({sealList, sealSignature, key}: OpenedPack, tally: Tally): void {
  if (key.state === 'unreadable') tally.note('sealSignatureWrong', PUBLIC_KEY, key.reason);
  if (sealSignature.state === 'unreadable') tally.note('sealSignatureWrong', SEAL_SIGNATURE, sealSignature.reason);
  if (key.state !== 'read' || sealSignature.state !== 'read' || sealList.state !== 'read') return;
  const holds = signatureHolds(key.value, sealSignature.value, utf8(sealList.value));
  tally.expect(holds, 'sealSignatureWrong', SEAL_SIGNATURE);
}

function compareStatement({seal, keyId, hashes, files}: OpenedPack, tally: Tally): void {
  if (seal.state === 'unreadable') tally.note('sealNotCanonical', SEAL, seal.reason, seal.values);
  if (seal.state !== 'read') return;
  const {value, canonical} = seal;
  tally.expect(canonical, 'sealNotCanonical', SEAL);
  if (keyId) tally.expect(value.keyId === keyId, 'sealKeyDiffers', SEAL);
  const checkpoint = hashes.get(CHECKPOINT);
  const sameHead = checkpoint?.ok === true && checkpoint.sha256 === value.checkpoint;
  tally.expect(sameHead, 'sealListWrong', CHECKPOINT, 'verify_reason_otherCheckpoint');
  if (value.exhibitsRoot) {
    const same = exhibitsRoot(exhibitDigests(hashes)) === value.exhibitsRoot;
    tally.expect(same, 'sealListWrong', SEAL, 'verify_reason_otherExhibitsRoot');
  }
  const payload = [...files.values()].filter(({path}) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, {size}) => sum + size, 0);
  const counts = [payload.length, bytes, value.payloadFiles, value.payloadBytes];
  const sameCounts = counts[0] === counts[2] && counts[1] === counts[3];
  tally.expect(sameCounts, 'sealListWrong', SEAL, 'verify_reason_otherCounts', counts);
}

/** What the records of the exhibits hash to, by their numbers. */
function exhibitDigests(hashes: OpenedPack['hashes']): Hex64[] {
  const exhibits = [...hashes].flatMap(([path, hashed]) => {
    const place = recordAt(path);
    return place?.kind === 'exhibit' && hashed.ok ? {ordinal: place.ordinal ?? 0, sha256: hashed.sha256} : [];
  });
  return exhibits.sort((a, b) => a.ordinal - b.ordinal).map(({sha256}) => sha256);
}
