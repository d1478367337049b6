import {describe, expect, it} from 'vitest';
import {canonicalJson, NotCanonical} from '../../../src/core/hash/canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts by UTF-16 units at every depth and adds nothing', () => {
    expect(canonicalJson({b: [1, {z: null, a: true}], a: 'x'})).toBe('{"a":"x","b":[1,{"a":true,"z":null}]}');
    // RFC 8785 §3.2.3: U+1F600 is written with surrogates, which sort before U+FB33.
    expect(canonicalJson({'\ufb33': 1, '\u{1f600}': 2, '\u20ac': 3, '\r': 4, '1': 5})).toBe(
      '{"\\r":4,"1":5,"\u20ac":3,"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it('escapes what JSON must, in its shortest form, and nothing else', () => {
    expect(canonicalJson('\u0000\b\t\n\f\r"\\\u001f\u007f\u2028é')).toBe(
      '"\\u0000\\b\\t\\n\\f\\r\\"\\\\\\u001f\u007f\u2028é"',
    );
  });

  it.each([
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a name', {'\udc00': 1}],
    ['a fraction', 0.5],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
    ['a number beyond 2^53 − 1', 2 ** 53],
    ['minus zero', -0],
    ['undefined', undefined],
    ['undefined in an object', {a: undefined}],
    ['a hole in a list', new Array(1)],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a big integer', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an instance', new (class Thing {})()],
  ])('refuses %s', (_what, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
  });

  it('takes a member named __proto__ for one like any other', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1},"constructor":2}'))).toBe(
      '{"__proto__":{"a":1},"constructor":2}',
    );
    expect(({} as {a?: number}).a).toBeUndefined();
  });
});
