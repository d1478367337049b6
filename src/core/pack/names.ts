import type {Uuid} from '../ids.ts';
import {redactionFolder} from '../redaction/redaction.ts';
import {type Moment, wallTime} from '../time.ts';

/** The two names with upper case, so that they are seen first. */
export const READ_ME = 'READ-ME-FIRST.txt';
export const HOW_TO = 'HOW-TO-CHECK.txt';
export const BAGIT = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const CHECKER = 'verify.html';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SEAL = 'seal/seal.json';
export const SEAL_LIST = 'seal/seal.sha256';
export const SEAL_SIGNATURE = 'seal/seal.sig';
export const PUBLIC_KEY = 'seal/device-key.pem';
export const REPORT = 'data/report/report.html';
export const CHRONOLOGY = 'data/report/chronology.csv';
/** The same facts as a spreadsheet, as a calendar; and drafts to check and sign. */
export const SPREADSHEET = 'data/report/chronology.xlsx';
export const CALENDAR = 'data/report/chronology.ics';
export const DRAFTS = 'data/report/drafts.html';
export const NUMBERING = 'data/numbering.json';
/** Of a pack in parts, in the first of them. */
export const PARTS = 'data/parts.json';
export const ENTRIES = 'data/log/entries.jsonl';
export const PROOFS = 'data/log/proofs.json';
/** The records told in the terms of forensic programs, where the keeper wants it. */
export const CASE_UCO = 'data/interop/case-uco.jsonld';
/** That exhibits of a chosen pack were in earlier ones. */
export const BELONGS = 'data/log/belongs.json';
/** Of a chosen pack: that earlier heads of the log are heads of beginnings of it. */
export const CONSISTENCY = 'data/log/consistency.json';
export const CHECKPOINT = 'data/log/checkpoint.json';
export const CHECKPOINT_SIGNATURE = 'data/log/checkpoint.sig';

/** What the tag manifest lists, in its order. */
export const TAG_FILES = [HOW_TO, READ_ME, BAG_INFO, BAGIT, MANIFEST, CHECKER] as const;
/** Of these, what a pack may be without: the first ones were. */
export const OPTIONAL_TAG_FILES: ReadonlySet<string> = new Set([HOW_TO]);
/** What the signed list names, in its order. */
export const SEALED_FILES = [BAGIT, CHECKPOINT, MANIFEST, SEAL, TAG_MANIFEST] as const;

export const LONGEST_NAME = 120;

const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/;
const SEGMENT = /^[a-z0-9_][a-z0-9._-]*$/;

/**
 * Whether a path may stand in a pack: ours only, plain ASCII, not climbing, not a device name of Windows, nothing that
 * a tool reads in two ways. Used by the writer and by the checker.
 */
export function isPackPath(path: string): boolean {
  if (path === READ_ME || path === HOW_TO) return true;
  return path.length <= LONGEST_NAME && path.split('/').every(isSegment);
}

function isSegment(segment: string): boolean {
  return SEGMENT.test(segment) && !segment.endsWith('.') && !DEVICE.test(segment);
}

/** Name of the ZIP without `.zip`, and of its one top folder: no person, platform or product in it. */
export function packName(packId: Uuid, sealedAt: Moment): string {
  const day = wallTime(sealedAt.at, sealedAt.offsetMinutes).slice(0, 10).replaceAll('-', '');
  return `record-${day}-${packId.slice(0, 8)}`;
}

/** Name of one part of a pack in several. */
export function partName(name: string, {number, of}: {number: number; of: number}): string {
  return `${name}-part-${number}-of-${of}`;
}

/** Name of the receipt that is kept beside the ZIP. */
export function receiptName(name: string): string {
  return `${name}-receipt.txt`;
}

function number(ordinal: number): string {
  return String(ordinal).padStart(6, '0');
}

export function exhibitFolder(ordinal: number): string {
  return `data/exhibits/${number(ordinal)}`;
}

export function exhibitPath(ordinal: number): string {
  return `${exhibitFolder(ordinal)}/exhibit.json`;
}

/** Where a part of an exhibit stands; undefined where its name may not stand in a pack. */
export function partPath(ordinal: number, part: string): string | undefined {
  const path = `${exhibitFolder(ordinal)}/${part}`;
  return isPackPath(path) ? path : undefined;
}

/** The record of a redaction; its copies stand beside it. */
export function redactionPath(ordinal: number, n: number): string {
  return `${exhibitFolder(ordinal)}/${redactionFolder(n)}/redaction.json`;
}

/** Path of the nth print picture of an exhibit, as the report refers to it. */
export function picturePath(ordinal: number, n: number): string {
  return `pictures/${number(ordinal)}-${n}.jpg`;
}

