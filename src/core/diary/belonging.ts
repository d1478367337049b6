import type {Uuid} from '../ids.ts';
import {accountKeys, accountOf, isSameAccount, type RowWithAccount} from './seen-account.ts';
import type {Account, Basis, Subject} from './subject.ts';

/** Why an exhibit stands with a person: the keeper put it there, or it is from an account that they put there. */
export type Belonging = {subjectId: Uuid} & (
  | {how: 'hand'; basis: Basis; why: string}
  | {how: 'account'; account: Account}
);

/** Finds why an exhibit stands with which people. */
export type BelongingFinder = {
  of(row: RowWithAccount & {id: Uuid}): readonly Belonging[];
  /** Whether its account was put to somebody, whatever was said of this one exhibit. */
  isClaimed(row: RowWithAccount): boolean;
};

/**
 * Finds those that an exhibit belongs to. What follows from an account is worked out each time and written nowhere: only
 * what the keeper said is in a record. Those that were taken to be somebody else have nothing of their own.
 */
export function belongingFinder(subjects: readonly Subject[]): BelongingFinder {
  const byHand = new Map<Uuid, Belonging[]>();
  const byAccount = new Map<string, {subjectId: Uuid; account: Account}[]>();
  for (const subject of subjects.filter(({mergedInto}) => mergedInto === undefined)) {
    for (const {exhibitId, basis, why} of subject.exhibits) {
      // Two who were put together may both have had it, each with a reason: it stands there once.
      if (byHand.get(exhibitId)?.some(({subjectId}) => subjectId === subject.id)) continue;
      push(byHand, exhibitId, {subjectId: subject.id, how: 'hand', basis, why});
    }
    for (const account of subject.accounts) {
      for (const key of accountKeys(account)) push(byAccount, key, {subjectId: subject.id, account});
    }
  }
  const claims = (row: RowWithAccount) => {
    const seen = accountOf(row);
    if (!seen) return [];
    const near = accountKeys(seen).flatMap((key) => byAccount.get(key) ?? []);
    return near.filter(({account}) => isSameAccount(account, seen));
  };
  return {
    isClaimed: (row) => claims(row).length > 0,
    of: (row) => {
      const found = [...(byHand.get(row.id) ?? [])];
      for (const {subjectId, account} of claims(row)) {
        if (found.some((one) => one.subjectId === subjectId)) continue;
        found.push({subjectId, how: 'account', account});
      }
      return found;
    },
  };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
