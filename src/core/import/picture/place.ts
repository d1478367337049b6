import type {FileFact} from '../reading.ts';
import {unreadTime, yearFirstTime} from '../text/written-time.ts';
import {GPS} from './exif-tags.ts';
import {type Field, wordsOf} from './tiff.ts';

/** Where and when a satellite receiver says the picture was made. Coordinates are decimal degrees, north and east. */
export function placeFacts(fields: Map<number, Field>): FileFact[] {
  const facts: FileFact[] = [];
  const latitude = degrees(fields.get(GPS.latitude), wordsOf(fields.get(GPS.latitudeRef)), 'N', 'S', 90);
  const longitude = degrees(fields.get(GPS.longitude), wordsOf(fields.get(GPS.longitudeRef)), 'E', 'W', 180);
  if (latitude !== undefined && longitude !== undefined) {
    facts.push({name: 'latitude', value: latitude}, {name: 'longitude', value: longitude});
  }
  const [height = Number.NaN] = fields.get(GPS.altitude)?.numbers ?? [];
  const below = fields.get(GPS.altitudeRef)?.numbers[0] === 1;
  if (Number.isFinite(height)) facts.push({name: 'altitude', value: `${below ? '-' : ''}${rounded(height, 1)}`});
  const [direction = Number.NaN] = fields.get(GPS.direction)?.numbers ?? [];
  if (Number.isFinite(direction)) facts.push({name: 'direction', value: rounded(direction, 1)});
  return [...facts, ...timeFact(fields)];
}

/** Degrees, minutes and seconds with the letter of the half of the earth. Without the letter it is no place. */
function degrees(
  field: Field | undefined,
  half: string,
  plus: string,
  minus: string,
  most: number,
): string | undefined {
  const [whole = Number.NaN, minutes = 0, seconds = 0] = field?.numbers ?? [];
  const value = whole + (minutes || 0) / 60 + (seconds || 0) / 3600;
  const letter = half.charAt(0).toUpperCase();
  if (!Number.isFinite(value) || value > most || (letter !== plus && letter !== minus)) return undefined;
  return rounded(letter === minus ? -value : value, 6);
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** The satellites' time is UTC by the standard. */
function timeFact(fields: Map<number, Field>): FileFact[] {
  const day = wordsOf(fields.get(GPS.day));
  const clock = fields.get(GPS.time)?.numbers ?? [];
  if (!/[1-9]/.test(day) || clock.length !== 3) return [];
  const isClock = clock.every((value) => Number.isFinite(value));
  const text = `${day} ${clock.map((value) => String(Math.floor(value)).padStart(2, '0')).join(':')}`;
  return [{name: 'gpsTime', value: `${text} UTC`, time: isClock ? yearFirstTime(text, 'Z') : unreadTime(text)}];
}
