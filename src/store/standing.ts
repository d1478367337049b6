import type {Standing} from '../core/custody/ledger.ts';
import {currentInside} from './current-case.ts';
import type {Store} from './open-store.ts';

/**
 * How much the database holds, in one look; undefined before its first case. Of several cases it is all of them, under the
 * first one's id: which of them is the current one changes nothing about what there is.
 */
export async function standingOf(store: Store): Promise<Standing | undefined> {
  const transaction = store.transaction(['settings', 'counters', 'rows', 'diaryRows', 'entries', 'keys']);
  // All asked for at once: a transaction ends when nothing is asked of it.
  const [first, current, keyId, counters, kept, written, lines, keys] = await Promise.all([
    transaction.objectStore('settings').get('firstCase'),
    currentInside(transaction),
    transaction.objectStore('settings').get('currentKey'),
    transaction.objectStore('counters').getAll(),
    transaction.objectStore('rows').count(),
    transaction.objectStore('diaryRows').count(),
    transaction.objectStore('entries').count(),
    transaction.objectStore('keys').getAllKeys(),
  ]);
  const caseId = first ?? current;
  if (caseId === undefined) return undefined;
  const lastNumber = counters.reduce((sum, {exhibits}) => sum + exhibits, 0);
  return {caseId, kept, lastNumber, written, lines, hasKey: keyId !== undefined && keys.includes(keyId)};
}
