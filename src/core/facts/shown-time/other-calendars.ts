import {type Day, dayOf} from './wall-clock.ts';

/** By how many years Gregorian years are ahead of those of the Solar Hijri calendar, at most. */
export const PERSIAN_YEARS = 621;
const BUDDHIST_YEARS = 543;
const DAY = 86_400_000;

const isGregorian = (year: number) => year >= 1970 && year < 2200;
const isBuddhist = (year: number) => year >= 2513 && year < 2743;
const isPersian = (year: number) => year >= 1348 && year < 1579;

/**
 * A day as a page in a language writes it, in the Gregorian calendar. Thai pages count years from the Buddha, Persian
 * ones by the sun since the Hijra; a year that is of neither calendar names no day.
 */
export function gregorianDay(day: Day, calendar: 'gregory' | 'persian' | 'figures', language: string): Day | undefined {
  const {year} = day;
  if (calendar !== 'persian' && isGregorian(year)) return day;
  if (calendar !== 'persian' && language === 'th' && isBuddhist(year)) return {...day, year: year - BUDDHIST_YEARS};
  return calendar !== 'gregory' && language === 'fa' && isPersian(year) ? fromPersian(day) : undefined;
}

/** The machine knows the calendar in one direction only: a day is looked for where it must be. */
function fromPersian({year, month, day}: Day): Day | undefined {
  const near = Date.UTC(year + PERSIAN_YEARS, 2, 21) + Math.round((month - 1) * 30.5 + day - 1) * DAY;
  const wanted = `${month}/${day}/${year}`;
  for (const off of [0, -1, 1, -2, 2, -3, 3, -4, 4]) {
    if (persian(near + off * DAY) === wanted) return dayOf(near + off * DAY);
  }
  return undefined;
}

function persian(at: number): string {
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({type, value}) => [type, value]));
  return `${parts.month}/${parts.day}/${parts.year}`;
}
