import {type Instant, type Moment, millisecondsOf} from '../../core/time.ts';
import {pageLanguage} from './words.ts';

// A date must not turn round inside a sentence of the other direction.
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** `+02:00`, `-03:30`; `UTC` for none. */
export function offsetText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const minutes = Math.abs(offsetMinutes);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${offsetMinutes < 0 ? '−' : '+'}${clock}`;
}

/**
 * Date, time and offset of one zone in one text: `25 Nov 2026, 00:35 +02:00`. Never the date of one zone
 * beside the clock of another.
 */
export function dateAndTime(at: Instant, offsetMinutes: number, seconds = false): string {
  // The wall clock of that offset, written as if it were UTC, so that one formatter gives both halves.
  const wall = new Date(millisecondsOf(at) + offsetMinutes * 60_000);
  const text = new Intl.DateTimeFormat(pageLanguage(), {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? {second: '2-digit'} : {}),
    hourCycle: 'h23',
  }).format(wall);
  return `${FIRST_STRONG_ISOLATE}${text} ${offsetText(offsetMinutes)}${POP_ISOLATE}`;
}

/** A moment under its own offset, and again in UTC where that differs. */
export function momentTexts(moment: Pick<Moment, 'at' | 'offsetMinutes'>): {local: string; utc: string | undefined} {
  return {
    local: dateAndTime(moment.at, moment.offsetMinutes, true),
    utc: moment.offsetMinutes === 0 ? undefined : dateAndTime(moment.at, 0, true),
  };
}

/** Minutes east of UTC that this device's clock shows at that instant. */
export function deviceOffset(at: Instant): number {
  return 0 - new Date(millisecondsOf(at)).getTimezoneOffset();
}
