import type {DBSchema} from 'idb';
import type {Bytes} from '../core/bytes.ts';
import type {HelperThing} from '../core/helper/labels-file.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {KeptTime} from '../core/pack/seal-times.ts';
import type {Instant, Moment} from '../core/time.ts';
import type {DiaryRow, IncidentRow, SubjectRow} from './diary-rows.ts';
import type {ExhibitRow} from './rows.ts';

export const STORE_NAME = 'holdfast';
export const STORE_VERSION = 5;

/**
 * One record of a case. `json` is the canonical text whose SHA-256 is `digest`.
 * Sealed records are kept as text: what was hashed is what is stored.
 */
export type StoredCase = {digest: Hex64; caseId: Uuid; json: string};
/**
 * The sealed record of an exhibit. Beside it, and never in a pack: `seed`, the random 32 bytes that the salts of its trees
 * come from (who has it can try what is masked; exhibits of before have none), and its redactions.
 */
export type StoredExhibit = {
  id: Uuid;
  caseId: Uuid;
  ordinal: number;
  digest: Hex64;
  json: string;
  seed?: Bytes;
  redactions?: StoredRedaction[];
  /** The highest number that a redaction of it was ever given. */
  lastRedaction?: number;
};
/** A redaction of an exhibit, as sealed; its files lie in `parts` under the exhibit. `removedAt`: deleted, and can be put back. */
export type StoredRedaction = {id: Uuid; number: number; digest: Hex64; json: string; removedAt?: Moment};
export type StoredPart = {exhibitId: Uuid; path: string; bytes: Bytes};
export type StoredThumbnail = {exhibitId: Uuid; mediaType: string; bytes: Bytes};
/** The keeper's own words on an exhibit. They never enter a pack: nothing in `core/pack` can reach this. */
export type StoredNote = {exhibitId: Uuid; text: string; changedAt: Instant};
export type StoredEntry = {caseId: Uuid; seq: number; line: string; leaf: Hex64};
export type StoredCheckpoint = {
  caseId: Uuid;
  size: number;
  json: string;
  digest: Hex64;
  signature: Bytes;
  /** Times from outside for `signature`; absent where none came. */
  times?: readonly KeptTime[];
};
/** `pkcs8` lies here in the clear until the vault wraps it; see docs/decisions.md. */
export type StoredKey = {keyId: Hex64; spki: Bytes; pkcs8: Bytes; madeAt: Instant};
/** The highest number ever given; without incidents or subjects the member is not there. */
export type StoredCounter = {caseId: Uuid; exhibits: number; incidents?: number; subjects?: number};
/**
 * A long save that has not ended. `state` is its maker's own. `worker` marks the run of the background script that
 * works on it: under another mark it is dead.
 */
export type StoredJob = {
  id: Uuid;
  /** The case it was begun under, and that it ends in; absent where there was none yet. */
  caseId?: Uuid;
  kind: 'capture' | 'collect';
  tabId: number;
  session: Uuid;
  worker: Uuid;
  startedAt: Moment;
  state: unknown;
  /** How often it was tried to end it after its worker's death, and why that did not work; "" if not known. */
  tries: number;
  trouble: string;
};
export type StoredTile = {jobId: Uuid; n: number; bytes: Bytes; meta: unknown};

/** One revision of an incident or a subject, as sealed. */
export type StoredRevision = {
  digest: Hex64;
  kind: 'incident' | 'subject';
  id: Uuid;
  caseId: Uuid;
  ordinal: number;
  revision: number;
  json: string;
};
/**
 * What is being written and is no record yet, as it was typed. `about` is the record that it changes, null for a new one;
 * `content` is its form's own. Of a case, `content.part` says which form it is.
 */
export type StoredDraft = {
  id: Uuid;
  kind: 'incident' | 'subject' | 'case';
  about: Uuid | null;
  /** The case it was begun under, and that it ends in; absent where there was none yet. */
  caseId?: Uuid;
  startedAt: Moment;
  changedAt: Moment;
  content: unknown;
};
/** The keeper's own words on an incident or a subject. They never enter a pack: nothing in `core/pack` can reach this. */
export type StoredDiaryNote = {recordId: Uuid; text: string; changedAt: Instant};

/** Words that the keeper sorts exhibits by. A sealed record never changes, so they stand beside it, and enter no pack. */
export type StoredTags = {exhibitId: Uuid; tags: string[]};
/**
 * What a person deleted, whole, until they put it back or remove it for good. Nothing else reaches it: no list, no search,
 * no pack. The parts of an exhibit stay in `parts`, where only its record leads to them.
 */
export type StoredRemoved = {id: Uuid; caseId: Uuid; removedAt: Moment; note: string} & (
  | {
      kind: 'exhibit';
      row: ExhibitRow;
      exhibit: StoredExhibit;
      thumbnail: StoredThumbnail | null;
      tags: string[];
    }
  | {kind: 'incident'; row: IncidentRow; revisions: StoredRevision[]}
  | {kind: 'subject'; row: SubjectRow; revisions: StoredRevision[]}
);

/**
 * What a helper said of things of a case, as their file had it. It stands beside the keeper's own labels and the sealed
 * records, changes neither, and enters no pack. `fileDigest` is the SHA-256 of the file.
 */
export type StoredHelperLabels = {
  caseId: Uuid;
  helperId: Uuid;
  name: string;
  madeAt: Instant;
  takenAt: Moment;
  sealCode: Hex64;
  fileDigest: Hex64;
  things: HelperThing[];
  order: Uuid[];
};

export type Schema = DBSchema & {
  cases: {key: string; value: StoredCase; indexes: {byCase: string}};
  exhibits: {key: string; value: StoredExhibit; indexes: {byOrdinal: [string, number]}};
  parts: {key: [string, string]; value: StoredPart};
  rows: {key: string; value: ExhibitRow; indexes: {byOrdinal: [string, number]}};
  thumbnails: {key: string; value: StoredThumbnail};
  notes: {key: string; value: StoredNote};
  entries: {key: [string, number]; value: StoredEntry};
  checkpoints: {key: [string, number]; value: StoredCheckpoint};
  keys: {key: string; value: StoredKey};
  counters: {key: string; value: StoredCounter};
  jobs: {key: string; value: StoredJob};
  jobTiles: {key: [string, number]; value: StoredTile};
  revisions: {
    key: string;
    value: StoredRevision;
    indexes: {byRecord: [string, number]; byOrdinal: [string, string, number, number]};
  };
  diaryRows: {key: string; value: DiaryRow; indexes: {byOrdinal: [string, string, number]}};
  diaryNotes: {key: string; value: StoredDiaryNote};
  drafts: {key: string; value: StoredDraft};
  exhibitTags: {key: string; value: StoredTags};
  removed: {key: string; value: StoredRemoved};
  helperLabels: {key: [string, string]; value: StoredHelperLabels};
  /** Single values: `currentCase`, `currentKey`; `firstCase` once there is more than one. */
  settings: {key: string; value: string};
};
