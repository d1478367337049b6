import type {Hex64} from '../ids.ts';

/** A SHA-256 over bytes that come in pieces. */
export type HashStream = {add(bytes: Uint8Array): void; finish(): Hex64};

/**
 * Sums by the code of the place where the checker runs, where that is faster than ours. What each gives is the same:
 * tests/cli/engine.test.ts holds it.
 */
export type Engine = {
  sha256Stream?(): HashStream;
  /** Continues a CRC-32 of ZIP; begins with 0. */
  crc32?(bytes: Uint8Array, before: number): number;
};
