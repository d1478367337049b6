import {type Instant, instantOf, instantOfIso, millisecondsOf} from '../time.ts';
import type {PostedAt} from './facts.ts';

type Bounds = Pick<PostedAt, 'earliest' | 'latest' | 'precision'>;

/** What a machine-readable time says: an instant; a time that names no instant, with what it can mean; or why nothing. */
export type MachineTime = ({exact: Instant} & Bounds) | ({why: string} & Bounds) | {why: string};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** No page of the web is older. */
const FIRST_MS = Date.UTC(1990, 0, 1);
/** Clocks differ; no post is from later than this after it was seen. */
const AHEAD_MS = DAY_MS;
/** The zones of the world, as hours that midnight comes before or after that of UTC. */
export const EAST_MS = 14 * HOUR_MS;
export const WEST_MS = 12 * HOUR_MS;

/** Reads `datetime` and its like. Exact only with a zone, for a day that exists, and not in the future. */
export function machineTime(written: string, seenAt: Instant): MachineTime {
  const text = written.trim();
  const exact = instantOfIso(withColon(text));
  if (exact) return ofInstant(exact, text, seenAt);
  const wall = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?$/.exec(text);
  if (!wall) return {why: `The page gives a time that cannot be read: ${text.slice(0, 60)}`};
  const [, day = '', hours, minutes = '00', seconds] = wall;
  return ofWall(text, day, hours && `${hours}:${minutes}:${seconds ?? '00'}`, seenAt);
}

// Offsets of hours alone (`+00`) are ISO 8601 too.
function withColon(text: string): string {
  return text.replace(/([T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)([+-]\d{2})$/, '$1$2:00');
}

function ofInstant(exact: Instant, text: string, seenAt: Instant): MachineTime {
  const why = whyImpossible(exact, text, seenAt);
  if (why) return {why};
  const hasSeconds = /\d{2}:\d{2}:\d{2}/.test(text);
  const latest = hasSeconds ? exact : instantOf(millisecondsOf(exact) + 59_999);
  return {exact, earliest: exact, latest: latest ?? exact, precision: hasSeconds ? 'second' : 'minute'};
}

function whyImpossible(instant: Instant, text: string, seenAt: Instant): string | undefined {
  const at = millisecondsOf(instant);
  if (at < FIRST_MS) return `The page gives a time before there was a web: ${text}`;
  if (at > millisecondsOf(seenAt) + AHEAD_MS) return `The page gives a time that had not come yet: ${text}`;
  return undefined;
}

function ofWall(text: string, day: string, clock: string | undefined, seenAt: Instant): MachineTime {
  const start = Date.parse(`${day}T${clock ?? '00:00:00'}Z`);
  const first = instantOf(start - EAST_MS);
  const last = instantOf(start + (clock ? 0 : DAY_MS - 1) + WEST_MS);
  const existing = instantOf(Date.parse(`${day}T00:00:00Z`))?.startsWith(day);
  if (!existing || !first || !last) return {why: `The page gives a day or time that does not exist: ${text}`};
  const why = whyImpossible(first, text, seenAt);
  if (why) return {why};
  return {
    why: `The page gives a time without a zone: ${text}`,
    earliest: first,
    latest: last,
    precision: 'day',
  };
}
