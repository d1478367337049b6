import type {Checkpoint} from '../core/custody/checkpoint.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {KeptTime, TimedCheckpoint} from '../core/pack/seal-times.ts';
import type {Store} from './open-store.ts';
import type {StoredCheckpoint} from './schema.ts';
import {wholeCase} from './whole-case.ts';

/** Keeps times with the head of the log that they are for. */
export async function keepTimes(store: Store, head: StoredCheckpoint, times: readonly KeptTime[]): Promise<void> {
  const transaction = store.transaction(['checkpoints'], 'readwrite', {durability: 'strict'});
  const checkpoints = transaction.objectStore('checkpoints');
  const stored = await checkpoints.get([head.caseId, head.size]);
  if (!stored) throw new Error('the head of the log is not kept');
  await checkpoints.put({...stored, times: [...(stored.times ?? []), ...times]});
  await transaction.done;
}

/** The newest time that a case's log was given, and how many entries it is over; undefined without one. */
export async function lastTime(store: Store, caseId: Uuid): Promise<(KeptTime & {entries: number}) | undefined> {
  const timed = (await store.getAll('checkpoints', wholeCase(caseId))).findLast(({times}) => times?.length);
  const last = timed?.times?.at(-1);
  return timed && last && {...last, entries: timed.size};
}

/**
 * The heads among `stored` that have times, as a pack holds them. Only those signed with the pack's own key: a pack has
 * one key, and one that was replaced cannot be checked by it.
 */
export function timedHeads(stored: readonly StoredCheckpoint[], keyId: Hex64): TimedCheckpoint[] {
  return stored.flatMap(({json, signature, times = []}) => {
    // Our own text, whose hash is kept beside it.
    const record = JSON.parse(json) as Checkpoint;
    return times.length > 0 && record.keyId === keyId ? [{record, json, signature, times}] : [];
  });
}
