import {utf8, utf8Text} from '../core/bytes.ts';
import type {Exhibit} from '../core/capture/exhibit.ts';
import type {CaseRecord} from '../core/custody/case.ts';
import {makeCheckpoint} from '../core/custody/checkpoint.ts';
import type {FailureCode} from '../core/errors.ts';
import type {FactsRecord} from '../core/facts/facts.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {PackCase, PackExhibit, PackInput, Scope} from '../core/pack/pack-input.ts';
import type {Say} from '../core/words.ts';
import {type CurrentCase, currentCase} from './cases.ts';
import {type Circumstances, newEntry, randomUuid} from './circumstances.ts';
import {readPart} from './exhibits.ts';
import {publicKey, signBytes} from './keys.ts';
import {appendInside, appendToLog} from './log.ts';
import type {Store} from './open-store.ts';
import type {StoredCase, StoredCheckpoint, StoredEntry, StoredExhibit} from './schema.ts';

/** What goes into a pack, and what the page that makes it brings. */
export type PackRequest = {
  /** What was ticked; undefined for the whole case. */
  exhibitIds: readonly Uuid[] | undefined;
  /** Letters before the numbers of exhibits; "" for those of the case record. */
  initials: string;
  /** Whether a pack of ticked things holds the case record too. Its summary may speak of the rest. */
  withCase?: boolean;
  circumstances: Circumstances;
  /** Makes a print picture of a part; undefined where that cannot be done. */
  readRendition: PackInput['readRendition'];
  say: Say;
  language: string;
};

type Entries = Parameters<typeof appendInside>[0];
type Snapshot = {
  packId: Uuid;
  entries: StoredEntry[];
  exhibits: StoredExhibit[];
  cases: StoredCase[];
  before: StoredCheckpoint | undefined;
};

/**
 * Begins a pack: logs `pack.begun`, reads log and records as they stand at that moment, and signs and keeps the head of
 * the log. Bytes of parts are read later, one by one.
 */
export async function beginPack(store: Store, request: PackRequest): Promise<PackInput> {
  const {exhibitIds, circumstances, withCase = false, readRendition, say, language} = request;
  const scope: Scope = exhibitIds ? 'chosen' : 'whole';
  const current = await currentCase(store, circumstances);
  const spki = await publicKey(store, current.keyId);
  if (!spki) throw new Error(`no key ${current.keyId}`);
  const snapshot = await takeSnapshot(store, current, scope, circumstances);
  const checkpoint = await keepCheckpoint(store, current, snapshot, circumstances);
  const caseRecords = inOrder(snapshot.cases);
  const chosen = snapshot.exhibits.filter(({id}) => !exhibitIds || exhibitIds.includes(id));
  return {
    packId: snapshot.packId,
    sealedAt: circumstances.now(),
    scope,
    version: circumstances.version,
    caseId: current.caseId,
    caseRecords: scope === 'whole' || withCase ? caseRecords : [],
    exhibits: await Promise.all(chosen.map((exhibit) => withFacts(store, exhibit))),
    exhibitsInCase: snapshot.exhibits.length,
    prefix: prefixOf(request.initials || (caseRecords.at(-1)?.record.keeper.initials ?? '')),
    log: snapshot.entries,
    checkpoint,
    keyId: current.keyId,
    spki,
    sign: (bytes) => signBytes(store, current.keyId, bytes),
    readPart: (id, path) => readPart(store, id, path),
    readRendition,
    say,
    language,
  };
}

/** Logs that the pack was written and found whole: every later pack vouches for its seal code. */
export async function notePackSaved(
  store: Store,
  {caseId, packId}: PackInput,
  {sealCode}: {sealCode: Hex64},
  circumstances: Circumstances,
): Promise<void> {
  const target = {kind: 'pack', id: packId} as const;
  await appendToLog(store, caseId, newEntry(circumstances, 'pack.saved', target, null, {packId, sealCode}));
}

/** Logs that the pack came to nothing. */
export async function notePackFailed(
  store: Store,
  {caseId, packId}: PackInput,
  code: FailureCode,
  circumstances: Circumstances,
): Promise<void> {
  const target = {kind: 'pack', id: packId} as const;
  await appendToLog(store, caseId, newEntry(circumstances, 'pack.failed', target, null, {packId, code}));
}

/** One transaction, so that what is saved meanwhile is neither half in the log nor half in the pack. */
async function takeSnapshot(
  store: Store,
  {caseId}: CurrentCase,
  scope: Scope,
  circumstances: Circumstances,
): Promise<Snapshot> {
  const packId = randomUuid();
  const transaction = store.transaction(['entries', 'exhibits', 'cases', 'checkpoints'], 'readwrite', {
    durability: 'strict',
  });
  const entries = transaction.objectStore('entries');
  const whole = IDBKeyRange.bound([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER]);
  const begun = newEntry(circumstances, 'pack.begun', {kind: 'pack', id: packId}, null, {packId, scope});
  await appendInside(entries as unknown as Entries, caseId, begun);
  const [lines, exhibits, cases, last] = await Promise.all([
    entries.getAll(whole),
    transaction.objectStore('exhibits').index('byOrdinal').getAll(whole),
    transaction.objectStore('cases').index('byCase').getAll(caseId),
    transaction.objectStore('checkpoints').openCursor(whole, 'prev'),
  ]);
  const before = last?.value;
  await transaction.done;
  return {packId, entries: lines, exhibits, cases, before};
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

async function withFacts(store: Store, {id, ordinal, digest, json}: StoredExhibit): Promise<PackExhibit> {
  // Our own sealed texts; the writer compares their hashes again before they go out.
  const exhibit = JSON.parse(json) as Exhibit;
  const part = exhibit.parts.find(({role}) => role === 'facts');
  const bytes = part && (await readPart(store, id, part.path));
  const text = bytes && utf8Text(bytes);
  return {id, ordinal, digest, json, exhibit, facts: text ? (JSON.parse(text) as FactsRecord) : undefined};
}

/** The first record of a case, then each that revises the one before. */
function inOrder(stored: readonly StoredCase[]): PackCase[] {
  const records = stored.map(({digest, json}): PackCase => ({digest, json, record: JSON.parse(json) as CaseRecord}));
  const byRevised = new Map(records.map((found) => [found.record.revises, found]));
  const ordered: PackCase[] = [];
  let revises: Hex64 | undefined;
  for (let next = byRevised.get(undefined); next && ordered.length < records.length; next = byRevised.get(revises)) {
    ordered.push(next);
    revises = next.digest;
  }
  return ordered;
}

/** Up to five letters; anything else would make labels that are hard to say and to type. */
function prefixOf(initials: string): string {
  const letters = initials.trim();
  return /^\p{L}{1,5}$/u.test(letters) ? letters.toUpperCase() : 'EX';
}
