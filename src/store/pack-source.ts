import type {Exhibit, Part} from '../core/capture/exhibit.ts';
import {NO_ENTRY} from '../core/custody/append-entry.ts';
import type {Sealed} from '../core/diary/sealed-record.ts';
import type {Uuid} from '../core/ids.ts';
import {PLAIN_PREFIX, prefixFrom} from '../core/pack/numbering.ts';
import type {PackExhibit, PackInput, Recipient, Rendition, Scope} from '../core/pack/pack-input.ts';
import type {Slice} from '../core/pack/print-slices.ts';
import type {Say} from '../core/words.ts';
import {inOrder} from './case-order.ts';
import {type CurrentCase, currentToSign, readCurrent} from './cases.ts';
import {checkpointOf, keepCheckpoint} from './checkpoints.ts';
import {type Circumstances, newEntry, randomUuid} from './circumstances.ts';
import {readPart, readTold} from './exhibits.ts';
import {publicKey, signBytes} from './keys.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import {nameKeyInside} from './replace-key.ts';
import {opened, wholeKind} from './revisions.ts';
import type {StoredCase, StoredCheckpoint, StoredEntry, StoredExhibit, StoredRevision} from './schema.ts';
import {timedHeads} from './timed-checkpoints.ts';
import {wholeCase} from './whole-case.ts';

/** What goes into a pack: everything, or what was ticked, with or without the case record. */
export type PackChoice =
  | {scope: 'whole'}
  | {
      scope: 'chosen';
      exhibitIds: readonly Uuid[];
      /** Incidents and subjects, each with all its revisions; left out: none. */
      incidentIds?: readonly Uuid[];
      subjectIds?: readonly Uuid[];
      withCase: boolean;
    };

/** What the page that makes the pack brings: words, and pictures small enough for print. */
export type PackSurroundings = {
  say: Say;
  language: string;
  /** For whom it is; said on the cover of the report only. */
  madeFor?: Recipient;
  /** Makes a print picture of a stretch of a part's bytes; undefined where that cannot be done. */
  makeRendition(bytes: Uint8Array<ArrayBuffer>, part: Part, slice: Slice): Promise<Rendition | undefined>;
};

type Snapshot = {
  entries: StoredEntry[];
  exhibits: StoredExhibit[];
  cases: StoredCase[];
  incidents: StoredRevision[];
  subjects: StoredRevision[];
  checkpoints: StoredCheckpoint[];
  before: StoredCheckpoint | undefined;
};

/**
 * Begins a pack: logs `pack.begun`, reads log and records as they stand at that moment, and signs and keeps the head of
 * the log. Bytes of parts are read later, one by one.
 */
export async function beginPack(
  store: Store,
  choice: PackChoice,
  surroundings: PackSurroundings,
  circumstances: Circumstances,
): Promise<PackInput> {
  const current = await currentToSign(store, circumstances);
  const packId = randomUuid();
  const snapshot = await takeSnapshot(store, current, {packId, scope: choice.scope}, circumstances);
  const {record, json, signature} = await keepCheckpoint(store, current, snapshot, circumstances);
  return {
    ...(await contentOf(store, choice, snapshot, surroundings)),
    packId,
    sealedAt: circumstances.now(),
    version: circumstances.version,
    caseId: current.caseId,
    checkpoint: {record, json, signature},
    timed: timedHeads(snapshot.checkpoints, current.keyId),
    keyId: current.keyId,
    spki: current.spki,
    sign: (bytes) => signBytes(store, current.keyId, bytes),
  };
}

/**
 * What the pack would be made from if it were begun now: nothing is logged, signed, kept or opened by looking. Its number,
 * time and the head of its log are not those that the pack will have. Undefined before the first thing is kept.
 */
export async function previewPack(
  store: Store,
  choice: PackChoice,
  surroundings: PackSurroundings,
  circumstances: Circumstances,
): Promise<PackInput | undefined> {
  const found = await readCurrent(store);
  if (!found) return undefined;
  // A key that is gone is replaced when a pack is made, not by looking.
  const current = {caseId: found.caseId, keyId: found.keyId ?? NO_ENTRY};
  const spki = (await publicKey(store, current.keyId)) ?? new Uint8Array(0);
  const snapshot = await readSnapshot(beginSnapshot(store), current.caseId);
  const {json, record} = checkpointOf(current, snapshot, circumstances);
  return {
    ...(await contentOf(store, choice, snapshot, surroundings)),
    packId: randomUuid(),
    sealedAt: circumstances.now(),
    version: circumstances.version,
    caseId: current.caseId,
    checkpoint: {record, json, signature: new Uint8Array()},
    timed: timedHeads(snapshot.checkpoints, current.keyId),
    keyId: current.keyId,
    spki,
    sign: () => Promise.reject(new Error('a preview is not signed')),
  };
}

