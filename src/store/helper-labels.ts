// Labels that a helper gave back. Each helper's stand by themselves: nothing of the keeper's or of a record is touched.
import type {LabelsFile} from '../core/helper/labels-file.ts';
import type {LabelledCase, MatchedLabels} from '../core/helper/match-labels.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {Moment} from '../core/time.ts';
import {currentCaseId} from './current-case.ts';
import {listExhibits} from './exhibits.ts';
import {inOne} from './in-one.ts';
import {listEntries} from './log.ts';
import type {Store} from './open-store.ts';
import {wholeKind} from './revisions.ts';
import type {StoredHelperLabels} from './schema.ts';
import {subjectsOf} from './subjects.ts';

/** The labels of every helper of the current case, the last taken first. */
export async function helperLabels(store: Store): Promise<StoredHelperLabels[]> {
  const caseId = await currentCaseId(store);
  if (!caseId) return [];
  // A list is greater than any text, so these are all keys that begin with the case.
  const all = await store.getAll('helperLabels', IDBKeyRange.bound([caseId, ''], [caseId, []]));
  return all.sort((a, b) => (a.takenAt.at < b.takenAt.at ? 1 : -1));
}

/** What a file of labels is held against: the current case as it stands; undefined before there is one. */
export async function labelledCase(store: Store): Promise<LabelledCase | undefined> {
  const caseId = await currentCaseId(store);
  if (!caseId) return undefined;
  const [exhibits, incidents, subjects, entries] = await Promise.all([
    listExhibits(store, caseId),
    store.getAllFromIndex('revisions', 'byOrdinal', wholeKind(caseId, 'incident')),
    subjectsOf(store, caseId),
    listEntries(store, caseId),
  ]);
  const digests = new Map<Uuid, Set<Hex64>>();
  for (const {id, digest} of [...exhibits, ...incidents]) digests.set(id, (digests.get(id) ?? new Set()).add(digest));
  // Our own lines: a seal code stands only where a pack was saved.
  const codes = entries.flatMap(({line}) => /"sealCode":"([0-9a-f]{64})"/.exec(line)?.[1] ?? []);
  return {caseId, digests, subjects: new Set(subjects.map(({id}) => id)), sealCodes: new Set(codes)};
}

/** A file as it is kept: what of it fits the case, when it was taken, and the hash of its bytes. */
export function labelsToKeep(
  file: LabelsFile,
  {things, order}: MatchedLabels,
  takenAt: Moment,
  fileDigest: Hex64,
): StoredHelperLabels {
  const {caseId, helperId, name, madeAt, sealCode} = file;
  return {caseId, helperId, name, madeAt, takenAt, sealCode, fileDigest, things, order};
}

/** Keeps a helper's labels in place of those that they gave before, and of `instead`'s. Gives what was there, to be put back. */
export function keepHelperLabels(
  store: Store,
  labels: StoredHelperLabels,
  instead: readonly Uuid[] = [],
): Promise<StoredHelperLabels[]> {
  const {caseId, helperId} = labels;
  return replaceLabels(store, caseId, [helperId, ...instead], [labels]);
}

/** Takes a helper's labels away. Gives what was there, to be put back. */
export function removeHelperLabels(store: Store, caseId: Uuid, helperId: Uuid): Promise<StoredHelperLabels[]> {
  return replaceLabels(store, caseId, [helperId], []);
}

/** Puts some helpers' labels in place of those of others, in one; gives what was there. */
export function replaceLabels(
  store: Store,
  caseId: Uuid,
  away: readonly Uuid[],
  labels: readonly StoredHelperLabels[],
): Promise<StoredHelperLabels[]> {
  const transaction = store.transaction('helperLabels', 'readwrite', {durability: 'strict'});
  return inOne(transaction, async () => {
    const kept = transaction.objectStore('helperLabels');
    const before: StoredHelperLabels[] = [];
    for (const helperId of new Set(away)) {
      const found = await kept.get([caseId, helperId]);
      if (!found) continue;
      before.push(found);
      await kept.delete([caseId, helperId]);
    }
    for (const one of labels) await kept.put(one);
    return before;
  });
}
