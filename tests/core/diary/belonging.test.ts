import {describe, expect, it} from 'vitest';
import {belongingFinder} from '../../../src/core/diary/belonging.ts';
import {groupByAccount, isSameAccount, type RowWithAccount} from '../../../src/core/diary/seen-account.ts';
import {type Account, type Description, emptyDescription, type Subject} from '../../../src/core/diary/subject.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import type {Instant} from '../../../src/core/time.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid;

function row(n: number, part: Partial<RowWithAccount> = {}): RowWithAccount & {id: Uuid} {
  const sealedAt = `2026-03-${String(n).padStart(2, '0')}T10:00:00.000Z` as Instant;
  return {id: id(n), platform: 'x', name: '', handle: '', address: '', sealedAt, postedExact: null, ...part};
}

const account = (part: Partial<Account>): Account => ({
  ...{platform: 'x', handle: '', accountId: '', profile: '', firstSeen: '', lastSeen: ''},
  ...{basis: 'known', why: 'the photo', ...part},
});

function subject(n: number, part: Partial<Description> & {mergedInto?: Uuid}): Subject {
  return {...emptyDescription(), ...part, id: id(n)} as Subject;
}

describe('two accounts are one', () => {
  const same = (one: Partial<Account>, other: Partial<Account>) => isSameAccount(account(one), account(other));

  it('by a number that never changes, whatever the handle is now', () => {
    expect(same({accountId: '7', handle: '@old'}, {accountId: '7', handle: '@new'})).toBe(true);
    expect(same({accountId: '7', handle: '@rita'}, {accountId: '8', handle: '@rita'})).toBe(false);
  });

  it('by the handle only where one of them has no number', () => {
    expect(same({accountId: '7', handle: '@Rita'}, {handle: 'rita'})).toBe(true);
    expect(same({platform: 'Reddit', handle: 'u/rita'}, {platform: 'reddit', handle: '/u/Rita'})).toBe(true);
    expect(same({handle: 'rita'}, {platform: 'reddit', handle: 'rita'})).toBe(false);
  });

  it('never by nothing', () => {
    expect(same({}, {})).toBe(false);
    expect(same({accountId: ' '}, {handle: '@'})).toBe(false);
  });
});

describe('accounts that were seen', () => {
  it('are told apart by number, with first and last time, every name, and the handle’s own where only that is known', () => {
    const groups = groupByAccount([
      row(5, {handle: '@rita', name: 'Rita'}),
      row(4, {handle: '@rita', accountId: '7', name: 'R', postedExact: '2025-01-01T00:00:00.000Z' as Instant}),
      row(3, {platform: 'generic', handle: 'rita', address: 'https://forum.example/t/1'}),
      row(2, {name: 'no account'}),
    ]);
    expect(groups.map(({platform, names, rows, first}) => [platform, names, rows.length, first.slice(0, 10)])).toEqual([
      ['x', ['R', 'Rita'], 2, '2025-01-01'],
      ['forum.example', [], 1, '2026-03-03'],
    ]);
  });

  it('where two accounts have had one handle, what shows only that is put to neither', () => {
    const groups = groupByAccount([
      row(1, {handle: '@rita', accountId: '7'}),
      row(2, {handle: '@rita', accountId: '8'}),
      row(3, {handle: '@rita'}),
    ]);
    expect(groups.map(({accountId, rows}) => [accountId, rows.length])).toEqual([
      ['', 1],
      ['8', 1],
      ['7', 1],
    ]);
  });

  it('ten thousand of them are grouped', () => {
    const rows = Array.from({length: 10_000}, (_, n) => row(1, {handle: `@h${n % 400}`, accountId: `${n % 400}`}));
    expect(groupByAccount(rows)).toHaveLength(400);
  });
});

describe('what belongs to a person', () => {
  const ash = subject(101, {
    accounts: [account({handle: '@rita'})],
    exhibits: [{exhibitId: id(2), basis: 'suspected', why: 'style'}],
  });

  it('is what was put there by hand, and what is from their accounts', () => {
    const finder = belongingFinder([ash]);
    expect(finder.of(row(1, {handle: '@rita'}))).toMatchObject([{subjectId: ash.id, how: 'account'}]);
    expect(finder.of(row(2, {handle: '@other'}))).toEqual([
      {subjectId: ash.id, how: 'hand', basis: 'suspected', why: 'style'},
    ]);
    expect(finder.of(row(3, {handle: '@other'}))).toEqual([]);
  });

  it('stands there once, by hand before by account, and is claimed all the same', () => {
    const finder = belongingFinder([ash]);
    expect(finder.of(row(2, {handle: '@rita'})).map(({how}) => how)).toEqual(['hand']);
    expect([finder.isClaimed(row(2, {handle: '@rita'})), finder.isClaimed(row(2, {handle: '@other'}))]).toEqual([
      true,
      false,
    ]);
  });

  it('stands there once too where two who were put together had both been given it', () => {
    const both = [
      {exhibitId: id(2), basis: 'known' as const, why: 'voice'},
      {exhibitId: id(2), basis: 'suspected' as const, why: 'style'},
    ];
    expect(belongingFinder([subject(104, {exhibits: both})]).of(row(2))).toMatchObject([{why: 'voice'}]);
  });

  it('may be to two people at once, and never to one who was taken to be somebody else', () => {
    const ben = subject(102, {accounts: [account({handle: '@rita'})]});
    const gone = subject(103, {accounts: [account({handle: '@rita'})], mergedInto: ash.id});
    const found = belongingFinder([ash, ben, gone]).of(row(1, {handle: '@rita'}));
    expect(found.map(({subjectId}) => subjectId)).toEqual([ash.id, ben.id]);
  });
});
