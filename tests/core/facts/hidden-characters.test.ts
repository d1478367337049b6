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
    ['p\u0430ul', 'CYRILLIC SMALL LETTER A, looks like Latin a'],
    ['\u0420aypal', 'CYRILLIC CAPITAL LETTER ER, looks like Latin P'],
    ['g\u03bfogle', 'GREEK SMALL LETTER OMICRON, looks like Latin o'],
    ['p\u{1d41a}ul', 'MATHEMATICAL BOLD SMALL A, looks like Latin a'],
    ['п\u006fтом', 'LATIN SMALL LETTER O, looks like a Cyrillic letter'],
    ['\uff50aul', 'FULLWIDTH LATIN SMALL LETTER P, looks like Latin p'],
    ['pau\u217c', 'SMALL ROMAN NUMERAL FIFTY, looks like Latin l'],
    ['p\u0251ul', 'LATIN SMALL LETTER ALPHA, looks like Latin a'],
    ['\ua4d1aul', 'LISU LETTER PA, looks like Latin P'],
    ['m\u03f2k', 'GREEK LUNATE SIGMA SYMBOL, looks like Latin c'],
    ['p\u{1d68a}ul', 'MATHEMATICAL MONOSPACE SMALL A, looks like Latin a'],
    ['\u24d1ob', 'CIRCLED LATIN SMALL LETTER B, looks like Latin b'],
    ['\u212aarl', 'KELVIN SIGN, looks like Latin K'],
    ['\u{1d44e}nn', 'MATHEMATICAL ITALIC SMALL A, looks like Latin a'],
    ['\u210eallo', 'PLANCK CONSTANT, looks like Latin h'],
    ['\u2102ara', 'DOUBLE-STRUCK CAPITAL C, looks like Latin C'],
    ['p\u2c9fl', 'COPTIC SMALL LETTER O, looks like Latin o'],
  ])('finds the look-alike in %s', (word, name) => {
    expect(hiddenIn(`so ${word}!`)).toEqual([expect.objectContaining({name})]);
  });

  test('an account name all of doubles is another name, a word is a word', () => {
    const word = '\u0440\u0430\u0440\u0430';
    expect(hiddenIn(word)).toEqual([]);
    expect(hiddenIn(word, 'displayName')).toEqual([]);
    expect(hiddenIn(`@${word}`, 'handle').map(({name}) => name)).toEqual([
      'CYRILLIC SMALL LETTER ER, looks like Latin p',
      'CYRILLIC SMALL LETTER A, looks like Latin a',
      'CYRILLIC SMALL LETTER ER, looks like Latin p',
      'CYRILLIC SMALL LETTER A, looks like Latin a',
    ]);
    expect(hiddenIn(`Anna ${word}`, 'displayName')).toHaveLength(4);
    expect(hiddenIn('Anna Петрова', 'displayName')).toEqual([]);
    expect(hiddenIn('@петр', 'handle')).toEqual([]);
  });

  test('a word all in a dress is a fashion in a text and another name in a name', () => {
    const word = '\u{1d5d4}\u{1d5fb}\u{1d5fb}\u{1d5ee}';
    expect(hiddenIn(word)).toEqual([]);
    expect(hiddenIn(word, 'handle')[0]?.name).toBe('MATHEMATICAL SANS-SERIF BOLD CAPITAL A, looks like Latin A');
    expect(hiddenIn('IV \u2163')).toEqual([]);
  });

  test('blanks of another kind are told of in names, not in texts', () => {
    expect(hiddenIn('Anna\u00a0Lee : 5\u2009kg')).toEqual([]);
    expect(hiddenIn('Anna\u00a0Lee\u2003', 'displayName').map(({name}) => name)).toEqual([
      'NO-BREAK SPACE',
      'EM SPACE',
    ]);
    expect(hiddenIn('山田\u3000花子', 'displayName')).toEqual([]);
  });

  test.each([
    ['\ufffc', 'OBJECT REPLACEMENT CHARACTER'],
    ['\u{1bca0}', 'SHORTHAND FORMAT LETTER OVERLAP'],
    ['\u{1d159}', 'MUSICAL SYMBOL NULL NOTEHEAD'],
    ['\u2065', 'UNASSIGNED INVISIBLE CHARACTER'],
  ])('names the invisible %j', (character, name) => {
    expect(hiddenIn(`a${character}b`)).toEqual([expect.objectContaining({index: 1, name})]);
  });

  test('every letter that has a double has a name', () => {
    const letters = 'аαɑсϲⅽⲥԁⅾеҽցɡһհіιӏⅰјϳյкκӀΙІⅼǀⅿոηоοօσⲟрρⲣԛգզгѕтτսυѵνⅴԝωахχⅹⲭуγүᎪꓮꓐꓚⅭᎠꓓΕꓝԌꓖΗᎫꓙꓗԼꓡⅯꓟꓠꓳꓑᎡꓣՏꓢꓔꓴꓦꓪⅩꓫꓬꓜᏃ';
    const found = [...letters].flatMap((letter) => hiddenIn(`mmm${letter}mmm`));
    expect(found.length).toBe([...letters].length);
    expect(found.filter(({name}) => !/^[A-Z][A-Z -]+, looks like Latin [a-zA-Z]$/.test(name))).toEqual([]);
  });

  test('counts places in UTF-16 units, past astral characters', () => {
    expect(hiddenIn('😀\u200b😀p\u0430ul').map(({index}) => index)).toEqual([2, 6]);
  });

  test('a text of a hundred thousand joiners is read to its end', () => {
    expect(hiddenIn('a\u200d'.repeat(100_000))).toHaveLength(100_000);
  });
});
