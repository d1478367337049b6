import {utf8} from '../core/bytes.ts';
import type {CaseRecord} from '../core/custody/case.ts';
import {canonicalJson} from '../core/hash/canonical-json.ts';
import {sha256Hex} from '../core/hash/sha256.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {type Circumstances, newEntry, randomSalt, randomUuid} from './circumstances.ts';
import {makeKey} from './keys.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import type {StoredCase} from './schema.ts';

/** The case that new things go into, and the key that seals them. */
export type CurrentCase = {caseId: Uuid; keyId: Hex64};

/** The current case; the first call opens one, with a key of its own, and logs both. */
export async function currentCase(store: Store, circumstances: Circumstances): Promise<CurrentCase> {
  const found = await readCurrent(store);
  if (found) return found;
  // Made before the transaction: WebCrypto's promises would let it close.
  const key = await makeKey(circumstances.now().at);
  const openedAt = circumstances.now();
  const record: CaseRecord = {
    v: 1,
    kind: 'case',
    id: randomUuid(),
    salt: randomSalt(),
    title: '',
    openedAt,
    keeper: {name: '', initials: ''},
    jurisdiction: 'other',
    zone: openedAt.zone,
    summary: '',
    toldToStop: null,
    orders: [],
    references: [],
  };
  const json = canonicalJson(record);
  const digest = sha256Hex(utf8(json));
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

async function readCurrent(store: Store): Promise<CurrentCase | undefined> {
  const [caseId, keyId] = await Promise.all([
    store.get('settings', 'currentCase'),
    store.get('settings', 'currentKey'),
  ]);
  return caseId && keyId ? {caseId: caseId as Uuid, keyId: keyId as Hex64} : undefined;
}

/** Every record of the case, in no order: the one that none other revises is the newest. */
export function listCaseRecords(store: Store, caseId: Uuid): Promise<StoredCase[]> {
  return store.getAllFromIndex('cases', 'byCase', caseId);
}
