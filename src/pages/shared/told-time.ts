import {isWallTime, type ToldTime} from '../../core/diary/told-time.ts';
import {pageLanguage, say} from './words.ts';

// A date must not turn round inside a sentence of the other direction.
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A wall time as people read it, as exactly as it was told: `2026`, `Mar 2026`, `1 Mar 2026`, `1 Mar 2026, 14:30`. */
export function wallText(wall: string): string {
  return isWallTime(wall) ? `${FIRST_STRONG_ISOLATE}${wallAlone(wall)}${POP_ISOLATE}` : wall;
}

/** The same for where it stands by itself and nothing can turn it round. */
export function wallAlone(wall: string): string {
  if (!isWallTime(wall)) return wall;
  // The wall clock as if it were UTC, so that no zone of this computer can move it.
  const start = Date.parse(`${wall}${'0000-01-01T00:00'.slice(wall.length)}:00Z`);
  return new Intl.DateTimeFormat(pageLanguage(), {timeZone: 'UTC', ...shownOf(wall)}).format(start);
}

function shownOf({length}: string): Intl.DateTimeFormatOptions {
  return {
    year: 'numeric',
    ...(length >= 7 ? {month: 'short'} : {}),
    ...(length >= 10 ? {day: 'numeric', weekday: 'short'} : {}),
    ...(length > 10 ? {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'} : {}),
  };
}

/** A told time in one line, with how sure it is; the person's own words for it stand elsewhere. */
export function toldTimeText(told: ToldTime): string {
  return withWall(told, wallText);
}

/** The same for where it stands by itself and nothing can turn it round. */
export function toldTimeAlone(told: ToldTime): string {
  return withWall(told, wallAlone);
}

function withWall({start, end, precision}: ToldTime, show: (wall: string) => string): string {
  if (start === '') return say('diary_timeUnknown');
  if (precision === 'between' && end !== null) return say('diary_timeBetween', show(start), show(end));
  return precision === 'exact' ? show(start) : say('diary_timeAbout', show(start));
}
