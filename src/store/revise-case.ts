import type {CaseRecord} from '../core/custody/case.ts';
import {type CaseChange, changesCase, nextCase} from '../core/diary/revise-case.ts';
import type {Sealed} from '../core/diary/sealed-record.ts';
import type {Uuid} from '../core/ids.ts';
import {inOrder, newestOf} from './case-order.ts';
import {currentCase, listCaseRecords} from './cases.ts';
import {type Circumstances, newEntry, randomSalt} from './circumstances.ts';
import {currentCaseId} from './current-case.ts';
import {inOne} from './in-one.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';

/** Every revision of the current case, first to last; empty before the first thing is kept, and none is opened by asking. */
export async function caseRevisions(store: Store): Promise<Sealed<CaseRecord>[]> {
  const caseId = await currentCaseId(store);
  return caseId ? inOrder(await listCaseRecords(store, caseId)) : [];
}

/** The same as `reviseCase` for the current case; the first call opens one. */
export async function changeCase(
  store: Store,
  change: (record: CaseRecord) => CaseChange,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<CaseRecord> | undefined> {
  const {caseId} = await currentCase(store, circumstances);
  return reviseCase(store, caseId, change, circumstances, draftId);
}

/**
 * Keeps a change of the case (told to stop, orders, references, help sought) as its next revision, with its log entry in
 * one transaction. The draft it comes from ends with it. A change that changes nothing makes no revision. Undefined if
 * there is no such case.
 */
export function reviseCase(
  store: Store,
  caseId: Uuid,
  change: (record: CaseRecord) => CaseChange,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<CaseRecord> | undefined> {
  const transaction = store.transaction(['cases', 'entries', 'drafts'], 'readwrite', {durability: 'strict'});
  return inOne(transaction, async () => {
    const cases = transaction.objectStore('cases');
    const before = newestOf(await cases.index('byCase').getAll(caseId));
    if (!before) return undefined;
    if (draftId) await transaction.objectStore('drafts').delete(draftId);
    const wanted = change(before.record);
    if (!changesCase(before, wanted)) return before;
    const sealed = nextCase(before, wanted, randomSalt());
    await cases.add({digest: sealed.digest, caseId, json: sealed.json});
    await appendInside(transaction.objectStore('entries'), caseId, () =>
      newEntry(circumstances, 'case.revised', {kind: 'case', id: caseId}, sealed.digest),
    );
    return sealed;
  });
}
