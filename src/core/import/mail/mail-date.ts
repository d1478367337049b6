import type {WrittenTime} from '../reading.ts';
import {LONGEST_TIME, offsetMinutes, unreadTime, type Wall, wallTime, zonedTime} from '../text/written-time.ts';

const NAMES = 'January February March April May June July August September October November December';
const MONTHS = NAMES.toLowerCase().split(' ');
/** The names of zones that RFC 5322 §4.3 gives a meaning. All other letters say nothing. */
const ZONES: Readonly<Record<string, string>> = {
  ut: '+0000',
  utc: '+0000',
  gmt: '+0000',
  z: '+0000',
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
};

const DATE =
  /^\s*(?:[a-z]{3,9}\s*,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})[\s-]+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([+-]\d{4}|[a-z]{1,5})?\b/i;

/**
 * The month of an English name or the beginning of one; NaN for every other word: a Finnish November (`marraskuu`) begins
 * like March.
 */
export function monthNamed(name: string): number {
  const given = name.toLowerCase();
  const at = given.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(given));
  return at < 0 ? Number.NaN : at + 1;
}

/** Reads a mail's `Date` (RFC 5322 §3.3, and how older programs wrote it), with the offset it claims. */
export function mailDate(written: string): WrittenTime {
  const match = written.length > LONGEST_TIME ? null : DATE.exec(written.replace(/\([^()]*\)/g, ' '));
  if (!match) return unreadTime(written);
  const [, day, month = '', yearText = '', hour, minute, second, zone = ''] = match;
  const short = Number(yearText);
  const year = yearText.length === 4 ? short : short < 50 ? 2000 + short : 1900 + short;
  const wall: Wall = {year, month: monthNamed(month), day: Number(day), hour: Number(hour), minute: Number(minute)};
  if (second !== undefined) wall.second = Number(second);
  // A clock of twelve hours, which no rule for mails has: read as one of 24 it would be half a day off.
  if (/^[ap]m$/i.test(zone)) return unreadTime(written);
  const minutes = offsetMinutes(ZONES[zone.toLowerCase()] ?? zone);
  return minutes === undefined ? wallTime(written, wall) : zonedTime(written, wall, minutes);
}
