/** UTC, `yyyy-mm-ddThh:mm:ss.sssZ`, exactly three decimals. */
export type Instant = string & {readonly __brand: 'Instant'};

/** An instant, and the wall clock it was read under: minutes east of UTC and the IANA zone ("" if unknown). */
export type Moment = {at: Instant; offsetMinutes: number; zone: string};

const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** The instant of milliseconds since 1970 UTC; undefined outside the years 0000 to 9999. */
export function instantOf(milliseconds: number): Instant | undefined {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString();
  return INSTANT.test(text) ? (text as Instant) : undefined;
}

/** Whether a text is an instant in our one form, and a day that exists. */
export function isInstant(text: unknown): text is Instant {
  return typeof text === 'string' && INSTANT.test(text) && instantOf(Date.parse(text)) === text;
}

/** Milliseconds since 1970 UTC. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

/**
 * The instant of an ISO 8601 text with a zone (`Z` or an offset), as web pages write it; undefined without a zone,
 * since a wall time alone names no instant.
 */
export function instantOfIso(text: string): Instant | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?\s*(Z|[+-]\d{2}:?\d{2})$/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, day = '', clock = '', fraction = '', zone = ''] = match;
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const midnight = instantOf(Date.parse(`${day}T00:00:00Z`));
  if (!midnight?.startsWith(day)) return undefined; // Date.parse turns 30 February into 1 March
  return instantOf(Date.parse(`${day}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`));
}

/** An instant on the wall clock of an offset: `2026-03-01 11:00 +01:00`. */
export function wallTime(instant: Instant, offsetMinutes: number): string {
  const shifted = instantOf(millisecondsOf(instant) + offsetMinutes * 60_000) ?? instant;
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)} ${offsetText(offsetMinutes)}`;
}

/** `+01:00`, `-03:30`, `+00:00`. */
export function offsetText(offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const minutes = Math.abs(offsetMinutes);
  return `${sign}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
