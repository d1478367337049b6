import type {QuestionAnswer} from '../custody/case.ts';

/** A published list, word for word as it was published: never shortened, translated or put into other words. */
export type QuestionList = {
  id: string;
  title: string;
  /** What stands over the list in its source. */
  lead: string;
  source: string;
  /** What allows it to be reprinted here. */
  licence: string;
  /** BCP 47 tag of its language. */
  language: string;
  questions: readonly {id: string; wording: string}[];
};

/**
 * The lists that are printed here. Lists that police and services use to ask about danger are not among them: none is
 * known to us both word for word and with leave to print it. See docs/decisions.md.
 */
export const LISTS: readonly QuestionList[] = [
  {
    id: 'uk-protection-from-harassment-act-1997-2A-3',
    title: 'Protection from Harassment Act 1997, section 2A(3) (England and Wales)',
    lead: 'The following are examples of acts or omissions which, in particular circumstances, are ones associated with stalking—',
    source: 'legislation.gov.uk, Protection from Harassment Act 1997 (c. 40), section 2A(3)',
    licence: 'Crown copyright. Contains public sector information licensed under the Open Government Licence v3.0.',
    language: 'en-GB',
    questions: [
      {id: 'a', wording: 'following a person,'},
      {id: 'b', wording: 'contacting, or attempting to contact, a person by any means,'},
      {
        id: 'c',
        wording:
          'publishing any statement or other material— (i) relating or purporting to relate to a person, or (ii) purporting to originate from a person,',
      },
      {
        id: 'd',
        wording: 'monitoring the use by a person of the internet, email or any other form of electronic communication,',
      },
      {id: 'e', wording: 'loitering in any place (whether public or private),'},
      {id: 'f', wording: 'interfering with any property in the possession of a person,'},
      {id: 'g', wording: 'watching or spying on a person.'},
    ],
  },
];

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
