import {describe, expect, it} from 'vitest';
import {codeText, keyOfCode, parseCode} from '../../../src/core/vault/recovery-code.ts';

const random = () => crypto.getRandomValues(new Uint8Array(16));

describe('a recovery code', () => {
  it('is read back from paper, with small letters, no dashes, and O and L for 0 and 1', () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const code = random();
      const text = codeText(code);
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(parseCode(text)).toEqual(code);
      const sloppy = ` ${text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(parseCode(sloppy)).toEqual(code);
    }
    for (const byte of [0, 255]) {
      const code = new Uint8Array(16).fill(byte);
      expect(parseCode(codeText(code))).toEqual(code);
    }
  });

  it('is known as mistyped with any one letter another', () => {
    const text = codeText(random());
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '-') continue;
      const other = text[at] === '7' ? '8' : '7';
      expect(parseCode(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
    }
  });

  it.each(['', 'hello', 'U'.repeat(30), '0'.repeat(29), '0'.repeat(31)])('is not %j', (text) => {
    expect(parseCode(text)).toBeUndefined();
  });

  it('makes a key of its own', () => {
    expect(keyOfCode(random())).not.toEqual(keyOfCode(random()));
  });
});
