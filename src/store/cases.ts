import type {Bytes} from '../core/bytes.ts';
import {wellFormed} from '../core/capture/well-formed.ts';
import type {CaseRecord} from '../core/custody/case.ts';
import {type Sealed, sealRecord} from '../core/diary/sealed-record.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {Moment} from '../core/time.ts';
import {newestOf} from './case-order.ts';
import {type Circumstances, newEntry, randomSalt, randomUuid} from './circumstances.ts';
import {currentCaseId} from './current-case.ts';
import {inOne} from './in-one.ts';
import {makeKey, usableKey} from './keys.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import {replaceKey} from './replace-key.ts';
import type {StoredCase} from './schema.ts';
import {wholeCase} from './whole-case.ts';

/** The case that new things go into, and the key that seals them. */
export type CurrentCase = {caseId: Uuid; keyId: Hex64};

/** The current case, or the one that the work was begun under; the first call opens one, with a key of its own, and logs both. */
export async function currentCase(store: Store, circumstances: Circumstances): Promise<CurrentCase> {
  const found = await readCurrent(store);
  if (found) return placeOf(store, found, circumstances);
  // Made before the transaction: WebCrypto's promises would let it close.
  const key = await makeKey(circumstances.now().at);
  const {record, json, digest} = newCase('', circumstances.now());
  const transaction = store.transaction(['cases', 'keys', 'settings', 'entries', 'counters'], 'readwrite', {
    durability: 'strict',
  });
  const settings = transaction.objectStore('settings');
  if (await settings.get('currentCase')) {
    await transaction.done; // another window was faster; its case is the one
    return currentCase(store, circumstances);
  }
  const entries = transaction.objectStore('entries');
  await transaction.objectStore('cases').add({digest, caseId: record.id, json});
  await transaction.objectStore('keys').add(key);
  await transaction.objectStore('counters').add({caseId: record.id, exhibits: 0});
  await settings.put(record.id, 'currentCase');
  await settings.put(key.keyId, 'currentKey');
  await appendInside(entries, record.id, () =>
    newEntry(circumstances, 'case.opened', {kind: 'case', id: record.id}, digest),
  );
  await appendInside(entries, record.id, () =>
    newEntry(circumstances, 'key.made', {kind: 'key', id: key.keyId}, null, {keyId: key.keyId}),
  );
  await transaction.done;
  return {caseId: record.id, keyId: key.keyId};
}

/** The case that is worked on, and the key that signs; a key that is gone is replaced. */
async function placeOf(store: Store, found: FoundCase, circumstances: Circumstances): Promise<CurrentCase> {
  const {caseId, keyId} = found;
  const isThere = keyId !== undefined && (await store.count('keys', keyId)) > 0;
  return {
    caseId: circumstances.caseId ?? caseId,
    keyId: isThere ? keyId : await replaceKey(store, keyId, circumstances),
  };
}

/** The current case as `currentCase` gives it, with a key that was seen to sign: what is asked for before anything is signed. */
export async function currentToSign(store: Store, circumstances: Circumstances): Promise<CurrentCase & {spki: Bytes}> {
  const current = await currentCase(store, circumstances);
  const key = await usableKey(store, current.keyId);
  if (key) return {...current, spki: key.spki};
  const keyId = await replaceKey(store, current.keyId, circumstances);
  const made = await usableKey(store, keyId);
  if (!made) throw new Error(`no key ${keyId}`);
  return {...current, keyId, spki: made.spki};
}

type FoundCase = {caseId: Uuid; keyId: Hex64 | undefined};

/** The current case and its key, if there is a case: reading opens none. The key may be gone. */
export async function readCurrent(store: Store): Promise<FoundCase | undefined> {
  const [caseId, keyId] = await Promise.all([
    store.get('settings', 'currentCase'),
    store.get('settings', 'currentKey'),
  ]);
  return caseId ? {caseId: caseId as Uuid, keyId: keyId as Hex64 | undefined} : undefined;
}

