import {sha256} from '@noble/hashes/sha2.js';
import {hex} from '../bytes.ts';
import type {Hex64} from '../ids.ts';

// Synchronous on purpose: a record is numbered, hashed and logged inside one IndexedDB transaction,
// and a transaction closes by itself while a promise of WebCrypto is awaited.

/** SHA-256 (FIPS 180-4) of bytes, as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): Hex64 {
  return hex(sha256(bytes)) as Hex64;
}

/** SHA-256 over bytes that come in pieces. `finish` may be called once. */
export function sha256Stream(): {add(bytes: Uint8Array): void; finish(): Hex64} {
  const state = sha256.create();
  return {
    add: (bytes) => void state.update(bytes),
    finish: () => hex(state.digest()) as Hex64,
  };
}
