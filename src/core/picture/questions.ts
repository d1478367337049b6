import type {QuestionAnswer} from '../custody/case.ts';
import {LISTS, type QuestionList} from './published-lists.ts';

/** One question of a list, with what was answered. */
export type AskedQuestion = {list: string; question: string; wording: string; answer: QuestionAnswer | undefined};

/** A list as it is shown; `published` is undefined for one that the keeper put in. */
export type AskedList = {id: string; published: QuestionList | undefined; questions: AskedQuestion[]};

/**
 * Every list that is printed here, then those that the keeper put in. An answer shows the wording that it was given to,
 * even if the list has another one by now.
 */
export function askedLists(answers: readonly QuestionAnswer[], lists = LISTS): AskedList[] {
  const published = lists.map((list): AskedList => {
    const given = answers.filter((one) => one.list === list.id);
    const known = list.questions.map(({id, wording}) => {
      const answer = given.find(({question}) => question === id);
      return {list: list.id, question: id, wording: answer?.wording ?? wording, answer};
    });
    // Of a version of the list that had more.
    const more = given.filter(({question}) => !list.questions.some(({id}) => id === question)).map(asked);
    return {id: list.id, published: list, questions: [...known, ...more]};
  });
  const own = new Map<string, AskedQuestion[]>();
  for (const one of answers.filter(({list}) => !lists.some(({id}) => id === list)))
    own.set(one.list, [...(own.get(one.list) ?? []), asked(one)]);
  return [...published, ...[...own].map(([id, questions]) => ({id, published: undefined, questions}))];
}

function asked(answer: QuestionAnswer): AskedQuestion {
  const {list, question, wording} = answer;
  return {list, question, wording, answer};
}

/** The answers with one changed or new. A question of a printed list that says nothing any more is left out. */
export function withAnswer(answers: readonly QuestionAnswer[], one: QuestionAnswer, lists = LISTS): QuestionAnswer[] {
  const isPublished = lists.some(({id}) => id === one.list);
  const isEmpty = one.answer === '' && one.words.trim() === '' && one.occasions.length === 0;
  const same = ({list, question}: QuestionAnswer) => list === one.list && question === one.question;
  if (isPublished && isEmpty) return answers.filter((other) => !same(other));
  return answers.some(same) ? answers.map((other) => (same(other) ? one : other)) : [...answers, one];
}

/** The questions of a text that holds one on each line, exactly as they stand there. */
export function questionsIn(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');
}
