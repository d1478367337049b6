// A backup is read twice: first only looked at, so that a damaged one changes nothing and the person sees what it would
// bring; then taken in. The logs come first and the records after them, each whole or not at all. Whatever stops it in
// between, doing it once more goes on from there, since everything is known by its id and digest.

import {derivedUuid} from '../../core/backup/relate-logs.ts';
import type {BackupSummary} from '../../core/backup/summary.ts';
import type {Bytes} from '../../core/bytes.ts';
import type {Uuid} from '../../core/ids.ts';
import {type Circumstances, newEntry} from '../circumstances.ts';
import {currentCaseId} from '../current-case.ts';
import {inOne} from '../in-one.ts';
import {appendToLog} from '../log.ts';
import type {Store} from '../open-store.ts';
import type {StoredDraft} from '../schema.ts';
import {wholeCase} from '../whole-case.ts';
import {followDeletions} from './follow-deletions.ts';
import {mergeRemoved, mergeRevisions} from './merge-diary.ts';
import {mergeExhibit} from './merge-exhibit.ts';
import {type Gathered, mergeLogs, type Place, tookLog} from './merge-logs.ts';
import {BackupFault, type BackupItem, readBackup} from './read-backup.ts';
import {emptyTally, type RestoreTally} from './restore-tally.ts';
import {RECORD_STORES} from './stored-shapes.ts';

/** Set while a restore is under way; found later, it was not finished. */
const UNDER_WAY = 'backup.restoring';

export type RestoreOptions = {
  circumstances: Circumstances;
  /** Only looks: nothing is written. */
  write: boolean;
  signal?: AbortSignal;
};

/** The person stopped it. What came in before stays, and is known when it is done once more. */
export class RestoreStopped extends Error {}

/**
 * Takes in a backup, or says what taking it in would do. Throws `BackupFault` for a file that is none or is damaged,
 * `RestoreStopped`, what `chunks` throws, and what the database throws.
 */
export async function restoreBackup(
  store: Store,
  chunks: AsyncIterable<Bytes>,
  options: RestoreOptions,
): Promise<RestoreTally> {
  const items = readBackup(chunks);
  const first = await items.next();
  if (first.done || first.value.kind !== 'summary') throw new BackupFault('foreign', 'no summary');
  const {summary} = first.value;
  const tally = emptyTally(summary);
  if (options.write) await store.put('settings', JSON.stringify({backupId: summary.backupId}), UNDER_WAY);
  const gathered = emptyGathered();
  let places: Map<Uuid, Place> | undefined;
  for await (const item of items) {
    if (options.signal?.aborted) throw new RestoreStopped();
    if (item.kind === 'records') gather(gathered, item);
    else {
      places ??= await mergeSmall(store, gathered, tally, options);
      if (item.kind === 'exhibit') {
        const place = places.get(item.about.exhibit.caseId);
        if (!place) throw new BackupFault('damaged', 'an exhibit of no case');
        await mergeExhibit({store, tally, write: options.write}, place, item.about, item.files);
      }
    }
  }
  await endRestore(store, summary, places ?? new Map(), tally, options);
  return tally;
}

/** Whether a restore was begun and not finished. */
export async function isRestoreUnfinished(store: Store): Promise<boolean> {
  return (await store.get('settings', UNDER_WAY)) !== undefined;
}

/** The person does not want to go on with it: what came in stays. */
export function forgetUnfinished(store: Store): Promise<void> {
  return store.delete('settings', UNDER_WAY);
}

function emptyGathered(): Gathered {
  return Object.fromEntries(RECORD_STORES.map((name) => [name, []])) as unknown as Gathered;
}

function gather(gathered: Gathered, item: BackupItem & {kind: 'records'}): void {
  // Both are of the same store; the compiler does not follow that for every one of them.
  (gathered[item.store] as unknown[]).push(...item.records);
}

/** Everything that is small: logs first, since they say where the rest goes. */
async function mergeSmall(
  store: Store,
  gathered: Gathered,
  tally: RestoreTally,
  {write}: RestoreOptions,
): Promise<Map<Uuid, Place>> {
  const places = await mergeLogs(store, gathered, tally, write);
  const placeOf = (caseId: Uuid) => {
    const place = places.get(caseId);
    if (!place) throw new BackupFault('damaged', 'a record of no case');
    return place;
  };
  const notes = new Map(gathered.diaryNotes.map((note) => [note.recordId, note]));
  for (const [id, revisions] of Map.groupBy(gathered.revisions, ({id}) => id)) {
    const [newest] = revisions;
    if (!newest) continue;
    const inOrder = revisions.toSorted((a, b) => a.revision - b.revision);
    await mergeRevisions({store, tally, write}, placeOf(newest.caseId), inOrder, notes.get(id));
  }
  for (const removed of gathered.removed) await mergeRemoved({store, tally, write}, placeOf(removed.caseId), removed);
  if (!write) return places;
  for (const draft of gathered.drafts) await mergeDraft(store, draft);
  for (const labels of gathered.helperLabels) {
    const here = await store.get('helperLabels', [labels.caseId, labels.helperId]);
    // Of one helper's labels the newer file holds what the older one held.
    if (!here || here.madeAt < labels.madeAt) await store.put('helperLabels', labels);
  }
  return places;
}

/** What was being written: beside what is here where it says something else. */
async function mergeDraft(store: Store, draft: StoredDraft): Promise<void> {
  const transaction = store.transaction('drafts', 'readwrite', {durability: 'strict'});
  await inOne(transaction, async () => {
    const here = await transaction.store.get(draft.id);
    const content = JSON.stringify(draft.content);
    if (!here) await transaction.store.put(draft);
    else if (JSON.stringify(here.content) !== content) {
      await transaction.store.put({...draft, id: derivedUuid('draft', draft.id, content)});
    }
  });
}

/** What follows from all of it: deletions made elsewhere, and a line in each log that something came into. */
async function endRestore(
  store: Store,
  {backupId, madeAt}: BackupSummary,
  places: ReadonlyMap<Uuid, Place>,
  tally: RestoreTally,
  {write, circumstances}: RestoreOptions,
): Promise<void> {
  for (const place of places.values()) {
    if (!tookLog(place)) continue;
    tally.deleted += await followDeletions(store, place, circumstances, write);
    // Logs that are only kept apart stay as they were.
    if (!write || (await store.countFromIndex('cases', 'byCase', place.caseId)) === 0) continue;
    const entries = await store.count('entries', wholeCase(place.caseId));
    await appendToLog(store, place.caseId, () =>
      newEntry(circumstances, 'backup.restored', {kind: 'log', id: place.caseId}, null, {
        ...{backupId, madeAt: madeAt.at, entries},
      }),
    );
    await logKeyHere(store, place, circumstances);
  }
  if (write) await store.delete('settings', UNDER_WAY);
}

/** Where this database signs with another key than the log knows, the log says so, as that of a further case does. */
async function logKeyHere(store: Store, {caseId}: Place, circumstances: Circumstances): Promise<void> {
  const [keyId, current, log] = await Promise.all([
    store.get('settings', 'currentKey'),
    currentCaseId(store),
    store.getAll('entries', wholeCase(caseId)),
  ]);
  if (!keyId || !current || log.some(({line}) => line.includes(`"keyId":"${keyId}"`))) return;
  await appendToLog(store, caseId, () => newEntry(circumstances, 'key.used', {kind: 'key', id: keyId}, null, {keyId}));
}