type Content = Omit<PackInput, 'packId' | 'sealedAt' | 'version' | 'caseId' | 'checkpoint' | 'keyId' | 'spki' | 'sign'>;

/** The chosen records of a snapshot, with the ways to their bytes. */
async function contentOf(
  store: Store,
  choice: PackChoice,
  snapshot: Snapshot,
  surroundings: PackSurroundings,
): Promise<Content> {
  const {makeRendition, say, language, madeFor} = surroundings;
  const chosen = choice.scope === 'chosen' ? new Set<string>(choice.exhibitIds) : undefined;
  const caseRecords = inOrder(snapshot.cases);
  const exhibits = snapshot.exhibits.filter(({id}) => !chosen || chosen.has(id));
  return {
    scope: choice.scope,
    ...(madeFor ? {madeFor} : {}),
    caseRecords: choice.scope === 'whole' || choice.withCase ? caseRecords : [],
    exhibits: await Promise.all(exhibits.map((exhibit) => withFacts(store, exhibit))),
    incidents: diaryOf(snapshot.incidents, choice, 'incidentIds'),
    subjects: diaryOf(snapshot.subjects, choice, 'subjectIds'),
    exhibitsInCase: snapshot.exhibits.length,
    prefix: prefixFrom(caseRecords.at(-1)?.record.keeper.initials ?? '') ?? PLAIN_PREFIX,
    log: snapshot.entries,
    readPart: (id, path) => readPart(store, id, path),
    readRendition: async (id, part, slice) => {
      const bytes = await readPart(store, id, part.path);
      return bytes && makeRendition(bytes, part, slice);
    },
    say,
    language,
  };
}

function beginSnapshot(store: Store) {
  return store.transaction(['entries', 'exhibits', 'cases', 'checkpoints', 'revisions'], 'readwrite', {
    durability: 'strict',
  });
}

/** One transaction, so that what is saved meanwhile is neither half in the log nor half in the pack. */
async function takeSnapshot(
  store: Store,
  current: CurrentCase,
  {packId, scope}: {packId: Uuid; scope: Scope},
  circumstances: Circumstances,
): Promise<Snapshot> {
  const transaction = beginSnapshot(store);
  const entries = transaction.objectStore('entries');
  const {caseId} = current;
  const read = await readSnapshot(transaction, caseId);
  await nameKeyInside(entries, read.entries, current, circumstances);
  await appendInside(entries, caseId, () =>
    newEntry(circumstances, 'pack.begun', {kind: 'pack', id: packId}, null, {packId, scope}),
  );
  const lines = await entries.getAll(wholeCase(caseId));
  await transaction.done;
  return {...read, entries: lines};
}

/** Every record of a case as it stands in the transaction. */
async function readSnapshot(transaction: ReturnType<typeof beginSnapshot>, caseId: Uuid): Promise<Snapshot> {
  const whole = wholeCase(caseId);
  const revisions = transaction.objectStore('revisions').index('byOrdinal');
  const [entries, exhibits, cases, checkpoints, incidents, subjects] = await Promise.all([
    transaction.objectStore('entries').getAll(whole),
    transaction.objectStore('exhibits').index('byOrdinal').getAll(whole),
    transaction.objectStore('cases').index('byCase').getAll(caseId),
    transaction.objectStore('checkpoints').getAll(whole),
    revisions.getAll(wholeKind(caseId, 'incident')),
    revisions.getAll(wholeKind(caseId, 'subject')),
  ]);
  return {entries, exhibits, cases, incidents, subjects, checkpoints, before: checkpoints.at(-1)};
}

/** The chosen records, every revision of each; all of them in a whole pack. */
function diaryOf<T>(
  stored: readonly StoredRevision[],
  choice: PackChoice,
  member: 'incidentIds' | 'subjectIds',
): Sealed<T>[] {
  const chosen = choice.scope === 'chosen' ? new Set<string>(choice[member] ?? []) : undefined;
  return stored.filter(({id}) => !chosen || chosen.has(id)).map((one) => opened<T>(one));
}

async function withFacts(store: Store, {id, ordinal, digest, json}: StoredExhibit): Promise<PackExhibit> {
  // Our own sealed text; the writer compares its hash again before it goes out.
  const exhibit = JSON.parse(json) as Exhibit;
  const {facts, reading} = await readTold(store, exhibit);
  return {id, ordinal, digest, json, exhibit, facts, ...(reading ? {reading} : {})};
}
