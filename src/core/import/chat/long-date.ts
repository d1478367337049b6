import {monthNamed} from '../mail/mail-date.ts';
import type {WrittenTime} from '../reading.ts';
import {LONGEST_TIME, wallTime} from '../text/written-time.ts';

const MONTH_FIRST =
  /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4}),?(?: at)?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])M)?$/i;
const DAY_FIRST =
  /^(\d{1,2})\.? ([A-Za-z]{3,9})\.? (\d{4}),?(?: at)?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])M)?$/i;

/** A date with the month's English name, so that day and month cannot be mixed up: `Jul 23, 2011 6:12:54 AM`. */
export function longDate(written: string): WrittenTime | undefined {
  if (written.length > LONGEST_TIME) return undefined;
  const text = written
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const monthFirst = MONTH_FIRST.exec(text);
  const match = monthFirst ?? DAY_FIRST.exec(text);
  if (!match) return undefined;
  const [day, month] = monthFirst ? [match[2], match[1]] : [match[1], match[2]];
  const half = match[7]?.toUpperCase();
  const plain = Number(match[4]);
  const hour = half === undefined ? plain : (plain % 12) + (half === 'P' ? 12 : 0);
  const wall = {
    year: Number(match[3]),
    month: monthNamed(month ?? ''),
    day: Number(day),
    hour,
    minute: Number(match[5]),
    ...(match[6] === undefined ? {} : {second: Number(match[6])}),
  };
  const time = wallTime(written, wall);
  return time.wall === null ? undefined : time;
}
