import {describe, expect, test} from 'vitest';
import {meaningOf} from '../../../src/core/facts/shown-time.ts';
import {type Instant, instantOf} from '../../../src/core/time.ts';

const AT = '2026-03-01T10:00:00.000Z' as Instant;
const BERLIN = {at: AT, language: 'en', zone: 'Europe/Berlin', clock: 'viewer'} as const;

function bounds(shown: string, under: Parameters<typeof meaningOf>[1] = BERLIN): string[] {
  const {earliest, latest, precision} = meaningOf(shown, under);
  return [earliest ?? 'none', latest ?? 'none', precision];
}

describe('what a shown time can mean', () => {
  test.each([
    ['2h', '2026-03-01T07:00:00.000Z', '2026-03-01T08:30:00.000Z', 'hour'],
    ['5 days ago', '2026-02-23T10:00:00.000Z', '2026-02-24T22:00:00.000Z', 'day'],
    ['3m', '2026-03-01T09:56:00.000Z', '2026-03-01T09:57:30.000Z', 'minute'],
    ['about an hour ago', '2026-03-01T08:00:00.000Z', '2026-03-01T09:30:00.000Z', 'hour'],
    ['1 yr', '2024-02-28T10:00:00.000Z', '2025-08-30T22:00:00.000Z', 'unknown'],
    ['2 days, 3 hours ago', '2026-02-27T06:00:00.000Z', '2026-02-27T07:30:00.000Z', 'hour'],
    ['just now', '2026-03-01T09:55:00.000Z', '2026-03-01T10:00:00.000Z', 'minute'],
    ['yesterday', '2026-02-27T23:00:00.000Z', '2026-02-28T22:59:59.999Z', 'day'],
    ['Yesterday at 5:12 PM', '2026-02-28T16:12:00.000Z', '2026-02-28T16:12:59.999Z', 'minute'],
    ['Mar 3', '2025-03-02T23:00:00.000Z', '2025-03-03T22:59:59.999Z', 'day'],
    ['March 3, 2026', 'none', 'none', 'unknown'],
    ['Feb 28', '2026-02-27T23:00:00.000Z', '2026-02-28T22:59:59.999Z', 'day'],
    ['11:02 PM · May 13, 2025', '2025-05-13T21:02:00.000Z', '2025-05-13T21:02:59.999Z', 'minute'],
    ['Tuesday, 5 March 2024 at 18:42', '2024-03-05T17:42:00.000Z', '2024-03-05T17:42:59.999Z', 'minute'],
    ['2026-02-03', '2026-02-02T23:00:00.000Z', '2026-02-03T22:59:59.999Z', 'day'],
    ['09:15, 27 February 2026 (UTC)', '2026-02-27T09:15:00.000Z', '2026-02-27T09:15:59.999Z', 'minute'],
    ['Friday', '2026-02-26T23:00:00.000Z', '2026-02-27T22:59:59.999Z', 'day'],
    ['March 2024', '2024-02-29T23:00:00.000Z', '2024-03-31T21:59:59.999Z', 'unknown'],
    // Third of April or fourth of March: it can mean either.
    ['03/04/2025', '2025-03-03T23:00:00.000Z', '2025-04-03T21:59:59.999Z', 'unknown'],
  ])('%s', (shown, ...expected) => {
    expect(bounds(shown)).toEqual(expected);
  });

  test.each([
    '',
    'soon',
    '30 February 2025',
    'Feb 30',
    '25:61 · May 3, 2025',
    '__proto__',
    'constructor',
    'x'.repeat(1000),
  ])('says nothing of "%s"', (shown) => {
    expect(bounds(shown)).toEqual(['none', 'none', 'unknown']);
  });

  test('a language whose words are not known says nothing, but a date in figures does', () => {
    expect(bounds('vor 5 Tagen', {...BERLIN, language: 'tlh'})).toEqual(['none', 'none', 'unknown']);
    expect(bounds('2026-02-03', {...BERLIN, language: 'tlh'})[2]).toBe('day');
    expect(bounds('2026-02-03', {...BERLIN, language: 'no tag at all'})[2]).toBe('day');
  });

  test('a date of a clock that is not known can be that of any zone', () => {
    const [earliest, latest] = bounds('March 3, 2025', {...BERLIN, clock: 'unknown'});
    expect([earliest, latest]).toEqual(['2025-03-02T10:00:00.000Z', '2025-03-04T11:59:59.999Z']);
  });

  test('"2h" may have stood on the page since it was loaded', () => {
    const under = {...BERLIN, since: '2026-03-01T09:00:00.000Z' as Instant};
    expect(bounds('2h', under)).toEqual(['2026-03-01T06:00:00.000Z', '2026-03-01T08:30:00.000Z', 'hour']);
  });

  test('an hour that came twice when a clock was put back can be either', () => {
    expect(bounds('October 26, 2025 at 2:30 AM')).toEqual([
      '2025-10-26T00:30:00.000Z',
      '2025-10-26T01:30:59.999Z',
      'minute',
    ]);
  });

  test('a day of twenty-three hours ends when it ends', () => {
    expect(bounds('March 30, 2025').slice(0, 2)).toEqual(['2025-03-29T23:00:00.000Z', '2025-03-30T21:59:59.999Z']);
  });
});

