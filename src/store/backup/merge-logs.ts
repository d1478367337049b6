// The logs come first: where each record of a backup goes follows from how its case's log stands to the one here.
import {
  derivedUuid,
  firstDifference,
  type Known,
  knownIn,
  type LogRelation,
  relateLogs,
} from '../../core/backup/relate-logs.ts';
import {utf8} from '../../core/bytes.ts';
import {NO_ENTRY} from '../../core/custody/append-entry.ts';
import {sha256Hex} from '../../core/hash/sha256.ts';
import type {Uuid} from '../../core/ids.ts';
import {readLine} from '../../core/verify/read-log.ts';
import {inOne} from '../in-one.ts';
import type {Store} from '../open-store.ts';
import type {StoredCase, StoredCheckpoint, StoredEntry} from '../schema.ts';
import {wholeCase} from '../whole-case.ts';
import {APART, apartText} from './apart.ts';
import type {RestoreTally} from './restore-tally.ts';
import type {BackupRecords, RecordStore} from './stored-shapes.ts';
import {OF_THIS_BROWSER} from './write-backup.ts';

/** Everything small of a backup. */
export type Gathered = {[K in RecordStore]: BackupRecords[K][]};

/** Where the records of a case go. `apart` is for what is in no log here. */
export type Place = {caseId: Uuid; relation: LogRelation['kind']; here: Known; apart: Uuid};

/** Whether the log here is now the one of the backup, or begins with it as far as it goes. */
export function tookLog({relation}: Place): boolean {
  return relation === 'new' || relation === 'ahead' || relation === 'aheadOfCopies';
}

const STORES = ['settings', 'keys', 'cases', 'entries', 'checkpoints', 'counters'] as const;
type LogTransaction = ReturnType<typeof begin>;

function begin(store: Store) {
  return store.transaction([...STORES], 'readwrite', {durability: 'strict'});
}

/**
 * Takes in keys, case records and logs, all or none, and says where everything else goes. Without `write` it only says.
 * Throws what the database throws.
 */
export function mergeLogs(
  store: Store,
  backup: Gathered,
  tally: RestoreTally,
  write: boolean,
): Promise<Map<Uuid, Place>> {
  const transaction = begin(store);
  return inOne(transaction, async () => {
    const places = new Map<Uuid, Place>();
    const logs = Map.groupBy(backup.entries, ({caseId}) => caseId);
    const ids = new Set([...logs.keys(), ...backup.cases.map(({caseId}) => caseId)]);
    for (const caseId of ids) {
      const incoming = (logs.get(caseId) ?? []).toSorted((a, b) => a.seq - b.seq);
      tally.brokenLines += countBroken(incoming);
      const here = await transaction.objectStore('entries').getAll(wholeCase(caseId));
      const relation = relateLogs(here, incoming);
      const place = await placeFor(transaction, {caseId, here, incoming, relation}, tally, write);
      places.set(caseId, place);
      if (write) await writeCase(transaction, backup, place, relation.from);
    }
    if (write) await writeKeysAndSettings(transaction, backup, places);
    return places;
  });
}

type Compared = {caseId: Uuid; here: StoredEntry[]; incoming: StoredEntry[]; relation: LogRelation};

async function placeFor(
  transaction: LogTransaction,
  {caseId, here, incoming, relation}: Compared,
  tally: RestoreTally,
  write: boolean,
): Promise<Place> {
  const {kind, from} = relation;
  const entries = transaction.objectStore('entries');
  const place = {caseId, relation: kind, apart: derivedUuid('differs', caseId)};
  if (kind === 'here') return {...place, here: knownIn(here)};
  if (kind === 'parted') {
    const branch = await branchFor(transaction, caseId, incoming, from);
    if (write) {
      await setApart(transaction, {id: branch.id, caseId, why: 'parted', from: branch.from}, tally);
      for (const line of incoming.slice(branch.from + branch.has)) await entries.put({...line, caseId: branch.id});
    }
    return {...place, here: knownIn(here), apart: branch.id};
  }
  if (write && kind === 'aheadOfCopies') {
    const id = derivedUuid('apart', caseId, here[from]?.leaf ?? '');
    await setApart(transaction, {id, caseId, why: 'copies', from}, tally);
    for (const line of here.slice(from)) {
      await entries.put({...line, caseId: id});
      await entries.delete([caseId, line.seq]);
    }
  }
  if (write) for (const line of incoming.slice(from)) await entries.put({...line, caseId});
  return {...place, here: knownIn(incoming)};
}

/** The id under which the lines of another log lie, from which line on, and how many of them are there already. */
async function branchFor(
  transaction: LogTransaction,
  caseId: Uuid,
  incoming: readonly StoredEntry[],
  parted: number,
): Promise<{id: Uuid; from: number; has: number}> {
  let from = parted;
  for (;;) {
    const id = derivedUuid('apart', caseId, incoming[from]?.leaf ?? '');
    const there = await transaction.objectStore('entries').getAll(wholeCase(id));
    const has = firstDifference(there, incoming.slice(from));
    if (has === there.length || from + has === incoming.length) return {id, from, has};
    from += has; // that one has parted from this one too, later on
  }
}

