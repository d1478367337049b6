// How one record of the database is sealed and opened. The key never lies in the database.
import type {Bytes} from '../../core/bytes.ts';
import {IV_BYTES, keyFor, openNow, sealNow} from '../../core/vault/seal.ts';
import {bytesToValue, valueToBytes} from '../../core/vault/value-bytes.ts';

/** What lies on the disk beside the keys that the database finds a record by. */
export type SealedValue = {sealed: Bytes};

/**
 * Seals and opens the records of one store. `about` names the record, so that none can be put in another's place. The
 * `…Now` forms are for inside a transaction; the others use the browser's own, faster cipher and give the same bytes.
 */
export type StoreCipher = {
  sealNow(about: string, value: unknown): Bytes;
  openNow(about: string, sealed: Bytes): unknown;
  seal(about: string, value: unknown): Promise<Bytes>;
  open(about: string, sealed: Bytes): Promise<unknown>;
};

/** The cipher of a store; each has a key of its own out of the master key (32 bytes). */
export async function storeCipher(master: Bytes, store: string): Promise<StoreCipher> {
  const key = keyFor(master, `holdfast:store:v1:${store}`);
  const fast = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const encoder = new TextEncoder();
  const aboutOf = (about: string) => `${store} ${about} v1`;
  return {
    sealNow: (about, value) => sealNow(key, randomIv(), aboutOf(about), valueToBytes(value)),
    openNow: (about, sealed) => bytesToValue(openNow(key, aboutOf(about), sealed)),
    seal: async (about, value) => {
      const iv = randomIv();
      const how = {name: 'AES-GCM', iv, additionalData: encoder.encode(aboutOf(about))};
      const sealed = new Uint8Array(await crypto.subtle.encrypt(how, fast, valueToBytes(value)));
      const out = new Uint8Array(IV_BYTES + sealed.length);
      out.set(iv);
      out.set(sealed, IV_BYTES);
      return out;
    },
    open: async (about, sealed) => {
      const how = {
        name: 'AES-GCM',
        iv: sealed.subarray(0, IV_BYTES),
        additionalData: encoder.encode(aboutOf(about)),
      };
      return bytesToValue(new Uint8Array(await crypto.subtle.decrypt(how, fast, sealed.subarray(IV_BYTES))));
    },
  };
}

function randomIv(): Bytes {
  return crypto.getRandomValues(new Uint8Array(IV_BYTES));
}
