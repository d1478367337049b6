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

const FLAKE_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Pleroma has such ids since 2019, Misskey's begin to count with the year 2000 and are of 2018 at the earliest. */
const FLAKE_FIRST_MS = 1_546_300_800_000n;
const MISSKEY_EPOCH_MS = 946_684_800_000n;
const MISSKEY_FIRST_MS = 1_514_764_800_000n;

/** The time in an id that a Pleroma server gave itself: 18 letters of a base of 62, the upper 64 bits of milliseconds. */
export function timeOfFlakeId(id: string): Fact<Instant> {
  const none = {missing: 'The id of the item holds no time.'};
  if (!/^[0-9A-Za-z]{18}$/.test(id)) return none;
  let number = 0n;
  for (const letter of id) number = number * 62n + BigInt(FLAKE_LETTERS.indexOf(letter));
  return timeOf(String(number >> 64n), (milliseconds) => milliseconds, FLAKE_FIRST_MS);
}

/**
 * The time in an id that a Misskey server gave itself in one of its two usual ways (`aid`, `aidx`): the first 8 of 10 or
 * 16 letters of a base of 36 count milliseconds. Servers can be set up to give ids of other lengths, which are not read.
 */
export function timeOfMisskeyId(id: string): Fact<Instant> {
  const none = {missing: 'The id of the item holds no time.'};
  if (!/^[0-9a-z]{10}(?:[0-9a-z]{6})?$/.test(id)) return none;
  const counted = Number.parseInt(id.slice(0, 8), 36);
  return timeOf(String(counted), (milliseconds) => milliseconds + MISSKEY_EPOCH_MS, MISSKEY_FIRST_MS);
}

/** Milliseconds since 1970 at which Pixelfed began to count. */
const PIXELFED_EPOCH_MS = 1_549_756_800_000n;

/** The time in an id that a Pixelfed server gave itself: the bits above the lowest 22 count milliseconds. */
export function timeOfPixelfedId(id: string): Fact<Instant> {
  return timeOf(id, (number) => (number >> 22n) + PIXELFED_EPOCH_MS, PIXELFED_EPOCH_MS + 1000n);
}

function timeOf(id: string, toMs: (id: bigint) => bigint, first: bigint): Fact<Instant> {
  const none = {missing: 'The id of the item holds no time.'};
  if (!/^\d{1,20}$/.test(id)) return none;
  const milliseconds = toMs(BigInt(id));
  const instant = milliseconds < first ? undefined : instantOf(Number(milliseconds));
  return instant ? {value: instant, from: 'address'} : none;
}

const INSTAGRAM_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Milliseconds since 1970 at which Instagram began to count. */
const INSTAGRAM_EPOCH_MS = 1_314_220_021_721n;

/**
 * The time in the code of an Instagram post: a number of base 64, of which the bits above the lowest 23 count
 * milliseconds. The longer codes of private accounts begin with it, but what follows is not known.
 */
export function timeOfInstagramCode(code: string): Fact<Instant> {
  if (!/^[\w-]{10,11}$/.test(code)) return {missing: 'The id of the item holds no time.'};
  let number = 0n;
  for (const letter of code) number = number * 64n + BigInt(INSTAGRAM_LETTERS.indexOf(letter));
  return timeOf(String(number), (id) => (id >> 23n) + INSTAGRAM_EPOCH_MS, INSTAGRAM_EPOCH_MS + 1000n);
}
