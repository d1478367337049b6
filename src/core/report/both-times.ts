import type {Instant} from '../time.ts';
import {localTime, offsetIn, utcText} from './dates.ts';
import {html, type Markup} from './html.ts';

/** An instant on the wall clock of a zone and in UTC; in UTC alone where the zone is not known. */
export function bothTimes(at: Instant, zone: string): Markup {
  const offset = offsetIn(zone, at);
  return offset === undefined ? html`<span class="time">${utcText(at)}</span>` : localAndUtc(at, offset, zone);
}

/** The same without the zone's name, where it stands beside it already. */
export function bothTimesShort(at: Instant, zone: string): Markup {
  const offset = offsetIn(zone, at);
  return offset === undefined ? bothTimes(at, zone) : localAndUtc(at, offset, '');
}

/** An instant under an offset that was noted with it, and in UTC where that differs. */
export function localAndUtc(at: Instant, offsetMinutes: number, zone: string): Markup {
  const {date, time, offset} = localTime(at, offsetMinutes);
  const local = html`<span class="time">${date} ${time}</span> <span class="zone">(${offset}${zone === '' ? '' : `, ${zone}`})</span>`;
  return offsetMinutes === 0 ? local : html`${local} <span class="time">= ${utcText(at)}</span>`;
}
