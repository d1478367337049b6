// A database whose every record is sealed, behind the same methods as one whose records lie open: nothing else in this
// folder knows the difference.
import type {Bytes} from '../../core/bytes.ts';
import {blindName, keyFor} from '../../core/vault/seal.ts';
import type {Store} from '../open-store.ts';
import {type SealedValue, type StoreCipher, storeCipher} from './cipher.ts';
import {over} from './over.ts';
import {isReady, markReady, SEAL_AHEAD} from './ready.ts';

type Fields = {[name: string]: unknown};
type Anything = {[name: string | symbol]: unknown};
type Method = (...args: unknown[]) => unknown;

/** How the records of one store are turned over: which fields the database finds them by, and the cipher for the rest. */
type Layout = {
  cipher: StoreCipher;
  keyPath: string | string[] | null;
  clear: readonly string[];
  key(key: unknown): unknown;
};
type Layouts = {of(store: string): Layout};

/** Names of files tell what was brought in; the database needs them only to find a part again. */
const BLIND = {store: 'parts', field: 'path'} as const;
const BLIND_START = '\u0001';

/** The store over a database of sealed records. `master`: 32 bytes. */
export async function sealedStore(store: Store, master: Bytes): Promise<Store> {
  const layouts = await layoutsOf(store, master);
  return over(store, (name, target) => ofDatabase(name, target, layouts));
}

async function layoutsOf(store: Store, master: Bytes): Promise<Layouts> {
  const blindKey = keyFor(master, 'holdfast:names:v1');
  const blind = (text: unknown) =>
    typeof text === 'string' && !text.startsWith(BLIND_START) ? BLIND_START + blindName(blindKey, text) : text;
  const names = [...store.objectStoreNames];
  const transaction = store.transaction(names);
  const paths = names.map((name) => {
    const {keyPath, indexNames} = transaction.objectStore(name);
    const own = transaction.objectStore(name);
    const all = [keyPath, ...[...indexNames].map((index) => own.index(index).keyPath)];
    return {name, keyPath: keyPath as string | string[] | null, clear: [...new Set(all.flatMap((path) => path ?? []))]};
  });
  await transaction.done;
  const layouts = new Map<string, Layout>();
  for (const {name, keyPath, clear} of paths) {
    const key = name === BLIND.store ? blindLast(blind) : (value: unknown) => value;
    layouts.set(name, {cipher: await storeCipher(master, name), keyPath, clear, key});
  }
  return {
    of: (name) => {
      const layout = layouts.get(name);
      if (!layout) throw new Error(`no store ${name}`);
      return layout;
    },
  };
}

/** `[exhibitId, path]` with the path made blind; ranges go through as they are. */
function blindLast(blind: (text: unknown) => unknown): (key: unknown) => unknown {
  return (key) => (Array.isArray(key) ? [key[0], blind(key[1])] : key);
}

function ofDatabase(name: string | symbol, database: Anything, layouts: Layouts): unknown {
  const call = (...args: unknown[]) => (database[name] as Method)(...args);
  switch (name) {
    case 'transaction':
      return (...args: unknown[]) =>
        over(call(...args) as object, (inner, target) => ofTransaction(inner, target, layouts));
    case 'get':
    case 'getFromIndex':
      return async (store: string, ...args: unknown[]) => {
        const {key} = layouts.of(store);
        const found = await call(store, ...(name === 'get' ? [key(args[0])] : args));
        return found === undefined ? undefined : openLater(layouts.of(store), found as Fields, keyOf(name, args));
      };
    case 'getAll':
    case 'getAllFromIndex':
      return async (store: string, ...args: unknown[]) => {
        const layout = layouts.of(store);
        const found = (await call(store, ...args)) as Fields[];
        return Promise.all(found.map((one) => openLater(layout, one)));
      };
    case 'put':
    case 'add':
      return async (store: string, value: Fields, key?: unknown) =>
        call(store, await sealLater(layouts.of(store), value, key), key);
    case 'delete':
    case 'count':
    case 'getKey':
      return (store: string, key: unknown) => call(store, layouts.of(store).key(key));
    case SEAL_AHEAD:
      return async (store: string, value: Fields) => markReady(await sealLater(layouts.of(store), value, undefined));
    default:
      return undefined;
  }
}

function keyOf(name: string, args: unknown[]): unknown {
  return name === 'get' ? args[0] : undefined;
}

function ofTransaction(name: string | symbol, transaction: Anything, layouts: Layouts): unknown {
  const inside = (store: unknown) => {
    const layout = layouts.of((store as {name: string}).name);
    return over(store as object, (inner, target) => ofSource(inner, target, layout));
  };
  if (name === 'objectStore') return (store: string) => inside((transaction[name] as Method)(store));
  // A transaction over several stores has none of its own.
  if (name === 'store') return transaction[name] ? inside(transaction[name]) : undefined;
  return undefined;
}

