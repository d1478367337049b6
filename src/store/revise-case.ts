import type {CaseRecord} from '../core/custody/case.ts';
import {type CaseChange, nextCase} from '../core/diary/revise-case.ts';
import type {Sealed} from '../core/diary/sealed-record.ts';
import type {Uuid} from '../core/ids.ts';
import {newestOf} from './case-order.ts';
import {type Circumstances, newEntry, randomSalt} from './circumstances.ts';
import {inOne} from './in-one.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';

/**
 * Keeps a change of the case (told to stop, orders, references, help sought) as its next revision, with its log entry in
 * one transaction. Undefined if there is no such case.
 */
export function reviseCase(
  store: Store,
  caseId: Uuid,
  change: (record: CaseRecord) => CaseChange,
  circumstances: Circumstances,
): Promise<Sealed<CaseRecord> | undefined> {
  const transaction = store.transaction(['cases', 'entries'], 'readwrite', {durability: 'strict'});
  return inOne(transaction, async () => {
    const cases = transaction.objectStore('cases');
    const before = newestOf(await cases.index('byCase').getAll(caseId));
    if (!before) return undefined;
    const sealed = nextCase(before, change(before.record), randomSalt());
    await cases.add({digest: sealed.digest, caseId, json: sealed.json});
    await appendInside(transaction.objectStore('entries'), caseId, () =>
      newEntry(circumstances, 'case.revised', {kind: 'case', id: caseId}, sealed.digest),
    );
    return sealed;
  });
}
