import {describe, expect, it} from 'vitest';
import {emptyTelling} from '../../../src/core/diary/incident.ts';
import {nextCase} from '../../../src/core/diary/revise-case.ts';
import {sealRecord} from '../../../src/core/diary/sealed-record.ts';
import {emptyDescription, type Subject} from '../../../src/core/diary/subject.ts';
import {firstIncident, nextIncident, tellingOf} from '../../../src/core/diary/write-incident.ts';
import {firstSubject, joined, parted, standsFor, without} from '../../../src/core/diary/write-subject.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import {caseShape} from '../../../src/core/verify/parse/case-record.ts';
import {incidentShape, subjectShape} from '../../../src/core/verify/parse/diary.ts';
import {parseShape} from '../../../src/core/verify/parse/shape.ts';
import {openedCase} from '../../support/records.ts';
import {salt, uuid} from '../pack/a-case.ts';
import {moment} from '../report/sample.ts';

const place = {id: uuid(1), caseId: uuid(2), ordinal: 3, salt: salt(1)};
const told = {...emptyTelling('Europe/London'), words: '  He rang. \n'};

describe('an incident', () => {
  it('keeps the words exactly, and names the revision before', () => {
    const first = firstIncident(told, place, moment('2026-03-01T10:00:00Z'));
    const second = nextIncident(first, {...told, words: 'He rang twice.'}, salt(2), moment('2026-03-02T10:00:00Z'));
    expect(first.record.words).toBe('  He rang. \n');
    expect(first.record).not.toHaveProperty('changedAt');
    expect(second.record).toMatchObject({
      revision: 2,
      revises: first.digest,
      writtenAt: first.record.writtenAt,
      changedAt: moment('2026-03-02T10:00:00Z'),
      ordinal: 3,
    });
    expect(tellingOf(first.record)).toEqual(told);
    for (const {record} of [first, second]) expect(parseShape(incidentShape, record)).toMatchObject({ok: true});
  });

  it('is refused without words, and for nothing else', () => {
    expect(() => firstIncident({...told, words: ' \n'}, place, moment('2026-03-01T10:00:00Z'))).toThrow(
      'without words',
    );
    const odd = {
      ...told,
      words: 'a \ud800 b',
      happened: {...told.happened, start: 'soon', precision: 'exact' as const},
    };
    const {record} = firstIncident(odd, place, moment('2026-03-01T10:00:00Z'));
    expect(record).toMatchObject({words: 'a \ufffd b', happened: {start: '', precision: 'unknown', said: 'soon'}});
    expect(parseShape(incidentShape, record)).toMatchObject({ok: true});
  });
});

describe('a subject', () => {
  const one = {...emptyDescription(), names: ['Ash'], description: 'tall', tags: ['x'], unknown: true};
  const link = {value: '07700 900123', basis: 'known' as const, why: 'he rang from it'};
  const two = {...emptyDescription(), names: ['Ash', 'grey coat'], phones: [link], description: 'grey coat'};

  it('is joined with another and parted again without loss', () => {
    const both = joined(one, two);
    expect(both).toMatchObject({names: ['Ash', 'grey coat'], phones: [link], description: 'tall\ngrey coat'});
    expect(both.unknown).toBe(false);
    expect(parted(both, two, one)).toEqual(one);
    const since = {...both, names: [...both.names, 'A. S.'], description: 'new words'};
    expect(parted(since, two, one)).toMatchObject({names: ['Ash', 'A. S.'], description: 'new words', phones: []});
    expect(without(both, two)).toMatchObject({names: [], phones: []});
  });

  it('has the form that the checker knows, and leads to the one it was merged into', () => {
    const {record} = firstSubject(two, place, moment('2026-03-01T10:00:00Z'), {splitFrom: uuid(8)});
    expect(parseShape(subjectShape, record)).toMatchObject({ok: true});
    const all = new Map<Uuid, Pick<Subject, 'mergedInto'>>([
      [uuid(1), {mergedInto: uuid(2)}],
      [uuid(2), {mergedInto: uuid(3)}],
      [uuid(3), {}],
      [uuid(4), {mergedInto: uuid(4)}],
    ]);
    expect([1, 2, 3, 4, 5].map((n) => standsFor(uuid(n), all))).toEqual([3, 3, 3, 4, 5].map(uuid));
  });
});

it('a case takes orders and help sought as a revision', () => {
  const before = sealRecord(
    openedCase(uuid(2), salt(1), moment('2026-03-01T10:00:00Z'), {title: '', keeper: {name: '', initials: ''}}),
  );
  const order = {name: 'Order', court: 'A court', from: '2026-01-01', to: '', terms: ['No contact'], id: uuid(5)};
  const help = {
    at: '2026-02',
    to: 'GP',
    kind: 'health',
    said: 'all of it',
    outcome: 'a letter',
    reference: '',
  } as const;
  const after = nextCase(before, {orders: [order], helpSought: [help]}, salt(2));
  expect(after.record).toMatchObject({revises: before.digest, orders: [order], helpSought: [help]});
  expect(parseShape(caseShape, after.record)).toMatchObject({ok: true});
});
