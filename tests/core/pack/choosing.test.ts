import {describe, expect, it} from 'vitest';
import type {Uuid} from '../../../src/core/ids.ts';
import {
  type Candidate,
  matches,
  type Narrowing,
  namedOnly,
  usualFor,
  whenKept,
  withNamed,
} from '../../../src/core/pack/choosing.ts';
import type {Instant} from '../../../src/core/time.ts';

const id = (name: string) => name as Uuid;
const at = (text: string) => text as Instant;
const all: Narrowing = {from: '', to: '', subject: '', kind: ''};

function candidate(name: string, part: Partial<Candidate> = {}): Candidate {
  return {kind: 'exhibit', id: id(name), ordinal: 1, from: null, to: null, subjectIds: [], names: [], ...part};
}

describe('what is shown of the candidates', () => {
  const march = candidate('a', {from: at('2026-03-05T10:00:00.000Z'), to: at('2026-03-07T10:00:00.000Z')});

  it.each<[Partial<Narrowing>, boolean]>([
    [{}, true],
    [{from: '2026-03-07'}, true],
    [{to: '2026-03-05'}, true],
    [{from: '2026-03-01', to: '2026-03-31'}, true],
    // A day beside may be the same day in another zone.
    [{from: '2026-03-08'}, true],
    [{from: '2026-03-09'}, false],
    [{to: '2026-03-04'}, true],
    [{to: '2026-03-03'}, false],
    [{kind: 'incident'}, false],
    [{subject: id('s')}, false],
  ])('%o: %s', (part, shown) => {
    expect(matches(march, {...all, ...part})).toBe(shown);
  });

  it('goes by when a thing was, as the chronology has it, and not by when it was saved', () => {
    const sealedAt = at('2026-03-20T10:00:00.000Z');
    const time = {from: at('2024-05-12T22:09:58.000Z'), to: at('2024-06-01T10:00:00.000Z'), known: 'file'} as const;
    const brought = candidate('b', whenKept({trace: {time}, postedExact: null, sealedAt}));
    expect(matches(brought, {...all, from: '2024-05-20', to: '2024-05-21'})).toBe(true);
    expect(matches(brought, {...all, from: '2026-03-01'})).toBe(false);
    expect(whenKept({postedExact: null, sealedAt})).toEqual({from: sealedAt, to: sealedAt});
  });

  it('hides by days what has no time, and never a person', () => {
    expect(matches(candidate('a'), {...all, from: '2026-01-01'})).toBe(false);
    expect(matches(candidate('a', {kind: 'subject'}), {...all, from: '2026-01-01'})).toBe(true);
  });

  it('shows a person and what is about them', () => {
    expect(matches(candidate('s', {kind: 'subject'}), {...all, subject: id('s')})).toBe(true);
    expect(matches(candidate('a', {subjectIds: [id('s')]}), {...all, subject: id('s')})).toBe(true);
  });

  it('bears a day that is none', () => {
    expect(matches(march, {...all, from: '2026-02-31x'})).toBe(true);
  });
});

describe('what the ticked ones name', () => {
  const things = [
    candidate('entry', {kind: 'incident', names: [id('post'), id('person'), id('gone')]}),
    candidate('post'),
    candidate('person', {kind: 'subject', names: [id('same')]}),
    candidate('same', {kind: 'subject', names: [id('person')]}),
    candidate('other'),
  ];

  it('and is not ticked is named, what is no longer there is not', () => {
    expect(namedOnly(things, new Set(['entry', 'post']))).toEqual(['person']);
    expect(namedOnly(things, new Set(['other']))).toEqual([]);
  });

  it('comes with them to the end, in a circle too', () => {
    expect([...withNamed(things, new Set(['entry']))].sort()).toEqual(['entry', 'person', 'post', 'same']);
  });
});

describe('what is usual for a reader', () => {
  it('is the record for those who look into the whole matter, and what was on a page for others', () => {
    expect(usualFor('court')).toEqual({diary: true, withCase: true});
    expect(usualFor('employer')).toEqual({diary: false, withCase: false});
    expect(usualFor('')).toEqual({diary: false, withCase: false});
  });
});
