import {describe, expect, it} from 'vitest';
import {piecesOf, visibleText} from '../../src/pages/shared/hidden-characters.ts';

describe('piecesOf', () => {
  it.each([
    ['a direction override', 'anna\u202Egnp.exe', 'anna[U+202E]gnp.exe'],
    ['zero-width characters', 'mar\u200Bk\u2060us', 'mar[U+200B]k[U+2060]us'],
    ['an override that is never closed', 'open\u202E', 'open[U+202E]'],
    ['a joiner between Latin letters', 'ad\u200Dmin', 'ad[U+200D]min'],
    ['a blank that is a filler', 'a\u3164b', 'a[U+3164]b'],
    ['a control character', 'a\u0007b', 'a[U+0007]b'],
    ['tags that no flag carries', 'a\u{E0041}', 'a[U+E0041]'],
    ['a lone surrogate', 'a\uD800b', 'a[U+D800]b'],
  ])('shows %s as its code', (_, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  it.each([
    ['an Arabic name', 'ليلى'],
    ['a Hebrew name', 'דוד'],
    ['a Persian word with its non-joiner', 'می\u200Cخواهم'],
    ['a Hindi word with its joiner', 'क्\u200Dष'],
    ['a family of four', '👨‍👩‍👧‍👦'],
    ['a technologist with a skin tone', '👩🏽‍💻'],
    ['the flag of Wales', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['line breaks and tabs', 'a\n\tb'],
  ])('leaves %s as it is', (_, text) => {
    expect(piecesOf(text)).toEqual([{text}]);
  });

  it('goes through a hundred thousand joiners without delay', () => {
    const started = performance.now();
    piecesOf('\u200D'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
