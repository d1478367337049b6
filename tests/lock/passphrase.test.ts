import {describe, expect, it} from 'vitest';
import {EFF_WORDS} from '../../src/lock/eff-words.ts';
import {makePassphrase} from '../../src/lock/passphrase.ts';

describe('a passphrase that is made', () => {
  it('is six words of the list, another each time', () => {
    expect(EFF_WORDS.length).toBe(7776);
    expect(new Set(EFF_WORDS).size).toBe(7776);
    const made = Array.from({length: 200}, () => makePassphrase());
    expect(new Set(made).size).toBe(200);
    for (const passphrase of made) {
      expect(passphrase.split(' ').every((word) => EFF_WORDS.includes(word))).toBe(true);
      expect(passphrase.split(' ')).toHaveLength(6);
    }
  });

  it('takes every word for as many numbers as any other', () => {
    const times = new Map<string, number>();
    for (let from = 0; from < 0x10000; from += 1) {
      // The number drawn, then ones that are surely taken, so that each call ends.
      const numbers = [from, 0, 0, 0, 0, 0, 0];
      const drawn = makePassphrase(() => numbers.shift() ?? 0).split(' ')[0] ?? '';
      if (from < 62_208) times.set(drawn, (times.get(drawn) ?? 0) + 1);
      else expect(drawn).toBe(EFF_WORDS[0]);
    }
    expect(times.size).toBe(7776);
    expect(new Set(times.values())).toEqual(new Set([8]));
  });
});