/** Small numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

type Written = {shown: string; isRelative: boolean};

const UNITS = [
  ['s', 1000],
  ['min', 60_000],
  ['hours ago', 3_600_000],
  ['d', 86_400_000],
  ['weeks ago', 604_800_000],
  ['mo', 2_629_746_000],
  ['yr', 31_556_952_000],
] as const;

/** The ways in which sites write a time: cut off or rounded, and as dates on the clock of a zone. */
function waysToWrite(at: number, now: number, zone: string): Written[] {
  const relative = UNITS.flatMap(([unit, length]) => {
    const exact = (now - at) / length;
    return [Math.floor(exact), Math.round(exact)]
      .filter((count) => count > 0 && count < 100)
      .map((count) => ({shown: `${count} ${unit}`, isRelative: true}));
  });
  const date = (options: Intl.DateTimeFormatOptions, locale = 'en-US') => ({
    shown: new Intl.DateTimeFormat(locale, {timeZone: zone, ...options}).format(at),
    isRelative: false,
  });
  return [
    ...relative,
    date({dateStyle: 'long', timeStyle: 'short'}),
    date({dateStyle: 'medium'}),
    date({dateStyle: 'full', timeStyle: 'medium'}, 'en-GB'),
    date({dateStyle: 'short'}, 'en-CA'),
    date({year: 'numeric', month: '2-digit', day: '2-digit'}),
    date({year: 'numeric', month: 'long'}),
    ...(now - at < 300 * 86_400_000 ? [date({month: 'short', day: 'numeric'})] : []),
  ];
}

describe('the instant that was meant', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'];

  test.each(zones)('always lies within the bounds, in %s', (zone) => {
    const random = numbers(zone.length * 7919);
    const next = () => random.next().value as number;
    let understood = 0;
    for (let i = 0; i < 400; i += 1) {
      const now = Date.UTC(2016, 0, 1) + Math.floor(next() * 12 * 365) * 86_400_000 + Math.floor(next() * 86_400_000);
      const at = now - Math.floor(next() ** 4 * 5 * 365 * 86_400_000);
      const under = {at: instantOf(now) ?? AT, language: 'en-US', zone, clock: 'viewer'} as const;
      for (const {shown} of waysToWrite(at, now, zone)) {
        for (const clock of ['viewer', 'unknown'] as const) {
          const {earliest, latest} = meaningOf(shown, {...under, clock});
          if (earliest === null || latest === null) continue;
          understood += 1;
          const isWithin = Date.parse(earliest) <= at && at <= Date.parse(latest);
          if (!isWithin)
            expect.fail(
              `"${shown}" seen ${new Date(now).toISOString()}: ${new Date(at).toISOString()} is not in ${earliest} to ${latest}`,
            );
        }
      }
    }
    expect(understood).toBeGreaterThan(5000);
  });
});
