import {expect, it} from 'vitest';
import {markedInvisible} from '../../../src/core/report/invisible.ts';

// In the browser itself: its regular expressions are not those of Node in every corner.
it.each(['a 👨‍👩‍👧‍👦 b', 'x 🖐🏽‍♂️', 'می‌خواهم', 'क्‍ष', 'flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿 end', '❤️‍🔥'])('%s is what it seems', (text) => {
  expect(markedInvisible(text)).toBeUndefined();
});

it.each([
  ['pay\u200dpal', 'pay[U+200D]pal'],
  ['anna\u202egnp.exe', 'anna[U+202E]gnp.exe'],
  ['a\u{e0041}b', 'a[U+E0041]b'],
])('%s is marked', (text, marked) => {
  expect(markedInvisible(text)).toBe(marked);
});
