import {utf8} from '../core/bytes.ts';
import type {Exhibit, Part} from '../core/capture/exhibit.ts';
import {makeCheckpoint} from '../core/custody/checkpoint.ts';
import type {Sealed} from '../core/diary/sealed-record.ts';
import type {Uuid} from '../core/ids.ts';
import {PLAIN_PREFIX, prefixFrom} from '../core/pack/numbering.ts';
import type {PackExhibit, PackInput, Rendition, Scope} from '../core/pack/pack-input.ts';
import type {Slice} from '../core/pack/print-slices.ts';
import type {Say} from '../core/words.ts';
import {inOrder} from './case-order.ts';
import {type CurrentCase, currentCase} from './cases.ts';
import {type Circumstances, newEntry, randomUuid} from './circumstances.ts';
import {readPart, readTold} from './exhibits.ts';
import {publicKey, signBytes} from './keys.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import {opened, wholeKind} from './revisions.ts';
import type {StoredCase, StoredCheckpoint, StoredEntry, StoredExhibit, StoredRevision} from './schema.ts';
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
  /** Makes a print picture of a stretch of a part's bytes; undefined where that cannot be done. */
  makeRendition(bytes: Uint8Array<ArrayBuffer>, part: Part, slice: Slice): Promise<Rendition | undefined>;
};

type Snapshot = {
  packId: Uuid;
  entries: StoredEntry[];
  exhibits: StoredExhibit[];
  cases: StoredCase[];
  incidents: StoredRevision[];
  subjects: StoredRevision[];
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
  const current = await currentCase(store, circumstances);
  const spki = await publicKey(store, current.keyId);
  if (!spki) throw new Error(`no key ${current.keyId}`);
  const snapshot = await takeSnapshot(store, current, choice.scope, circumstances);
  const checkpoint = await keepCheckpoint(store, current, snapshot, circumstances);
  const chosen = choice.scope === 'chosen' ? new Set<string>(choice.exhibitIds) : undefined;
  const caseRecords = inOrder(snapshot.cases);
  const exhibits = snapshot.exhibits.filter(({id}) => !chosen || chosen.has(id));
  return {
    packId: snapshot.packId,
    sealedAt: circumstances.now(),
    scope: choice.scope,
    version: circumstances.version,
    caseId: current.caseId,
    caseRecords: choice.scope === 'whole' || choice.withCase ? caseRecords : [],
    exhibits: await Promise.all(exhibits.map((exhibit) => withFacts(store, exhibit))),
    incidents: diaryOf(snapshot.incidents, choice, 'incidentIds'),
    subjects: diaryOf(snapshot.subjects, choice, 'subjectIds'),
    exhibitsInCase: snapshot.exhibits.length,
    prefix: prefixFrom(caseRecords.at(-1)?.record.keeper.initials ?? '') ?? PLAIN_PREFIX,
    log: snapshot.entries,
    checkpoint,
    keyId: current.keyId,
    spki,
    sign: (bytes) => signBytes(store, current.keyId, bytes),
    readPart: (id, path) => readPart(store, id, path),
    readRendition: async (id, part, slice) => {
      const bytes = await readPart(store, id, part.path);
      return bytes && surroundings.makeRendition(bytes, part, slice);
    },
    say: surroundings.say,
    language: surroundings.language,
  };
}

/** One transaction, so that what is saved meanwhile is neither half in the log nor half in the pack. */
async function takeSnapshot(
  store: Store,
  {caseId}: CurrentCase,
  scope: Scope,
  circumstances: Circumstances,
): Promise<Snapshot> {
  const packId = randomUuid();
  const transaction = store.transaction(['entries', 'exhibits', 'cases', 'checkpoints', 'revisions'], 'readwrite', {
    durability: 'strict',
  });
  const entries = transaction.objectStore('entries');
  const whole = wholeCase(caseId);
  const revisions = transaction.objectStore('revisions').index('byOrdinal');
  const [exhibits, cases, last, incidents, subjects] = await Promise.all([
    transaction.objectStore('exhibits').index('byOrdinal').getAll(whole),
    transaction.objectStore('cases').index('byCase').getAll(caseId),
    transaction.objectStore('checkpoints').openCursor(whole, 'prev'),
    revisions.getAll(wholeKind(caseId, 'incident')),
    revisions.getAll(wholeKind(caseId, 'subject')),
  ]);
  await appendInside(entries, caseId, () =>
    newEntry(circumstances, 'pack.begun', {kind: 'pack', id: packId}, null, {packId, scope}),
  );
  const lines = await entries.getAll(whole);
  const before = last?.value;
  await transaction.done;
  return {packId, entries: lines, exhibits, cases, incidents, subjects, before};
}

async function keepCheckpoint(
  store: Store,
  {caseId, keyId}: CurrentCase,
  {entries, before}: Snapshot,
  circumstances: Circumstances,
): Promise<PackInput['checkpoint']> {
  const place = {caseId, keyId, at: circumstances.now().at, before: before?.digest ?? null};
  const made = makeCheckpoint(
    place,
    entries.map(({leaf}) => leaf),
  );
  const signature = await signBytes(store, keyId, utf8(made.json));
  await store.add('checkpoints', {
    caseId,
    size: made.record.size,
    json: made.json,
    digest: made.digest,
    signature,
  });
  return {record: made.record, json: made.json, signature};
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
