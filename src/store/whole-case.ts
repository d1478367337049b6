import type {Uuid} from '../core/ids.ts';

/** Every key of a case, in a store whose keys are a case and a number that counts up in it. */
export function wholeCase(caseId: Uuid): IDBKeyRange {
  return IDBKeyRange.bound([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER]);
}