/** `case.json`, then `case-2.json` and on for its revisions. */
export function casePath(revision: number): string {
  return `data/${revised('case', revision)}`;
}

/** `incident.json`, then `incident-2.json` and on for its revisions. */
export function incidentPath(ordinal: number, revision: number): string {
  return `data/incidents/${number(ordinal)}/${revised('incident', revision)}`;
}

/** `subject.json`, then `subject-2.json` and on for its revisions. */
export function subjectPath(ordinal: number, revision: number): string {
  return `data/subjects/${number(ordinal)}/${revised('subject', revision)}`;
}

function revised(name: string, revision: number): string {
  return revision === 1 ? `${name}.json` : `${name}-${revision}.json`;
}

/** What a path says of the record that it holds. */
export type RecordPlaceInPack = {
  kind: 'case' | 'exhibit' | 'redaction' | 'incident' | 'subject';
  /** Not of a case; of a redaction that of its exhibit. */
  ordinal?: number;
  /** From 1; of a redaction, which of the exhibit's it is. */
  revision: number;
};

/** What kind of record a path holds, by its place; undefined for every other file. */
export function recordAt(path: string): RecordPlaceInPack | undefined {
  const ofCase = /^data\/case(?:-([1-9][0-9]*))?\.json$/.exec(path);
  if (ofCase) return {kind: 'case', revision: Number(ofCase[1] ?? 1)};
  const redacted = /^data\/exhibits\/([0-9]{6,})\/redaction-([1-9][0-9]*)\/redaction\.json$/.exec(path);
  if (redacted) return {kind: 'redaction', ordinal: Number(redacted[1]), revision: Number(redacted[2])};
  const match =
    /^data\/(exhibit|incident|subject)s\/([0-9]{6,})\/(exhibit|incident|subject)(?:-([1-9][0-9]*))?\.json$/.exec(path);
  if (!match || match[1] !== match[3]) return undefined;
  const kind = match[1] as 'exhibit' | 'incident' | 'subject';
  return {kind, ordinal: Number(match[2]), revision: Number(match[4] ?? 1)};
}

/** Whether a path outside `data/` has its place in `seal/`. */
export function isSealPath(path: string): boolean {
  return [SEAL, SEAL_LIST, SEAL_SIGNATURE, PUBLIC_KEY].includes(path) || /^seal\/times\/[0-9]{2}\.ts[qr]$/.test(path);
}

/** Kinds that are compressed already; packing them again only costs time. */
export function isCompressedKind(path: string): boolean {
  return /\.(png|jpg|webp|gif|mp4|webm|mp3|m4a|pdf|zip|xlsx|sig|tsr)$/.test(path);
}

/** What was asked of a time-stamp authority for the seal, and what it answered; counted from 1. */
export function sealTimePaths(n: number): {request: string; answer: string} {
  return timePaths(`seal/times/${String(n).padStart(2, '0')}`);
}

/** An earlier head of the log with its signature; counted from 1. */
export function earlierCheckpointPaths(n: number): {checkpoint: string; signature: string} {
  const base = `data/log/checkpoints/${String(n).padStart(4, '0')}`;
  return {checkpoint: `${base}.json`, signature: `${base}.sig`};
}

/** The nth time of an earlier head of the log. */
export function checkpointTimePaths(checkpoint: number, n: number): {request: string; answer: string} {
  const number = String(checkpoint).padStart(4, '0');
  return timePaths(`data/log/checkpoints/${number}-${String(n).padStart(2, '0')}`);
}

function timePaths(base: string): {request: string; answer: string} {
  return {request: `${base}.tsq`, answer: `${base}.tsr`};
}

/** What a path says of the time that it holds. */
export type TimePlace = {
  request: string;
  answer: string;
  /** The signature that the time is for. */
  signature: string;
  of: 'seal' | 'checkpoint';
};

/** Which time a file belongs to, by its place; undefined for every other file. */
export function timeAt(path: string): TimePlace | undefined {
  const match = /^(seal\/times\/[0-9]{2}|(data\/log\/checkpoints\/[0-9]{4})-[0-9]{2})\.ts[qr]$/.exec(path);
  const [, base = '', checkpoint] = match ?? [];
  if (base === '') return undefined;
  return checkpoint
    ? {...timePaths(base), signature: `${checkpoint}.sig`, of: 'checkpoint'}
    : {...timePaths(base), signature: SEAL_SIGNATURE, of: 'seal'};
}

/** The path of an earlier head of the log, of its signature, and of its times, without ending; else undefined. */
export function earlierCheckpointAt(path: string): string | undefined {
  return /^(data\/log\/checkpoints\/[0-9]{4})(?:\.json|\.sig|-[0-9]{2}\.ts[qr])$/.exec(path)?.[1];
}
