import type {
  CaseRecord,
  CourseOfConduct,
  CourtOrder,
  HelpSought,
  Occasion,
  QuestionAnswer,
  StepTaken,
} from '../../custody/case.ts';
import {hash, listOf, moment, objectOf, oneOf, orNull, salt, text, uuid} from './shape.ts';

// The shape of `case.json`, held against the types that the writer uses.

const toldToStop = objectOf<NonNullable<CaseRecord['toldToStop']>>({at: text, how: text, exhibitId: uuid}, 'exhibitId');

const helpSought = objectOf<HelpSought>({
  at: text,
  to: text,
  kind: oneOf('police', 'platform', 'court', 'service', 'health', 'school', 'work', 'family', 'other', ''),
  said: text,
  outcome: text,
  reference: text,
});

const occasion = objectOf<Occasion>({kind: oneOf('incident', 'exhibit'), id: uuid});

const stepTaken = objectOf<StepTaken>(
  {
    kind: oneOf('toldToStop', 'blocked', 'changedContact', 'other'),
    at: text,
    what: text,
    subjectId: uuid,
    exhibitIds: listOf(uuid),
  },
  'subjectId',
);

const course = objectOf<CourseOfConduct>({
  occasions: listOf(occasion),
  links: text,
  unwanted: text,
  effect: text,
  marks: listOf(
    objectOf<CourseOfConduct['marks'][number]>({
      mark: oneOf('fixated', 'obsessive', 'unwanted', 'repeated'),
      why: text,
      occasions: listOf(occasion),
    }),
  ),
});

const answer = objectOf<QuestionAnswer>({
  list: text,
  question: text,
  wording: text,
  answer: oneOf('yes', 'no', 'unsure', ''),
  words: text,
  occasions: listOf(occasion),
  answeredAt: moment,
});

const keeper = objectOf<CaseRecord['keeper']>({name: text, initials: text});
const jurisdiction = oneOf<CaseRecord['jurisdiction']>('ew', 'sct', 'ni', 'us', 'other');
const order = objectOf<CourtOrder>(
  {name: text, court: text, from: text, to: text, terms: listOf(text), id: uuid},
  'id',
);
const reference = objectOf<CaseRecord['references'][number]>({body: text, reference: text, officer: text});

/** What a case is made of, by itself: a form of the case-file page holds one of them before it is kept. */
export const caseParts = {keeper, jurisdiction, toldToStop, helpSought, stepTaken, order, reference, course, answer};

export const caseShape = objectOf<CaseRecord>(
  {
    v: oneOf(1),
    kind: oneOf('case'),
    id: uuid,
    salt,
    revises: hash,
    title: text,
    openedAt: moment,
    keeper,
    jurisdiction,
    zone: text,
    summary: text,
    toldToStop: orNull(toldToStop),
    orders: listOf(order),
    references: listOf(reference),
    helpSought: listOf(helpSought),
    stepsTaken: listOf(stepTaken),
    course,
    answers: listOf(answer),
  },
  'revises',
  'helpSought',
  'stepsTaken',
  'course',
  'answers',
);
