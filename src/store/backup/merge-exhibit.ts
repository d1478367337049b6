// One exhibit out of a backup, with its files, in one transaction.
import {derivedUuid} from '../../core/backup/relate-logs.ts';
import {type Bytes, utf8, utf8Text} from '../../core/bytes.ts';
import type {Exhibit} from '../../core/capture/exhibit.ts';
import type {FactsRecord} from '../../core/facts/facts.ts';
import {sha256Hex} from '../../core/hash/sha256.ts';
import type {Uuid} from '../../core/ids.ts';
import type {ReadingRecord} from '../../core/import/reading-record.ts';
import {parseCanonical, parseCanonicalText} from '../../core/verify/parse/parse-canonical.ts';
import {exhibitShape, factsShape, readingShape} from '../../core/verify/parse/records.ts';
import {inOne} from '../in-one.ts';
import type {Store} from '../open-store.ts';
import {rowOf} from '../row-of.ts';
import type {ExhibitRow} from '../rows.ts';
import type {StoredExhibit} from '../schema.ts';
import {differsSetting} from './apart.ts';
import {joinedNotes} from './merge-diary.ts';
import {type Place, tookLog} from './merge-logs.ts';
import type {RestoreTally} from './restore-tally.ts';
import type {AboutExhibit} from './stored-shapes.ts';

type Work = {store: Store; tally: RestoreTally; write: boolean};
type Files = ReadonlyMap<string, Bytes>;

const STORES = ['exhibits', 'parts', 'rows', 'thumbnails', 'notes', 'exhibitTags', 'removed', 'settings'] as const;

function begin(store: Store) {
  return store.transaction([...STORES], 'readwrite', {durability: 'strict'});
}
type ExhibitTransaction = ReturnType<typeof begin>;

/** Takes in one exhibit, or what is missing of it; `place` is where its case's records go. */
export async function mergeExhibit(
  {store, tally, write}: Work,
  place: Place,
  about: AboutExhibit,
  files: Files,
): Promise<void> {
  const row = rowFrom(about, files);
  if (!row) {
    tally.broken += 1;
    return;
  }
  const transaction = begin(store);
  await inOne(transaction, async () => {
    const aim = await aimOf(transaction, place, about);
    count(tally, aim, about, files);
    if (!write) return;
    if (aim.kind === 'here') {
      await addWhatIsMissing(transaction, about, files);
      await addRedactions(transaction, about.exhibit, place);
    }
    if (aim.kind === 'own') await put(transaction, about, files, row, {id: about.exhibit.id, caseId: place.caseId});
    if (aim.kind === 'apart') {
      await put(transaction, about, files, row, {id: aim.id, caseId: place.apart});
      const setting = differsSetting(place, tally);
      if (setting) await transaction.objectStore('settings').put(setting.value, setting.key);
    }
  });
}

type Aim = {kind: 'here' | 'own' | 'stayDeleted'} | {kind: 'apart'; id: Uuid};

async function aimOf(transaction: ExhibitTransaction, place: Place, {exhibit, removedAt}: AboutExhibit): Promise<Aim> {
  const {id, digest, ordinal} = exhibit;
  const [live, away, inItsPlace] = await Promise.all([
    transaction.objectStore('exhibits').get(id),
    transaction.objectStore('removed').get(id),
    transaction.objectStore('exhibits').index('byOrdinal').get([place.caseId, ordinal]),
  ]);
  const there = live ?? (away?.kind === 'exhibit' ? away.exhibit : undefined);
  if (there && there.digest !== digest) return apartAs(transaction, place, derivedUuid(place.apart, id), digest);
  if (live) return {kind: 'here'};
  // What was put back where the log went on is put back here too.
  if (away) return {kind: tookLog(place) && removedAt === null ? 'own' : 'here'};
  const isOwn = tookLog(place) || place.here.records.has(digest);
  if (isOwn && !tookLog(place) && place.here.deleted.has(digest)) return {kind: 'stayDeleted'};
  return isOwn && !inItsPlace ? {kind: 'own'} : apartAs(transaction, place, id, digest);
}

async function apartAs(transaction: ExhibitTransaction, place: Place, id: Uuid, digest: string): Promise<Aim> {
  const there = await transaction.objectStore('exhibits').get(id);
  return there?.digest === digest && there.caseId === place.apart ? {kind: 'here'} : {kind: 'apart', id};
}

function count(tally: RestoreTally, aim: Aim, {removedAt}: AboutExhibit, files: Files): void {
  if (aim.kind === 'here') tally.here.exhibits += removedAt ? 0 : 1;
  else if (aim.kind === 'stayDeleted') tally.stayDeleted += 1;
  else {
    for (const bytes of files.values()) tally.newBytes += bytes.length;
    if (removedAt) tally.deleted += 1;
    else if (aim.kind === 'own') tally.added.exhibits += 1;
    else tally.apart.exhibits += 1;
  }
}

/** The list row, if record and files are what was sealed; a file that was lost before the backup was made is no fault of it. */
function rowFrom({exhibit: stored, looks}: AboutExhibit, files: Files): ExhibitRow | undefined {
  const parsed = parseCanonicalText(stored.json, exhibitShape);
  if (!parsed.ok || sha256Hex(utf8(stored.json)) !== stored.digest) return undefined;
  const exhibit = parsed.value;
  const isWhole = exhibit.parts.every(({path, sha256, bytes}) => {
    const file = files.get(path);
    return file === undefined || (file.length === bytes && sha256Hex(file) === sha256);
  });
  const told = isWhole ? toldOf(exhibit, files) : undefined;
  try {
    return told && {...rowOf(exhibit, told), ...(looks ? {looks} : {})};
  } catch (error) {
    // Its head was looked at; a hostile one may still lack what no shape asks for.
    console.warn('backup: no row of', stored.id, error);
    return undefined;
  }
}

