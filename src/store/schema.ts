import type {DBSchema} from 'idb';
import type {Bytes} from '../core/bytes.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {Instant, Moment} from '../core/time.ts';
import type {DiaryRow} from './diary-rows.ts';
import type {ExhibitRow} from './rows.ts';

export const STORE_NAME = 'holdfast';
export const STORE_VERSION = 3;

/**
 * One record of a case. `json` is the canonical text whose SHA-256 is `digest`.
 * Sealed records are kept as text: what was hashed is what is stored.
 */
export type StoredCase = {digest: Hex64; caseId: Uuid; json: string};
export type StoredExhibit = {id: Uuid; caseId: Uuid; ordinal: number; digest: Hex64; json: string};
export type StoredPart = {exhibitId: Uuid; path: string; bytes: Bytes};
export type StoredThumbnail = {exhibitId: Uuid; mediaType: string; bytes: Bytes};
/** The keeper's own words on an exhibit. They never enter a pack: nothing in `core/pack` can reach this. */
export type StoredNote = {exhibitId: Uuid; text: string; changedAt: Instant};
export type StoredEntry = {caseId: Uuid; seq: number; line: string; leaf: Hex64};
export type StoredCheckpoint = {caseId: Uuid; size: number; json: string; digest: Hex64; signature: Bytes};
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
 * `content` is its form's own.
 */
export type StoredDraft = {
  id: Uuid;
  kind: 'incident' | 'subject';
  about: Uuid | null;
  startedAt: Moment;
  changedAt: Moment;
  content: unknown;
};
/** The keeper's own words on an incident or a subject. They never enter a pack: nothing in `core/pack` can reach this. */
export type StoredDiaryNote = {recordId: Uuid; text: string; changedAt: Instant};

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
  /** Single values: `currentCase`, `currentKey`. */
  settings: {key: string; value: string};
};
