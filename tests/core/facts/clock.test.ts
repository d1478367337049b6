import {describe, expect, it} from 'vitest';
import {clockDifference, instantOfHttpDate, type KeptAnswer, serverDateOf} from '../../../src/core/facts/clock.ts';
import type {Instant} from '../../../src/core/time.ts';

const DATE = 'Wed, 25 Nov 2026 16:28:33 GMT';
const SENT = Date.parse('2026-11-25T16:28:33.000Z');

function answer(change: Partial<KeptAnswer> = {}): KeptAnswer {
  return {date: DATE, age: null, receivedAt: SENT + 300, ...change};
}

describe('a Date header', () => {
  it('is read in the one form that servers must write', () => {
    expect(instantOfHttpDate(DATE)).toBe('2026-11-25T16:28:33.000Z');
    expect(instantOfHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe('1994-11-06T08:49:37.000Z');
  });

  it.each([
    ['another form', 'Sunday, 06-Nov-94 08:49:37 GMT'],
    ['another zone', 'Wed, 25 Nov 2026 16:28:33 +0100'],
    ['the wrong weekday', 'Tue, 25 Nov 2026 16:28:33 GMT'],
    ['a day that does not exist', 'Mon, 30 Feb 2026 16:28:33 GMT'],
    ['a month that does not exist', 'Wed, 25 Nox 2026 16:28:33 GMT'],
    ['an hour that does not exist', 'Wed, 25 Nov 2026 24:28:33 GMT'],
    ['more than a date', `${DATE}, ${DATE}`],
    ['nothing', ''],
  ])('is none with %s', (_what, text) => {
    expect(instantOfHttpDate(text)).toBeUndefined();
  });
});

describe('the difference of two clocks', () => {
  it.each([
    ['none, received at once', '2026-11-25T16:28:33.000Z', 0],
    ['none, received at the end of the same second', '2026-11-25T16:28:33.999Z', 0],
    ['none, a slow answer', '2026-11-25T16:28:34.400Z', 0],
    ['the device an hour ahead', '2026-11-25T17:28:33.700Z', 3600],
    ['the device five minutes behind', '2026-11-25T16:23:33.500Z', -300],
    ['the device ten years ahead', '2036-11-25T16:28:33.500Z', 315_619_200],
  ])('is %s', (_what, at, seconds) => {
    expect(clockDifference(DATE, at as Instant)).toBe(seconds);
  });

  it('is none where the header is no date', () => {
    expect(clockDifference('yesterday', '2026-11-25T16:28:33.000Z' as Instant)).toBeUndefined();
  });
});

describe('the clock of a site', () => {
  it('is the header as sent, with the moment at which the device received it', () => {
    expect(serverDateOf([answer()], SENT + 60_000)).toEqual({
      serverDate: {value: DATE, from: 'meta'},
      serverDateAt: '2026-11-25T16:28:33.300Z',
    });
  });

  it('is taken from the newest of answers that agree', () => {
    const later = answer({date: 'Wed, 25 Nov 2026 16:28:39 GMT', receivedAt: SENT + 6900});
    const found = serverDateOf([answer(), later, answer({receivedAt: SENT + 200})], SENT + 60_000);
    expect(found.serverDateAt).toBe('2026-11-25T16:28:39.900Z');
  });

  it('is told although the device is far off, ahead or behind', () => {
    const hour = 3_600_000;
    for (const off of [hour, -hour]) {
      const found = serverDateOf([answer({receivedAt: SENT + off})], SENT + off + 60_000);
      expect(found.serverDate).toEqual({value: DATE, from: 'meta'});
    }
  });

  it.each([
    ['the browser kept nothing', []],
    ['an answer has no date', [answer({date: null})]],
    ['an answer was held by a store on the way', [answer({age: '40'})]],
    ['an age is no number', [answer({age: 'old'})]],
    ['an answer may be of a later visit', [answer({receivedAt: SENT - 30_000})]],
    ['answers do not agree', [answer(), answer({receivedAt: SENT + 7000})]],
  ])('is not known where %s', (_what, answers) => {
    const found = serverDateOf(answers, SENT + 60_000);
    expect(found.serverDate).toHaveProperty('missing');
    expect(found.serverDateAt).toBeUndefined();
  });
});