function toldOf(exhibit: Exhibit, files: Files): FactsRecord | ReadingRecord | undefined {
  const bytesOf = (role: 'facts' | 'reading') =>
    files.get(exhibit.parts.find((part) => part.role === role)?.path ?? '') ?? new Uint8Array();
  // Covered by the sealed record's hash: written whole by the product, and its head is looked at here.
  if (parseCanonical(bytesOf('facts'), factsShape).ok)
    return JSON.parse(utf8Text(bytesOf('facts')) ?? '') as FactsRecord;
  if (parseCanonical(bytesOf('reading'), readingShape).ok) {
    return JSON.parse(utf8Text(bytesOf('reading')) ?? '') as ReadingRecord;
  }
  return undefined;
}

async function put(
  transaction: ExhibitTransaction,
  about: AboutExhibit,
  files: Files,
  rowHere: ExhibitRow,
  at: {id: Uuid; caseId: Uuid},
): Promise<void> {
  const exhibit = {...about.exhibit, ...at};
  const row = {...rowHere, ...at};
  const small = about.thumbnail && {...about.thumbnail, exhibitId: at.id};
  const writes: Promise<unknown>[] = [...files].map(([path, bytes]) =>
    transaction.objectStore('parts').put({exhibitId: at.id, path, bytes}),
  );
  if (about.removedAt) {
    const note = about.note?.text ?? '';
    const common = {...at, removedAt: about.removedAt, note, kind: 'exhibit' as const};
    writes.push(transaction.objectStore('removed').put({...common, row, exhibit, thumbnail: small, tags: about.tags}));
  } else {
    writes.push(transaction.objectStore('removed').delete(at.id));
    writes.push(transaction.objectStore('exhibits').put(exhibit), transaction.objectStore('rows').put(row));
    if (small) writes.push(transaction.objectStore('thumbnails').put(small));
    if (about.note) writes.push(transaction.objectStore('notes').put({exhibitId: at.id, ...about.note}));
    if (about.tags.length > 0)
      writes.push(transaction.objectStore('exhibitTags').put({exhibitId: at.id, tags: about.tags}));
  }
  await Promise.all(writes);
}

/** What is here already keeps what it has; files that were lost, words and labels of the backup come to it. */
async function addWhatIsMissing(transaction: ExhibitTransaction, about: AboutExhibit, files: Files): Promise<void> {
  const {id} = about.exhibit;
  const [isLive, note, tags, thumbnail, ...there] = await Promise.all([
    transaction.objectStore('exhibits').count(id),
    transaction.objectStore('notes').get(id),
    transaction.objectStore('exhibitTags').get(id),
    transaction.objectStore('thumbnails').count(id),
    ...[...files.keys()].map((path) => transaction.objectStore('parts').count([id, path])),
  ]);
  for (const [i, [path, bytes]] of [...files].entries()) {
    if (there[i] === 0) await transaction.objectStore('parts').put({exhibitId: id, path, bytes});
  }
  if (isLive === 0) return;
  if (about.thumbnail && thumbnail === 0) {
    await transaction.objectStore('thumbnails').put({exhibitId: id, ...about.thumbnail});
  }
  const words = about.note && joinedNotes(note?.text, about.note.text);
  if (about.note && words && words !== note?.text) {
    await transaction.objectStore('notes').put({exhibitId: id, text: words, changedAt: about.note.changedAt});
  }
  const all = [...new Set([...(tags?.tags ?? []), ...about.tags])];
  if (all.length > (tags?.tags.length ?? 0))
    await transaction.objectStore('exhibitTags').put({exhibitId: id, tags: all});
}

/**
 * What the exhibit here did not have of its seed and its redactions: only such redactions as the log here knows, since no
 * pack may hold one that it does not. Where the log of the backup was taken over, what it says was deleted is.
 */
async function addRedactions(transaction: ExhibitTransaction, theirs: StoredExhibit, place: Place): Promise<void> {
  const [live, away] = await Promise.all([
    transaction.objectStore('exhibits').get(theirs.id),
    transaction.objectStore('removed').get(theirs.id),
  ]);
  const ours = live ?? (away?.kind === 'exhibit' ? away.exhibit : undefined);
  if (!ours) return;
  const known = (theirs.redactions ?? []).filter(({digest}) => tookLog(place) || place.here.records.has(digest));
  const both = new Map((ours.redactions ?? []).map((one) => [one.number, one]));
  for (const one of known) if (tookLog(place) || !both.has(one.number)) both.set(one.number, one);
  const redactions = [...both.values()].toSorted((a, b) => a.number - b.number);
  const lastRedaction = Math.max(ours.lastRedaction ?? 0, theirs.lastRedaction ?? 0);
  const seed = ours.seed ?? theirs.seed;
  const merged: StoredExhibit = {
    ...ours,
    ...(seed ? {seed} : {}),
    ...(lastRedaction > 0 ? {redactions, lastRedaction} : {}),
  };
  if (live) await transaction.objectStore('exhibits').put(merged);
  else if (away?.kind === 'exhibit') await transaction.objectStore('removed').put({...away, exhibit: merged});
}
