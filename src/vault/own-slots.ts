import type {Store} from '../store/open-store.ts';

/** Which slots of the door belong to whoever has this library open: its own, that of the other library, that of the order to remove everything. */
export type OwnSlots = {own: number; other?: number; wipe?: number};

const KEY = 'vaultSlots';

/** Holds the secret key of the inbox (base64 of PKCS #8). Only the first library of a vault has it. */
export const INBOX_SECRET = 'inboxSecret';

/** Settings of a library that belong to its vault and mean nothing outside of it. */
export const VAULT_SETTINGS: readonly string[] = [KEY, INBOX_SECRET];

export async function readOwnSlots(store: Store): Promise<OwnSlots | undefined> {
  const text = await store.get('settings', KEY);
  return text ? (JSON.parse(text) as OwnSlots) : undefined;
}

export async function writeOwnSlots(store: Store, slots: OwnSlots): Promise<void> {
  await store.put('settings', JSON.stringify(slots), KEY);
}

/** Whether this is the library that the vault was made for. What is saved while locked goes into that one. */
export async function isFirst(store: Store): Promise<boolean> {
  return (await store.get('settings', INBOX_SECRET)) !== undefined;
}
