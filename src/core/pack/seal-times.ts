import {type Bytes, hex} from '../bytes.ts';
import type {Checkpoint} from '../custody/checkpoint.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Instant} from '../time.ts';
import type {PackInput} from './pack-input.ts';

/** A question to a time-stamp authority and its answer, both unaltered; who was asked, and what it says. */
export type KeptTime = {host: string; at: Instant; request: Bytes; answer: Bytes};

/** A head of the log from before, with the times that were given to it. */
export type TimedCheckpoint = {record: Checkpoint; json: string; signature: Bytes; times: readonly KeptTime[]};

/** Times from outside for the seal of a pack. `ask` gives those that came; it never throws, and may give none. */
export type SealTimes = {
  count: number;
  /** Who is asked, and where each publishes its root certificate. */
  from: readonly {host: string; roots: string}[];
  ask(signature: Bytes): Promise<readonly KeptTime[]>;
};

/** Fewer times came than the archive has places for: it is written again, with as many as there are. */
export class FewerTimes extends Error {}

/**
 * The input of a pack that may have to be written twice: the same list gets the same signature, and authorities are asked
 * once, for the first. Anything else that is to be signed goes without a time.
 */
export function holdingSeal(input: PackInput): PackInput {
  const {times} = input;
  if (!times) return input;
  const signatures = new Map<string, Promise<Bytes>>();
  let first: {signature: string; kept: Promise<readonly KeptTime[]>} | undefined;
  const held = {
    ...times,
    ask: async (signature: Bytes) => {
      first ??= {signature: hex(signature), kept: times.ask(signature)};
      const kept = first.signature === hex(signature) ? await first.kept : [];
      held.count = kept.length;
      return kept;
    },
  };
  const sign = (bytes: Bytes) => {
    const key = sha256Hex(bytes);
    const signature = signatures.get(key) ?? input.sign(bytes);
    signatures.set(key, signature);
    return signature;
  };
  return {...input, sign, times: held};
}
