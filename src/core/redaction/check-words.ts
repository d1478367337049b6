import type {Part} from '../capture/exhibit.ts';
import {merkleRoot} from '../custody/merkle.ts';
import type {Json} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import type {Reason} from '../verify/report.ts';
import {type RedactedWords, type ShownLeaf, shownLeaves, type WordProof} from './redact-words.ts';
import {HASH_FORM, saltOf} from './salts.ts';
import {SALT_PATH, wordLeaves} from './word-leaves.ts';
import {valueHash, wordLeafHash} from './word-tree.ts';

/** What is wrong with a masked copy of a JSON part; undefined if nothing is. */
export function wordsFault(words: RedactedWords, original: Part, proof: WordProof | undefined): Reason | undefined {
  if (words.redactedFrom !== original.sha256) return 'verify_reason_otherOriginal';
  const leaves = [...shownLeaves(words.record)];
  const removed = [...new Set(leaves.filter(({masked}) => masked).map(({path}) => path))];
  if (removed.join('\n') !== words.removed.join('\n')) return 'verify_reason_otherRemoved';
  // With it, whoever has all but one word could try words.
  if (leaves.some(({path, masked}) => path === SALT_PATH && !masked)) return 'verify_reason_saltShown';
  if (!proof) return undefined;
  if (proof.of !== original.sha256 || !original.words) return 'verify_reason_otherProof';
  if (leaves.length !== proof.leaves.length || leaves.length !== original.words.leaves)
    return 'verify_reason_otherLeaves';
  const hashes = leaves.map((leaf, i) => hashOf(leaf, proof.leaves[i] ?? ''));
  if (hashes.includes(undefined)) return 'verify_reason_otherLeaves';
  return merkleRoot(hashes as Hex64[]) === original.words.root ? undefined : 'verify_reason_otherWords';
}

function hashOf(leaf: ShownLeaf, proof: string): Hex64 | undefined {
  if (leaf.masked) return HASH_FORM.test(proof) ? wordLeafHash(leaf, proof as Hex64) : undefined;
  const salt = saltOf(proof);
  return salt && wordLeafHash(leaf, valueHash(salt, leaf.value));
}

/** The same question as `originalPictureFault`, of a JSON part. */
export function originalWordsFault(
  record: Json,
  words: RedactedWords,
  original: Part,
  proof: WordProof,
): Reason | undefined {
  const copied = [...shownLeaves(words.record)];
  const leaves = wordLeaves(record);
  const hashes = leaves.map((leaf, i) =>
    hashOf(copied[i]?.masked ? {...leaf, masked: true} : {...leaf, masked: false}, proof.leaves[i] ?? ''),
  );
  const same = leaves.length === copied.length && !hashes.includes(undefined);
  return same && merkleRoot(hashes as Hex64[]) === original.words?.root ? undefined : 'verify_reason_originalDiffers';
}
