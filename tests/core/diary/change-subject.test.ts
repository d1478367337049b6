import {expect, it} from 'vitest';
import {changedBy, formOf} from '../../../src/core/diary/change-subject.ts';
import {parsePersonDraft} from '../../../src/core/diary/person-draft.ts';
import {type Description, emptyDescription, type Link} from '../../../src/core/diary/subject.ts';

const phone = (value: string): Link => ({value, basis: 'known', why: ''});
const base: Description = {
  ...emptyDescription(),
  names: ['Ash'],
  phones: [phone('1'), phone('2')],
  description: 'tall',
};

it('what was typed stands, in its order, and lines without anything in them go', () => {
  const typed = {...formOf(base), names: ['A', '', 'Ash'], phones: [phone(''), phone('2')], unknown: true};
  expect(changedBy(base, formOf(base), typed)).toEqual({
    ...base,
    names: ['A', 'Ash'],
    phones: [phone('2')],
    unknown: true,
  });
});

it('what was put to the person meanwhile stays', () => {
  const now = {...base, phones: [...base.phones, phone('3')], relation: 'worked with', tags: ['car'], exhibits: []};
  const typed = {...formOf(base), phones: [phone('2'), phone('4')], description: 'tall, dark coat'};
  expect(changedBy(now, formOf(base), typed)).toEqual({
    ...now,
    phones: [phone('2'), phone('3'), phone('4')],
    description: 'tall, dark coat',
  });
});

it('a draft is read as it was kept, and one that cannot be read is none', () => {
  const draft = {base: formOf(base), typed: formOf(base)};
  expect(parsePersonDraft(structuredClone(draft))).toEqual(draft);
  for (const broken of [null, 'x', {}, {base: formOf(base)}, {...draft, typed: {...draft.typed, names: 'Ash'}}]) {
    expect(parsePersonDraft(broken)).toBeUndefined();
  }
});
