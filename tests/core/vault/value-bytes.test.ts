import {describe, expect, it} from 'vitest';
import {bytesToValue, valueToBytes} from '../../../src/core/vault/value-bytes.ts';

const back = (value: unknown) => bytesToValue(valueToBytes(value));

describe('a record as bytes', () => {
  it.each([
    ['nothing', null],
    ['a text', 'Grüße 👋 \u202e'],
    ['a lone surrogate', {words: 'a\ud800b'}],
    ['texts that begin as our own marks do', {a: '\u0000a0 4', t: '\u0000t', n: '\u0000', b: new Uint8Array([1, 2])}],
    ['bytes anywhere', {one: new Uint8Array([1, 2, 3]), list: [{two: new Uint8Array(0)}, new Uint8Array([255])]}],
    ['numbers', {zero: 0, small: -1.5, large: Number.MAX_SAFE_INTEGER, yes: true, none: null}],
    ['a hostile name', JSON.parse('{"__proto__": {"polluted": 1}, "constructor": "x"}')],
  ])('gives back %s', (_, value) => {
    expect(back(value)).toEqual(value);
  });

  it('gives back a large part without a change', () => {
    const bytes = new Uint8Array(3_000_000).map((_, at) => (at * 31) & 255);
    const {bytes: same} = back({id: 'x', bytes}) as {bytes: Uint8Array};
    expect(Buffer.compare(same, bytes)).toBe(0);
  });

  it('takes a view on a larger buffer for what it shows', () => {
    const view = new Uint8Array([9, 1, 2, 9]).subarray(1, 3);
    expect(back({view})).toEqual({view: new Uint8Array([1, 2])});
  });

  it('leaves out what is undefined', () => {
    expect(back({a: 1, b: undefined})).toEqual({a: 1});
  });

  it.each([
    ['nothing', []],
    ['a length beyond the end', [0, 0, 1, 0, 123, 125]],
    ['no JSON', [0, 0, 0, 1, 123]],
  ])('refuses %s', (_, bytes) => {
    expect(() => bytesToValue(new Uint8Array(bytes))).toThrow();
  });
});
