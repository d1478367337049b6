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

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hex64, right: Hex64): Hex64 {
  return hex(sha256(joinBytes([NODE, fromHex(left) ?? LEAF, fromHex(right) ?? LEAF]))) as Hex64;
}

/** A tree whose nodes are hashed once, so that thousands of proofs cost no more than the tree. */
export type MerkleTree = {
  size: number;
  /** Root of the whole tree, RFC 9162 §2.1.1. */
  root: Hex64;
  /** The path that proves leaf `index`, RFC 9162 §2.1.3.1; nearest sibling first. */
  inclusion(index: number): Hex64[];
  /** The proof that the first `from` leaves are a beginning of this tree, RFC 9162 §2.1.4.1. */
  consistency(from: number): Hex64[];
};

/** Hashes the tree over `leaves`. */
export function merkleTree(leaves: readonly Hex64[]): MerkleTree {
  const levels = levelsOf(leaves);
  const size = leaves.length;
  return {
    size,
    root: levels.at(-1)?.[0] ?? (hex(sha256(new Uint8Array(0))) as Hex64),
    inclusion: (index) => siblings(levels, index),
    consistency: (from) => (from <= 0 || from >= size ? [] : subproof(levels, from, 0, size, true)),
  };
}

/** Root over leaf hashes, RFC 9162 §2.1.1. The empty tree's root is SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Hex64[]): Hex64 {
  return merkleTree(leaves).root;
}

/** The path that proves leaf `index` under the root of all `leaves`. For many proofs, make one `merkleTree`. */
export function inclusionProof(index: number, leaves: readonly Hex64[]): Hex64[] {
  return merkleTree(leaves).inclusion(index);
}

/**
 * Level n holds the hashes of all runs of 2^n leaves that start at a multiple of 2^n; the last run may be shorter
 * and then has the hash of the run below it. This is the tree of RFC 9162, which splits at powers of two.
 */
function levelsOf(leaves: readonly Hex64[]): Hex64[][] {
  const levels: Hex64[][] = [[...leaves]];
  for (let level = levels[0] ?? []; level.length > 1; level = levels.at(-1) ?? []) {
    const above: Hex64[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i];
      const right = level[i + 1];
      if (left) above.push(right ? nodeHash(left, right) : left);
    }
    levels.push(above);
  }
  return levels;
}

function siblings(levels: readonly Hex64[][], index: number): Hex64[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= (levels[0]?.length ?? 0)) {
    throw new Error(`no leaf ${index}`);
  }
  const path: Hex64[] = [];
  let at = index;
  for (const level of levels) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling) path.push(sibling);
    at = Math.floor(at / 2);
  }
  return path;
}

/** SUBPROOF of RFC 9162 §2.1.4.1 over the leaves from `low` up to, without, `high`. */
function subproof(levels: readonly Hex64[][], from: number, low: number, high: number, whole: boolean): Hex64[] {
  if (from === high - low) return whole ? [] : [runHash(levels, low, high)];
  const k = splitPoint(high - low);
  return from <= k
    ? [...subproof(levels, from, low, low + k, whole), runHash(levels, low + k, high)]
    : [...subproof(levels, from - k, low + k, high, false), runHash(levels, low, low + k)];
}

function runHash(levels: readonly Hex64[][], low: number, high: number): Hex64 {
  const level = Math.ceil(Math.log2(high - low));
  const found = levels[level]?.[low / 2 ** level];
  if (!found) throw new Error(`no run of leaves ${low} to ${high}`);
  return found;
}

/** Whether `proof` leads from `leaf` at `index` to `root` of a tree of `size` leaves, RFC 9162 §2.1.3.2. */
export function provesInclusion(
  leaf: Hex64,
  index: number,
  size: number,
  proof: readonly Hex64[],
  root: Hex64,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
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

/** Whether the tree of `from` leaves with `fromRoot` is a beginning of the one of `to` leaves, RFC 9162 §2.1.4.2. */
export function provesConsistency(
  from: number,
  to: number,
  proof: readonly Hex64[],
  fromRoot: Hex64,
  toRoot: Hex64,
): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false;
  if (from === to) return proof.length === 0 && fromRoot === toRoot;
  let node = from - 1;
  let last = to - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  // A beginning of 2^n leaves is itself a node of the tree, and is left out of the proof.
  const path = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : [...proof];
  const start = path.shift();
  if (start === undefined) return false;
  let old = start;
  let now = start;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(sibling, old);
      now = nodeHash(sibling, now);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      now = nodeHash(now, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && old === fromRoot && now === toRoot;
}

/** Largest power of two below `n` (n > 1). */
function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
