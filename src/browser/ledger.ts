import {type Ledger, parseLedger} from '../core/custody/ledger.ts';
import {storage} from './api.ts';

const KEY = 'ledger';

/** Changes the ledger; several of our contexts may do so at once. Gives it as it is afterwards. */
export async function changeLedger(change: (ledger: Ledger) => Ledger): Promise<Ledger> {
  return navigator.locks.request(`holdfast-${KEY}`, async () => {
    const before = parseLedger((await storage.local.get(KEY))[KEY]);
    const after = change(before);
    if (after !== before) await storage.local.set({[KEY]: after});
    return after;
  });
}
