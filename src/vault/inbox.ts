// Saving while locked: whoever saves can add, but not read. Each thing is sealed for the public key on the door, and
// becomes an exhibit as soon as the vault is opened.
import {type IDBPDatabase, openDB} from 'idb';
import {type Bytes, base64, fromBase64} from '../core/bytes.ts';
import type {InboxItem} from '../core/vault/inbox.ts';
import {IV_BYTES, keyFor} from '../core/vault/seal.ts';
import {bytesToValue, valueToBytes} from '../core/vault/value-bytes.ts';
import {deviceNow} from '../store/circumstances.ts';
import {addExhibit} from '../store/exhibits.ts';
import type {Store} from '../store/open-store.ts';
import {readDoor} from './door-store.ts';
import {INBOX_SECRET} from './own-slots.ts';

const INBOX_NAME = 'holdfast-inbox';
const STORE = 'items';
const CURVE = {name: 'ECDH', namedCurve: 'P-256'};

/** ECIES: a P-256 key of this item alone, and AES-256-GCM under HKDF-SHA-256 of what it shares with the inbox's key. */
type Sealed = {ephemeral: Bytes; iv: Bytes; sealed: Bytes};

/** A key for the inbox; `secret` is PKCS #8 and belongs into the vault. */
export async function makeInboxKey(): Promise<{key: Bytes; secret: Bytes}> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    key: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
    secret: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/**
 * Keeps what was saved until the vault is opened. False, and nothing is kept, where there is no vault: its key would be
 * nowhere. Throws what the database throws (a full disk among it).
 */
export async function putIntoInbox(item: InboxItem): Promise<boolean> {
  return navigator.locks.request(INBOX_NAME, async () => {
    const door = await readDoor();
    if (!door) return false;
    const one = await sealedFor(door.inboxKey, item);
    await inInbox(async (database) => {
      const transaction = database.transaction(STORE, 'readwrite', {durability: 'strict'});
      await Promise.all([transaction.store.add(one), transaction.done]);
    });
    return true;
  });
}

async function sealedFor(inboxKey: Bytes, item: InboxItem): Promise<Sealed> {
  const theirs = await crypto.subtle.importKey('spki', inboxKey, CURVE, false, []);
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await sharedKey(theirs, pair.privateKey, ephemeral);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({name: 'AES-GCM', iv}, key, valueToBytes(item)));
  return {ephemeral, iv, sealed};
}

async function sharedKey(publicKey: CryptoKey, privateKey: CryptoKey, ephemeral: Bytes): Promise<CryptoKey> {
  const shared = new Uint8Array(await crypto.subtle.deriveBits({name: 'ECDH', public: publicKey}, privateKey, 256));
  const key = keyFor(shared, `holdfast:inbox:v1:${base64(ephemeral)}`);
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** How many things wait for the vault to be opened. */
export function countInbox(): Promise<number> {
  return inInbox((database) => database.count(STORE));
}

/**
 * Makes exhibits of what was saved while locked, in the order it was saved, if this library has the key of the inbox. Each
 * leaves the inbox only when it is sealed; one that a crash left in both is not kept twice. Gives how many came in.
 */
export async function takeInbox(store: Store): Promise<number> {
  return takeLast(store, store, (taken) => taken);
}

/**
 * Does the same into one library by the key that another has, and then `work`, before anything more can be put into the
 * inbox. What `work` takes away may be that key.
 */
export async function takeLast<T>(into: Store, from: Store, work: (taken: number) => T | Promise<T>): Promise<T> {
  const secret = fromBase64((await from.get('settings', INBOX_SECRET)) ?? '');
  return navigator.locks.request(INBOX_NAME, async () => work(secret?.length ? await takeAll(into, secret) : 0));
}

async function takeAll(store: Store, secret: Bytes): Promise<number> {
  const mine = await crypto.subtle.importKey('pkcs8', secret, CURVE, false, ['deriveBits']);
  const ids = await inInbox((database) => database.getAllKeys(STORE));
  let taken = 0;
  for (const id of ids) {
    const one = (await inInbox((database) => database.get(STORE, id))) as Sealed;
    const item = await opened(one, mine).catch((error: unknown) => console.warn('left in the inbox:', error));
    if (!item) continue;
    await addOnce(store, item);
    await inInbox((database) => database.delete(STORE, id));
    taken += 1;
  }
  return taken;
}

async function opened({ephemeral, iv, sealed}: Sealed, mine: CryptoKey): Promise<InboxItem> {
  const theirs = await crypto.subtle.importKey('spki', ephemeral, CURVE, false, []);
  const key = await sharedKey(theirs, mine, ephemeral);
  // Only our own worker has put it there, and only whole.
  return bytesToValue(new Uint8Array(await crypto.subtle.decrypt({name: 'AES-GCM', iv}, key, sealed))) as InboxItem;
}

async function addOnce(store: Store, {draft, told, thumbnail, session, version}: InboxItem): Promise<void> {
  const there = (await store.count('exhibits', draft.id)) + (await store.count('removed', draft.id));
  if (there === 0) await addExhibit(store, draft, told, thumbnail ?? undefined, {now: deviceNow, session, version});
}

async function inInbox<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
  const database = await openDB(INBOX_NAME, 1, {
    upgrade: (made) => void made.createObjectStore(STORE, {autoIncrement: true}),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
