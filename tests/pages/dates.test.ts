import {describe, expect, it, vi} from 'vitest';
import type {Instant} from '../../src/core/time.ts';
import {dateAndTime, momentTexts} from '../../src/pages/shared/dates.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');

describe('dateAndTime', () => {
  it('gives date, time and offset of one zone', () => {
    expect(plain(dateAndTime('2024-08-24T22:35:00.000Z' as Instant, 120))).toBe('25 Aug 2024, 00:35 +02:00');
    expect(plain(dateAndTime('2024-01-01T03:00:00.000Z' as Instant, -480))).toBe('31 Dec 2023, 19:00 −08:00');
    expect(plain(dateAndTime('2024-08-24T22:35:00.000Z' as Instant, 0))).toBe('24 Aug 2024, 22:35 UTC');
  });

  it('keeps zones of half and quarter hours', () => {
    expect(plain(dateAndTime('2024-03-01T00:00:00.000Z' as Instant, 330))).toBe('1 Mar 2024, 05:30 +05:30');
    expect(plain(dateAndTime('2024-03-01T00:00:00.000Z' as Instant, -210))).toBe('29 Feb 2024, 20:30 −03:30');
  });

  it('says the moment in UTC besides, unless it is UTC already', () => {
    const kolkata = momentTexts({at: '2026-03-01T10:00:05.000Z' as Instant, offsetMinutes: 330});
    expect(plain(kolkata.local)).toBe('1 Mar 2026, 15:30:05 +05:30');
    expect(plain(kolkata.utc ?? '')).toBe('1 Mar 2026, 10:00:05 UTC');
    expect(momentTexts({at: '2026-03-01T10:00:05.000Z' as Instant, offsetMinutes: 0}).utc).toBeUndefined();
  });
});
