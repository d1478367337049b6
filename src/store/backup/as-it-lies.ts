// The last way out: where the database does not open as it should, everything in it is copied as it lies, by no other
// knowledge than what the browser says of it. It is opened at the version it has, and nothing is written.
import {type IDBPDatabase, openDB} from 'idb';
import {toPlain} from '../../core/backup/plain-value.ts';
import {tarEnd, tarHeader, tarPadding} from '../../core/backup/tar.ts';
import {type Bytes, utf8} from '../../core/bytes.ts';
import type {Instant} from '../../core/time.ts';
import {STORE_NAME, STORE_VERSION} from '../schema.ts';

/** A database as it lies. `things` is how many values it has; `bytes` gives all of it as a container of plain files. */
export type Lying = {
  isNewer: boolean;
  things: number;
  bytes(about: {readMe: string; at: Instant}, onThing: (done: number) => void): AsyncGenerator<Bytes>;
  /** What could not be read so far. */
  unreadable: Unreadable[];
  close(): void;
};

type Unreadable = {store: string; key: unknown; why: string};

const WAIT_MS = 5000;
/** Larger contents are files of their own. */
const LARGE = 65_536;
const LINES = 500_000;

/** Opens what is there; `nothing` where nothing is, `refused` where the browser does not give it. */
export async function openAsItLies(): Promise<Lying | 'nothing' | 'refused'> {
  let isNew = false;
  const opening = openDB<unknown>(STORE_NAME, undefined, {
    // Asked to make one: there is none, and none is made.
    upgrade: (_database, _from, _to, transaction) => {
      isNew = true;
      transaction.abort();
      transaction.done.catch(() => undefined);
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WAIT_MS));
  try {
    const database = await Promise.race([opening, late]);
    if (!database) {
      void opening.then((one) => one.close());
      return 'refused';
    }
    return await lying(database);
  } catch (error) {
    if (!isNew) console.warn('the database does not open, not even as it lies:', error);
    return isNew ? 'nothing' : 'refused';
  }
}

async function lying(database: IDBPDatabase<unknown>): Promise<Lying> {
  const names = [...database.objectStoreNames];
  let things = 0;
  for (const name of names) things += await database.count(name).catch(() => 0);
  const unreadable: Unreadable[] = [];
  return {
    isNewer: database.version > STORE_VERSION,
    things,
    unreadable,
    bytes: (about, onThing) => writeAll(database, names, unreadable, about, onThing),
    close: () => database.close(),
  };
}

async function* writeAll(
  database: IDBPDatabase<unknown>,
  names: readonly string[],
  unreadable: Unreadable[],
  {readMe, at}: {readMe: string; at: Instant},
  onThing: (done: number) => void,
): AsyncGenerator<Bytes> {
  const seconds = Math.floor(Date.parse(at) / 1000);
  const file = (name: string, bytes: Bytes) => [
    tarHeader(name, bytes.length, seconds),
    bytes,
    tarPadding(bytes.length),
  ];
  let done = 0;
  yield* file('read-me.txt', utf8(readMe));
  yield* file('database.json', utf8(JSON.stringify({name: STORE_NAME, version: database.version, stores: names})));
  for (const [place, name] of names.entries()) {
    // The name of a store is ours, but of a later version we know none.
    const folder = `stores/${String(place).padStart(2, '0')}-${name.replace(/[^A-Za-z0-9_-]/g, '_')}`;
    let lines = '';
    let files = 0;
    for await (const {key, value} of valuesOf(database, name, unreadable)) {
      const large: {name: string; bytes: Bytes}[] = [];
      const put = (bytes: Bytes) => {
        files += 1;
        const path = `${folder}/content-${String(files).padStart(6, '0')}.bin`;
        large.push({name: path, bytes});
        return {'@file': path};
      };
      lines += `${JSON.stringify({key: toPlain(key), value: await plainOf(value, put)})}\n`;
      for (const one of large) yield* file(one.name, one.bytes);
      done += 1;
      onThing(done);
      if (lines.length < LINES) continue;
      files += 1;
      yield* file(`${folder}/values-${String(files).padStart(6, '0')}.jsonl`, utf8(lines));
      lines = '';
    }
    if (lines !== '') yield* file(`${folder}/values-${String(files + 1).padStart(6, '0')}.jsonl`, utf8(lines));
  }
  if (unreadable.length > 0) yield* file('problems.json', utf8(JSON.stringify(unreadable)));
  yield tarEnd();
}

/** Each value by its key, one at a time: one that cannot be read keeps no other back. */
async function* valuesOf(
  database: IDBPDatabase<unknown>,
  store: string,
  unreadable: Unreadable[],
): AsyncGenerator<{key: IDBValidKey; value: unknown}> {
  let keys: IDBValidKey[] = [];
  try {
    keys = await database.getAllKeys(store);
  } catch (error) {
    unreadable.push({store, key: null, why: String(error)});
  }
  for (const key of keys) {
    try {
      yield {key, value: await database.get(store, key)};
    } catch (error) {
      unreadable.push({store, key: toPlain(key), why: String(error)});
    }
  }
}

/** The JSON value, with what is large put beside it. */
async function plainOf(value: unknown, put: (bytes: Bytes) => unknown): Promise<unknown> {
  if (value instanceof Blob) return put(new Uint8Array(await value.arrayBuffer()));
  if (value instanceof Uint8Array && value.length > LARGE) return put(new Uint8Array(value));
  if (Array.isArray(value)) return Promise.all(value.map((one) => plainOf(one, put)));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return toPlain(value);
  }
  const members = await Promise.all(
    Object.entries(value).map(async ([key, one]): Promise<[string, unknown]> => [key, await plainOf(one, put)]),
  );
  return members.some(([key]) => key.startsWith('@')) ? {'@object': members} : Object.fromEntries(members);
}
