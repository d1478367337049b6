import {expect, test} from 'vitest';
import {headOf, splitAt} from '../../../src/sites/messenger/label.ts';

test.each([
  ['At 3:24 PM, Rita: Hello', 'Hello', '3:24 PM', 'Rita'],
  ['At Tuesday 14:51, Dr. Evil: Demo: I see: you', 'I see: you', 'Tuesday 14:51', 'Dr. Evil: Demo'],
  ['At 15 July 2026, 17:38, Rita: Hello', 'Hello', '15 July 2026, 17:38', 'Rita'],
  ['At July 15, 2026, 5:38pm, Rita: Hello', 'Hello', 'July 15, 2026, 5:38pm', 'Rita'],
  ['At 5:38 PM, Evil, 3:00 PM, Rita: Hello', 'Hello', '5:38 PM', 'Evil, 3:00 PM, Rita'],
  ['Message sent Yesterday 9:05 by Rita: Hello', 'Hello', 'Yesterday 9:05', 'Rita'],
  ['Lúc 16:36 30 Tháng 7, 2026, Rita: xin', 'xin', '16:36 30 Tháng 7, 2026', 'Rita'],
])('%s', (label, words, time, rest) => {
  const split = splitAt(label, words);
  expect(split?.isWhole).toBe(true);
  expect(headOf(split?.head)).toEqual({time, rest});
});

test('a long text that the label cuts off is told apart from the name before it', () => {
  const words = 'I know the house with the green door, and the bus.';
  const split = splitAt(`At 3:24 PM, Rita: ${words.slice(0, 30)}…`, words);
  expect(split).toEqual({isWhole: false, head: 'At 3:24 PM, Rita'});
});

test('where a cut text could begin in two places, nobody is named', () => {
  const words = `again and again and again: ${'again and again and again: '.repeat(4)}`;
  const split = splitAt(`At 3:24 PM, Rita: ${words.slice(0, 60)}…`, words);
  expect(split).toEqual({isWhole: false});
});

test('a few words that end a label by chance are not its text', () => {
  expect(splitAt('At 3:24 PM, Rita: he said: no…', 'no, never')).toBeUndefined();
  expect(splitAt('At 3:24 PM, Rita: Hello', 'lo')).toBeUndefined();
  expect(splitAt('At 3:24 PM, Rita: ', '')).toBeUndefined();
});

test('labels of other languages name no time', () => {
  expect(headOf('Um 20:45, Bob Demo')).toBeUndefined();
  expect(headOf(undefined)).toBeUndefined();
});

test('a label of a hundred thousand colons is looked through at once', () => {
  expect(splitAt(`At 3:24 PM, Rita${': a'.repeat(100_000)}…`, 'a: a: a: b')).toBeUndefined();
});
