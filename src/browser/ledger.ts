import {type Bytes, base64, fromBase64, utf8, utf8Text} from '../core/bytes.ts';
import {EMPTY_LEDGER, type Ledger, parseLedger} from '../core/custody/ledger.ts';
import {IV_BYTES, keyFor, openNow, sealNow} from '../core/vault/seal.ts';
import {storage} from './api.ts';
import {readOpenVault} from './vault-session.ts';

const KEY = 'ledger';
/** Sealed ledgers are as long as this at least, so that their length tells nothing. */
const PADDED = 2000;

/** Where the ledger of what is open now lies, and how it lies there. */
type Place = {name: string; read(stored: unknown): Ledger; write(ledger: Ledger): unknown};

const OPEN: Place = {name: KEY, read: parseLedger, write: (ledger) => ledger};

/**
 * Changes the ledger of what lies open, or of a sealed database; several of our contexts may do so at once. Gives it as it
 * is afterwards. Where the vault was locked meanwhile, or opened to another database, nothing is changed, and it is empty.
 */
export async function changeLedger(change: (ledger: Ledger) => Ledger, database: string | undefined): Promise<Ledger> {
  return navigator.locks.request(`holdfast-${KEY}`, async () => {
    const place = await placeOf(database);
    if (!place) return EMPTY_LEDGER;
    const {name, read, write} = place;
    const before = read((await storage.local.get(name))[name]);
    const after = change(before);
    if (after !== before) await storage.local.set({[name]: write(after)});
    return after;
  });
}

/** Forgets the ledger of everything that lies open, or of a database that is no more. */
export async function forgetLedger(database?: string): Promise<void> {
  await storage.local.remove(database === undefined ? KEY : sealedName(database));
}

/** Behind the vault the ledger is sealed as everything is: it tells how much there is. */
async function placeOf(database: string | undefined): Promise<Place | undefined> {
  const vault = await readOpenVault();
  if (vault?.database !== database) return undefined;
  if (!vault) return OPEN;
  const key = keyFor(vault.master, 'holdfast:ledger:v1');
  return {
    name: sealedName(vault.database),
    read: (stored) => parseLedger(typeof stored === 'string' ? opened(key, stored) : undefined),
    write: (ledger) => sealed(key, ledger),
  };
}

function sealedName(database: string): string {
  return `${KEY} ${database}`;
}

function sealed(key: Bytes, ledger: Ledger): string {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return base64(sealNow(key, iv, KEY, utf8(JSON.stringify(ledger).padEnd(PADDED))));
}

/** What was sealed; undefined where it is damaged, since it is only a hint. */
function opened(key: Bytes, stored: string): unknown {
  try {
    return JSON.parse(utf8Text(openNow(key, KEY, fromBase64(stored) ?? new Uint8Array(0))) ?? '');
  } catch {
    return undefined;
  }
}
