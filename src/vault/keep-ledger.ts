import {changeLedger} from '../browser/ledger.ts';
import type {Ledger} from '../core/custody/ledger.ts';
import {followLedger} from '../store/follow-ledger.ts';
import type {Store} from '../store/open-store.ts';
import {STORE_NAME} from '../store/schema.ts';

/** Brings the ledger to how the database stands, after something was saved, added or taken in. */
export function keepLedger(store: Store): Promise<void> {
  return followLedger(store, (change) => changeLedgerOf(store, change));
}

/** Changes the ledger of this very database: it may have been locked away, or another opened, since it was looked at. */
export function changeLedgerOf({name}: Store, change: (ledger: Ledger) => Ledger): Promise<Ledger> {
  return changeLedger(change, name === STORE_NAME ? undefined : name);
}
