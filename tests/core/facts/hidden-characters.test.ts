import {describe, expect, test} from 'vitest';
import {hiddenCharacters, hiddenIn} from '../../../src/core/facts/hidden-characters.ts';

describe('hidden characters', () => {
  test('are listed by field, place, code point and name', () => {
    expect(hiddenCharacters({text: 'a\u200bb', displayName: 'anna\u202egnp.exe', handle: '@mar\u2060kus'})).toEqual([
      {field: 'text', index: 1, codePoint: 'U+200B', name: 'ZERO WIDTH SPACE'},
      {field: 'displayName', index: 4, codePoint: 'U+202E', name: 'RIGHT-TO-LEFT OVERRIDE'},
      {field: 'handle', index: 4, codePoint: 'U+2060', name: 'WORD JOINER'},
    ]);
  });

  test.each([
    ['an Arabic name', 'ليلى'],
    ['a Hebrew name', 'דוד'],
    ['a non-joiner inside a Persian word', 'می\u200cخواهم'],
    ['a joiner in Hindi', 'क्\u200dष'],
    ['a family of emoji', '👩\u200d👩\u200d👧'],
    ['an emoji with skin and joiner', '👩🏽\u200d🚀'],
    ['a coloured heart', '❤\ufe0f'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['line breaks and tabs', 'a\n\tb\r\n'],
    ['a word of Cyrillic alone', 'привет'],
    ['a word that openly mixes scripts', 'Webинар'],
    ['accents', 'naïve Ærøskøbing'],
  ])('does not list %s', (_what, text) => {
    expect(hiddenIn(text)).toEqual([]);
  });

  test.each([
    ['a joiner between Latin letters', 'a\u200db', 'U+200D'],
    ['a non-joiner at the end of a Persian word', 'می\u200c!', 'U+200C'],
    ['a variation selector after a letter', 'a\ufe0f', 'U+FE0F'],
    ['a tag character without a flag', 'hi\u{e0061}', 'U+E0061'],
    ['a direction mark, honest or not', 'ليلى\u200f', 'U+200F'],
    ['a filler that looks like a blank', 'a\u3164b', 'U+3164'],
    ['a control character', 'a\u0007', 'U+0007'],
  ])('lists %s', (_what, text, codePoint) => {
    expect(hiddenIn(text).map((one) => one.codePoint)).toEqual([codePoint]);
  });

  test.each([
    ['p\u0430ul', 'Cyrillic letter that looks like Latin a'],
    ['\u0420aypal', 'Cyrillic letter that looks like Latin P'],
    ['g\u03bfogle', 'Greek letter that looks like Latin o'],
    ['p\u{1d41a}ul', 'Stylised letter that looks like Latin a'],
    ['п\u006fтом', 'Latin letter o that looks like a Cyrillic letter'],
  ])('finds the look-alike in %s', (word, name) => {
    expect(hiddenIn(`so ${word}!`)).toEqual([expect.objectContaining({name})]);
  });

  test('counts places in UTF-16 units, past astral characters', () => {
    expect(hiddenIn('😀\u200b😀p\u0430ul').map(({index}) => index)).toEqual([2, 6]);
  });

  test('a text of a hundred thousand joiners is read to its end', () => {
    expect(hiddenIn('a\u200d'.repeat(100_000))).toHaveLength(100_000);
  });
});
