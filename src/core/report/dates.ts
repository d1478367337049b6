import {type Instant, instantOf, type Moment, millisecondsOf, offsetText, wallTime} from '../time.ts';

export {offsetIn} from '../zone-offset.ts';

/** An instant on the wall clock of a place: date, time to the second, offset. */
export type LocalTime = {date: string; time: string; offset: string};

/** `2026-03-01`, `11:00:05`, `UTC+01:00`. */
export function localTime(at: Instant, offsetMinutes: number): LocalTime {
  const shifted = instantOf(millisecondsOf(at) + offsetMinutes * 60_000) ?? at;
  return {date: shifted.slice(0, 10), time: shifted.slice(11, 19), offset: `UTC${offsetText(offsetMinutes)}`};
}

/** `2026-03-01 10:00:05 UTC`: the same in every language, for tables and for whoever compares. */
export function utcText(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}

/** `2026-03-01 11:00:05 (UTC+01:00, Europe/Paris)`. */
export function momentText(moment: Moment): string {
  const local = localTime(moment.at, moment.offsetMinutes);
  return `${local.date} ${local.time} (${local.offset}${moment.zone === '' ? '' : `, ${moment.zone}`})`;
}

/** The day in words of the reader's language, `1 March 2026`, on the wall clock of the offset. */
export function dayText(at: Instant, offsetMinutes: number, language: string): string {
  const [day = ''] = wallTime(at, offsetMinutes).split(' ');
  return new Intl.DateTimeFormat(dateLanguage(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** English without a country writes the day before the month, as most who read it do. */
function dateLanguage(language: string): string {
  try {
    const [known = 'en-GB'] = Intl.getCanonicalLocales(language);
    return known === 'en' ? 'en-GB' : known;
  } catch {
    return 'en-GB';
  }
}
