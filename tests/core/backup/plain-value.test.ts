import {describe, expect, it} from 'vitest';
import {fromPlain, toPlain} from '../../../src/core/backup/plain-value.ts';

const back = (value: unknown) => fromPlain(JSON.parse(JSON.stringify(toPlain(value))));

describe('a value of the database as JSON', () => {
  it.each([
    ['plain', {a: 1, b: [true, null, 'é مرحبا 😀'], c: {d: ''}}],
    ['bytes', {bytes: new Uint8Array([0, 1, 255]), list: [new Uint8Array()]}],
    ['a buffer', new Uint8Array([1, 2]).buffer],
    ['numbers that JSON has not', [Number.NaN, Number.POSITIVE_INFINITY, 1.5]],
    ['a date, a map, a set', {at: new Date(5), map: new Map<unknown, unknown>([['x', new Set([1])]]), big: 10n}],
    ['half a character', 'a\ud800b'],
    ['names that look like marks', {'@bytes': 'no bytes', '@nothing': 1}],
    ['one such name', {'@date': 'x'}],
  ])('comes back the same: %s', (_what, value) => {
    expect(back(value)).toEqual(value);
  });

  it('knows minus zero, and leaves out what is nothing', () => {
    expect(Object.is(back(-0), -0)).toBe(true);
    expect(back({a: undefined, b: 1})).toEqual({b: 1});
  });

  it('says of what has no form that it has none', () => {
    expect(toPlain({key: new (class Other {})()})).toEqual({key: {'@unreadable': '[object Object]'}});
  });

  it('leaves a mark that it does not know as it is', () => {
    expect(fromPlain({'@later': 1})).toEqual({'@later': 1});
    expect(fromPlain({'@bytes': '!'})).toEqual({'@bytes': '!'});
  });
});
