import {describe, expect, it} from 'vitest';
import {fileWord, handedOverName, leaveAddress, PLAIN, parseDiscretion} from '../../src/core/discretion.ts';
import type {Instant} from '../../src/core/time.ts';

const LATE = {at: '2026-11-25T23:30:00.000Z' as Instant, offsetMinutes: 60};

describe('settings of how little shows', () => {
  it.each([undefined, null, 'x', 7, [], {disguise: '__proto__', menu: 1, leaveTo: {}, fileWord: []}])(
    'are as they are in the beginning where nothing of use was kept: %j',
    (kept) => {
      expect(parseDiscretion(kept)).toEqual(PLAIN);
    },
  );

  it('come back as they were kept', () => {
    const kept = {disguise: 'weather', fileWord: 'holiday', menu: 'hidden', leaveTo: 'https://news.example/'} as const;
    expect(parseDiscretion(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });
});

describe('the page that comes in our place', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['news.example', 'https://news.example/'],
    ['news.example:8080/today', 'https://news.example:8080/today'],
    ['http://news.example/a?b', 'http://news.example/a?b'],
  ])('%j means %j', (typed, address) => {
    expect(leaveAddress(typed)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'chrome://settings',
    'word',
    'http://',
    'https://a:b@c.example',
    'data:text/html,x',
    7,
  ])('%j is none', (typed) => {
    expect(leaveAddress(typed)).toBeUndefined();
  });
});

describe('the name of a file that is handed over', () => {
  it('is a dull word and the day on the person’s own clock', () => {
    expect(handedOverName('documents', LATE, 'zip')).toBe('documents-2026-11-26.zip');
    expect(handedOverName('documents', LATE, 'png', '3')).toBe('documents-2026-11-26-3.png');
  });

  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['a:b*c?"<>|~.', 'a b c'],
    ['photo\u202egnp.exe', 'photo gnp exe'],
    ['  ', 'documents'],
    ['...', 'documents'],
    ['x'.repeat(100_000), 'x'.repeat(40)],
    ['👩‍👩‍👧', '👩 👩 👧'],
    [undefined, 'documents'],
  ])('takes of %j what every system takes', (typed, word) => {
    expect(fileWord(typed)).toBe(word);
  });
});
