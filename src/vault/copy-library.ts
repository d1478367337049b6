import type {StoreNames} from 'idb';
import {sameBytes} from '../core/bytes.ts';
import {valueToBytes} from '../core/vault/value-bytes.ts';
import type {Store} from '../store/open-store.ts';
import type {Schema, StoredPart} from '../store/schema.ts';
import {readyParts} from '../store/sealed/ready.ts';
import {VAULT_SETTINGS} from './own-slots.ts';

type Name = StoreNames<Schema>;
type KeyPath = string | string[] | null;
type One = {key: IDBValidKey; value: unknown};

const AT_ONCE = 200;
const BYTES_AT_ONCE = 8 * 1024 * 1024;

/** How far a move is: records done, and how many there are. */
export type Moved = {done: number; of: number};

/**
 * Copies every record of every store and reads each back; only what belongs to the vault itself stays where it is. What an
 * interrupted run has copied is left where it is the same, and what it has too much is removed. Throws if a record came out
 * differently, or with the signal.
 */
export async function copyLibrary(from: Store, to: Store, tell: (moved: Moved) => void, signal: AbortSignal) {
  const names = [...from.objectStoreNames];
  const counts = await Promise.all(names.map((name) => from.count(name)));
  const of = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (const name of names) {
    await removeTooMany(from, to, name);
    await copyStore(from, to, name, signal, (more) => {
      done += more;
      tell({done, of});
    });
    const [there, wanted] = [await ownCount(to, name), await ownCount(from, name)];
    if (there !== wanted) throw new Error(`${name}: ${there} of ${wanted} records arrived`);
  }
}

async function removeTooMany(from: Store, to: Store, name: Name): Promise<void> {
  if (name === 'parts') {
    // Their names are blind where they are sealed, and cannot be compared.
    if ((await to.count(name)) > (await from.count(name))) await to.clear(name);
    return;
  }
  const wanted = new Set((await from.getAllKeys(name)).map((key) => JSON.stringify(key)));
  for (const key of await to.getAllKeys(name)) {
    if (!wanted.has(JSON.stringify(key)) && !ofVault(name, key)) await to.delete(name, key as never);
  }
}

function ofVault(name: Name, key: IDBValidKey): boolean {
  return name === 'settings' && VAULT_SETTINGS.includes(String(key));
}

async function ownCount(store: Store, name: Name): Promise<number> {
  if (name !== 'settings') return store.count(name);
  return (await store.getAllKeys(name)).filter((key) => !ofVault(name, key)).length;
}

async function copyStore(from: Store, to: Store, name: Name, signal: AbortSignal, tell: (more: number) => void) {
  let last: IDBValidKey | undefined;
  for (;;) {
    const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true);
    const keys: IDBValidKey[] = await from.getAllKeys(name, range as never, AT_ONCE);
    if (keys.length === 0) return;
    last = keys.at(-1);
    for await (const some of inHandfuls(
      from,
      name,
      keys.filter((key) => !ofVault(name, key)),
    )) {
      signal.throwIfAborted();
      await putAndCompare(to, name, some);
      tell(some.length);
    }
  }
}

/** The records of these keys, no more than a handful of bytes of them at once. */
async function* inHandfuls(from: Store, name: Name, keys: readonly IDBValidKey[]): AsyncGenerator<One[]> {
  let some: One[] = [];
  let bytes = 0;
  for (const key of keys) {
    const value: unknown = await from.get(name, key as never);
    if (value === undefined) throw new Error(`${name}: a record cannot be found again`);
    some.push({key, value});
    bytes += name === 'parts' ? (value as StoredPart).bytes.length : 0;
    if (bytes < BYTES_AT_ONCE) continue;
    yield some;
    some = [];
    bytes = 0;
  }
  if (some.length > 0) yield some;
}

async function putAndCompare(to: Store, name: Name, some: readonly One[]): Promise<void> {
  const {keyPath} = to.transaction(name).store;
  const missing = await differing(to, name, keyPath, some);
  if (missing.length === 0) return;
  const ready =
    name === 'parts'
      ? await readyParts(
          to,
          missing.map(({value}) => value as StoredPart),
        )
      : undefined;
  const transaction = to.transaction(name, 'readwrite', {durability: 'strict'});
  const puts = missing.map(({key, value}, at) =>
    transaction.store.put((ready?.[at] ?? value) as never, keyPath === null ? (key as never) : undefined),
  );
  await Promise.all([...puts, transaction.done]);
  if ((await differing(to, name, keyPath, missing)).length > 0)
    throw new Error(`${name}: a record came out differently`);
}

/** Those of the records that are not there as they are. */
async function differing(to: Store, name: Name, keyPath: KeyPath, some: readonly One[]): Promise<One[]> {
  const same = await Promise.all(some.map((one) => isThere(to, name, keyPath, one)));
  return some.filter((_, at) => !same[at]);
}

async function isThere(to: Store, name: Name, keyPath: KeyPath, {key, value}: One): Promise<boolean> {
  const own = keyPath === null ? key : keyIn(value as {[field: string]: unknown}, keyPath);
  const there: unknown = await to.get(name, own as never);
  return there !== undefined && sameBytes(valueToBytes(inOrder(there)), valueToBytes(inOrder(value)));
}

function keyIn(value: {[field: string]: unknown}, keyPath: string | string[]): unknown {
  return Array.isArray(keyPath) ? keyPath.map((field) => value[field]) : value[keyPath];
}

/** The same members in the same order, since a record is what it holds and not how it was put together. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, inner]) => [name, inOrder(inner)]));
}
