import {describe, expect, it} from 'vitest';
import {emptyTelling, type Telling} from '../../../src/core/diary/incident.ts';
import {mergeTelling, tellSame} from '../../../src/core/diary/merge-telling.ts';
import type {Uuid} from '../../../src/core/ids.ts';

const ID = (n: number) => `0b7e5a52-53a1-4b36-8a33-6d1b6a2f9e0${n}` as Uuid;
const tell = (part: Partial<Telling>): Telling => ({...emptyTelling('UTC'), words: 'words', ...part});

describe('a change that is laid over what was kept meanwhile', () => {
  it('says what it says, and leaves alone what it does not', () => {
    const base = tell({medium: 'call', kinds: ['calls']});
    const mine = tell({medium: 'letter', kinds: ['calls'], did: 'left'});
    const newest = tell({words: 'other words', medium: 'mail', kinds: ['calls', 'threats'], marks: ['threat']});
    expect(mergeTelling({base, mine, newest})).toEqual(
      tell({words: 'other words', medium: 'letter', kinds: ['calls', 'threats'], marks: ['threat'], did: 'left'}),
    );
  });

  it('joins what belongs to it one by one', () => {
    const base = tell({exhibitIds: [ID(1), ID(2)]});
    const mine = tell({exhibitIds: [ID(1), ID(3)]});
    const newest = tell({exhibitIds: [ID(2), ID(4)]});
    expect(mergeTelling({base, mine, newest}).exhibitIds).toEqual([ID(4), ID(3)]);
  });

  it('is itself where nothing was kept meanwhile, whatever the order of its members', () => {
    const base = tell({});
    const {happened, ...rest} = tell({did: 'x', who: '\ud800'});
    const mine = {...rest, happened: {zone: 'UTC', precision: 'unknown' as const, end: null, start: ''}};
    expect(happened).toEqual(mine.happened);
    expect(mergeTelling({base, mine, newest: base})).toEqual(mine);
  });
});

it('two tell the same whatever belongs to them', () => {
  expect(tellSame(tell({exhibitIds: [ID(1)]}), tell({}))).toBe(true);
  expect(tellSame(tell({did: 'x'}), tell({}))).toBe(false);
});
