/** For how long things that hurt were in front of somebody, without a long pause between. All in milliseconds. */
export type Sitting = {
  looked: number;
  /** When it was last added to, by the clock of the computer. */
  at: number;
  /** Up to how many minutes it was said and put away. */
  putAway: number;
};

/** It is said once each time as many minutes more were looked. */
const SAID_EVERY = 20;

const MINUTE = 60_000;
/** After so long a pause one sits down anew. */
const PAUSE = 30 * MINUTE;
/** What is further apart was no looking: the computer slept. */
const MOST_AT_ONCE = MINUTE;

/** The sitting with a stretch of looking added that ended `now`. */
export function lookedOn(before: Sitting | undefined, now: number, stretch: number): Sitting {
  const more = Math.max(0, Math.min(stretch, MOST_AT_ONCE));
  const goesOn = before !== undefined && Math.abs(now - before.at) < PAUSE;
  return goesOn ? {...before, looked: before.looked + more, at: now} : {looked: more, at: now, putAway: 0};
}

/** How many minutes are to be said now: 20, 40, …; 0 for nothing. */
export function minutesToSay({looked, at, putAway}: Sitting, now: number): number {
  if (Math.abs(now - at) >= PAUSE) return 0;
  const minutes = Math.floor(looked / MINUTE / SAID_EVERY) * SAID_EVERY;
  return minutes > putAway ? minutes : 0;
}

/** A sitting out of storage; undefined for what is none. */
export function parseSitting(value: unknown): Sitting | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {looked, at, putAway}: {looked?: unknown; at?: unknown; putAway?: unknown} = value;
  return isTime(looked) && isTime(at) && isTime(putAway) ? {looked, at, putAway} : undefined;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
