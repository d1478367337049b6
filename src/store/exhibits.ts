import {utf8Text} from '../core/bytes.ts';
import type {Exhibit, Part, PartWithBytes} from '../core/capture/exhibit.ts';
import {type ExhibitDraft, sealExhibit} from '../core/capture/seal-exhibit.ts';
import type {FactsRecord} from '../core/facts/facts.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {PictureHash} from '../core/import/picture/near-twin.ts';
import type {ReadingRecord} from '../core/import/reading-record.ts';
import {commitSteps} from '../core/redaction/commit-parts.ts';
import {SEED_BYTES} from '../core/redaction/salts.ts';
import {currentCase} from './cases.ts';
import {type Circumstances, newEntry} from './circumstances.ts';
import {currentCaseId} from './current-case.ts';
import {inOne} from './in-one.ts';
import {appendInside} from './log.ts';
import type {Store} from './open-store.ts';
import {rowOf} from './row-of.ts';
import type {ExhibitRow} from './rows.ts';
import type {StoredExhibit, StoredThumbnail} from './schema.ts';
import {readyParts} from './sealed/ready.ts';
import {type JobStep, stepInside} from './unfinished.ts';
import {wholeCase} from './whole-case.ts';

/** The small picture of the lists; of a picture that was brought in, with what its near-twins are known by. */
export type SmallPicture = Omit<StoredThumbnail, 'exhibitId'> & {looks?: PictureHash};

function looks(picture: SmallPicture | undefined): Pick<ExhibitRow, 'looks'> {
  return picture?.looks ? {looks: picture.looks} : {};
}

function storedPicture({mediaType, bytes}: SmallPicture, exhibitId: Uuid): StoredThumbnail {
  return {exhibitId, mediaType, bytes};
}

/**
 * Seals the draft, with what the page said or what was read from the file: number, record, every part, list row,
 * thumbnail and log entry in one transaction, or none of them.
 * With `job`, the unfinished save that it comes from is taken on, or ends, in the same transaction; where that has ended
 * already, `JobEnded` is thrown and nothing is kept. Throws what the database throws (a full disk among it); see
 * `storeFailure`.
 */
export async function addExhibit(
  store: Store,
  draft: ExhibitDraft,
  told: FactsRecord | ReadingRecord,
  thumbnail: SmallPicture | undefined,
  circumstances: Circumstances,
  job?: JobStep,
): Promise<ExhibitRow> {
  const place = await currentCase(store, circumstances);
  const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  const committed = {...draft, parts: await committedInTurns(draft.parts, seed)};
  const parts = await readyParts(
    store,
    draft.parts.map(({part, bytes}) => ({exhibitId: draft.id, path: part.path, bytes})),
  );
  const transaction = store.transaction(
    ['exhibits', 'parts', 'rows', 'thumbnails', 'entries', 'counters', 'jobs', 'jobTiles'],
    'readwrite',
    {durability: 'strict'},
  );
  return inOne(transaction, async () => {
    // A long save ends in the case it was begun under, whichever is the current one by now.
    const caseId = (job && (await stepInside(transaction, job))) ?? place.caseId;
    const counters = transaction.objectStore('counters');
    const counter = await counters.get(caseId);
    const ordinal = (counter?.exhibits ?? 0) + 1;
    const sealed = sealExhibit(committed, {caseId, ordinal, deviceKeyId: place.keyId});
    const {id} = sealed.exhibit;
    const row = {...rowOf(sealed.exhibit, told), ...looks(thumbnail)};
    await Promise.all([
      counters.put({...counter, caseId, exhibits: ordinal}),
      transaction.objectStore('exhibits').add({id, caseId, ordinal, digest: sealed.digest, json: sealed.json, seed}),
      transaction.objectStore('rows').add(row),
      thumbnail && transaction.objectStore('thumbnails').add(storedPicture(thumbnail, id)),
      ...parts.map((part) => transaction.objectStore('parts').add(part)),
      appendInside(transaction.objectStore('entries'), caseId, () =>
        newEntry(circumstances, 'exhibit.sealed', {kind: 'exhibit', id}, sealed.digest),
      ),
    ]);
    return row;
  });
}

/** Hashing takes seconds of a long page; whoever asks the background something meanwhile is answered between steps. */
async function committedInTurns(parts: readonly PartWithBytes[], seed: Uint8Array): Promise<PartWithBytes[]> {
  const steps = commitSteps(parts, seed);
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
    await aTurn();
  }
}

/** Lets what waits have its turn. No timer: of a page that is not in front, browsers run one a second. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** How many exhibits the current case keeps. */
export async function countExhibits(store: Store): Promise<number> {
  const caseId = await currentCaseId(store);
  return caseId === undefined ? 0 : store.countFromIndex('rows', 'byOrdinal', wholeCase(caseId));
}

/** The newest rows of the current case, newest first. */
export async function latestRows(store: Store, limit: number): Promise<ExhibitRow[]> {
  const caseId = await currentCaseId(store);
  const rows: ExhibitRow[] = [];
  if (caseId === undefined) return rows;
  let cursor = await store.transaction('rows').store.index('byOrdinal').openCursor(wholeCase(caseId), 'prev');
  while (cursor && rows.length < limit) {
    rows.push(cursor.value);
    cursor = await cursor.continue();
  }
  return rows;
}

/** Every row of the current case, newest first. */
export async function allRows(store: Store): Promise<ExhibitRow[]> {
  const caseId = await currentCaseId(store);
  if (caseId === undefined) return [];
  return (await store.getAllFromIndex('rows', 'byOrdinal', wholeCase(caseId))).reverse();
}

/** An exhibit with its record, its digest, and what the page said or what was read from the file. */
export type OpenedExhibit = {
  exhibit: Exhibit;
  facts: FactsRecord | undefined;
  reading: ReadingRecord | undefined;
  digest: Hex64;
  json: string;
};

export async function openExhibit(store: Store, id: Uuid): Promise<OpenedExhibit | undefined> {
  const stored = await store.get('exhibits', id);
  if (!stored) return undefined;
  // Our own sealed text, written by `sealExhibit` in this database.
  const exhibit = JSON.parse(stored.json) as Exhibit;
  return {exhibit, digest: stored.digest, json: stored.json, ...(await readTold(store, exhibit))};
}

/** What the page said, or what was read from the file, as it was sealed with the exhibit. */
export async function readTold(
  store: Store,
  exhibit: Exhibit,
): Promise<{facts: FactsRecord | undefined; reading: ReadingRecord | undefined}> {
  const read = async (role: Part['role']) => {
    const part = exhibit.parts.find((one) => one.role === role);
    const bytes = part && (await readPart(store, exhibit.id, part.path));
    const text = bytes && utf8Text(bytes);
    return text ? JSON.parse(text) : undefined;
  };
  return {
    facts: (await read('facts')) as FactsRecord | undefined,
    reading: (await read('reading')) as ReadingRecord | undefined,
  };
}

/** Bytes of one part. */
export async function readPart(store: Store, id: Uuid, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return (await store.get('parts', [id, path]))?.bytes;
}

export function readThumbnail(store: Store, id: Uuid): Promise<StoredThumbnail | undefined> {
  return store.get('thumbnails', id);
}

/** The sealed records of a case by number, lowest first. */
export function listExhibits(store: Store, caseId: Uuid): Promise<StoredExhibit[]> {
  return store.getAllFromIndex('exhibits', 'byOrdinal', wholeCase(caseId));
}
