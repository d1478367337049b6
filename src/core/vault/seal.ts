import {gcm} from '@noble/ciphers/aes.js';
import {hkdf} from '@noble/hashes/hkdf.js';
import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {type Bytes, hex, utf8} from '../bytes.ts';

/** Bytes of the random start value (IV) of AES-GCM, NIST SP 800-38D. It stands before what it was used for. */
export const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key for one use out of the master key: HKDF-SHA-256 (RFC 5869) without salt; `use` is its info. */
export function keyFor(master: Bytes, use: string): Bytes {
  return new Uint8Array(hkdf(sha256, master, undefined, utf8(use), 32));
}

/**
 * AES-256-GCM in one go, for inside a database transaction, which no promise but the database's own may interrupt. `iv`: 12
 * random bytes; `about` is bound to it and is not in it. Gives iv, ciphertext, tag.
 */
export function sealNow(key: Bytes, iv: Bytes, about: string, bytes: Bytes): Bytes {
  const sealed = gcm(key, iv, utf8(about)).encrypt(bytes);
  const out = new Uint8Array(IV_BYTES + sealed.length);
  out.set(iv);
  out.set(sealed, IV_BYTES);
  return out;
}

/** What was sealed. Throws if a bit of it, of the key or of `about` is another. */
export function openNow(key: Bytes, about: string, sealed: Bytes): Bytes {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new Error('too short to be sealed');
  const opened = gcm(key, sealed.subarray(0, IV_BYTES), utf8(about)).decrypt(sealed.subarray(IV_BYTES));
  return new Uint8Array(opened);
}

/** A name that says nothing to whoever has not the key, always the same for the same text: HMAC-SHA-256, shortened. */
export function blindName(key: Bytes, text: string): string {
  return hex(hmac(sha256, key, utf8(text)).subarray(0, 16));
}
