import {p256, p384} from '@noble/curves/nist.js';
import {sha256, sha384} from '@noble/hashes/sha2.js';
import {type Bytes, fromBase64, fromHex, sameBytes, utf8} from '../../bytes.ts';
import {fingerprint, keyIdOf} from '../../pack/public-key.ts';
import {showText} from '../show-name.ts';
import {memberOf, textIn} from './json-members.ts';
import type {OtherTally} from './other-report.ts';

/**
 * The signature of a web archive: over the text of the hash of its list. With a bare public key it is checked; with the
 * certificate of a domain and a time-stamp it is not: that needs the certificates of that time, and whom to trust.
 */
export function judgeSignature(signed: unknown, hash: string, path: string, tally: OtherTally): void {
  if (signed === undefined || signed === null) {
    tally.notChecked.push('noSignature');
    return;
  }
  for (const name of ['created', 'software', 'domain']) {
    const said = textIn(signed, name);
    if (said) tally.says.push({name: `signedData ${name}`, value: showText(said)});
  }
  const text = textIn(signed, 'hash');
  if (text?.toLowerCase() !== hash.toLowerCase()) tally.find('signatureOfOther', path);
  if (memberOf(signed, 'domainCert') !== undefined) tally.notChecked.push('domain');
  if (memberOf(signed, 'timeSignature') !== undefined) tally.notChecked.push('time');
  if (memberOf(signed, 'publicKey') !== undefined) judgeAnonymous(signed, text ?? '', path, tally);
  else if (memberOf(signed, 'domainCert') === undefined) tally.notChecked.push('signatureUnknown');
}

function judgeAnonymous(signed: unknown, text: string, path: string, tally: OtherTally): void {
  const spki = fromBase64(textIn(signed, 'publicKey') ?? '');
  const signature = fromBase64(textIn(signed, 'signature') ?? '');
  const key = spki && keyIn(spki);
  if (!spki || !key) {
    tally.notChecked.push('signatureUnknown');
    return;
  }
  tally.count('signature', key.name);
  if (signature && holds(key, signature, utf8(text))) tally.key = fingerprint(keyIdOf(spki));
  else tally.find('signatureWrong', path);
}

type Key = {name: 'P-256' | 'P-384'; curve: typeof p256; point: Bytes; frame: Bytes};

/** SubjectPublicKeyInfo of an uncompressed point up to the point itself (RFC 5480). */
const FRAMES = [
  {
    name: 'P-256',
    curve: p256,
    frame: fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200') ?? new Uint8Array(0),
  },
  {name: 'P-384', curve: p384, frame: fromHex('3076301006072a8648ce3d020106052b81040022036200') ?? new Uint8Array(0)},
] as const;

function keyIn(spki: Bytes): Key | undefined {
  for (const {name, curve, frame} of FRAMES) {
    if (!sameBytes(spki.subarray(0, frame.length), frame)) continue;
    const point = spki.slice(frame.length);
    return curve.utils.isValidPublicKey(point, false) ? {name, curve, point, frame} : undefined;
  }
  return undefined;
}

/** Browsers give both halves side by side, openssl gives DER; each program signs by SHA-256, or by its curve's own hash. */
function holds({name, curve, point}: Key, signature: Bytes, message: Bytes): boolean {
  const format = signature.length === (name === 'P-256' ? 64 : 96) ? 'compact' : 'der';
  const digests = name === 'P-256' ? [sha256(message)] : [sha256(message), sha384(message)];
  return digests.some((digest) => {
    try {
      return curve.verify(signature, digest, point, {prehash: false, lowS: false, format});
    } catch {
      return false; // not a signature at all
    }
  });
}
