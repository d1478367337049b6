import {describe, expect, it} from 'vitest';
import {daysUntil, isWallTime, spanOf, type ToldTime, tidyTime, wallSpan} from '../../../src/core/diary/told-time.ts';
import {moment} from '../report/sample.ts';

function told(start: string, zone = 'Europe/London', end: string | null = null): ToldTime {
  return {start, end, precision: end === null ? 'exact' : 'between', zone};
}

describe('C113: a time as it was told', () => {
  it.each(['America/New_York', 'Pacific/Auckland', 'UTC', ''])('stays the day that was told, in %s', (zone) => {
    expect(tidyTime(told('2024-05-07', zone))).toEqual(told('2024-05-07', zone));
    expect(tidyTime(told('2024-05-07T23:30', zone))).toEqual(told('2024-05-07T23:30', zone));
    expect(wallSpan(told('2024-05-07', zone))).toEqual({first: '2024-05-07T00:00', last: '2024-05-07T23:59'});
  });

  it('is put in order by the zone that it was told in, not by the one that it is read in', () => {
    expect(spanOf(told('2024-05-07T23:30', 'America/New_York'))?.from).toBe('2024-05-08T03:30:00.000Z');
    expect(spanOf(told('2024-05-07T23:30', 'Pacific/Auckland'))?.from).toBe('2024-05-07T11:30:00.000Z');
    expect(spanOf(told('2024-05-07', 'America/New_York'))).toEqual({
      from: '2024-05-07T04:00:00.000Z',
      to: '2024-05-08T03:59:00.000Z',
    });
    // The nights in which the clocks change.
    expect(spanOf(told('2026-03-29T00:30'))?.from).toBe('2026-03-29T00:30:00.000Z');
    expect(spanOf(told('2026-03-29T02:30'))?.from).toBe('2026-03-29T01:30:00.000Z');
    expect(spanOf(told('2026-10-25T12:00'))?.from).toBe('2026-10-25T12:00:00.000Z');
  });

  it('can be a month, a year, or between two', () => {
    expect(wallSpan(told('2024-02'))).toEqual({first: '2024-02-01T00:00', last: '2024-02-29T23:59'});
    expect(wallSpan(told('2023'))).toEqual({first: '2023-01-01T00:00', last: '2023-12-31T23:59'});
    expect(wallSpan(told('2024-05-07T20:00', '', '2024-05-08'))?.last).toBe('2024-05-08T23:59');
    expect(spanOf(told(''))).toBeUndefined();
  });

  it('refuses no words: what is no date becomes the person’s own words for it', () => {
    expect(tidyTime(told('the week before Easter'))).toEqual({
      start: '',
      end: null,
      precision: 'unknown',
      zone: 'Europe/London',
      said: 'the week before Easter',
    });
    expect(tidyTime(told('2023-02-30')).said).toBe('2023-02-30');
    expect(tidyTime(told('2024-05-09', '', '2024-05-07'))).toMatchObject({start: '2024-05-07', end: '2024-05-09'});
    expect(isWallTime('2024-05-07T24:00')).toBe(false);
  });

  it.each([
    ['2026-03-05T10:00', '2026-03-05'],
    ['2026-03', '2026'],
    ['2026-03-05', '2026-03-05T10:00'],
  ])('leaves two edges of which one is less exact as they were told: %s to %s', (start, end) => {
    expect(tidyTime(told(start, '', end))).toMatchObject({start, end, precision: 'between'});
  });

  it('turns two edges round only where the one cannot lie before the other', () => {
    expect(tidyTime(told('2026-04-01', '', '2026-03'))).toMatchObject({start: '2026-03', end: '2026-04-01'});
    expect(tidyTime(told('', '', '2026-03'))).toMatchObject({start: '2026-03', end: null});
  });

  it.each([
    ['Europe/London', '2026-10-25T01:30', '00:30', '01:30'],
    ['America/New_York', '2026-11-01T01:30', '05:30', '06:30'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '14:45', '15:15'],
  ])('can mean both hours of a name in the night in which clocks go back in %s', (zone, wall, first, last) => {
    const span = spanOf(told(wall, zone));
    expect([span?.from.slice(11, 16), span?.to.slice(11, 16)]).toEqual([first, last]);
  });

  it('says how many days later it was written down, by the calendar of where it happened', () => {
    expect(daysUntil(told('2024-05-07T23:30', 'America/New_York'), moment('2024-05-08T03:45:00Z', 0, 'UTC'))).toBe(0);
    expect(daysUntil(told('2024-05-07'), moment('2024-08-05T10:00:00Z', 60))).toBe(90);
    expect(daysUntil(told('2024'), moment('2024-08-05T10:00:00Z', 60))).toBeLessThan(0);
    expect(daysUntil(told(''), moment('2024-08-05T10:00:00Z', 60))).toBeUndefined();
  });
});
