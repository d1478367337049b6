import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {base64, fromBase64, joinBytes, utf8} from '../bytes.ts';

/** Bytes of an exhibit's seed. It never leaves the device in a pack: who has it can try what is masked. */
export const SEED_BYTES = 32;

/** Without a salt a tile of one colour, or a word, could be guessed from its hash. 16 bytes. */
export type SaltAt = (index: number) => Uint8Array;

/** The salts of the leaves of one part: the first 16 bytes of HMAC-SHA-256(seed, path ‖ 00 ‖ number as 4 bytes, high first). */
export function saltsOf(seed: Uint8Array, partPath: string): SaltAt {
  const label = joinBytes([utf8(partPath), new Uint8Array(5)]);
  const number = new DataView(label.buffer, label.length - 4);
  return (index) => {
    number.setUint32(0, index);
    return hmac(sha256, seed, label).subarray(0, 16);
  };
}

/** A leaf of a proof: the salt of one that is shown (base64), or the hash that stands for one that is masked (hex). */
export type ProofLeaf = string;

export function saltLeaf(salt: Uint8Array): ProofLeaf {
  return base64(salt);
}

export const SALT_FORM = /^[A-Za-z0-9+/]{22}==$/;
export const HASH_FORM = /^[0-9a-f]{64}$/;

/** The salt that a leaf of a proof is; undefined where it is none. */
export function saltOf(leaf: ProofLeaf | undefined): Uint8Array | undefined {
  return leaf !== undefined && SALT_FORM.test(leaf) ? fromBase64(leaf) : undefined;
}
