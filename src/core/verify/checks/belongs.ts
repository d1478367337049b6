import {fromBase64, utf8} from '../../bytes.ts';
import {provesInclusion} from '../../custody/merkle.ts';
import {sha256Hex} from '../../hash/sha256.ts';
import type {Hex64, Uuid} from '../../ids.ts';
import {type Belongs, exhibitLeaf} from '../../pack/belongs.ts';
import {parseHashList} from '../../pack/hash-list.ts';
import {BELONGS, SEAL} from '../../pack/names.ts';
import {keyIdOf, parsePublicKeyPem, signatureHolds} from '../../pack/public-key.ts';
import {SEAL_LIST_HEAD, type Seal, sealCode} from '../../pack/seal.ts';
import type {Tally} from '../check.ts';
import {type OpenedPack, readJson} from '../opened-pack.ts';
import {parseCanonicalText} from '../parse/parse-canonical.ts';
import {sealShape} from '../parse/records.ts';
import {belongsShape} from '../parse/redaction.ts';
import type {Reason} from '../report.ts';

/**
 * That exhibits were in earlier packs, as far as the pack says so. What holds is told with the seal code: it is worth as
 * much as the reader's own note of it.
 */
export async function checkBelongs(pack: OpenedPack, exhibits: ReadonlySet<string>, tally: Tally): Promise<void> {
  const read = await readJson(pack.files, BELONGS, belongsShape);
  if (read.state === 'absent') return;
  if (read.state === 'unreadable') {
    tally.expect(false, 'belongsWrong', BELONGS, read.reason, read.values);
    return;
  }
  tally.expect(read.canonical, 'belongsWrong', BELONGS, 'verify_reason_notCanonical');
  const caseId = pack.seal.state === 'read' ? pack.seal.value.caseId : undefined;
  for (const [i, earlier] of read.value.entries()) {
    const place = `${BELONGS}:${i + 1}`;
    const seal = sealIn(earlier);
    const fault = typeof seal === 'string' ? seal : faultOf(earlier, seal, caseId, exhibits);
    if (!tally.expect(fault === undefined, 'belongsWrong', place, fault) || typeof seal === 'string') continue;
    const code = sealCode(earlier.list);
    pack.belongs.push(code);
    tally.note('inEarlierPack', place, 'verify_reason_earlierCode', [earlier.exhibits.length, seal.sealedAt.at, code]);
  }
}

/** The seal of the earlier pack, if list, signature and key agree on it. */
function sealIn({seal, list, signature, key}: Belongs): Seal | Reason {
  const listed = parseHashList(list, SEAL_LIST_HEAD);
  const spki = parsePublicKeyPem(utf8(key));
  const signed = fromBase64(signature);
  const parsed = parseCanonicalText(seal, sealShape);
  if (!listed.ok || !parsed.ok || !parsed.canonical) return 'verify_reason_earlierSeal';
  if (listed.value.get(SEAL) !== sha256Hex(utf8(seal))) return 'verify_reason_earlierSeal';
  const holds = spki && signed && signatureHolds(spki, signed, utf8(list)) && keyIdOf(spki) === parsed.value.keyId;
  return holds ? parsed.value : 'verify_reason_earlierSignature';
}

function faultOf(
  {exhibits, size}: Belongs,
  {exhibitsRoot, caseId}: Seal,
  ownCase: Uuid | undefined,
  here: ReadonlySet<string>,
): Reason | undefined {
  if (caseId !== ownCase) return 'verify_reason_earlierCase';
  if (exhibits.length === 0 || exhibits.some(({record}) => !here.has(record))) return 'verify_reason_earlierOther';
  const proved = exhibits.every(
    ({record, index, proof}) =>
      exhibitsRoot !== undefined && provesInclusion(exhibitLeaf(record as Hex64), index, size, proof, exhibitsRoot),
  );
  return proved ? undefined : 'verify_reason_earlierProof';
}