async function setApart(
  transaction: LogTransaction,
  apart: {id: Uuid; caseId: Uuid; why: 'parted' | 'copies'; from: number},
  {summary}: RestoreTally,
): Promise<void> {
  const text = apartText({...apart, madeAt: summary.madeAt.at, madeOn: summary.madeOn});
  await transaction.objectStore('settings').put(text, `${APART}${apart.id}`);
}

async function writeCase(transaction: LogTransaction, backup: Gathered, place: Place, from: number): Promise<void> {
  const mine = <T extends {caseId: Uuid}>(records: readonly T[]) =>
    records.filter((one) => one.caseId === place.caseId);
  for (const record of mine(backup.cases)) await writeCaseRecord(transaction, record, place);
  for (const checkpoint of mine(backup.checkpoints)) {
    const caseId = place.relation === 'parted' && checkpoint.size > from ? place.apart : place.caseId;
    await writeCheckpoint(transaction, {...checkpoint, caseId});
  }
  if (!tookLog(place)) return;
  for (const counter of mine(backup.counters)) {
    const before = await transaction.objectStore('counters').get(place.caseId);
    const highest = (name: 'exhibits' | 'incidents' | 'subjects') => Math.max(before?.[name] ?? 0, counter[name] ?? 0);
    const [exhibits, incidents, subjects] = [highest('exhibits'), highest('incidents'), highest('subjects')];
    await transaction.objectStore('counters').put({
      ...{caseId: place.caseId, exhibits},
      ...(incidents > 0 ? {incidents} : {}),
      ...(subjects > 0 ? {subjects} : {}),
    });
  }
}

async function writeCaseRecord(transaction: LogTransaction, record: StoredCase, place: Place): Promise<void> {
  const cases = transaction.objectStore('cases');
  if (sha256Hex(utf8(record.json)) !== record.digest || (await cases.count(record.digest)) > 0) return;
  const own = place.relation !== 'parted' || place.here.records.has(record.digest);
  await cases.put({...record, caseId: own ? place.caseId : place.apart});
}

async function writeCheckpoint(transaction: LogTransaction, checkpoint: StoredCheckpoint): Promise<void> {
  const checkpoints = transaction.objectStore('checkpoints');
  if ((await checkpoints.count([checkpoint.caseId, checkpoint.size])) === 0) await checkpoints.put(checkpoint);
}

async function writeKeysAndSettings(
  transaction: LogTransaction,
  backup: Gathered,
  places: ReadonlyMap<Uuid, Place>,
): Promise<void> {
  const keys = transaction.objectStore('keys');
  for (const key of backup.keys) {
    if (sha256Hex(key.spki) === key.keyId && (await keys.count(key.keyId)) === 0) await keys.put(key);
  }
  const settings = transaction.objectStore('settings');
  const before = await settings.get('currentCase');
  for (const {key, value} of backup.settings) {
    // No copy of ours has one; who made another must not tell this vault which place is whose.
    if (OF_THIS_BROWSER.test(key)) continue;
    const now = await settings.get(key);
    if (now === undefined && key !== 'firstCase') await settings.put(value, key);
    else if (key === 'privateWords' && now !== undefined) await settings.put(joinedWords(now, value), key);
  }
  // Once there is more than one case, the first is what the ledger of losses goes by.
  const cases = new Set((await transaction.objectStore('cases').getAll()).map(({caseId}) => caseId));
  const first = before ?? backup.settings.find(({key}) => key === 'firstCase')?.value;
  const isMore = [...cases].filter((id) => places.has(id) || id === before).length > 1;
  if (first !== undefined && isMore && !(await settings.get('firstCase'))) await settings.put(first, 'firstCase');
}

/** The private words of both, each once. What is no list of words stays as it is here. */
function joinedWords(here: string, incoming: string): string {
  try {
    const lists: unknown[] = [JSON.parse(here), JSON.parse(incoming)];
    return lists.every(Array.isArray) ? JSON.stringify([...new Set(lists.flat())]) : here;
  } catch {
    return here;
  }
}

/** How many lines do not follow from the ones before, or are not what their hash says. */
function countBroken(log: readonly StoredEntry[]): number {
  let broken = 0;
  let before = log[0]?.seq === 0 ? NO_ENTRY : undefined;
  for (const [i, {line, leaf, seq}] of log.entries()) {
    const read = readLine(line);
    const follows =
      read.leaf === leaf &&
      seq === (log[0]?.seq ?? 0) + i &&
      read.entry.ok &&
      read.entry.value.seq === seq &&
      (before === undefined || read.entry.value.prev === before);
    if (!follows) broken += 1;
    before = leaf;
  }
  return broken;
}
