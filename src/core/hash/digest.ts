import {hex} from '../bytes.ts';
import type {Hex64} from '../ids.ts';
import {sha256Hex} from './sha256.ts';

type Subtle = {digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer>};

/**
 * SHA-256 of whole bytes, by the engine's own code where it has some (some ten times faster), else by ours. Browsers
 * have it in secure contexts only; both give the same, which tests/core/hash/digest.test.ts holds.
 */
export async function digestHex(bytes: Uint8Array): Promise<Hex64> {
  const subtle = (globalThis as {crypto?: {subtle?: Subtle}}).crypto?.subtle;
  if (!subtle) return sha256Hex(bytes);
  return hex(new Uint8Array(await subtle.digest('SHA-256', bytes))) as Hex64;
}
