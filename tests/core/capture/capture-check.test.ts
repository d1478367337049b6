import {describe, expect, it} from 'vitest';
import popup from '../../../src/_locales/en/popup.json' with {type: 'json'};
import {captureCheck} from '../../../src/core/capture/capture-check.ts';
import type {Exhibit, Part} from '../../../src/core/capture/exhibit.ts';
import {type ProblemCode, problem} from '../../../src/core/capture/problems.ts';
import type {Doubt, FactsRecord} from '../../../src/core/facts/facts.ts';
import {emptyFacts, exhibitOf, fakeHash, postFacts, told} from '../report/sample.ts';

type Change = {problems?: ProblemCode[]; doubts?: Doubt[]; facts?: FactsRecord; parts?: Part[]};

function check({problems = [], doubts = [], facts = postFacts(1, 'x'), parts}: Change) {
  const {exhibit} = exhibitOf(1, facts, {problems: problems.map((code) => problem(code, 'why'))});
  const changed: Exhibit = {...exhibit, ...(parts ? {parts} : {})};
  return captureCheck(changed, {...facts, doubts});
}

const codes = (change: Change) => check(change).map(({code}) => code);
const doubt = (code: string): Doubt => ({code, sentence: `what ${code} says`});

describe('captureCheck', () => {
  it('finds nothing where nothing is missing', () => {
    expect(check({})).toEqual([]);
  });

  it('puts first what weighs most: the picture before the words, the words before single facts', () => {
    const facts = postFacts(1, 'x');
    facts.postedAt.exact = {missing: 'none'};
    facts.postedAt.fromId = {missing: 'none'};
    facts.item.permalink = {missing: 'none'};
    const doubts = [doubt('sponsored'), doubt('textCut')];
    expect(codes({facts, doubts, problems: ['itemCovered', 'noPicture', 'picturesNotLoaded']})).toEqual([
      'noPicture',
      'itemCovered',
      'textCut',
      'picturesNotLoaded',
      'timeMissing',
      'addressMissing',
      'sponsored',
    ]);
  });

  it('names one action that mends it, and whether to save again', () => {
    const [time] = check({
      facts: {...emptyFacts(1), item: postFacts(1, 'x').item},
    });
    expect(time).toMatchObject({code: 'timeMissing', mend: 'popup_mend_pointAtTime', again: true});
    expect(check({problems: ['noPageAccess']})[0]).toMatchObject({again: false});
  });

  it('says one thing once, with all the sentences of the record', () => {
    const found = check({problems: ['noPicture', 'pageLeft']});
    expect(found).toHaveLength(1);
    expect(found[0]?.sentences).toHaveLength(2);
  });

  it('keeps in its own words what it has no words for, before single facts and after a lost picture', () => {
    const facts = postFacts(1, 'x');
    facts.item.permalink = {missing: 'none'};
    const found = check({facts, doubts: [doubt('brandNew')], problems: ['noPicture']});
    expect(found.map(({code}) => code)).toEqual(['noPicture', 'brandNew', 'addressMissing']);
    expect(found[1]).toEqual({code: 'brandNew', sentences: ['what brandNew says'], again: false, note: false});
  });

  it('does not ask a whole page for a name or a time of its own', () => {
    const facts = emptyFacts(1);
    facts.item.itemKind = told('page', 'address');
    expect(check({facts})).toEqual([]);
    expect(codes({facts: emptyFacts(1)})).toEqual(['nameMissing', 'timeMissing', 'addressMissing']);
  });

  it('does not call a post cut off that was joined whole from several pictures', () => {
    const whole: Part = {
      path: 'item-1.png',
      role: 'item',
      how: 'stitched',
      mediaType: 'image/png',
      bytes: 1,
      sha256: fakeHash('whole'),
      tiles: 1,
      seams: [],
      covers: {x: 0, y: 0, width: 1, height: 1},
    };
    expect(codes({problems: ['itemClipped']})).toEqual(['itemClipped']);
    expect(codes({problems: ['itemClipped'], parts: [whole]})).toEqual([]);
  });

  it('takes the time in a post’s number for an exact one', () => {
    const facts = postFacts(1, 'x');
    facts.postedAt.exact = {missing: 'none'};
    facts.postedAt.fromId = told('2026-02-01T00:00:00.000Z' as never, 'address');
    expect(check({facts})).toEqual([]);
  });

  it('blames nobody and forbids nothing', () => {
    const words = Object.entries(popup).filter(([name]) => /^popup_(check|mend)_/.test(name));
    expect(words.length).toBeGreaterThan(30);
    for (const [, {message}] of words) {
      expect(message).not.toMatch(/\b(you (did|forgot|should|must)|wrong|error|fail|invalid)\b/i);
      expect(message.length).toBeLessThan(120);
    }
  });
});
