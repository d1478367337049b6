import {argon2id} from 'hash-wasm';
import type {Bytes} from '../core/bytes.ts';
import {ARGON2ID, type Kdf, PBKDF2} from '../core/vault/door.ts';

const KEY_BYTES = 32;

/** The key of a passphrase: NFKC (Unicode UAX #15), UTF-8, then as `kdf` says. Takes about a second, on purpose. */
export async function keyOfPassphrase(passphrase: string, salt: Bytes, kdf: Kdf): Promise<Bytes> {
  const password = new TextEncoder().encode(passphrase.normalize('NFKC'));
  if (kdf.name === 'argon2id') {
    const {memory: memorySize, rounds: iterations, lanes: parallelism} = kdf;
    const how = {password, salt, memorySize, iterations, parallelism, hashLength: KEY_BYTES};
    return new Uint8Array(await argon2id({...how, outputType: 'binary'}));
  }
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const how = {name: 'PBKDF2', hash: 'SHA-256', salt, iterations: kdf.rounds};
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, KEY_BYTES * 8));
}

/** The best way of deriving that this browser allows. */
export async function bestKdf(): Promise<Kdf> {
  try {
    await argon2id({
      ...{password: 'x', salt: new Uint8Array(16), memorySize: 32, iterations: 1, parallelism: 1},
      hashLength: 16,
    });
    return ARGON2ID;
  } catch (error) {
    console.warn('no WebAssembly here:', error);
    return PBKDF2;
  }
}
