// A key that is gone is an event, not the end: a new one signs from then on, and each log says so.
import type {Entry, NewEntry} from '../core/custody/entry.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {type Instant, isInstant} from '../core/time.ts';
import {type Circumstances, newEntry} from './circumstances.ts';
import {inOne} from './in-one.ts';
import {makeKey} from './keys.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import type {StoredEntry} from './schema.ts';
import {wholeCase} from './whole-case.ts';

/** Until the person has read it. */
const TOLD = 'keyReplaced';

/** That the key was replaced, when, and by which. */
export type KeyReplaced = {at: Instant; keyId: string; oldKeyId: string};

/**
 * Makes a new key in place of one that is gone or cannot be read, and writes `key.replaced` into the log of every case.
 * Gives the key that signs from now on: where another window was faster, that one's.
 */
export async function replaceKey(store: Store, gone: Hex64 | undefined, when: Circumstances): Promise<Hex64> {
  // Made before the transaction: WebCrypto's promises would let it close.
  const key = await makeKey(when.now().at);
  const transaction = store.transaction(['cases', 'keys', 'settings', 'entries'], 'readwrite', {durability: 'strict'});
  return inOne(transaction, async () => {
    const settings = transaction.objectStore('settings');
    const now = (await settings.get('currentKey')) as Hex64 | undefined;
    if (now && now !== gone && (await transaction.objectStore('keys').count(now)) > 0) return now;
    await transaction.objectStore('keys').add(key);
    await settings.put(key.keyId, 'currentKey');
    const entries = transaction.objectStore('entries');
    let oldKeyId: string = gone ?? '';
    for (const caseId of new Set((await transaction.objectStore('cases').getAll()).map((one) => one.caseId))) {
      oldKeyId = lastKeyOf(await entries.getAll(wholeCase(caseId))) ?? oldKeyId;
      await appendInside(entries, caseId, () => replacedBy(key.keyId, oldKeyId, when));
    }
    await settings.put(JSON.stringify({at: when.now().at, keyId: key.keyId, oldKeyId} satisfies KeyReplaced), TOLD);
    return key.keyId;
  });
}

function replacedBy(keyId: Hex64, oldKeyId: string, when: Circumstances): NewEntry {
  return newEntry(when, 'key.replaced', {kind: 'key', id: keyId}, null, {keyId, oldKeyId});
}

/** The log says that `keyId` signs from here on, where it named another one last: after a copy was brought back. */
export async function nameKeyInside(
  entries: Parameters<typeof appendInside>[0],
  log: readonly StoredEntry[],
  place: {caseId: Uuid; keyId: Hex64},
  when: Circumstances,
): Promise<void> {
  const {caseId, keyId} = place;
  if (lastKeyOf(log) === keyId) return;
  await appendInside(entries, caseId, () => newEntry(when, 'key.used', {kind: 'key', id: keyId}, null, {keyId}));
}

/** The key that a log named last. */
function lastKeyOf(log: readonly StoredEntry[]): string | undefined {
  // Our own sealed lines; most are of something else, and are not worth parsing.
  const line = log.findLast((one) => one.line.includes('"type":"key.'))?.line;
  return line === undefined ? undefined : (JSON.parse(line) as Entry).target.id;
}

/** What the person has still to be told; undefined if nothing. */
export async function keyReplaced(store: Store): Promise<KeyReplaced | undefined> {
  return parseReplaced(await store.get('settings', TOLD));
}

/** The person has read it. */
export function keyReplacedWasRead(store: Store): Promise<void> {
  return store.delete('settings', TOLD);
}

function parseReplaced(text: string | undefined): KeyReplaced | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const {at, keyId, oldKeyId} = value as Partial<Record<keyof KeyReplaced, unknown>>;
    return isInstant(at) && typeof keyId === 'string' && typeof oldKeyId === 'string'
      ? {at, keyId, oldKeyId}
      : undefined;
  } catch {
    return undefined;
  }
}
