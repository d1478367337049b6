import {describe, expect, it} from 'vitest';
import {wellFormed} from '../../src/core/capture/well-formed.ts';
import {cutText, foldForSearch} from '../../src/core/text.ts';

describe('cutText', () => {
  it('never cuts a character in two, whatever the length before it', () => {
    for (let n = 1; n <= 140; n += 1) {
      const whole = `${'a'.repeat(n)}👨‍👩‍👧‍👦é한`;
      const cut = cutText(whole, 100);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(100);
      expect(cut).not.toMatch(/\u200d…?$/u);
      if (whole.length <= 100) expect(cut).toBe(whole);
      else expect(whole.startsWith(cut.slice(0, -1))).toBe(true);
    }
  });

  it('leaves a short text alone', () => expect(cutText('مرحبا', 280)).toBe('مرحبا'));
});

it('folds case, width and invisible marks for search', () => {
  expect(foldForSearch('Ｈéllo\u200b\u202eX')).toBe('hélloX'.toLowerCase());
});

describe('wellFormed', () => {
  it('mends half characters anywhere and says so', () => {
    const {value, repaired} = wellFormed({a: ['x\ud83d', {b: 'ok'}], n: 1, z: null});
    expect(value).toEqual({a: ['x\ufffd', {b: 'ok'}], n: 1, z: null});
    expect(repaired).toBe(true);
    expect(wellFormed({a: '😀'}).repaired).toBe(false);
  });

  it('treats the key __proto__ as any other and pollutes nothing', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": "\\ud800"}}') as object;
    const {value} = wellFormed(hostile);
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect(({} as {polluted?: string}).polluted).toBeUndefined();
  });
});
