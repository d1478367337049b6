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
  orders: {name: string; court: string; from: string; to: string; terms: string[]}[];
  references: {body: string; reference: string; officer: string}[];
};
