import {changeLedger} from '../browser/ledger.ts';
import {followLedger} from '../store/follow-ledger.ts';
import type {Store} from '../store/open-store.ts';

/** Brings the ledger to how the database stands, after something was saved, added or taken in. */
export function keepLedger(store: Store): Promise<void> {
  return followLedger(store, changeLedger);
}
