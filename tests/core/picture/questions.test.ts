import {describe, expect, it} from 'vitest';
import type {QuestionAnswer} from '../../../src/core/custody/case.ts';
import {LISTS} from '../../../src/core/picture/published-lists.ts';
import {askedLists, questionsIn, withAnswer} from '../../../src/core/picture/questions.ts';
import {caseParts} from '../../../src/core/verify/parse/case-record.ts';
import {MOMENT} from '../../support/samples.ts';
import {idOf} from './sample-happenings.ts';

const [LIST] = LISTS;

function textOf(place: string): string | undefined {
  const list = LISTS.find((one) => one.place === place);
  return list?.questions.map(({id, wording}) => `${id} ${wording}`).join(' ');
}

function answer(change: Partial<QuestionAnswer> = {}): QuestionAnswer {
  const given = {list: LIST?.id ?? '', question: 'a', wording: 'following a person,', answer: 'yes' as const};
  return {...given, words: '', occasions: [], answeredAt: MOMENT, ...change};
}

describe('published lists', () => {
  it('name their source and what allows them to be printed, and have no question twice', () => {
    for (const {source, licence, language, questions} of LISTS) {
      expect([source, licence, language].every((text) => text.length > 1)).toBe(true);
      expect(new Set(questions.map(({id}) => id)).size).toBe(questions.length);
    }
    expect(new Set(LISTS.map(({id}) => id)).size).toBe(LISTS.length);
    expect(LISTS.map(({place}) => place)).toEqual(['ew', 'sct', 'ni', 'us']);
  });

  it('hold the seven examples of the Act in its own words', () => {
    const text = LIST?.questions.map(({wording}) => wording).join(' ');
    expect(text).toBe(
      'following a person, contacting, or attempting to contact, a person by any means, publishing any statement or other material— (i) relating or purporting to relate to a person, or (ii) purporting to originate from a person, monitoring the use by a person of the internet, email or any other form of electronic communication, loitering in any place (whether public or private), interfering with any property in the possession of a person, watching or spying on a person.',
    );
  });

  it('hold what the law of Scotland and of Northern Ireland names, paragraph by paragraph', () => {
    expect(textOf('sct')).toBe(
      'a following B or any other person, b contacting, or attempting to contact, B or any other person by any means, c publishing any statement or other material— (i) relating or purporting to relate to B or to any other person, (ii) purporting to originate from B or from any other person, d monitoring the use by B or by any other person of the internet, email or any other form of electronic communication, e entering any premises, f loitering in any place (whether public or private), g interfering with any property in the possession of B or of any other person, h giving anything to B or to any other person or leaving anything where it may be found by, given to or brought to the attention of B or any other person, i watching or spying on B or any other person,',
    );
    expect(textOf('ni')).toBe(
      'a following a person; b contacting, or attempting to contact, a person by any means; c publishing any statement or other material— (i) relating or purporting to relate to a person, or (ii) purporting to originate from a person; d monitoring the use by a person of the internet, email or any other form of electronic communication; e entering any premises; f loitering in any place (whether public or private); g interfering with any property in the possession of a person; h giving anything to a person or leaving anything where it may be found by, given to or brought to the attention of a person; i watching or spying on a person;',
    );
  });

  it('hold the seven behaviors that the survey of the United States measured', () => {
    expect(textOf('us')).toBe(
      '1 making unwanted phone calls 2 sending unsolicited or unwanted letters or e-mails 3 following or spying on the victim 4 showing up at places without a legitimate reason 5 waiting at places for the victim 6 leaving unwanted items, presents, or flowers 7 posting information or spreading rumors about the victim on the internet, in a public place, or by word of mouth.',
    );
  });
});

describe('answers', () => {
  it('stand beside their question, in the wording that they were given to', () => {
    const [first] = askedLists([answer({wording: 'an older wording'})]);
    expect(first?.questions[0]).toMatchObject({wording: 'an older wording', answer: {answer: 'yes'}});
    expect(first?.questions[1]?.answer).toBeUndefined();
  });

  it('keep what a list no longer asks, and lists that the keeper put in', () => {
    const gone = answer({question: 'z', wording: 'gone'});
    const own = answer({list: 'A list from my helper', question: '1', wording: 'Is it so?', answer: ''});
    const lists = askedLists([gone, own]);
    expect(lists[0]?.questions.at(-1)?.wording).toBe('gone');
    expect(lists.at(-1)).toMatchObject({
      published: undefined,
      id: 'A list from my helper',
      questions: [{wording: 'Is it so?'}],
    });
  });

  it('are changed in their place, and left out where nothing is said any more', () => {
    const one = answer();
    const two = answer({question: 'b'});
    expect(withAnswer([one, two], answer({words: 'more'}))).toEqual([{...one, words: 'more'}, two]);
    expect(withAnswer([one, two], answer({answer: ''}))).toEqual([two]);
    expect(withAnswer([one], answer({answer: '', occasions: [{kind: 'incident', id: idOf(1)}]}))).toHaveLength(1);
    const own = answer({list: 'mine', answer: ''});
    expect(withAnswer([own], own)).toEqual([own]);
  });

  it('have the form of the record', () => {
    const faults: string[] = [];
    expect(caseParts.answer(answer(), '$', faults), faults.join()).toBe(true);
  });
});

describe('a list that was put in', () => {
  it('is one question a line, exactly as it stood', () => {
    expect(questionsIn(' 1. Is it so? \r\n\n2.\u00a0And  this?\u2028')).toEqual([
      ' 1. Is it so? ',
      '2.\u00a0And  this?',
    ]);
  });
});
