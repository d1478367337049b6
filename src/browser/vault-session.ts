// The key while the vault is open: in memory only, gone when the browser closes.
import {type Bytes, base64, fromBase64} from '../core/bytes.ts';
import {storage} from './api.ts';

/** Which database is open, with its key (32 bytes); `touchedAt`: when the person last did something (ms since 1970). */
export type OpenVault = {master: Bytes; database: string; touchedAt: number};

const KEY = 'vault';
const TOUCHED = 'vaultTouched';

/** What marks in addresses stand for: words of the person, remembered beside the key and no longer than it. */
export const ADDRESS_WORDS = 'addressWords';

export async function readOpenVault(): Promise<OpenVault | undefined> {
  const stored = await storage.session.get([KEY, TOUCHED]);
  const open = stored[KEY] as {master: string; database: string} | undefined;
  const master = open && fromBase64(open.master);
  return open && master ? {master, database: open.database, touchedAt: Number(stored[TOUCHED])} : undefined;
}

export async function writeOpenVault({master, database, touchedAt}: OpenVault): Promise<void> {
  await storage.session.set({[KEY]: {master: base64(master), database}, [TOUCHED]: touchedAt});
}

export async function touchVault(at: number): Promise<void> {
  await storage.session.set({[TOUCHED]: at});
}

export async function forgetOpenVault(): Promise<void> {
  await storage.session.remove([KEY, TOUCHED, ADDRESS_WORDS]);
}

/** Calls back when the vault is opened, exchanged or locked. Returns the way to stop. */
export function watchOpenVault(changed: () => void): () => void {
  const listener = (changes: object, area: string) => {
    if (area === 'session' && KEY in changes) changed();
  };
  storage.onChanged.addListener(listener);
  return () => storage.onChanged.removeListener(listener);
}
