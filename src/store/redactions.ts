// Copies of a kept thing with places hidden. Each is a sealed record of its own in the log; the thing itself never changes.
import {type Bytes, utf8Text} from '../core/bytes.ts';
import type {Exhibit, Part, Rect} from '../core/capture/exhibit.ts';
import {wellFormed} from '../core/capture/well-formed.ts';
import {type Failure, failure} from '../core/errors.ts';
import type {Json} from '../core/hash/canonical-json.ts';
import type {Uuid} from '../core/ids.ts';
import {pngHead} from '../core/png/read-png.ts';
import type {Pixels} from '../core/redaction/redact-picture.ts';
import type {Redaction} from '../core/redaction/redaction.ts';
import {
  type MaskedCopy,
  pictureCopy,
  type RedactionHead,
  sealRedaction,
  wordsCopy,
} from '../core/redaction/seal-redaction.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {currentCase} from './cases.ts';
import {type Circumstances, newEntry, randomSalt, randomUuid} from './circumstances.ts';
import {readPart} from './exhibits.ts';
import {inOne} from './in-one.ts';
import {appendInside} from './log.ts';
import {type Store, storeFailure} from './open-store.ts';
import type {StoredExhibit, StoredRedaction} from './schema.ts';

/** What is hidden, what is shown whole, and why. Whatever is in neither is withheld. */
export type RedactionOrder = {
  exhibitId: Uuid;
  /** Masks are made larger to whole tiles. */
  pictures: readonly {path: string; rects: readonly Rect[]}[];
  /** `hidden`: numbers of leaves, as `wordLeaves` gives them. The record's own salt is always hidden. */
  words: readonly {path: string; hidden: readonly number[]}[];
  /** Paths of original parts. */
  shown: readonly string[];
  /** The keeper's words for the reader, "" for none. */
  saysWhy: string;
};

/** Pixels of a picture that is no plain PNG, as the browser shows them; undefined where it cannot show it. */
export type DecodePicture = (bytes: Bytes, part: Part) => Promise<Pixels | undefined>;

/** Makes the copies and seals them: files, record and log entry in one transaction, or none of them. */
export async function makeRedaction(
  store: Store,
  order: RedactionOrder,
  circumstances: Circumstances,
  decode: DecodePicture = async () => undefined,
): Promise<Result<StoredRedaction>> {
  const stored = await store.get('exhibits', order.exhibitId);
  if (!stored) return failed(failure('notFound'));
  let copies: MaskedCopy[];
  try {
    copies = await makeCopies(store, stored, order, decode);
  } catch (error) {
    return failed(failure('redactionFailed', error));
  }
  const {keyId} = await currentCase(store, circumstances);
  try {
    return ok(await keepCopies(store, stored, order, copies, {...circumstances, keyId}));
  } catch (error) {
    return failed(await keepingFailure(error, copies));
  }
}

async function keepingFailure(error: unknown, copies: readonly MaskedCopy[]): Promise<Failure> {
  const bytes = copies.reduce((sum, copy) => sum + copy.bytes.length + (copy.proof?.bytes.length ?? 0), 0);
  const known = await storeFailure(error, bytes);
  return known.code === 'diskFull' ? known : failure('redactionFailed', error);
}

async function makeCopies(
  store: Store,
  {id, json, seed}: StoredExhibit,
  {pictures, words}: RedactionOrder,
  decode: DecodePicture,
): Promise<MaskedCopy[]> {
  const {parts} = JSON.parse(json) as Exhibit; // our own sealed text
  const open = async (path: string): Promise<{part: Part; bytes: Bytes}> => {
    const part = parts.find((one) => one.path === path);
    const bytes = part && (await readPart(store, id, path));
    if (!bytes) throw new Error(`${path} is not there`);
    return {part, bytes};
  };
  const copies: MaskedCopy[] = [];
  for (const {path, rects} of pictures) {
    const {part, bytes} = await open(path);
    const original = pngHead(bytes) ? bytes : await decode(bytes, part);
    if (!original) throw new Error(`${path} cannot be shown`);
    copies.push(pictureCopy(part, original, rects, seed));
  }
  for (const {path, hidden} of words) {
    const {part, bytes} = await open(path);
    const record = JSON.parse(utf8Text(bytes) ?? 'null') as Json; // our own sealed text
    copies.push(wordsCopy(part, id, record, new Set(hidden), seed));
  }
  return copies;
}

