import {type Instant, instantOf} from '../time.ts';
import type {Fact} from './facts.ts';

/** Milliseconds since 1970 at which X began to count. */
const X_EPOCH_MS = 1_288_834_974_657n;
/** Milliseconds since 1970 at which Discord began to count: the first instant of 2015. */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/** The time in an X status id: the bits above the lowest 22 count milliseconds. Ids from before November 2010 hold none. */
export function timeOfXId(id: string): Fact<Instant> {
  return timeOf(id, (number) => (number >> 22n) + X_EPOCH_MS, X_EPOCH_MS + 1000n);
}

/** The time in an id that a Mastodon server gave itself: the bits above the lowest 16 count milliseconds since 1970. */
export function timeOfMastodonId(id: string): Fact<Instant> {
  return timeOf(id, (number) => number >> 16n, 1_451_606_400_000n);
}

/** The time in a Discord message id: the bits above the lowest 22 count milliseconds. */
export function timeOfDiscordId(id: string): Fact<Instant> {
  return timeOf(id, (number) => (number >> 22n) + DISCORD_EPOCH_MS, DISCORD_EPOCH_MS + 1000n);
}

/** The time in the number of a LinkedIn post or comment: the bits above the lowest 22 count milliseconds since 1970. */
export function timeOfLinkedInId(id: string): Fact<Instant> {
  return timeOf(id, (number) => number >> 22n, LINKEDIN_FIRST_MS);
}

/**
 * The time in the key of a Bluesky post: 13 letters of a base of 32, of which the bits above the lowest 10 count
 * microseconds since 1970. The app that posted wrote it, so it is as true as that app was.
 */
export function timeOfBlueskyKey(key: string): Fact<Instant> {
  const none = {missing: 'The id of the item holds no time.'};
  if (!/^[2-7a-j][2-7a-z]{12}$/.test(key)) return none;
  let number = 0n;
  for (const letter of key) number = number * 32n + BigInt(BLUESKY_LETTERS.indexOf(letter));
  return timeOf(String(number), (id) => (id >> 10n) / 1000n, BLUESKY_FIRST_MS);
}

const BLUESKY_LETTERS = '234567abcdefghijklmnopqrstuvwxyz';
/** Bluesky's first posts are of November 2022, LinkedIn itself of May 2003. */
const BLUESKY_FIRST_MS = 1_667_260_800_000n;
const LINKEDIN_FIRST_MS = 1_051_747_200_000n;

/** The time in the id of a TikTok film: the bits above the lowest 32 count seconds since 1970. */
export function timeOfTikTokId(id: string): Fact<Instant> {
  return timeOf(id, (number) => (number >> 32n) * 1000n, 1_400_000_000_000n);
}

function timeOf(id: string, toMs: (id: bigint) => bigint, first: bigint): Fact<Instant> {
  const none = {missing: 'The id of the item holds no time.'};
  if (!/^\d{1,20}$/.test(id)) return none;
  const milliseconds = toMs(BigInt(id));
  const instant = milliseconds < first ? undefined : instantOf(Number(milliseconds));
  return instant ? {value: instant, from: 'address'} : none;
}
