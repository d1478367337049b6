import {p256} from '@noble/curves/nist.js';
import {type Bytes, base64, fromBase64, fromHex, joinBytes, sameBytes, utf8, utf8Text} from '../bytes.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64} from '../ids.ts';

/** SubjectPublicKeyInfo of an uncompressed P-256 point up to the point itself (RFC 5480). */
const SPKI_FRAME = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200') ?? new Uint8Array(0);
const FIRST = '-----BEGIN PUBLIC KEY-----\n';
const LAST = '-----END PUBLIC KEY-----\n';

/** PEM of a SubjectPublicKeyInfo, as openssl writes it. */
export function publicKeyPem(spki: Uint8Array): string {
  const lines = base64(spki).match(/.{1,64}/g) ?? [];
  return `${FIRST}${lines.join('\n')}\n${LAST}`;
}

/**
 * The SubjectPublicKeyInfo in a PEM file, or undefined. Only the one form that `publicKeyPem` writes and only a point
 * of P-256 is taken, so that no other tool can find another key in the same file.
 */
export function parsePublicKeyPem(pem: Uint8Array): Bytes | undefined {
  const text = utf8Text(pem);
  if (!text?.startsWith(FIRST) || !text.endsWith(LAST)) return undefined;
  const spki = fromBase64(text.slice(FIRST.length, -LAST.length));
  return spki && isP256Key(spki) && sameBytes(utf8(publicKeyPem(spki)), pem) ? spki : undefined;
}

function isP256Key(spki: Uint8Array): boolean {
  if (!sameBytes(spki.subarray(0, SPKI_FRAME.length), SPKI_FRAME)) return false;
  return p256.utils.isValidPublicKey(spki.subarray(SPKI_FRAME.length), false);
}

/** SHA-256 of the SubjectPublicKeyInfo. */
export function keyIdOf(spki: Uint8Array): Hex64 {
  return sha256Hex(spki);
}

/** The key's mark for people: first 20 hex digits in groups of five. */
export function fingerprint(keyId: Hex64): string {
  return keyId.slice(0, 20).match(/.{5}/g)?.join(' ') ?? '';
}

/** Whether `signature` (DER) over `bytes` was made with the key. Anything malformed is a no. */
export function signatureHolds(spki: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  if (!isP256Key(spki)) return false;
  try {
    // WebCrypto and openssl make both halves of s; only strict DER is read.
    const options = {format: 'der', lowS: false, prehash: true} as const;
    return p256.verify(joinBytes([signature]), joinBytes([bytes]), spki.slice(SPKI_FRAME.length), options);
  } catch {
    return false; // noble throws on what is not DER
  }
}
