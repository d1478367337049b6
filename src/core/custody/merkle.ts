import {sha256} from '@noble/hashes/sha2.js';
import {fromHex, hex, joinBytes} from '../bytes.ts';
import type {Hex64} from '../ids.ts';

// Hashes of RFC 9162 §2.1: a leaf and a node can never be taken for each other.
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

/** SHA-256(0x00 ‖ line bytes). */
export function leafHash(line: Uint8Array): Hex64 {
  return hex(sha256(joinBytes([LEAF, line]))) as Hex64;
}

function nodeHash(left: Hex64, right: Hex64): Hex64 {
  return hex(sha256(joinBytes([NODE, fromHex(left) ?? LEAF, fromHex(right) ?? LEAF]))) as Hex64;
}

/** Root over leaf hashes, RFC 9162 §2.1.1. The empty tree's root is SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Hex64[]): Hex64 {
  const [only] = leaves;
  if (only === undefined) return hex(sha256(new Uint8Array(0))) as Hex64;
  if (leaves.length === 1) return only;
  const k = splitPoint(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)));
}

/** The path that proves leaf `index` under the root of all `leaves`, RFC 9162 §2.1.3.1; nearest sibling first. */
export function inclusionProof(index: number, leaves: readonly Hex64[]): Hex64[] {
  if (leaves.length <= 1) return [];
  const k = splitPoint(leaves.length);
  return index < k
    ? [...inclusionProof(index, leaves.slice(0, k)), merkleRoot(leaves.slice(k))]
    : [...inclusionProof(index - k, leaves.slice(k)), merkleRoot(leaves.slice(0, k))];
}

/** Whether `proof` leads from `leaf` at `index` to `root` of a tree of `size` leaves, RFC 9162 §2.1.3.2. */
export function provesInclusion(
  leaf: Hex64,
  index: number,
  size: number,
  proof: readonly Hex64[],
  root: Hex64,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hash === root;
}

/** Largest power of two below `n` (n > 1). */
function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
