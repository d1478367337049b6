import {describe, expect, it} from 'vitest';
import {prefixFrom} from '../../../src/core/pack/numbering.ts';

describe('the letters before an exhibit’s number', () => {
  it('are the initials, in capitals, without points and blanks', () => {
    expect(['AB', 'a. b.', ' öz ', 'жк'].map(prefixFrom)).toEqual(['AB', 'AB', 'ÖZ', 'ЖК']);
  });

  it('are none where the initials could not stand in a file name or a label', () => {
    expect(['', ' ', 'abcdef', 'A/B', 'A1', '\u202eAB', '..'].map(prefixFrom)).toEqual(Array(7).fill(undefined));
  });
});
