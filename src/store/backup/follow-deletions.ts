// A log that went on elsewhere may say that something was deleted there. Where that log is taken over, the thing goes to
// the deleted things here: it is in no list and no pack any more, and can be put back.
import type {Uuid} from '../../core/ids.ts';
import type {Circumstances} from '../circumstances.ts';
import type {Store} from '../open-store.ts';
import {setAsideExhibit} from '../removed.ts';
import {setAsideRecord} from '../revisions.ts';
import {wholeCase} from '../whole-case.ts';
import type {Place} from './merge-logs.ts';

/** Sets aside what the log of the case says was deleted; gives how many that were. The log says so already. */
export async function followDeletions(
  store: Store,
  {caseId, here}: Place,
  circumstances: Circumstances,
  write: boolean,
): Promise<number> {
  if (here.deleted.size === 0) return 0;
  const exhibits = (await store.getAllFromIndex('exhibits', 'byOrdinal', wholeCase(caseId))).filter(({digest}) =>
    here.deleted.has(digest),
  );
  const revisions = await revisionsOfCase(store, caseId);
  // Deleting a record deletes every revision of it; one that was put back has one more, which is not deleted.
  const records = [...Map.groupBy(revisions, ({id}) => id)]
    .filter(([, all]) => all.every(({digest}) => here.deleted.has(digest)))
    .map(([id]) => id);
  if (write) {
    for (const {id} of exhibits) await setAsideExhibit(store, id, circumstances);
    for (const id of records) await setAsideRecord(store, id, circumstances);
  }
  return exhibits.length + records.length;
}

function revisionsOfCase(store: Store, caseId: Uuid) {
  const whole = IDBKeyRange.bound(
    [caseId, '', 0, 0],
    [caseId, '\uffff', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  );
  return store.getAllFromIndex('revisions', 'byOrdinal', whole);
}
