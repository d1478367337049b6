import {changeLedger} from '../browser/ledger.ts';
import {followStanding} from '../core/custody/ledger.ts';
import {deviceNow} from '../store/circumstances.ts';
import type {Store} from '../store/open-store.ts';
import {standingOf} from '../store/standing.ts';

/** Brings the ledger to how the database stands. Never throws: it is a hint, and a save must not fail over it. */
export async function keepLedger(store: Store): Promise<void> {
  try {
    const now = await standingOf(store);
    await changeLedger((ledger) => followStanding(ledger, now, deviceNow().at));
  } catch (error) {
    console.warn('the ledger was not brought up to date:', error);
  }
}
