import {sha256} from '@noble/hashes/sha2.js';
import {hex, joinBytes, utf8} from '../bytes.ts';
import type {WordTree} from '../capture/exhibit.ts';
import {leafHash, merkleRoot} from '../custody/merkle.ts';
import {canonicalJson, type Json} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import type {SaltAt} from './salts.ts';
import {type LeafValue, type WordLeaf, wordLeaves} from './word-leaves.ts';

/** What stands for a value that is not shown: SHA-256(salt ‖ its canonical JSON). */
export function valueHash(salt: Uint8Array, value: LeafValue): Hex64 {
  return hex(sha256(joinBytes([salt, utf8(canonicalJson(value))]))) as Hex64;
}

/** The leaf of a value: it holds the place in the clear, so that a mask cannot be said to stand elsewhere. */
export function wordLeafHash({path, at, of}: Omit<WordLeaf, 'value'>, value: Hex64): Hex64 {
  return leafHash(utf8(canonicalJson({at, of, path, value})));
}

/** What is sealed of a JSON record so that it can be shown in part. */
export function wordTree(record: Json, salts: SaltAt): WordTree {
  const leaves = wordLeaves(record).map((leaf, i) => wordLeafHash(leaf, valueHash(salts(i), leaf.value)));
  return {leaves: leaves.length, root: merkleRoot(leaves)};
}
