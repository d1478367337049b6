import {describe, expect, it} from 'vitest';
import type {Uuid} from '../../src/core/ids.ts';
import {parseRoute, type Route, routeAddress} from '../../src/pages/case-file/route.ts';
import {SAYS_NOTHING} from './neutral-address.ts';

const ID = '6f3c8c0e-7d59-4f0e-9f5e-0d5f6f6c2a11' as Uuid;
const OTHER = '0b7e5a52-53a1-4b36-8a33-6d1b6a2f9e02' as Uuid;

describe('the address of a place', () => {
  it.each<[string, Route]>([
    ['everything', {panel: 'everything', query: '', open: undefined}],
    ['a search', {panel: 'everything', query: 'a&b=c #?/%', open: undefined}],
    ['an open exhibit in a search', {panel: 'everything', query: 'مرحبا', open: ID}],
    ['what was saved together', {panel: 'everything', query: '', open: undefined, with: OTHER}],
    ['one of those, in a search', {panel: 'everything', query: 'x', open: ID, with: OTHER}],
    ['filters', {panel: 'everything', query: '', open: undefined, filters: {who: ID, tag: 'a&b', from: '2026-03-01'}}],
    [
      'all filters, beside an open exhibit',
      {
        panel: 'everything',
        query: 'x',
        open: ID,
        filters: {
          ...{who: OTHER, place: 'forum.example', source: 'diary', item: 'post', did: 'threats', mark: 'threat'},
          ...{tag: 'ö', from: '2026-03-01', to: '2026-03-02', order: 'kept'},
        },
      },
    ],
    ['a person', {panel: 'people', query: 'x', open: ID}],
    ['accounts of nobody', {panel: 'people', query: '', open: undefined, view: 'accounts'}],
    ['help', {panel: 'care'}],
    ['a short page of the first run', {panel: 'care', view: 'start', step: 3}],
    ['the stop sign', {panel: 'care', view: 'stop'}],
    ['the stop sign for a kept thing', {panel: 'care', view: 'stop', about: ID}],
    ['a pack of all', {panel: 'pack', ids: undefined}],
    ['a pack of some', {panel: 'pack', ids: [ID, OTHER]}],
    ['a pack of some entries', {panel: 'pack', ids: undefined, incidents: [OTHER]}],
    ['a pack of both', {panel: 'pack', ids: [ID], incidents: [OTHER]}],
    ['checking', {panel: 'check'}],
    ['the diary', {panel: 'diary', query: '', open: undefined}],
    ['an entry that was searched for', {panel: 'diary', query: 'gate', open: ID}],
    ['writing', {panel: 'write', about: undefined, draft: undefined, with: []}],
    ['writing about things', {panel: 'write', about: ID, draft: OTHER, with: [ID, OTHER]}],
    ['bringing in', {panel: 'bring'}],
    ['the time line', {panel: 'picture', view: 'timeline'}],
    ['patterns of somebody', {panel: 'picture', view: 'patterns', query: `what=does%3Athreats&who=${ID}`}],
    ['what is open, by facts', {panel: 'everything', query: '', open: ID, isEntry: true, facts: true}],
    ['the steps', {panel: 'steps'}],
    ['safety', {panel: 'safety'}],
  ])('comes back as it went: %s', (_, route) => {
    expect(parseRoute(routeAddress(route))).toEqual(route);
    expect(routeAddress(route)).toMatch(SAYS_NOTHING);
  });

  it.each([
    ['#/exhibit/<script>', {panel: 'everything', query: '', open: undefined}],
    ['#/pack?ids=,x,__proto__', {panel: 'pack', ids: []}],
    ['#/nowhere', {panel: 'everything', query: '', open: undefined}],
    ['#/?with=__proto__', {panel: 'everything', query: '', open: undefined}],
    ['#/?who=x&source=all&from=2026-02-30&to=1&order=z&place=', {panel: 'everything', query: '', open: undefined}],
    ['', {panel: 'everything', query: '', open: undefined}],
  ])('takes nothing that is no place: %s', (hash, expected) => {
    expect(parseRoute(hash)).toEqual(expected);
  });
});
