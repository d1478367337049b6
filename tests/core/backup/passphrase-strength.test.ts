import {expect, it} from 'vitest';
import {strengthOf} from '../../../src/core/backup/passphrase-strength.ts';

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['summer', 'short'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'short'],
  ['abcabcabcabcabcabcabcabc', 'short'],
  ['mylongpassword1', 'fair'],
  ['correct horse battery', 'good'],
  ['one two six ten an', 'good'],
  ['клавиатура стол', 'fair'],
])('%j is %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
