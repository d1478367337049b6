import type {Hex64, Uuid} from '../ids.ts';
import type {Instant} from '../time.ts';

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
