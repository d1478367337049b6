import {p256} from '@noble/curves/nist.js';
import type {Bytes} from '../core/bytes.ts';
import {sha256Hex} from '../core/hash/sha256.ts';
import type {Hex64} from '../core/ids.ts';
import {signatureHolds} from '../core/pack/public-key.ts';
import type {Instant} from '../core/time.ts';
import type {Store} from './open-store.ts';
import type {StoredKey} from './schema.ts';

const ALGORITHM = {name: 'ECDSA', namedCurve: 'P-256'};

/** A new device key (ECDSA P-256). `keyId` is the SHA-256 of its SubjectPublicKeyInfo DER. */
export async function makeKey(madeAt: Instant): Promise<StoredKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return {keyId: sha256Hex(spki), spki, pkcs8, madeAt};
}

/** The key, if it is there and signs; undefined where it is gone, damaged, or another than the one it is called. */
export async function usableKey(store: Store, keyId: Hex64): Promise<StoredKey | undefined> {
  try {
    const key = await store.get('keys', keyId);
    if (!key || sha256Hex(key.spki) !== keyId) return undefined;
    const probe = crypto.getRandomValues(new Uint8Array(32));
    return signatureHolds(key.spki, await signWith(key, probe), probe) ? key : undefined;
  } catch (error) {
    // What the browser's own cryptography says of bytes that are no key; a database that fails says something else.
    if (error instanceof DOMException && ['DataError', 'OperationError'].includes(error.name)) return undefined;
    throw error;
  }
}

/** The public key of `keyId` as SubjectPublicKeyInfo DER; undefined if this device does not have it. */
export async function publicKey(store: Store, keyId: Hex64): Promise<Bytes | undefined> {
  return (await store.get('keys', keyId))?.spki;
}

/** ECDSA-SHA-256 signature over `bytes`, in the DER form that openssl reads (WebCrypto gives r‖s). */
export async function signBytes(store: Store, keyId: Hex64, bytes: Bytes): Promise<Bytes> {
  const key = await store.get('keys', keyId);
  if (!key) throw new Error(`no key ${keyId}`);
  return signWith(key, bytes);
}

async function signWith(key: StoredKey, bytes: Bytes): Promise<Bytes> {
  const signer = await crypto.subtle.importKey('pkcs8', key.pkcs8, ALGORITHM, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, signer, bytes));
  return new Uint8Array(p256.Signature.fromBytes(signature, 'compact').toBytes('der'));
}
