import {describe, expect, it} from 'vitest';
import type {CaseRecord} from '../../../src/core/custody/case.ts';
import {
  conductOf,
  emptyCourse,
  occasionOf,
  toggled,
  toldOffers,
  withoutGone,
} from '../../../src/core/picture/conduct.ts';
import {traceOf} from '../../../src/core/picture/exhibit-trace.ts';
import {happeningsOf, newest, type SeenExhibit} from '../../../src/core/picture/happening.ts';
import {accountsSeen, newAccountsAfter} from '../../../src/core/picture/new-accounts.ts';
import {aroundStep, stepsOf} from '../../../src/core/picture/steps.ts';
import {openedCase} from '../../support/records.ts';
import {MOMENT, sampleDraft} from '../../support/samples.ts';
import {at, exactly, idOf, incident, seen, subject, thing} from './sample-happenings.ts';

const ACCOUNT = {
  ...{platform: '', handle: '', accountId: '', profile: '', firstSeen: '', lastSeen: ''},
  ...{basis: 'suspected' as const, why: ''},
};

function caseWith(change: Partial<CaseRecord>): CaseRecord {
  const opened = {...MOMENT, zone: 'Europe/London'};
  return openedCase(idOf(1), 'AAAAAAAAAAAAAAAAAAAAAA==', opened, {
    title: '',
    keeper: {name: '', initials: ''},
    ...change,
  });
}

describe('what an exhibit says of its time', () => {
  it('takes the exact time, else that of the number, else the range, else only when it was seen', () => {
    const {draft, facts} = sampleDraft();
    const exhibit = {...draft, v: 1, kind: 'exhibit', caseId: idOf(1), ordinal: 1, deviceKeyId: ''} as unknown;
    const of = (postedAt: Partial<typeof facts.postedAt>) =>
      traceOf(
        exhibit as Parameters<typeof traceOf>[0],
        {...facts, postedAt: {...facts.postedAt, ...postedAt}},
        undefined,
      ).time;
    const exact = {value: at('2026-01-02T03:04:05Z'), from: 'attribute'} as const;
    const fromId = {value: at('2026-01-02T03:04:00Z'), from: 'attribute'} as const;
    const range = {earliest: at('2026-01-01T00:00:00Z'), latest: at('2026-01-03T00:00:00Z')};
    expect(of({exact, fromId, ...range})).toEqual({from: exact.value, to: exact.value, known: 'exact'});
    expect(of({fromId, ...range})).toEqual({from: fromId.value, to: fromId.value, known: 'fromId'});
    expect(of(range)).toEqual({from: range.earliest, to: range.latest, known: 'range'});
    expect(of({...range, latest: null})).toEqual({from: range.earliest, to: MOMENT.at, known: 'range'});
    expect(of({})).toEqual({from: MOMENT.at, to: MOMENT.at, known: 'seen'});
  });
});

describe('happenings', () => {
  it('stand by time, undated last, under whom they are put down to now', () => {
    const source = {
      zone: 'Europe/London',
      exhibits: [
        seen(3, {
          handle: '@Rita',
          time: {from: at('2026-03-05T10:00:00Z'), to: at('2026-03-05T10:00:00Z'), known: 'exact'},
        }),
        seen(4, {platform: 'reddit', handle: 'rita'}),
      ],
      incidents: [
        incident(5, {happened: {start: '2026-03-02', end: null, precision: 'exact', zone: ''}, exhibitIds: [idOf(3)]}),
        incident(6, {
          involved: [
            {subjectId: idOf(20), part: 'did'},
            {subjectId: idOf(21), part: 'named'},
          ],
        }),
      ],
      subjects: [
        subject(20, {mergedInto: idOf(22)}),
        subject(21),
        subject(22, {accounts: [{...ACCOUNT, platform: 'X', handle: 'rita'}]}),
      ],
    };
    const happenings = happeningsOf(source);
    expect(happenings.map(({ordinal, subjectIds}) => [ordinal, subjectIds])).toEqual([
      [4, []],
      [5, []],
      [3, [idOf(22)]],
      [6, [idOf(22)]],
    ]);
    expect(happenings[1]?.time).toEqual({
      from: at('2026-03-02T00:00:00Z'),
      to: at('2026-03-02T23:59:00Z'),
      known: 'told',
    });
    expect(happenings[2]?.partOf).toEqual([idOf(5)]);
    expect(happenings[3]?.time).toBeNull();
  });

  it('take the newest revision of each', () => {
    const revisions = [incident(1), incident(2, {revision: 2, words: 'b'}), incident(1, {revision: 3, words: 'c'})];
    expect(newest(revisions).map(({words}) => words)).toEqual(['c', 'b']);
  });
});