/** The first record of a case of which nothing but its heading is known. */
function newCase(title: string, openedAt: Moment): Sealed<CaseRecord> {
  return sealRecord<CaseRecord>({
    v: 1,
    kind: 'case',
    id: randomUuid(),
    salt: randomSalt(),
    title: wellFormed(title).value,
    openedAt,
    keeper: {name: '', initials: ''},
    jurisdiction: 'other',
    zone: openedAt.zone,
    summary: '',
    toldToStop: null,
    orders: [],
    references: [],
  });
}

/**
 * Opens another case and makes it the current one: a log of its own, numbers from 1, the same key. What was begun under
 * the case before ends there.
 */
export async function openCase(store: Store, title: string, circumstances: Circumstances): Promise<Uuid> {
  const before = await currentCase(store, circumstances);
  const {record, json, digest} = newCase(title, circumstances.now());
  const transaction = store.transaction(['cases', 'settings', 'entries', 'counters'], 'readwrite', {
    durability: 'strict',
  });
  return inOne(transaction, async () => {
    const settings = transaction.objectStore('settings');
    if (!(await settings.get('firstCase'))) await settings.put(before.caseId, 'firstCase');
    await transaction.objectStore('cases').add({digest, caseId: record.id, json});
    await transaction.objectStore('counters').add({caseId: record.id, exhibits: 0});
    await settings.put(record.id, 'currentCase');
    await appendInside(transaction.objectStore('entries'), record.id, () =>
      newEntry(circumstances, 'case.opened', {kind: 'case', id: record.id}, digest),
    );
    const key = {kind: 'key', id: before.keyId} as const;
    await appendInside(transaction.objectStore('entries'), record.id, () =>
      newEntry(circumstances, 'key.used', key, null, {keyId: before.keyId}),
    );
    return record.id;
  });
}

/** Makes a case the current one; false if there is no such case. */
export async function switchCase(store: Store, caseId: Uuid): Promise<boolean> {
  const transaction = store.transaction(['cases', 'settings'], 'readwrite', {durability: 'strict'});
  return inOne(transaction, async () => {
    if ((await transaction.objectStore('cases').index('byCase').count(caseId)) === 0) return false;
    await transaction.objectStore('settings').put(caseId, 'currentCase');
    return true;
  });
}

/** A case in a list of them; `exhibits` and `incidents` are how many it holds. */
export type CaseLine = {
  caseId: Uuid;
  title: string;
  openedAt: Moment;
  current: boolean;
  exhibits: number;
  incidents: number;
};

/** Every case, the first opened first. None is opened by asking. */
export async function listCases(store: Store): Promise<CaseLine[]> {
  const [stored, current] = await Promise.all([store.getAll('cases'), currentCaseId(store)]);
  const byCase = Map.groupBy(stored, ({caseId}) => caseId);
  const lines = await Promise.all([...byCase].map(([caseId, records]) => lineOf(store, caseId, records, current)));
  return lines
    .filter((line) => line !== undefined)
    .sort((a, b) => (a.openedAt.at < b.openedAt.at ? -1 : a.openedAt.at > b.openedAt.at ? 1 : 0));
}

async function lineOf(
  store: Store,
  caseId: Uuid,
  records: readonly StoredCase[],
  current: Uuid | undefined,
): Promise<CaseLine | undefined> {
  const newest = newestOf(records)?.record;
  if (!newest) return undefined;
  const ofIncidents = IDBKeyRange.bound([caseId, 'incident', 0], [caseId, 'incident', Number.MAX_SAFE_INTEGER]);
  const [exhibits, incidents] = await Promise.all([
    store.countFromIndex('rows', 'byOrdinal', wholeCase(caseId)),
    store.countFromIndex('diaryRows', 'byOrdinal', ofIncidents),
  ]);
  return {caseId, title: newest.title, openedAt: newest.openedAt, current: caseId === current, exhibits, incidents};
}

/** Every record of the case, in no order: the one that none other revises is the newest. */
export function listCaseRecords(store: Store, caseId: Uuid): Promise<StoredCase[]> {
  return store.getAllFromIndex('cases', 'byCase', caseId);
}
