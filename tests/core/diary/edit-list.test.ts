import {describe, expect, it} from 'vitest';
import {edited, type ListEdit, takenBack} from '../../../src/core/diary/edit-list.ts';

type One = {name: string};
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name): One => ({name})) as [One, One, One, One];

describe('a change of a list whose entries have no ids', () => {
  it.each<[string, One[], ListEdit<One>, One[]]>([
    ['adds at its place', [a, b], {before: null, after: c, at: 1}, [a, c, b]],
    ['adds at the end where the place is beyond it', [a], {before: null, after: b, at: 9}, [a, b]],
    ['changes in its place', [a, b, c], {before: b, after: d, at: 1}, [a, d, c]],
    ['removes', [a, b, c], {before: b, after: null, at: 1}, [a, c]],
    ['finds an entry that has moved', [c, a, b], {before: b, after: d, at: 1}, [c, a, d]],
    ['of two that are the same takes the one at the place', [a, b, a], {before: a, after: null, at: 2}, [a, b]],
    ['removes nothing else where the entry is gone', [a, c], {before: b, after: null, at: 1}, [a, c]],
    ['adds what was to replace an entry that is gone', [a, c], {before: b, after: d, at: 1}, [a, d, c]],
  ])('%s', (_, list, edit, expected) => {
    const before = structuredClone(list);
    expect(edited(list, edit)).toEqual(expected);
    expect(list).toEqual(before);
  });

  it.each<ListEdit<One>>([
    {before: null, after: d, at: 1},
    {before: b, after: d, at: 1},
    {before: b, after: null, at: 1},
    {before: c, after: null, at: 2},
  ])('is taken back whole: %o', (edit) => {
    const list = [a, b, c];
    expect(edited(edited(list, edit), takenBack(edit))).toEqual(list);
  });
});
