import {type Instant, instantOf} from '../time.ts';
import type {Fact} from './facts.ts';

/** Milliseconds since 1970 at which X began to count. */
const X_EPOCH_MS = 1_288_834_974_657n;

/** The time in an X status id: the bits above the lowest 22 count milliseconds. Ids from before November 2010 hold none. */
export function timeOfXId(id: string): Fact<Instant> {
  return timeOf(id, (number) => (number >> 22n) + X_EPOCH_MS, X_EPOCH_MS + 1000n);
}

/** The time in an id that a Mastodon server gave itself: the bits above the lowest 16 count milliseconds since 1970. */
export function timeOfMastodonId(id: string): Fact<Instant> {
  return timeOf(id, (number) => number >> 16n, 1_451_606_400_000n);
}

function timeOf(id: string, toMs: (id: bigint) => bigint, first: bigint): Fact<Instant> {
  const none = {missing: 'The id of the item holds no time.'};
  if (!/^\d{1,20}$/.test(id)) return none;
  const milliseconds = toMs(BigInt(id));
  const instant = milliseconds < first ? undefined : instantOf(Number(milliseconds));
  return instant ? {value: instant, from: 'address'} : none;
}