async function keepCopies(
  store: Store,
  {id, caseId, digest: exhibitDigest}: StoredExhibit,
  {shown, saysWhy}: RedactionOrder,
  copies: readonly MaskedCopy[],
  circumstances: Circumstances & {keyId: RedactionHead['deviceKeyId']},
): Promise<StoredRedaction> {
  const transaction = store.transaction(['exhibits', 'parts', 'entries'], 'readwrite', {durability: 'strict'});
  return inOne(transaction, async () => {
    const exhibits = transaction.objectStore('exhibits');
    const exhibit = await exhibits.get(id);
    if (!exhibit) throw new Error('it was deleted meanwhile');
    const number = (exhibit.lastRedaction ?? 0) + 1;
    const head: RedactionHead = {
      ...{id: randomUuid(), caseId, salt: randomSalt(), exhibitId: id, exhibitDigest, number},
      madeAt: circumstances.now(),
      madeBy: {product: 'Holdfast', version: circumstances.version, buildSha256: null},
      deviceKeyId: circumstances.keyId,
      saysWhy: wellFormed(saysWhy).value,
      shown: [...shown],
    };
    const {record, json, digest, files} = sealRedaction(head, copies);
    const redaction: StoredRedaction = {id: record.id, number, digest, json};
    const redactions = [...(exhibit.redactions ?? []), redaction];
    await Promise.all([
      exhibits.put({...exhibit, redactions, lastRedaction: number}),
      ...files.map(({path, bytes}) => transaction.objectStore('parts').add({exhibitId: id, path, bytes})),
      appendInside(transaction.objectStore('entries'), caseId, () =>
        newEntry(circumstances, 'redaction.made', {kind: 'redaction', id: record.id}, digest, {
          from: exhibitDigest,
          to: digest,
        }),
      ),
    ]);
    return redaction;
  });
}

/** The redactions of an exhibit, first made first; deleted ones say so. */
export async function listRedactions(store: Store, exhibitId: Uuid): Promise<StoredRedaction[]> {
  return (await store.get('exhibits', exhibitId))?.redactions ?? [];
}

/** The record of a redaction: our own sealed text. */
export function openRedaction({json}: StoredRedaction): Redaction {
  return JSON.parse(json) as Redaction;
}

/** Deletes a redaction: no later pack has it, and the log keeps that it was there. It can be put back. */
export function deleteRedaction(
  store: Store,
  exhibitId: Uuid,
  id: Uuid,
  circumstances: Circumstances,
): Promise<boolean> {
  return changeRedaction(store, exhibitId, id, 'record.deleted', circumstances);
}

/** Takes the deletion back; false if there is nothing to put back. */
export function putBackRedaction(
  store: Store,
  exhibitId: Uuid,
  id: Uuid,
  circumstances: Circumstances,
): Promise<boolean> {
  return changeRedaction(store, exhibitId, id, 'record.putBack', circumstances);
}

function changeRedaction(
  store: Store,
  exhibitId: Uuid,
  id: Uuid,
  type: 'record.deleted' | 'record.putBack',
  circumstances: Circumstances,
): Promise<boolean> {
  const transaction = store.transaction(['exhibits', 'entries'], 'readwrite', {durability: 'strict'});
  return inOne(transaction, async () => {
    const exhibits = transaction.objectStore('exhibits');
    const exhibit = await exhibits.get(exhibitId);
    const found = exhibit?.redactions?.find((one) => one.id === id);
    if (!exhibit || !found || (found.removedAt !== undefined) === (type === 'record.deleted')) return false;
    const {removedAt: _, ...kept} = found;
    const changed = type === 'record.deleted' ? {...found, removedAt: circumstances.now()} : kept;
    const redactions = exhibit.redactions?.map((one) => (one.id === id ? changed : one));
    await Promise.all([
      exhibits.put({...exhibit, ...(redactions ? {redactions} : {})}),
      appendInside(transaction.objectStore('entries'), exhibit.caseId, () =>
        newEntry(circumstances, type, {kind: 'redaction', id}, found.digest),
      ),
    ]);
    return true;
  });
}

/** Removes a deleted redaction for good, with its files. One that is not deleted is left alone. */
export async function removeRedactionForGood(store: Store, exhibitId: Uuid, id: Uuid): Promise<void> {
  const transaction = store.transaction(['exhibits', 'parts'], 'readwrite', {durability: 'strict'});
  await inOne(transaction, async () => {
    const exhibit = await transaction.objectStore('exhibits').get(exhibitId);
    const found = exhibit?.redactions?.find((one) => one.id === id);
    if (!exhibit || !found?.removedAt) return;
    const redactions = exhibit.redactions?.filter((one) => one.id !== id) ?? [];
    const parts = transaction.objectStore('parts');
    await Promise.all([
      transaction.objectStore('exhibits').put({...exhibit, redactions}),
      ...redactionFiles(found).map((path) => parts.delete([exhibitId, path])),
    ]);
  });
}

/** Paths of the files of a redaction inside its exhibit's folder. */
export function redactionFiles(redaction: StoredRedaction): string[] {
  return openRedaction(redaction).parts.flatMap(({path, proof}) => [path, ...(proof ? [proof.path] : [])]);
}
