import {type Instant, instantOf, millisecondsOf} from '../time.ts';
import type {Fact} from './facts.ts';

/** A response of the site that this load of the page brought, as the browser kept it. */
export type KeptAnswer = {
  /** Its `Date` header, verbatim. */
  date: string | null;
  /** Its `Age` header: seconds that a store on the way had held it. */
  age: string | null;
  /** When the device received it, by its own clock: milliseconds since 1970 UTC. */
  receivedAt: number;
};

/** What the record says of the site's clock, and when the device received it. */
export type ServerDate = {serverDate: Fact<string>; serverDateAt?: Instant};

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HTTP_DATE = /^(\w{3}), (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/** The instant of a `Date` header in the one form that servers must write; undefined for any other. */
export function instantOfHttpDate(text: string): Instant | undefined {
  const [, weekday = '', day = '', month = '', year = '', ...clock] = HTTP_DATE.exec(text) ?? [];
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  const written = `${year}-${number}-${day}T${clock.join(':')}.000Z`;
  const milliseconds = Date.parse(written);
  const instant = instantOf(milliseconds);
  // Date.parse turns 30 February into 1 March.
  return instant === written && DAYS[new Date(milliseconds).getUTCDay()] === weekday ? instant : undefined;
}

/** The header names whole seconds, and the answer needs a moment for the way: half a second off is none. */
const ROUNDING_MS = 500;

/**
 * Whole seconds that the device's clock was ahead of the site's (negative: behind), as good as a second or two.
 * A difference between two clocks: which of them is right it cannot say. Undefined where the header is no date.
 */
export function clockDifference(serverDate: string, serverDateAt: Instant): number | undefined {
  const server = instantOfHttpDate(serverDate);
  if (server === undefined) return undefined;
  // Minus zero has no canonical form, and "-0 s" no sense.
  return Math.trunc((millisecondsOf(serverDateAt) - millisecondsOf(server) - ROUNDING_MS) / 1000) + 0;
}

/** Answers of one load of a page by one clock differ by no more than this. */
const AGREE_MS = 3000;

/**
 * The site's clock by the answers that the browser kept, or why it is not known. An answer that may be of a later visit
 * (another tab asked for the same again) or that a store on the way had held is none.
 */
export function serverDateOf(answers: readonly KeptAnswer[], now: number): ServerDate {
  if (answers.length === 0) return {serverDate: {missing: 'The browser kept no response of the site to look at.'}};
  const usable = answers.flatMap((answer) => usableOf(answer, now));
  const [first] = usable;
  if (!first) return {serverDate: {missing: 'No response of the site that the browser kept tells the time for sure.'}};
  const ahead = usable.map((one) => one.ahead);
  if (Math.max(...ahead) - Math.min(...ahead) > AGREE_MS)
    return {serverDate: {missing: 'The responses of the site that the browser kept do not agree about the time.'}};
  const newest = usable.reduce((best, one) => (one.receivedAt > best.receivedAt ? one : best), first);
  return {serverDate: {value: newest.date, from: 'meta'}, serverDateAt: newest.at};
}

type Usable = {date: string; at: Instant; receivedAt: number; ahead: number};

function usableOf({date, age, receivedAt}: KeptAnswer, now: number): Usable[] {
  const server = date === null ? undefined : instantOfHttpDate(date);
  const at = instantOf(Math.round(receivedAt));
  if (date === null || server === undefined || at === undefined || !/^0?$/.test(age ?? '')) return [];
  const told = millisecondsOf(server);
  const mayBeOfLater = told > receivedAt + AGREE_MS && told <= now + AGREE_MS;
  return mayBeOfLater ? [] : [{date, at, receivedAt, ahead: receivedAt - told}];
}
