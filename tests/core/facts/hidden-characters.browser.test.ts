import {expect, it} from 'vitest';
import {hiddenIn} from '../../../src/core/facts/hidden-characters.ts';
import {visibleText} from '../../../src/pages/shared/hidden-characters.ts';

// In the browser itself: its regular expressions are not those of Node in every corner.
const SPELLING = ['a 👨‍👩‍👧‍👦 b', 'x 🖐🏽‍♂️', 'می‌خواهم', 'क्‍ष', 'flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿 end', 'words 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️‍🔥'];

it.each(SPELLING)('%s hides nothing, in the record and on the screen', (text) => {
  expect(hiddenIn(text)).toEqual([]);
  expect(visibleText(text)).toBe(text);
});

it('names what is hidden', () => {
  expect(hiddenIn('anna\u202egnp').map(({codePoint}) => codePoint)).toEqual(['U+202E']);
  expect(visibleText('pay\u200dpal')).toBe('pay[U+200D]pal');
  expect(hiddenIn('a\u{e0041}b').map(({codePoint}) => codePoint)).toEqual(['U+E0041']);
});
