import {followStanding, type Ledger} from '../core/custody/ledger.ts';
import {deviceNow} from './circumstances.ts';
import type {Store} from './open-store.ts';
import {standingOf} from './standing.ts';

/** Brings the ledger to how the database stands. Never throws: it is a hint, and a save must not fail over it. */
export async function followLedger(
  store: Store,
  change: (step: (ledger: Ledger) => Ledger) => Promise<Ledger>,
): Promise<void> {
  try {
    const now = await standingOf(store);
    await change((ledger) => followStanding(ledger, now, deviceNow().at));
  } catch (error) {
    console.warn('the ledger was not brought up to date:', error);
  }
}
