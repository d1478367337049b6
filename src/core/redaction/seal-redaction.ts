import {type Bytes, utf8} from '../bytes.ts';
import type {Part, Rect} from '../capture/exhibit.ts';
import {canonicalJson, type Json} from '../hash/canonical-json.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';
import {type MaskedPicture, maskPicture, type Pixels} from './redact-picture.ts';
import {maskWords} from './redact-words.ts';
import {type RedactedPart, type Redaction, redactionFolder} from './redaction.ts';
import {saltsOf} from './salts.ts';

/** A masked copy before its redaction has a number: names are inside the redaction's folder. */
export type MaskedCopy = {
  name: string;
  mediaType: string;
  bytes: Bytes;
  of: Part;
  rects: Rect[];
  size?: {width: number; height: number};
  proof?: {name: string; bytes: Bytes};
};

/** A masked copy of a picture part; `seed` is that of its exhibit, where it has one. */
export function pictureCopy(
  part: Part,
  original: Bytes | Pixels,
  rects: readonly Rect[],
  seed: Uint8Array | undefined,
): MaskedCopy {
  const masked: MaskedPicture = maskPicture(part, original, rects, seed && saltsOf(seed, part.path));
  const base = part.path.replace(/\.[a-z0-9]+$/, '');
  return {
    ...{name: `${base}.png`, mediaType: 'image/png', bytes: masked.bytes, of: part, rects: masked.rects},
    size: {width: masked.width, height: masked.height},
    ...(masked.proof ? {proof: {name: `${base}-proof.json`, bytes: utf8(canonicalJson(masked.proof))}} : {}),
  };
}

/** A masked copy of a JSON part. `hidden` are numbers of its leaves. */
export function wordsCopy(
  part: Part,
  exhibitId: Uuid,
  record: Json,
  hidden: ReadonlySet<number>,
  seed: Uint8Array | undefined,
): MaskedCopy {
  const {words, proof} = maskWords(part, exhibitId, record, hidden, seed && saltsOf(seed, part.path));
  const base = part.path.replace(/\.json$/, '');
  return {
    ...{name: `${base}-redacted.json`, mediaType: 'application/json', bytes: utf8(canonicalJson(words))},
    ...{of: part, rects: []},
    ...(proof ? {proof: {name: `${base}-redacted-proof.json`, bytes: utf8(canonicalJson(proof))}} : {}),
  };
}

export type SealedRedaction = {
  record: Redaction;
  json: string;
  digest: Hex64;
  /** By path inside the exhibit's folder. */
  files: {path: string; bytes: Bytes}[];
};

/** What the record says besides its copies. */
export type RedactionHead = Omit<Redaction, 'v' | 'kind' | 'parts'>;

/** Gives the copies their places and makes the record. Synchronous, so that number, record and log entry fit into one transaction. */
export function sealRedaction(head: RedactionHead, copies: readonly MaskedCopy[]): SealedRedaction {
  const folder = redactionFolder(head.number);
  const files = copies.flatMap(({name, bytes, proof}) => [
    {path: `${folder}/${name}`, bytes},
    ...(proof ? [{path: `${folder}/${proof.name}`, bytes: proof.bytes}] : []),
  ]);
  const record: Redaction = {...head, v: 1, kind: 'redaction', parts: copies.map((copy) => partOf(copy, folder))};
  const json = canonicalJson(record);
  return {record, json, digest: sha256Hex(utf8(json)), files};
}

function partOf({name, mediaType, bytes, of, rects, size, proof}: MaskedCopy, folder: string): RedactedPart {
  return {
    ...{path: `${folder}/${name}`, role: 'redacted', how: 'redacted', mediaType},
    ...{bytes: bytes.length, sha256: sha256Hex(bytes), ...size, derivedFrom: of.sha256, rects},
    ...(proof
      ? {proof: {path: `${folder}/${proof.name}`, bytes: proof.bytes.length, sha256: sha256Hex(proof.bytes)}}
      : {}),
  };
}
