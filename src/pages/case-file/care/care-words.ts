import type {PlaceId, Service, ServiceKind, Span, Way} from '../../../core/care/service.ts';
import {pageLanguage, say} from '../../shared/words.ts';

/** In whose words the page speaks. */
export type Age = 'adult' | 'young';

/** Name of a place: the nations of the United Kingdom by our own words, countries by the browser's. */
export function placeName(place: PlaceId): string {
  switch (place) {
    case 'GB-EAW':
      return say('care_place_GB_EAW');
    case 'GB-SCT':
      return say('care_place_GB_SCT');
    case 'GB-NIR':
      return say('care_place_GB_NIR');
    case 'world':
      return say('care_place_world');
    default:
      return new Intl.DisplayNames(pageLanguage(), {type: 'region'}).of(place) ?? place;
  }
}

/** Heading over services of one kind. */
export function kindText(kind: ServiceKind, age: Age): string {
  return age === 'adult' ? say(`care_kindAdult_${kind}`) : say(`care_kindYoung_${kind}`);
}

export function languageName(language: string): string {
  return new Intl.DisplayNames(pageLanguage(), {type: 'language'}).of(language) ?? language;
}

/** `Speaks English and Polish`. */
export function spokenText(languages: readonly string[]): string {
  const list = new Intl.ListFormat(pageLanguage(), {type: 'conjunction'}).format(languages.map(languageName));
  return say('care_speaks', list);
}

/** Opening hours, one text a span. */
export function hoursTexts(hours: Service['hours']): string[] {
  if (hours === undefined) return [say('care_hoursUnknown')];
  if (hours === 'always') return [say('care_always')];
  return hours.map((span) => say('care_hours', daysText(span), timeText(span.opens), timeText(span.closes)));
}

/** What stands before a number or address. */
export function wayText(way: Way): string {
  if (way.kind === 'text' && way.word) return say('care_way_textWord', way.word);
  return say(`care_way_${way.kind}`);
}

/** When and how an entry was checked. */
export function checkedText({how, on}: Service['checked']): string {
  return say(`care_checked_${how}`, dayText(on));
}

/** `29 Nov 2026`. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat(pageLanguage(), {dateStyle: 'medium', timeZone: 'UTC'}).format(new Date(day));
}

function daysText({from, to}: Span): string {
  if (from === 1 && to === 7) return say('care_everyDay');
  return from === to ? dayName(from) : say('care_days', dayName(from), dayName(to));
}

/** 5 January 1970 was a Monday. */
function dayName(day: number): string {
  const date = new Date(Date.UTC(1970, 0, 4 + day));
  return new Intl.DateTimeFormat(pageLanguage(), {weekday: 'long', timeZone: 'UTC'}).format(date);
}

function timeText(time: string): string {
  const at = new Date(`1970-01-01T${time}:00Z`);
  return new Intl.DateTimeFormat(pageLanguage(), {timeStyle: 'short', timeZone: 'UTC'}).format(at);
}
