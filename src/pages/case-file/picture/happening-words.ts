import {behaviourMessage, markMessage} from '../../../core/diary/behaviours.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Happening} from '../../../core/picture/happening.ts';
import type {Step} from '../../../core/picture/steps.ts';
import {platformName} from '../../../core/report/platform-name.ts';
import {cutText} from '../../../core/text.ts';
import type {Instant} from '../../../core/time.ts';
import {offsetIn} from '../../../core/zone-offset.ts';
import {dateAndTime} from '../../shared/dates.ts';
import {visibleText} from '../../shared/hidden-characters.ts';
import {toldTimeText, wallText} from '../../shared/told-time.ts';
import {pageLanguage, say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {PictureData} from './use-picture-data.ts';

const LABEL_LENGTH = 80;

// A date must not turn round inside a sentence of the other direction.
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

function isolated(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}

/** When it happened, as exactly as that is known, on the keeper's clock; a diary entry as it was told. */
export function whenText({id, time}: Happening, {incidents, zone}: PictureData): string {
  const incident = incidents.get(id);
  if (incident) return toldTimeText(incident.happened);
  if (time === null) return say('picture_whenUnknown');
  const from = clockText(time.from, zone);
  if (time.known === 'seen') return say('picture_whenSeen', from);
  return time.from === time.to ? from : say('picture_whenBetween', from, clockText(time.to, zone));
}

export function clockText(at: Instant, zone: string): string {
  return dateAndTime(at, offsetIn(zone, at) ?? 0);
}

/** Number and kind: “Kept 12”, “Diary entry 3”. */
export function numberText({kind, ordinal}: Pick<Happening, 'kind' | 'ordinal'>): string {
  return say(`picture_number_${kind}`, ordinal);
}

/** Who showed it or did it, and where, in plain words for labels; "" where nothing says. */
export function whoText({label, platform, subjectIds}: Happening, names: PictureData['names']): string {
  const persons = subjectIds.flatMap((id) => names.get(id) ?? []);
  const shown = visibleText(label.name.trim() || label.handle.trim());
  const parts = [...persons, ...(shown === '' ? [] : [cutText(shown, LABEL_LENGTH)]), platformName(platform)];
  return parts.filter((text) => text !== '').join(' · ');
}

/** Everything of one thing that a label says. Its words are not in it: they stay under their veil. */
export function happeningLabel(one: Happening, data: PictureData): string {
  const marks = one.marks.map(markText);
  return [numberText(one), whenText(one, data), whoText(one, data.names), ...marks]
    .filter((text) => text !== '')
    .join('; ');
}

export function markText(mark: string): string {
  const message = markMessage(mark);
  return message ? say(message) : visibleText(mark);
}

export function behaviourText(kind: string): string {
  const message = behaviourMessage(kind);
  return message ? say(message) : visibleText(kind);
}

export function personText(id: Uuid, names: PictureData['names']): string {
  return names.get(id) ?? say('picture_personGone');
}

/** What kind of step it was. */
export function stepText({kind}: Pick<Step, 'kind'>): string {
  return say(`picture_step_${kind}`);
}

/** When a step was, as it was written; words that are no date as they stand. */
export function stepWhen({at}: Pick<Step, 'at'>): string {
  return at.trim() === '' ? say('picture_whenUnknown') : wallText(at.trim());
}

/** Milliseconds of a wall clock as a date in words. */
export function wallDay(ms: number, options: Intl.DateTimeFormatOptions): string {
  return isolated(new Intl.DateTimeFormat(pageLanguage(), {timeZone: 'UTC', ...options}).format(ms));
}

/** A stretch of the wall clock: with the time of day where it lies within one. */
export function clockOf(from: number, to: number): string {
  const oneDay = Math.floor(from / 86_400_000) === Math.floor(to / 86_400_000);
  const format = new Intl.DateTimeFormat(pageLanguage(), {
    ...({timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric'} as const),
    ...(oneDay ? ({hour: '2-digit', minute: '2-digit', hourCycle: 'h23'} as const) : {}),
  });
  return isolated(format.formatRange(from, to));
}

/** The days from one to another: `3 – 9 Mar 2026`. */
export function daysText(first: string, last: string): string {
  const format = new Intl.DateTimeFormat(pageLanguage(), {
    ...({timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric'} as const),
  });
  return isolated(format.formatRange(Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`)));
}

/** Where what is known of it stands. */
export function happeningAddress({kind, id}: Pick<Happening, 'kind' | 'id'>): string {
  return routeAddress({panel: kind === 'incident' ? 'diary' : 'everything', query: '', open: id});
}