describe('steps', () => {
  const record = caseWith({
    toldToStop: {at: '2026-03-01T12:00', how: 'by message'},
    stepsTaken: [{kind: 'blocked', at: 'last spring', what: 'blocked', exhibitIds: [], subjectId: idOf(20)}],
    orders: [{name: 'Order', court: 'Court', from: '2026-04-01', to: '', terms: []}],
    helpSought: [{at: '2026-02-01', to: 'A friend', kind: 'family', said: '', outcome: '', reference: ''}],
  });

  it('stand by time; words that are no date have none', () => {
    expect(stepsOf(record).map(({kind, time}) => [kind, time?.from ?? null])).toEqual([
      ['help', at('2026-02-01T00:00:00Z')],
      ['toldToStop', at('2026-03-01T12:00:00Z')],
      ['order', at('2026-03-31T23:00:00Z')],
      ['blocked', null],
    ]);
  });

  it('have the same number of days before and after, and leave out what touches an edge', () => {
    const [, told] = stepsOf(record);
    if (!told) throw new Error('no step');
    const things = [
      exactly(1, '2026-02-20T12:00:00Z'),
      exactly(2, '2026-03-01T11:59:59Z'),
      exactly(3, '2026-03-01T12:00:30Z'),
      exactly(4, '2026-03-01T12:01:00Z'),
      exactly(5, '2026-03-29T12:01:00Z'),
      thing(6, {from: at('2026-03-01T00:00:00Z'), to: at('2026-03-01T23:59:00Z'), known: 'told'}),
      thing(7, {from: at('2026-03-10T00:00:00Z'), to: at('2026-03-10T23:59:00Z'), known: 'toldAbout'}),
      thing(8, null),
    ];
    expect(aroundStep(things, told)).toMatchObject({
      before: [idOf(1), idOf(2)],
      after: [idOf(4)],
      notPlaced: {crossing: [idOf(6), idOf(7)], undated: [idOf(8)]},
    });
  });
});

describe('new accounts', () => {
  const exact = (when: string) => ({from: at(when), to: at(when), known: 'exact' as const});
  const source = {
    zone: 'UTC',
    incidents: [],
    exhibits: [
      seen(1, {handle: '@old', time: exact('2026-01-01T00:00:00Z')}),
      seen(2, {handle: '@old', accountId: '77', time: exact('2026-05-01T00:00:00Z')}),
      seen(3, {handle: '@renamed', accountId: '77', time: exact('2026-06-01T00:00:00Z')}),
      seen(4, {handle: '@new', time: exact('2026-04-01T00:00:00Z')}),
      seen(5, {handle: '@unclear', time: {...exact('2026-04-01T00:00:00Z'), known: 'seen'}}),
      seen(6, {handle: '@old', platform: 'reddit', time: exact('2026-04-02T00:00:00Z')}),
      seen(7),
    ],
    subjects: [
      subject(20, {accounts: [{...ACCOUNT, platform: 'x', handle: 'new', firstSeen: '2026-03'}]}),
      subject(21, {accounts: [{...ACCOUNT, platform: 'Reddit', handle: 'u/old'}]}),
    ],
  };

  it('joins one account that was shown under several names, and keeps sites apart', () => {
    const accounts = accountsSeen(source);
    expect(accounts.map(({names, ids, from}) => [names, ids.length, from])).toEqual([
      [['@old', '@renamed'], 3, 'exhibit'],
      [['@new', 'new'], 1, 'keeper'],
      [['@old', 'u/old'], 1, 'exhibit'],
      [['@unclear'], 1, null],
    ]);
  });

  it('are those whose earliest lies wholly after the step; what may, is told apart', () => {
    const accounts = accountsSeen(source);
    const steps = stepsOf(
      caseWith({
        zone: 'UTC',
        toldToStop: {at: '2026-03-15', how: ''},
        stepsTaken: [{kind: 'blocked', at: '2026-02-01', what: '', exhibitIds: [], subjectId: idOf(20)}],
      }),
    );
    const found = newAccountsAfter(accounts, steps).map(({step, after, maybe}) => [
      step.kind,
      after.map(({names}) => names[0]),
      maybe.map(({names}) => names[0]),
    ]);
    expect(found).toEqual([
      ['blocked', ['@new'], ['@unclear']],
      ['toldToStop', ['@old'], ['@new', '@unclear']],
    ]);
  });
});

