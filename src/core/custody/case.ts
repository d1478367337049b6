import type {Hex64, Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';

/** `case.json`. A correction is a new record with `revises`. */
export type CaseRecord = {
  v: 1;
  kind: 'case';
  id: Uuid;
  salt: string;
  revises?: Hex64;
  title: string;
  openedAt: Moment;
  /** For the report only; either may be "". */
  keeper: {name: string; initials: string};
  jurisdiction: 'ew' | 'sct' | 'ni' | 'us' | 'other';
  /** IANA zone, "" if unknown. */
  zone: string;
  summary: string;
  toldToStop: {at: string; how: string; exhibitId?: Uuid} | null;
  orders: CourtOrder[];
  references: {body: string; reference: string; officer: string}[];
  /** Who was told of it or asked for help, and what came of that. */
  helpSought?: HelpSought[];
  /** What the keeper did about it, beside `toldToStop`: blocked, told again, changed a number. */
  stepsTaken?: StepTaken[];
  course?: CourseOfConduct;
  answers?: QuestionAnswer[];
};

/** An order of a court. `id` is what an incident names that the keeper believes to break it. */
export type CourtOrder = {name: string; court: string; from: string; to: string; terms: string[]; id?: Uuid};

/** One time that somebody was told or asked for help. `at` is a wall time or words; "" where it was not said. */
export type HelpSought = {
  at: string;
  to: string;
  kind: 'police' | 'platform' | 'court' | 'service' | 'health' | 'school' | 'work' | 'family' | 'other' | '';
  said: string;
  outcome: string;
  reference: string;
};

/** One thing the keeper did. `at` is a wall time or words; "" where it was not said. */
export type StepTaken = {
  kind: 'toldToStop' | 'blocked' | 'changedContact' | 'other';
  at: string;
  what: string;
  subjectId?: Uuid;
  exhibitIds: Uuid[];
};

/** A thing that happened: an entry of the diary or something that was kept. */
export type Occasion = {kind: 'incident' | 'exhibit'; id: Uuid};

/** What the keeper says of the occasions taken together. "" where it was not said. */
export type CourseOfConduct = {
  /** Those the keeper counts, in no order. */
  occasions: Occasion[];
  /** What links them. */
  links: string;
  /** That it was unwanted, and how they were told. */
  unwanted: string;
  /** What it did to the keeper. */
  effect: string;
  /** Why the keeper says so, and by which occasions. */
  marks: {mark: 'fixated' | 'obsessive' | 'unwanted' | 'repeated'; why: string; occasions: Occasion[]}[];
};

/** An answer to a question of a published list; `wording` is the question's own, as it was shown. */
export type QuestionAnswer = {
  list: string;
  question: string;
  wording: string;
  answer: 'yes' | 'no' | 'unsure' | '';
  words: string;
  occasions: Occasion[];
  answeredAt: Moment;
};
