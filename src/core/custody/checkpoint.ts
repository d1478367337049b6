import {utf8} from '../bytes.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Instant} from '../time.ts';
import {NO_ENTRY} from './append-entry.ts';
import {merkleRoot} from './merkle.ts';

/** Signed head of the custody log at one moment; `checkpoint.json` is its canonical JSON. */
export type Checkpoint = {
  v: 1;
  kind: 'checkpoint';
  caseId: Uuid;
  /** Entries under it. */
  size: number;
  /** Root of the Merkle tree over the leaves (RFC 9162 §2.1.1). */
  root: Hex64;
  /** Leaf hash of the last entry. */
  head: Hex64;
  at: Instant;
  keyId: Hex64;
  /** SHA-256 of the checkpoint file kept before, or null. */
  before: Hex64 | null;
};

/** The head of a log, its canonical text and the SHA-256 of that text. It still has to be signed. */
export function makeCheckpoint(
  place: Pick<Checkpoint, 'caseId' | 'at' | 'keyId' | 'before'>,
  leaves: readonly Hex64[],
): {record: Checkpoint; json: string; digest: Hex64} {
  const record: Checkpoint = {
    ...place,
    v: 1,
    kind: 'checkpoint',
    size: leaves.length,
    root: merkleRoot(leaves),
    head: leaves.at(-1) ?? NO_ENTRY,
  };
  const json = canonicalJson(record);
  return {record, json, digest: sha256Hex(utf8(json))};
}
