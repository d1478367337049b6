import {describe, expect, it} from 'vitest';
import {type Instant, instantOf, instantOfIso, isInstant, offsetText, wallTime} from '../../src/core/time.ts';

describe('an instant', () => {
  it.each([
    ['2026-03-01T10:00:00.000Z', true],
    ['2026-02-30T10:00:00.000Z', false],
    ['2026-03-01T24:00:00.000Z', false],
    ['2026-03-01T10:00:00Z', false],
    ['2026-03-01T10:00:00.000+00:00', false],
    ['2026-3-1T10:00:00.000Z', false],
  ])('is %s: %s', (text, expected) => expect(isInstant(text)).toBe(expected));

  it('has no form outside the years 0 to 9999', () => {
    expect(instantOf(8.64e15)).toBeUndefined();
    expect(instantOf(Number.NaN)).toBeUndefined();
    expect(instantOf(-62_167_219_200_001)).toBeUndefined();
    expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z');
  });
});

describe('a time as a page writes it', () => {
  it.each([
    ['2024-05-07T23:30:15.123456+0200', '2024-05-07T21:30:15.123Z'],
    ['2024-05-07T23:30+05:30', '2024-05-07T18:00:00.000Z'],
    ['2024-05-07 23:30:15Z', '2024-05-07T23:30:15.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, instant) => expect(instantOfIso(text)).toBe(instant));

  it.each([
    '2024-05-07',
    '2024-05-07T23:30:15',
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    'now',
    '',
    '99999-01-01T00:00:00Z',
  ])('%s names no instant', (text) => expect(instantOfIso(text)).toBeUndefined());
});

describe('a wall time', () => {
  it('is of one zone, date and clock together, with its offset', () => {
    expect(wallTime('2024-08-24T22:35:00.000Z' as Instant, 120)).toBe('2024-08-25 00:35 +02:00');
    expect(wallTime('2024-01-01T03:00:00.000Z' as Instant, -480)).toBe('2023-12-31 19:00 -08:00');
    expect(wallTime('2024-01-01T03:00:00.000Z' as Instant, 330)).toBe('2024-01-01 08:30 +05:30');
  });

  it('writes offsets of half hours and of none', () => {
    expect([offsetText(0), offsetText(-210), offsetText(345)]).toEqual(['+00:00', '-03:30', '+05:45']);
  });
});
