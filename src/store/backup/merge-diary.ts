// Incidents and people out of a backup: revision by revision, each known by its digest.
import {derivedUuid} from '../../core/backup/relate-logs.ts';
import {utf8} from '../../core/bytes.ts';
import {sha256Hex} from '../../core/hash/sha256.ts';
import type {Uuid} from '../../core/ids.ts';
import {incidentShape, subjectShape} from '../../core/verify/parse/diary.ts';
import {parseCanonicalText} from '../../core/verify/parse/parse-canonical.ts';
import {type DiaryRow, incidentRow, subjectRow} from '../diary-rows.ts';
import type {Store} from '../open-store.ts';
import {type DiaryTransaction, inDiary} from '../revisions.ts';
import type {StoredRevision} from '../schema.ts';
import {differsSetting} from './apart.ts';
import {type Place, tookLog} from './merge-logs.ts';
import type {RestoreTally} from './restore-tally.ts';
import type {BackupRecords} from './stored-shapes.ts';

type Write = {store: Store; tally: RestoreTally; write: boolean};

/** Takes in all revisions of one record, with the private note on it, or none of them. */
export async function mergeRevisions(
  {store, tally, write}: Write,
  place: Place,
  revisions: readonly StoredRevision[],
  note: BackupRecords['diaryNotes'] | undefined,
): Promise<void> {
  const apart = await inDiary(store, async (transaction) => {
    const sound = revisions.filter(isSound);
    const first = sound[0];
    if (sound.length < revisions.length) tally.broken += 1;
    if (!first) return false;
    const {kind, id} = first;
    const counts = kind === 'incident' ? 'incidents' : 'subjects';
    const there = await Promise.all(sound.map(({digest}) => transaction.objectStore('revisions').count(digest)));
    const missing = sound.filter((_, i) => there[i] === 0);
    const own = missing.filter(({digest}) => tookLog(place) || place.here.records.has(digest));
    // A record that was put back has revisions that were deleted once; where the log comes along, it is as it was there.
    const wanted = own.filter(({digest}) => tookLog(place) || !place.here.deleted.has(digest));
    const foreign = missing.filter((one) => !own.includes(one));
    if (wanted.length > 0) tally.added[counts] += 1;
    else if (foreign.length > 0) tally.apart[counts] += 1;
    else if (own.length > 0) tally.stayDeleted += 1;
    else tally.here[counts] += 1;
    if (!write) return false;
    if (tookLog(place) && wanted.length > 0) await transaction.objectStore('removed').delete(id);
    for (const one of wanted) await transaction.objectStore('revisions').put({...one, caseId: place.caseId});
    if (wanted.length > 0) await writeRow(transaction, id);
    if (foreign.length > 0) await keepApart(transaction, place, id, foreign);
    // The note goes by the record's id; of what is kept apart under another id there is none.
    if (note) await mergeNote(transaction, note);
    return foreign.length > 0;
  });
  const setting = apart ? differsSetting(place, tally) : undefined;
  if (setting) await store.put('settings', setting.value, setting.key);
}

/** Its text is what its digest says, and a record of its kind. */
function isSound({json, digest, kind}: StoredRevision): boolean {
  const shape = kind === 'incident' ? incidentShape : subjectShape;
  return sha256Hex(utf8(json)) === digest && parseCanonicalText<object>(json, shape).ok;
}

/** What belongs to another log lies under that log's id; under an id of its own where something else has the record's. */
async function keepApart(
  transaction: DiaryTransaction,
  place: Place,
  id: Uuid,
  foreign: readonly StoredRevision[],
): Promise<void> {
  const holders = await transaction.objectStore('revisions').index('byRecord').getAll(everyRevision(id));
  const isTaken = holders.some(({caseId}) => caseId !== place.apart);
  const under = isTaken ? derivedUuid(place.apart, id) : id;
  for (const one of foreign) {
    await transaction.objectStore('revisions').put({...one, id: under, caseId: place.apart});
  }
  await writeRow(transaction, under);
}

function everyRevision(id: Uuid): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}

/** Makes the list row anew from the newest revision that is here. */
async function writeRow(transaction: DiaryTransaction, id: Uuid): Promise<void> {
  const newest = (await transaction.objectStore('revisions').index('byRecord').getAll(everyRevision(id))).at(-1);
  const row = newest && rowOf(newest);
  if (row) await transaction.objectStore('diaryRows').put({...row, id, caseId: newest.caseId});
}

function rowOf({json, kind}: StoredRevision): DiaryRow | undefined {
  if (kind === 'incident') {
    const incident = parseCanonicalText(json, incidentShape);
    return incident.ok ? incidentRow(incident.value) : undefined;
  }
  const subject = parseCanonicalText(json, subjectShape);
  return subject.ok ? subjectRow(subject.value) : undefined;
}

/** Private words of both: where they differ, the ones of the backup stand below those that are here. */
async function mergeNote(transaction: DiaryTransaction, note: BackupRecords['diaryNotes']): Promise<void> {
  const notes = transaction.objectStore('diaryNotes');
  const here = await notes.get(note.recordId);
  if ((await transaction.objectStore('diaryRows').count(note.recordId)) === 0) return;
  const text = joinedNotes(here?.text, note.text);
  if (text !== here?.text) await notes.put({...note, text});
}

/** Two private notes on one thing as one; nothing of either is lost, and nothing stands twice. */
export function joinedNotes(here: string | undefined, incoming: string): string {
  if (!here || incoming.includes(here)) return incoming;
  return here.includes(incoming) ? here : `${here}\n\n${incoming}`;
}

/** Takes in what was deleted and can still be put back. */
export function mergeRemoved(
  {store, tally, write}: Write,
  place: Place,
  removed: BackupRecords['removed'],
): Promise<void> {
  return inDiary(store, async (transaction) => {
    const newest = removed.revisions.at(-1);
    const isHere =
      (await transaction.objectStore('removed').count(removed.id)) > 0 ||
      (await transaction.objectStore('diaryRows').count(removed.id)) > 0;
    const row = newest && rowOf(newest);
    // Where the log here knows of the deletion and the thing is in no bin, it was removed for good.
    const isGone = !tookLog(place) && newest !== undefined && place.here.deleted.has(newest.digest);
    if (isHere || isGone || !newest || !row || !removed.revisions.every(isSound)) return;
    const isOwn = tookLog(place) || place.here.records.has(newest.digest);
    const caseId = isOwn ? place.caseId : place.apart;
    tally.deleted += 1;
    if (!write) return;
    const {id, removedAt, note} = removed;
    const revisions = removed.revisions.map((one) => ({...one, caseId}));
    const common = {id, caseId, removedAt, note, revisions};
    const away =
      row.kind === 'incident'
        ? {...common, kind: row.kind, row: {...row, caseId}}
        : {...common, kind: row.kind, row: {...row, caseId}};
    await transaction.objectStore('removed').put(away);
  });
}
