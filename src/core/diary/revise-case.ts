import {wellFormed} from '../capture/well-formed.ts';
import type {CaseRecord} from '../custody/case.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {type Sealed, sealRecord} from './sealed-record.ts';

/** What a person may change of a case: its heading, told to stop, orders, references, help sought. */
export type CaseChange = Partial<Omit<CaseRecord, 'v' | 'kind' | 'id' | 'salt' | 'revises' | 'openedAt'>>;

/** The case record that follows `before`, with a salt of its own. */
export function nextCase(before: Sealed<CaseRecord>, change: CaseChange, salt: string): Sealed<CaseRecord> {
  return sealRecord<CaseRecord>({...before.record, ...wellFormed(change).value, salt, revises: before.digest});
}

/** Whether a change says anything that the record does not say already. */
export function changesCase({record, json}: Sealed<CaseRecord>, change: CaseChange): boolean {
  return canonicalJson({...record, ...wellFormed(change).value}) !== json;
}
