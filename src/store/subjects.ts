import {wellFormed} from '../core/capture/well-formed.ts';
import {type Sealed, sealRecord} from '../core/diary/sealed-record.ts';
import type {Description, Subject} from '../core/diary/subject.ts';
import {
  descriptionOf,
  firstSubject,
  joined,
  kinshipOf,
  nextSubject,
  parted,
  without,
} from '../core/diary/write-subject.ts';
import {canonicalJson} from '../core/hash/canonical-json.ts';
import type {Uuid} from '../core/ids.ts';
import type {Circumstances} from './circumstances.ts';
import {type SubjectRow, subjectRow} from './diary-rows.ts';
import type {Store} from './open-store.ts';
import {
  addInside,
  addRecord,
  type DiaryTransaction,
  inDiary,
  type KindOfRecord,
  opened,
  putBackRecord,
  type Removed,
  removeRecord,
  reviseInside,
  reviseRecord,
  revisionsOf,
  rowsOf,
  wholeKind,
} from './revisions.ts';

const SUBJECT: KindOfRecord<Subject> = {
  kind: 'subject',
  counter: 'subjects',
  made: 'subject.added',
  revised: 'subject.revised',
  rowOf: subjectRow,
};

/** Keeps a subject: number, record, row and log entry in one transaction, or none. The draft it comes from ends with it. */
export function addSubject(
  store: Store,
  description: Description,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<Subject>> {
  const make = (place: Parameters<typeof firstSubject>[1]) => firstSubject(description, place, circumstances.now());
  return addRecord(store, SUBJECT, make, circumstances, draftId);
}

/** Keeps a change as the next revision; the ones before stay. Undefined if there is no such subject. */
export function reviseSubject(
  store: Store,
  id: Uuid,
  description: Description,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<Subject> | undefined> {
  const make = (before: Sealed<Subject>, salt: string) => nextSubject(before, description, salt, circumstances.now());
  return reviseRecord(store, SUBJECT, id, make, circumstances, draftId);
}

/** The same for a change that begins from what stands there. A change that changes nothing makes no revision. */
export function changeSubject(
  store: Store,
  id: Uuid,
  change: (description: Description) => Description,
  circumstances: Circumstances,
  draftId?: Uuid,
): Promise<Sealed<Subject> | undefined> {
  return inDiary(store, async (transaction) => {
    const before = (await allOf(transaction, id)).at(-1);
    if (!before) return undefined;
    if (draftId) await transaction.objectStore('drafts').delete(draftId);
    const wanted = wellFormed(change(descriptionOf(before))).value;
    if (canonicalJson(descriptionOf(before)) === canonicalJson(wanted)) return sealRecord(before);
    return revise(transaction, id, circumstances, () => ({description: wanted, kinship: {}}));
  });
}

/** What merging and splitting give: the newest revision of both. */
export type Pair = {kept: Sealed<Subject>; other: Sealed<Subject>};

/**
 * Two are one: what is noted of `other` is added to `kept`, and `other` says that it was taken to be `kept`. Both stay
 * with all their revisions, so incidents that name `other` go on naming it. Both change, or neither does; undefined if
 * one is not there, they are the same, or one was merged into another before.
 */
export function mergeSubjects(
  store: Store,
  ids: {kept: Uuid; other: Uuid},
  circumstances: Circumstances,
): Promise<Pair | undefined> {
  return inDiary(store, async (transaction) => {
    const before = await bothOf(transaction, ids);
    if (!before || before.kept.mergedInto || before.other.mergedInto) return undefined;
    const description = joined(descriptionOf(before.kept), descriptionOf(before.other));
    const mergedFrom = [...new Set([...(before.kept.mergedFrom ?? []), ids.other])];
    const kept = await revise(transaction, ids.kept, circumstances, () => ({description, kinship: {mergedFrom}}));
    const other = await revise(transaction, ids.other, circumstances, (subject) => ({
      description: descriptionOf(subject),
      kinship: {mergedInto: ids.kept},
    }));
    return kept && other && {kept, other};
  });
}

/**
 * Takes a merge back: `other` stands by itself again, and `kept` goes back to what it was, with what was added to it
 * since. Undefined if `other` was not merged into `kept`.
 */
export function unmergeSubjects(
  store: Store,
  ids: {kept: Uuid; other: Uuid},
  circumstances: Circumstances,
): Promise<Pair | undefined> {
  return inDiary(store, async (transaction) => {
    const before = await bothOf(transaction, ids);
    if (before?.other.mergedInto !== ids.kept) return undefined;
    const own = await beforeMerge(transaction, ids);
    const kept = await revise(transaction, ids.kept, circumstances, (subject) => ({
      description: parted(descriptionOf(subject), descriptionOf(before.other), own),
      kinship: {mergedFrom: (subject.mergedFrom ?? []).filter((one) => one !== ids.other)},
    }));
    const other = await revise(transaction, ids.other, circumstances, (subject) => ({
      description: descriptionOf(subject),
      kinship: {mergedInto: undefined},
    }));
    return kept && other && {kept, other};
  });
}

/**
 * One is two: what is `taken` goes from the subject to a new one, which names the one it comes from. The revisions before
 * still show all of it. Undefined if there is no such subject.
 */
export function splitSubject(
  store: Store,
  id: Uuid,
  taken: Description,
  circumstances: Circumstances,
): Promise<Pair | undefined> {
  return inDiary(store, async (transaction) => {
    const kept = await revise(transaction, id, circumstances, (subject) => ({
      description: without(descriptionOf(subject), taken),
      kinship: {},
    }));
    if (!kept) return undefined;
    const {caseId} = kept.record;
    const other = await addInside(
      transaction,
      SUBJECT,
      caseId,
      (place) => firstSubject(taken, place, circumstances.now(), {splitFrom: id}),
      circumstances,
    );
    return {kept, other};
  });
}

/** Every revision, first to last; empty if there is no such subject. */
export function subjectRevisions(store: Store, id: Uuid): Promise<Sealed<Subject>[]> {
  return revisionsOf(store, SUBJECT, id);
}

/** The rows of a case's subjects, newest number first. */
export async function subjectRows(store: Store, caseId: Uuid): Promise<SubjectRow[]> {
  return (await rowsOf(store, caseId, 'subject')).filter((row) => row.kind === 'subject');
}

/** The newest revision of each of a case's subjects, newest number first. */
export async function subjectsOf(store: Store, caseId: Uuid): Promise<Subject[]> {
  const stored = await store.getAllFromIndex('revisions', 'byOrdinal', wholeKind(caseId, SUBJECT.kind));
  // In order of number and revision, so the last of each is the one that stays.
  const newest = new Map(stored.map((one) => [one.id, one]));
  return [...newest.values()].map((one) => opened<Subject>(one).record).reverse();
}

/** Deletes a subject with every revision and its note; the log says so. What it held is handed back, for an undo. */
export function deleteSubject(
  store: Store,
  id: Uuid,
  circumstances: Circumstances,
): Promise<Removed<Subject> | undefined> {
  return removeRecord(store, SUBJECT, id, circumstances);
}

/** Takes a deletion back. Undefined if the subject is there. */
export function putBackSubject(
  store: Store,
  removed: Removed<Subject>,
  circumstances: Circumstances,
): Promise<Sealed<Subject> | undefined> {
  const again = (before: Sealed<Subject>, salt: string) =>
    nextSubject(before, descriptionOf(before.record), salt, circumstances.now());
  return putBackRecord(store, SUBJECT, removed, again, circumstances);
}

type Change = {description: Description; kinship: {[K in keyof ReturnType<typeof kinshipOf>]?: Subject[K] | undefined}};

function revise(
  transaction: DiaryTransaction,
  id: Uuid,
  circumstances: Circumstances,
  change: (subject: Subject) => Change,
): Promise<Sealed<Subject> | undefined> {
  const make = (before: Sealed<Subject>, salt: string) => {
    const {description, kinship} = change(before.record);
    const all = kinshipOf({...before.record, ...kinship} as Subject);
    return nextSubject(before, description, salt, circumstances.now(), all);
  };
  return reviseInside(transaction, SUBJECT, id, make, circumstances);
}

async function bothOf(
  transaction: DiaryTransaction,
  {kept, other}: {kept: Uuid; other: Uuid},
): Promise<{kept: Subject; other: Subject} | undefined> {
  if (kept === other) return undefined;
  const [first, second] = [await allOf(transaction, kept), await allOf(transaction, other)];
  const [newest, merged] = [first.at(-1), second.at(-1)];
  return newest && merged && {kept: newest, other: merged};
}

/** What was noted of `kept` before `other` was merged into it. */
async function beforeMerge(
  transaction: DiaryTransaction,
  {kept, other}: {kept: Uuid; other: Uuid},
): Promise<Description> {
  const revisions = await allOf(transaction, kept);
  const last = revisions.findLast(({mergedFrom}) => !mergedFrom?.includes(other));
  if (!last) throw new Error('a merge without a revision before it');
  return descriptionOf(last);
}

async function allOf(transaction: DiaryTransaction, id: Uuid): Promise<Subject[]> {
  const range = IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
  const stored = await transaction.objectStore('revisions').index('byRecord').getAll(range);
  // Our own sealed text, written in this database.
  return stored.filter(({kind}) => kind === 'subject').map(({json}) => JSON.parse(json) as Subject);
}
