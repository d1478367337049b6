import {describe, expect, test} from 'vitest';
import {timeOfDiscordId, timeOfMastodonId, timeOfXId} from '../../../src/core/facts/id-time.ts';
import {machineTime} from '../../../src/core/facts/machine-time.ts';
import type {Instant} from '../../../src/core/time.ts';

const SEEN = '2026-03-01T10:00:00.000Z' as Instant;

describe('a machine-readable time', () => {
  test('with a zone is exact', () => {
    expect(machineTime('2024-03-01T00:15:00+01:00', SEEN)).toMatchObject({
      exact: '2024-02-29T23:15:00.000Z',
      precision: 'second',
    });
    expect(machineTime('2026-03-01T08:00:00.000000+0000', SEEN)).toMatchObject({exact: '2026-03-01T08:00:00.000Z'});
    expect(machineTime('2026-03-01 08:00+02', SEEN)).toMatchObject({
      exact: '2026-03-01T06:00:00.000Z',
      latest: '2026-03-01T06:00:59.999Z',
      precision: 'minute',
    });
  });

  test.each([
    ['2026-02-30T10:00:00Z', 'a day that does not exist'],
    ['9999-12-31T00:00:00Z', 'the far future'],
    ['0000-00-00', 'no day'],
    ['1969-12-31T23:59:59Z', 'before the web'],
    ['yesterday', 'no time'],
    ['', 'nothing'],
  ])('%s (%s) is neither exact nor bounded', (written) => {
    expect(machineTime(written, SEEN)).toEqual({why: expect.any(String)});
  });

  test('without a zone is bounded by all zones of the world, and not exact', () => {
    expect(machineTime('2026-02-01T12:00:00', SEEN)).toMatchObject({
      earliest: '2026-01-31T22:00:00.000Z',
      latest: '2026-02-02T00:00:00.000Z',
      precision: 'day',
    });
    expect(machineTime('2026-02-01', SEEN)).toMatchObject({
      earliest: '2026-01-31T10:00:00.000Z',
      latest: '2026-02-02T11:59:59.999Z',
    });
  });
});

describe('the time in an id', () => {
  test('of X and of Mastodon', () => {
    expect(timeOfXId('1212092628029698048')).toEqual({value: '2019-12-31T19:26:16.771Z', from: 'address'});
    expect(timeOfMastodonId('116152860672000077')).toEqual({value: '2026-03-01T08:00:00.000Z', from: 'address'});
  });

  test('of Discord', () => {
    expect(timeOfDiscordId('175928847299117063')).toEqual({value: '2016-04-30T11:18:25.796Z', from: 'address'});
    expect(timeOfDiscordId('4194304')).toHaveProperty('missing');
  });

  test.each(['', '20', 'abc', '9'.repeat(40), '0x10'])('"%s" holds none', (id) => {
    expect(timeOfXId(id)).toHaveProperty('missing');
    expect(timeOfMastodonId(id)).toHaveProperty('missing');
  });
});
