import {describe, expect, it, vi} from 'vitest';
import {emptyDescription, type Subject} from '../../src/core/diary/subject.ts';
import type {ToldTime} from '../../src/core/diary/told-time.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {Instant} from '../../src/core/time.ts';
import type {Filters} from '../../src/pages/case-file/filters.ts';
import {choicesOf, narrowed, type ReadThings, thingsOf} from '../../src/pages/case-file/things.ts';
import {searchRows} from '../../src/pages/shared/search-rows.ts';
import type {IncidentRow} from '../../src/store/diary-rows.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid;
const at = (day: string) => `${day}T12:00:00.000Z` as Instant;

function exhibit(n: number, day: string, part: Partial<ExhibitRow> = {}): ExhibitRow {
  return {
    ...{id: id(n), caseId: id(0), ordinal: n, sealedAt: at(day), offsetMinutes: 0, platform: 'x', itemKind: 'post'},
    ...{name: '', handle: '', firstWords: '', postedShown: '', postedExact: null, address: '', problems: 0, bytes: 1},
    search: `exhibit ${n}`,
    ...part,
  };
}

function incident(n: number, written: string, part: Partial<IncidentRow> = {}): IncidentRow {
  const happened: ToldTime = {start: '', end: null, precision: 'unknown', zone: 'UTC'};
  return {
    ...{kind: 'incident', id: id(n), caseId: id(0), ordinal: n, revisions: 1, tags: [], exhibitIds: [], happened},
    ...{firstWords: '', sortFrom: null, sortTo: null, writtenAt: at(written), writtenDaysAfter: null, changedAt: null},
    ...{kinds: [], marks: [], subjectIds: [], search: `incident ${n}`},
    ...part,
  };
}

function read(part: Partial<ReadThings>): ReadThings {
  return {rows: [], incidents: [], subjects: [], tags: new Map(), notes: new Map(), ...part};
}

const numbers = (part: Partial<ReadThings>, filters: Filters = {}) =>
  narrowed(thingsOf(read(part)), filters).map((thing) => Number(thing.id.slice(-12)));

describe('the order of everything', () => {
  const part = {
    rows: [exhibit(1, '2026-03-01', {postedExact: at('2020-01-01')}), exhibit(2, '2026-02-01')],
    incidents: [
      incident(3, '2026-03-05', {sortFrom: at('2023-01-01'), sortTo: at('2023-12-31')}),
      incident(4, '2026-02-15'),
    ],
  };

  it('is by when it happened, and by when it was kept where nobody knows', () => {
    expect(numbers(part)).toEqual([4, 2, 3, 1]);
  });

  it('is by when it was kept if that is asked for', () => {
    expect(numbers(part, {order: 'kept'})).toEqual([3, 1, 4, 2]);
  });

  it('is as a helper put it, the rest after that in the usual order', () => {
    const orders = [
      {helperId: id(91), name: 'Jo', order: [id(3), id(99), id(1)]},
      {helperId: id(92), name: 'Cy', order: [id(2)]},
    ];
    const ordered = (order: Uuid) =>
      narrowed(thingsOf(read(part)), {order}, orders).map((thing) => Number(thing.id.slice(-12)));
    expect(ordered(id(91))).toEqual([3, 1, 4, 2]);
    expect(ordered(id(92))).toEqual([2, 4, 3, 1]);
    expect(ordered(id(93))).toEqual([4, 2, 3, 1]);
  });
});

describe('a stretch of days', () => {
  it('lets through whatever can have happened in it', () => {
    const part = {
      rows: [exhibit(1, '2026-03-01', {postedExact: at('2023-05-05')}), exhibit(2, '2023-07-01')],
      incidents: [incident(3, '2026-03-05', {sortFrom: at('2023-01-01'), sortTo: at('2023-12-31')})],
    };
    expect(numbers(part, {from: '2023-06-01', to: '2023-06-30'})).toEqual([3]);
    expect(numbers(part, {from: '2023-05-05', to: '2023-05-05'})).toEqual([1, 3]);
    expect(numbers(part, {from: '2023-12-31'})).toEqual([3]);
    expect(numbers(part, {to: '0050-01-01'})).toEqual([]);
    expect(numbers(part, {from: '9999-12-31'})).toEqual([]);
  });
});

describe('what is found', () => {
  const ash = {
    ...emptyDescription(),
    id: id(100),
    names: ['Ash', 'ÉLAN'],
    accounts: [
      {
        ...{platform: 'x', handle: '@a', accountId: '', profile: '', firstSeen: '', lastSeen: '', why: ''},
        basis: 'known' as const,
      },
    ],
    // Only what the rows are drawn from matters here.
  } as unknown as Subject;
  const part = read({
    rows: [exhibit(1, '2026-03-01', {handle: '@a'}), exhibit(2, '2026-03-02')],
    incidents: [incident(3, '2026-03-03', {subjectIds: [ash.id], kinds: ['calls'], marks: ['threat'], tags: ['car']})],
    subjects: [ash],
    tags: new Map([[id(2), ['Garten']]]),
    notes: new Map([[id(2), 'nur für mich']]),
  });
  const found = (query: string) => searchRows(thingsOf(part), query).map(({id: one}) => Number(one.slice(-12)));

  it('includes the things of a person by each of their names, labels and private words', () => {
    expect(found('élan')).toEqual([1, 3]);
    expect(found('garten FÜR')).toEqual([2]);
    expect(found('exhibit')).toEqual([1, 2]);
  });

  it('is offered as a filter only where something has it', () => {
    expect(choicesOf(thingsOf(part))).toEqual({
      ...{who: [ash.id], places: ['x'], items: ['post'], dids: ['calls'], marks: ['threat'], tags: ['Garten', 'car']},
      helperTags: [],
    });
  });

  it('of filters that only one kind has, the other kind has none', () => {
    const left = (filters: Filters) => narrowed(thingsOf(part), filters).map(({kind}) => kind);
    expect(left({who: ash.id})).toEqual(['incident', 'exhibit']);
    expect(left({place: 'x', who: ash.id})).toEqual(['exhibit']);
    expect(left({mark: 'threat', item: 'post'})).toEqual([]);
    expect(left({source: 'imported'})).toEqual([]);
  });
});
