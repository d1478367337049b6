import {describe, expect, it} from 'vitest';
import type {PackExhibit} from '../../../src/core/pack/pack-input.ts';
import {sourceOfPack} from '../../../src/core/picture/happening.ts';
import {accountsSeen} from '../../../src/core/picture/new-accounts.ts';
import {accountsOf} from '../../../src/core/report/accounts.ts';
import {contextOf, exhibitOf, missing, postFacts, told} from './sample.ts';

type Author = {handle?: string; accountId?: string; profile?: string};

function by(n: number, {handle, accountId, profile}: Author): PackExhibit {
  const facts = postFacts(n, `post ${n}`);
  const known = (value: string | undefined) => (value === undefined ? missing('not shown') : told(value));
  const author = {handle: known(handle), accountId: known(accountId), profile: known(profile)};
  return exhibitOf(n, {...facts, item: {...facts.item, author: {...facts.item.author, ...author}}});
}

describe('accounts of a report', () => {
  const exhibits = [
    by(1, {handle: '@mallory', accountId: '4711'}),
    by(2, {handle: '@Mallory'}),
    by(3, {handle: '@renamed', accountId: '4711'}),
    by(4, {handle: '@mallory2', accountId: '4712'}),
    by(5, {profile: 'https://social.example/u/9'}),
    by(6, {profile: 'https://social.example/u/9'}),
    by(7, {}),
  ];

  it('are one by their number, and by handle where one of them shows no number', () => {
    expect(accountsOf(exhibits).map(({of, names}) => [of.length, [...names]])).toEqual([
      [3, ['Mallory Example', '@mallory', '@Mallory', '@renamed']],
      [2, ['Mallory Example']],
      [1, ['Mallory Example', '@mallory2']],
    ]);
  });

  it('have the first and last day that they posted on, not the day on which something was only seen', () => {
    const undated = by(8, {handle: '@mallory', accountId: '4711'});
    const {facts} = undated;
    if (!facts) throw new Error('no facts');
    const postedAt = {...facts.postedAt, exact: missing('none'), earliest: null, latest: null};
    const all = [...exhibits, exhibitOf(8, {...facts, postedAt})];
    const [first] = accountsOf(all);
    expect([first?.of.length, first?.first.at.slice(0, 10), first?.last.at.slice(0, 10)]).toEqual([
      4,
      '2026-01-01',
      '2026-01-03',
    ]);
  });

  it('are the same ones that the patterns count', () => {
    const named = exhibits.slice(0, 4);
    const seen = accountsSeen(sourceOfPack(contextOf(named).input));
    expect(accountsOf(named).map(({of}) => of.length)).toEqual(seen.map(({ids}) => ids.length));
  });
});
