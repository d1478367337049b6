import {describe, expect, it} from 'vitest';
import {base64, fromBase64, fromHex, hex, joinBytes, sameBytes, utf8, utf8Text} from '../../src/core/bytes.ts';

describe('base64 and hex', () => {
  it('agree with Node for every length and come back', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({length}, (_, i) => (i * 37 + length * 11) & 255);
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(base64(bytes))).toEqual(bytes);
      expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(fromHex(hex(bytes))).toEqual(bytes);
    }
  });

  it('refuse what is malformed', () => {
    for (const bad of ['a', 'ab=', '=abc', 'ab=c', 'a-b_', '====']) expect(fromBase64(bad), bad).toBeUndefined();
    for (const bad of ['a', 'xx', '0g']) expect(fromHex(bad), bad).toBeUndefined();
  });
});

describe('utf-8', () => {
  it('is not guessed at where it is broken, and a BOM is kept', () => {
    expect(utf8Text(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
    expect(utf8Text(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa');
    expect(utf8Text(utf8('🔪 مرحبا'))).toBe('🔪 مرحبا');
  });
});

it('joins and compares', () => {
  expect(joinBytes([utf8('ab'), utf8(''), utf8('c')])).toEqual(utf8('abc'));
  expect(sameBytes(utf8('ab'), utf8('ac'))).toBe(false);
  expect(sameBytes(utf8('ab'), utf8('abc'))).toBe(false);
});
