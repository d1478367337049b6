import type {CaseRecord} from '../core/custody/case.ts';
import type {Sealed} from '../core/diary/sealed-record.ts';
import type {Hex64} from '../core/ids.ts';
import type {StoredCase} from './schema.ts';

/** The first record of a case, then each that revises the one before. */
export function inOrder(stored: readonly StoredCase[]): Sealed<CaseRecord>[] {
  const records = stored.map(({digest, json}) => ({digest, json, record: JSON.parse(json) as CaseRecord}));
  const byRevised = new Map(records.map((found) => [found.record.revises, found]));
  const ordered: Sealed<CaseRecord>[] = [];
  let revises: Hex64 | undefined;
  for (let next = byRevised.get(undefined); next && ordered.length < records.length; next = byRevised.get(revises)) {
    ordered.push(next);
    revises = next.digest;
  }
  return ordered;
}

/** The record of a case that none other revises. */
export function newestOf(stored: readonly StoredCase[]): Sealed<CaseRecord> | undefined {
  return inOrder(stored).at(-1);
}
