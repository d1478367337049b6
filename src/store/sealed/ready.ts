import type {Store} from '../open-store.ts';
import type {StoredPart} from '../schema.ts';

/** The method by which a sealed store seals a record before the transaction that keeps it. */
export const SEAL_AHEAD = Symbol('seal ahead');

const READY = new WeakSet<object>();

/** Marks a record that is sealed already, and is to be put down as it is. */
export function markReady<T extends object>(sealed: T): T {
  READY.add(sealed);
  return sealed;
}

export function isReady(value: object): boolean {
  return READY.has(value);
}

/**
 * Parts made ready for a transaction that follows: sealed already, with the browser's fast cipher, where the store seals
 * what it keeps. A large part would else hold the page still while it is sealed inside.
 */
export async function readyParts(store: Store, parts: readonly StoredPart[]): Promise<StoredPart[]> {
  const ahead = (store as {[SEAL_AHEAD]?: (store: string, value: object) => Promise<object>})[SEAL_AHEAD];
  if (!ahead) return [...parts];
  return Promise.all(parts.map(async (part) => (await ahead('parts', part)) as StoredPart));
}
