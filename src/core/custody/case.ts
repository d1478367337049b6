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
