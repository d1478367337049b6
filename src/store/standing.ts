import type {Standing} from '../core/custody/ledger.ts';
import type {Store} from './open-store.ts';

/** How much the database holds, in one look; undefined before its first case. */
export async function standingOf(store: Store): Promise<Standing | undefined> {
  const transaction = store.transaction(['settings', 'counters', 'rows']);
  const caseId = await transaction.objectStore('settings').get('currentCase');
  if (caseId === undefined) return undefined;
  const [counter, kept] = await Promise.all([
    transaction.objectStore('counters').get(caseId),
    transaction.objectStore('rows').count(),
  ]);
  return {caseId, kept, lastNumber: counter?.exhibits ?? 0};
}