describe('an account of which something was seen before a step', () => {
  const step = (when: string) => stepsOf(caseWith({zone: 'UTC', toldToStop: {at: when, how: ''}}));
  const placed = (exhibits: SeenExhibit[], when: string) => {
    const [found] = newAccountsAfter(accountsSeen({zone: 'UTC', incidents: [], subjects: [], exhibits}), step(when));
    return [found?.after.length, found?.maybe.length];
  };
  const moment = (when: string, known: 'exact' | 'seen') => ({from: at(when), to: at(when), known});

  it('is not new after it, though the page gave no time and a later post has one', () => {
    const exhibits = [
      seen(1, {handle: '@m', time: moment('2026-01-10T10:00:00Z', 'seen')}),
      seen(2, {handle: '@m', time: moment('2026-03-10T10:00:00Z', 'exact')}),
    ];
    expect(placed(exhibits, '2026-02-01')).toEqual([0, 0]);
    // What was seen after it may have stood there before.
    expect(placed(exhibits, '2026-01-05')).toEqual([0, 1]);
  });

  it('is not new after it, though the earliest that another post can mean is earlier', () => {
    const exhibits = [
      seen(1, {handle: '@m', time: {from: at('2025-01-01T00:00:00Z'), to: at('2026-12-31T00:00:00Z'), known: 'range'}}),
      seen(2, {handle: '@m', time: moment('2026-01-10T10:00:00Z', 'exact')}),
    ];
    expect(placed(exhibits, '2026-02-01')).toEqual([0, 0]);
    expect(placed(exhibits, '2026-01-05')).toEqual([0, 1]);
  });
});

describe('course of conduct', () => {
  it('lists the chosen by time, counts days that are known, and names what is gone', () => {
    const things = [
      exactly(1, '2026-03-01T10:00:00Z'),
      exactly(2, '2026-03-01T22:00:00Z'),
      exactly(3, '2026-03-02T22:00:00Z'),
      exactly(4, '2026-03-05T10:00:00Z'),
    ];
    const occasions = [3, 1, 2, 9].map((number) => occasionOf({kind: 'incident', id: idOf(number)}));
    const conduct = conductOf({occasions}, things, [incident(2)], 'UTC');
    expect(conduct.rows.map(({happening, incident}) => [happening.ordinal, incident?.ordinal])).toEqual([
      [1, undefined],
      [2, 2],
      [3, undefined],
    ]);
    expect(conduct.days).toBe(2);
    expect(conduct.gone).toEqual([{kind: 'incident', id: idOf(9)}]);
    const course = {...emptyCourse(), occasions, marks: [{mark: 'repeated' as const, why: 'x', occasions}]};
    expect(withoutGone(course, conduct.gone).marks[0]?.occasions).toHaveLength(3);
  });

  it('takes an occasion in and out again', () => {
    const one = occasionOf({kind: 'captured', id: idOf(1)});
    expect(toggled(toggled([], one), one)).toEqual([]);
    expect(toggled([], one)).toEqual([{kind: 'exhibit', id: idOf(1)}]);
  });

  it('offers what the record says of telling them to stop, and nothing else', () => {
    expect(
      toldOffers({
        toldToStop: {at: '2026-03-01T12:00', how: 'by message'},
        stepsTaken: [
          {kind: 'toldToStop', at: '', what: 'told again', exhibitIds: []},
          {kind: 'changedContact', at: '', what: 'new number', exhibitIds: []},
        ],
      }),
    ).toEqual(['2026-03-01 12:00: by message', 'told again']);
    expect(toldOffers({toldToStop: null})).toEqual([]);
  });
});
