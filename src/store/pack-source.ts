import {utf8Text} from '../core/bytes.ts';
import type {Exhibit, Part} from '../core/capture/exhibit.ts';
import {NO_ENTRY} from '../core/custody/append-entry.ts';
import type {Sealed} from '../core/diary/sealed-record.ts';
import type {FactsRecord} from '../core/facts/facts.ts';
import type {Uuid} from '../core/ids.ts';
import type {ReadingRecord} from '../core/import/reading-record.ts';
import type {EarlierPack} from '../core/pack/belongs.ts';
import {PLAIN_PREFIX, prefixFrom} from '../core/pack/numbering.ts';
import type {PackExhibit, PackInput, PackRedaction, Recipient, Rendition, Scope} from '../core/pack/pack-input.ts';
import type {Slice} from '../core/pack/print-slices.ts';
import {type RedactedWords, shownValue} from '../core/redaction/redact-words.ts';
import type {Say} from '../core/words.ts';
import {inOrder} from './case-order.ts';
import {type CurrentCase, currentToSign, readCurrent} from './cases.ts';
import {checkpointOf, keepCheckpoint} from './checkpoints.ts';
import {type Circumstances, newEntry, randomUuid} from './circumstances.ts';
import {earlierPacks} from './earlier-packs.ts';
import {readPart, readTold} from './exhibits.ts';
import {publicKey, signBytes} from './keys.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import {openRedaction} from './redactions.ts';
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
      /** Exhibits that go in as one of their redactions shows them. An exhibit that is chosen whole too is shown whole. */
      redactionIds?: readonly Uuid[];
      /** Earlier packs, by their ids, that the exhibits are to be proved to have been in. */
      belongsTo?: readonly Uuid[];
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
  /** With a file for forensic programs. */
  forTools?: boolean;
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
  const {makeRendition, say, language, madeFor, forTools} = surroundings;
  const chosen = choice.scope === 'chosen' ? new Set<string>(choice.exhibitIds) : undefined;
  const caseRecords = inOrder(snapshot.cases);
  const redacted = choice.scope === 'chosen' ? choice.redactionIds : undefined;
  const whole = snapshot.exhibits.filter(({id}) => !chosen || chosen.has(id));
  const inPart = snapshot.exhibits.flatMap((one) => (chosen?.has(one.id) ? [] : asRedacted(one, redacted ?? [])));
  const exhibits = await Promise.all([
    ...whole.map((exhibit) => withFacts(store, exhibit)),
    ...inPart.map(([exhibit, redaction]) => withRedaction(store, exhibit, redaction, surroundings)),
  ]);
  const belongsTo = await belongingTo(store, choice, snapshot);
  return {
    scope: choice.scope,
    ...(madeFor ? {madeFor} : {}),
    ...(forTools ? {forTools} : {}),
    caseRecords: choice.scope === 'whole' || choice.withCase ? caseRecords : [],
    exhibits: exhibits.sort((a, b) => a.ordinal - b.ordinal),
    ...(choice.scope === 'whole' ? {redactions: whole.flatMap(redactionsOf)} : {}),
    ...(belongsTo.length > 0 ? {belongsTo} : {}),
    incidents: diaryOf(snapshot.incidents, choice, 'incidentIds'),
    subjects: diaryOf(snapshot.subjects, choice, 'subjectIds'),
    exhibitsInCase: snapshot.exhibits.length,
    prefix: prefixFrom(caseRecords.at(-1)?.record.keeper.initials ?? '') ?? PLAIN_PREFIX,
    log: snapshot.entries,
    // Every head that was ever given out was kept: with a receipt, for a time, of a pack.
    given: snapshot.checkpoints.map(({size}) => size),
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

/** The redactions of an exhibit that were not deleted. */
function redactionsOf({id, ordinal, redactions = []}: StoredExhibit): PackRedaction[] {
  return redactions
    .filter(({removedAt}) => !removedAt)
    .map((one) => ({exhibitId: id, ordinal, digest: one.digest, json: one.json, record: openRedaction(one)}));
}

/** The exhibit with the first of the wanted redactions that is one of it. */
function asRedacted(exhibit: StoredExhibit, wanted: readonly Uuid[]): [StoredExhibit, PackRedaction][] {
  const redaction = redactionsOf(exhibit).find(({record}) => wanted.includes(record.id));
  return redaction ? [[exhibit, redaction]] : [];
}

/** What is left of an exhibit: the report is made from nothing that is hidden. */
async function withRedaction(
  store: Store,
  stored: StoredExhibit,
  redaction: PackRedaction,
  {say}: PackSurroundings,
): Promise<PackExhibit> {
  const {id, ordinal, digest, json} = stored;
  const exhibit = JSON.parse(json) as Exhibit;
  const left = async <T>(role: 'facts' | 'reading'): Promise<T | undefined> => {
    const part = exhibit.parts.find((one) => one.role === role);
    if (!part) return undefined;
    const copy = redaction.record.parts.find(({derivedFrom}) => derivedFrom === part.sha256);
    const path = copy?.path ?? (redaction.record.shown.includes(part.path) ? part.path : undefined);
    const bytes = path && (await readPart(store, id, path));
    const text = bytes && utf8Text(bytes);
    if (!text) return undefined;
    // Our own records, written by this product in this database.
    return copy
      ? shownValue<T>((JSON.parse(text) as RedactedWords).record, say('report_keeperHid'))
      : (JSON.parse(text) as T);
  };
  const [facts, reading] = [await left<FactsRecord>('facts'), await left<ReadingRecord>('reading')];
  return {id, ordinal, digest, json, exhibit, facts, redaction, ...(reading ? {reading} : {})};
}

async function belongingTo(store: Store, choice: PackChoice, {cases}: Snapshot): Promise<EarlierPack[]> {
  const wanted = choice.scope === 'chosen' ? (choice.belongsTo ?? []) : [];
  const caseId = cases[0]?.caseId;
  if (wanted.length === 0 || !caseId) return [];
  return (await earlierPacks(store, caseId)).filter(({packId}) => wanted.includes(packId));
}
