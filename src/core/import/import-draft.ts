import {type Bytes, utf8} from '../bytes.ts';
import type {Imported, PartWithBytes} from '../capture/exhibit.ts';
import {problem} from '../capture/problems.ts';
import type {ExhibitDraft} from '../capture/seal-exhibit.ts';
import {wellFormed} from '../capture/well-formed.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';
import type {ImportReading} from './reading.ts';
import {type Consent, type ReadingRecord, readingRecord} from './reading-record.ts';
import {sourceName} from './source-name.ts';

/** A file larger than this is not copied: a pack of such files could not be made, nor held in a small computer's memory. */
export const MOST_COPIED = 250_000_000;

/** A file as it was picked. `bytes` is undefined where it is too large to be copied. */
export type ImportedFile = {size: number; sha256: Hex64; bytes: Bytes | undefined};

/** Everything that an imported exhibit is made from. */
export type ImportParts = {
  id: Uuid;
  salt: string;
  readingSalt: string;
  sealedAt: Moment;
  madeBy: ExhibitDraft['madeBy'];
  file: ImportedFile;
  reading: ImportReading;
  consent: Consent;
  imported: Omit<Imported, 'notCopied'>;
};

/** The exhibit of a file from elsewhere: the file byte for byte, and what was read from it. */
export function importDraft(parts: ImportParts): {draft: ExhibitDraft; record: ReadingRecord} {
  const {id, salt, sealedAt, madeBy, file, reading} = parts;
  const of = {sha256: file.sha256, bytes: file.size};
  const record = readingRecord(reading, {exhibitId: id, salt: parts.readingSalt, of}, parts.consent);
  const {value: imported, repaired} = wellFormed<Imported>(parts.imported);
  const draft: ExhibitDraft = {
    ...{id, salt, sealedAt, madeBy},
    problems: repaired ? [problem('textRepaired')] : [],
    parts: [...sourceParts(file, reading), readingPart(record, file)],
    origin: 'imported',
    imported: file.bytes ? imported : {...imported, notCopied: {bytes: file.size, sha256: file.sha256}},
  };
  return {draft, record};
}

function sourceParts({size, sha256, bytes}: ImportedFile, {kind, mediaType, picture}: ImportReading): PartWithBytes[] {
  if (!bytes) return [];
  const {width, height} = picture?.upright ?? {};
  const known = width && height ? {width, height} : {};
  return [
    {
      part: {path: sourceName(kind), role: 'source', how: 'importedBytes', mediaType, bytes: size, sha256, ...known},
      bytes,
    },
  ];
}

function readingPart(record: ReadingRecord, file: ImportedFile): PartWithBytes {
  const bytes = utf8(canonicalJson(record));
  return {
    part: {
      path: 'reading.json',
      role: 'reading',
      how: 'readFromFile',
      mediaType: 'application/json',
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
      ...(file.bytes ? {derivedFrom: file.sha256} : {}),
    },
    bytes,
  };
}
