import type {Standing} from '../core/custody/ledger.ts';
import {currentInside} from './current-case.ts';
import type {Store} from './open-store.ts';

/**
 * How much the database holds, in one look; undefined before its first case. Of several cases it is all of them, under the
 * first one's id: which of them is the current one changes nothing about what there is.
 */
export async function standingOf(store: Store): Promise<Standing | undefined> {
  const transaction = store.transaction(['settings', 'counters', 'rows']);
  const [first, current] = await Promise.all([
    transaction.objectStore('settings').get('firstCase'),
    currentInside(transaction),
  ]);
  const caseId = first ?? current;
  if (caseId === undefined) return undefined;
  const [counters, kept] = await Promise.all([
    transaction.objectStore('counters').getAll(),
    transaction.objectStore('rows').count(),
  ]);
  return {caseId, kept, lastNumber: counters.reduce((sum, {exhibits}) => sum + exhibits, 0)};
}