/** A store or one of its indexes inside a transaction. */
function ofSource(name: string | symbol, source: Anything, layout: Layout): unknown {
  const call = (...args: unknown[]) => (source[name] as Method)(...args);
  const cursor = (found: unknown) =>
    found ? over(found as object, (inner, target) => ofCursor(inner, target, layout)) : found;
  switch (name) {
    case 'get':
      return async (key: unknown) => {
        const found = await call(layout.key(key));
        return found === undefined ? undefined : openInside(layout, found as Fields, key);
      };
    case 'getAll':
      return async (...args: unknown[]) => ((await call(...args)) as Fields[]).map((one) => openInside(layout, one));
    case 'put':
    case 'add':
      return (value: Fields, key?: unknown) => call(sealInside(layout, value, key), key);
    case 'delete':
    case 'count':
    case 'getKey':
      return (key: unknown) => call(layout.key(key));
    case 'openCursor':
      return async (...args: unknown[]) => cursor(await call(...args));
    case 'iterate':
    case Symbol.asyncIterator:
      return (...args: unknown[]) => iterated(async () => cursor(await (source.openCursor as Method)(...args)));
    case 'index':
      return (index: string) => over(call(index) as object, (inner, target) => ofSource(inner, target, layout));
    default:
      return undefined;
  }
}

async function* iterated(first: () => Promise<unknown>): AsyncGenerator<unknown> {
  let cursor = (await first()) as {continue(): Promise<unknown>} | null;
  while (cursor) {
    yield cursor;
    cursor = (await cursor.continue()) as typeof cursor;
  }
}

function ofCursor(name: string | symbol, cursor: Anything, layout: Layout): unknown {
  const call = (...args: unknown[]) => (cursor[name] as Method)(...args);
  switch (name) {
    case 'value':
      return openInside(layout, cursor.value as Fields, cursor.primaryKey);
    case 'update':
      return (value: Fields) => call(sealInside(layout, value, cursor.primaryKey));
    case 'continue':
    case 'advance':
    case 'continuePrimaryKey':
      return async (...args: unknown[]) => {
        const next = await call(...args);
        return next ? over(next as object, (inner, target) => ofCursor(inner, target, layout)) : next;
      };
    default:
      return undefined;
  }
}

/** What the database finds a record by, as it lies open on the disk. */
function laidOut(layout: Layout, value: Fields): Fields {
  const {keyPath, clear} = layout;
  if (keyPath === null) return {};
  const laid = Object.fromEntries(clear.filter((field) => field in value).map((field) => [field, value[field]]));
  const [first, last] = Array.isArray(keyPath) ? keyPath : [];
  if (first && last === BLIND.field) [, laid[last]] = layout.key([value[first], value[last]]) as [unknown, unknown];
  return laid;
}

/** Names a record within its store, by what is laid out of it; where nothing is, its key lies sealed with it. */
function aboutOf({keyPath}: Layout, laid: Fields): string {
  return keyPath === null ? '' : JSON.stringify([keyPath].flat().map((field) => laid[field]));
}

/** What is sealed of a record. */
function wrapped({keyPath}: Layout, value: unknown, key: unknown): unknown {
  return keyPath === null ? {key, value} : value;
}

function unwrapped({keyPath}: Layout, opened: unknown, key: unknown): unknown {
  if (keyPath !== null) return opened;
  const own = opened as {key: unknown; value: unknown};
  if (key !== undefined && own.key !== key) throw new Error('a record lies in the place of another');
  return own.value;
}

function sealInside(layout: Layout, value: Fields, key: unknown): object {
  if (typeof value === 'object' && isReady(value)) return value;
  const laid = laidOut(layout, value);
  return {...laid, sealed: layout.cipher.sealNow(aboutOf(layout, laid), wrapped(layout, value, key))};
}

async function sealLater(layout: Layout, value: Fields, key: unknown): Promise<object> {
  const laid = laidOut(layout, value);
  return {...laid, sealed: await layout.cipher.seal(aboutOf(layout, laid), wrapped(layout, value, key))};
}

function openInside(layout: Layout, found: Fields, key?: unknown): unknown {
  const {sealed} = found as SealedValue;
  return unwrapped(layout, layout.cipher.openNow(aboutOf(layout, found), sealed), key);
}

async function openLater(layout: Layout, found: Fields, key?: unknown): Promise<unknown> {
  const {sealed} = found as SealedValue;
  return unwrapped(layout, await layout.cipher.open(aboutOf(layout, found), sealed), key);
}
