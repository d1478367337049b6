import {utf8} from '../core/bytes.ts';
import {type Checkpoint, makeCheckpoint} from '../core/custody/checkpoint.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {currentToSign} from './cases.ts';
import type {Circumstances} from './circumstances.ts';
import {signBytes} from './keys.ts';
import type {Store} from './open-store.ts';
import {nameKeyInside} from './replace-key.ts';
import type {StoredCheckpoint, StoredEntry} from './schema.ts';
import {wholeCase} from './whole-case.ts';

/** A log as it stood at one moment, with the checkpoint that was kept before. */
export type LogThen = {entries: readonly StoredEntry[]; before: StoredCheckpoint | undefined};

type Place = {caseId: Uuid; keyId: Hex64};

/** The head of a log at that moment. It is neither signed nor kept. */
export function checkpointOf({caseId, keyId}: Place, {entries, before}: LogThen, circumstances: Circumstances) {
  const place = {caseId, keyId, at: circumstances.now().at, before: before?.digest ?? null};
  return makeCheckpoint(
    place,
    entries.map(({leaf}) => leaf),
  );
}

/** Signs the head of a log at that moment, and keeps it. */
export async function keepCheckpoint(
  store: Store,
  place: Place,
  then: LogThen,
  circumstances: Circumstances,
): Promise<StoredCheckpoint & {record: Checkpoint}> {
  const {json, record, digest} = checkpointOf(place, then, circumstances);
  const signature = await signBytes(store, place.keyId, utf8(json));
  const stored = {caseId: place.caseId, size: record.size, json, digest, signature};
  await store.add('checkpoints', stored);
  return {...stored, record};
}

/**
 * The signed head of the current case's log as it stands now, kept like that of a pack. Nothing is logged by it; where the
 * log has not gone on since the last one, it is that one.
 */
export async function checkpointNow(
  store: Store,
  circumstances: Circumstances,
): Promise<StoredCheckpoint & {record: Checkpoint}> {
  const current = await currentToSign(store, circumstances);
  const then = await logThen(store, current, circumstances);
  const kept = await keptAt(store, current.caseId, then.entries.length);
  if (kept) return kept;
  try {
    return await keepCheckpoint(store, current, then, circumstances);
  } catch (error) {
    // Another window kept the same moment while this one signed.
    const theirs = await keptAt(store, current.caseId, then.entries.length);
    if (!theirs) throw error;
    return theirs;
  }
}

async function keptAt(store: Store, caseId: Uuid, size: number) {
  const kept = await store.get('checkpoints', [caseId, size]);
  // Our own text, whose hash is kept beside it.
  return kept && {...kept, record: JSON.parse(kept.json) as Checkpoint};
}

async function logThen(store: Store, current: Place, circumstances: Circumstances): Promise<LogThen> {
  const whole = wholeCase(current.caseId);
  const transaction = store.transaction(['entries', 'checkpoints'], 'readwrite', {durability: 'strict'});
  const entries = transaction.objectStore('entries');
  await nameKeyInside(entries, await entries.getAll(whole), current, circumstances);
  const before = await transaction.objectStore('checkpoints').openCursor(whole, 'prev');
  const then = {entries: await entries.getAll(whole), before: before?.value};
  await transaction.done;
  return then;
}
