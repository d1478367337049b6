import {type Instant, millisecondsOf} from './time.ts';

// Making a formatter costs a thousand times more than using it. A zone that this engine does not know is undefined.
const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

/** Minutes east of UTC in an IANA zone at that instant; undefined where the zone is not known. */
export function offsetIn(zone: string, at: Instant): number | undefined {
  if (!formatters.has(zone)) formatters.set(zone, formatterOf(zone));
  const parts = formatters.get(zone)?.formatToParts(new Date(millisecondsOf(at)));
  const name = parts?.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name);
  if (!match) return undefined;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  if (zone === '') return undefined;
  try {
    return new Intl.DateTimeFormat('en', {timeZone: zone, timeZoneName: 'longOffset'});
  } catch {
    return undefined;
  }
}
