import type {LogLine} from '../custody/append-entry.ts';
import {type MerkleTree, merkleTree} from '../custody/merkle.ts';
import type {Hex64} from '../ids.ts';

/** One record of a chosen pack with the log entry that made it and the path to the checkpoint's root. */
export type RecordProof = {
  /** Digest of the record. */
  record: Hex64;
  /** The entry's exact line. */
  entry: string;
  index: number;
  treeSize: number;
  proof: Hex64[];
};

/** That the first `from` entries of the log are a beginning of its first `to` (RFC 9162 §2.1.4). */
export type ConsistencyProof = {from: number; to: number; proof: Hex64[]};

/**
 * The most earlier sizes that a chosen pack proves only because something was given out over them: the newest. A thousand
 * proofs are about a megabyte; one receipt a day makes fewer in two years.
 */
export const MOST_GIVEN = 1000;

/** Sizes for which a pack of `size` entries needs a proof: those of the heads in it, and those that were given out. */
export function sizesToProve(heads: readonly number[], given: readonly number[], size: number): number[] {
  const wanted = [...new Set(given)].filter((one) => one > 0 && one <= size && !heads.includes(one));
  const newest = wanted.sort((a, b) => a - b).slice(-MOST_GIVEN);
  return [...new Set([...heads, ...newest])].sort((a, b) => a - b);
}

/** The proofs that a log begins with the entries of earlier heads, one for each of `sizes`. */
export function consistencyOf(sizes: readonly number[], log: readonly LogLine[]): ConsistencyProof[] {
  const tree = merkleTree(log.map(({leaf}) => leaf));
  return sizes.map((from) => ({from, to: tree.size, proof: tree.consistency(from)}));
}

/**
 * The proofs of `records` under the root of the whole log. Throws for a record that no entry made: such a pack must
 * not be written.
 */
export function proofsOf(records: readonly Hex64[], log: readonly LogLine[]): RecordProof[] {
  const tree = merkleTree(log.map(({leaf}) => leaf));
  const lines = makersOf(log);
  return records.map((record) => {
    const line = lines.get(record);
    if (!line) throw new Error(`the log has no entry for record ${record}`);
    return proofOf(record, line, tree);
  });
}

function proofOf(record: Hex64, line: LogLine, tree: MerkleTree): RecordProof {
  return {record, entry: line.line, index: line.seq, treeSize: tree.size, proof: tree.inclusion(line.seq)};
}

/** The line that made each record, by the record's digest: never the one that says it was deleted. */
function makersOf(log: readonly LogLine[]): Map<string, LogLine> {
  const makers = new Map<string, LogLine>();
  for (const line of log) {
    // Our own lines, or ones whose hash the checkpoint holds.
    const {digest, type} = JSON.parse(line.line) as {digest: string | null; type: string};
    if (digest && type !== 'record.deleted' && !makers.has(digest)) makers.set(digest, line);
  }
  return makers;
}
