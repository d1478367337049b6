import {utf8, utf8Text} from '../core/bytes.ts';
import type {Exhibit, Part} from '../core/capture/exhibit.ts';
import type {CaseRecord} from '../core/custody/case.ts';
import {makeCheckpoint} from '../core/custody/checkpoint.ts';
import type {FactsRecord} from '../core/facts/facts.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {PLAIN_PREFIX, prefixFrom} from '../core/pack/numbering.ts';
import type {PackCase, PackExhibit, PackInput, Rendition, Scope} from '../core/pack/pack-input.ts';
import type {Slice} from '../core/pack/print-slices.ts';
import type {Say} from '../core/words.ts';
import {type CurrentCase, currentCase} from './cases.ts';
import {type Circumstances, newEntry, randomUuid} from './circumstances.ts';
import {readPart} from './exhibits.ts';
import {publicKey, signBytes} from './keys.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import type {StoredCase, StoredCheckpoint, StoredEntry, StoredExhibit} from './schema.ts';
import {wholeCase} from './whole-case.ts';

/** What goes into a pack: everything, or what was ticked, with or without the case record. */
export type PackChoice = {scope: 'whole'} | {scope: 'chosen'; exhibitIds: readonly Uuid[]; withCase: boolean};

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
  const transaction = store.transaction(['entries', 'exhibits', 'cases', 'checkpoints'], 'readwrite', {
    durability: 'strict',
  });
  const entries = transaction.objectStore('entries');
  const whole = wholeCase(caseId);
  const [exhibits, cases, last] = await Promise.all([
    transaction.objectStore('exhibits').index('byOrdinal').getAll(whole),
    transaction.objectStore('cases').index('byCase').getAll(caseId),
    transaction.objectStore('checkpoints').openCursor(whole, 'prev'),
  ]);
  await appendInside(entries, caseId, () =>
    newEntry(circumstances, 'pack.begun', {kind: 'pack', id: packId}, null, {packId, scope}),
  );
  const lines = await entries.getAll(whole);
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
