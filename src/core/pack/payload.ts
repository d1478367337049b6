import {type Bytes, utf8} from '../bytes.ts';
import type {Part} from '../capture/exhibit.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import {
  CHECKPOINT,
  CHECKPOINT_SIGNATURE,
  casePath,
  ENTRIES,
  exhibitPath,
  incidentPath,
  NUMBERING,
  PROOFS,
  partPath,
  subjectPath,
} from './names.ts';
import type {Numbering} from './numbering.ts';
import {PackFault} from './pack-fault.ts';
import type {PackExhibit, PackInput} from './pack-input.ts';
import {proofsOf} from './proofs.ts';

/**
 * A file under `data/`. `sealed` is the hash that a sealed record gave it: the writer compares, so that what changed
 * since is never packed silently.
 */
export type PayloadFile = {path: string; bytes: number; sealed?: Hex64; open(): Promise<Bytes>};

/** Everything under `data/` but the report, sorted by path. */
export function payloadFiles(input: PackInput): PayloadFile[] {
  const files = [
    ...caseFiles(input),
    ...input.exhibits.flatMap((exhibit) => exhibitFiles(input, exhibit)),
    ...diaryFiles(input),
    ...logFiles(input),
  ];
  files.push(textFile(NUMBERING, canonicalJson(numberingOf(input))));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function textFile(path: string, text: string): PayloadFile {
  const bytes = utf8(text);
  return {path, bytes: bytes.length, open: async () => bytes};
}

function caseFiles({caseRecords}: PackInput): PayloadFile[] {
  return caseRecords.map(({json, digest}, i) => ({...textFile(casePath(i + 1), json), sealed: digest}));
}

function diaryFiles({incidents, subjects}: PackInput): PayloadFile[] {
  return [
    ...incidents.map(({record, json, digest}) => ({
      ...textFile(incidentPath(record.ordinal, record.revision), json),
      sealed: digest,
    })),
    ...subjects.map(({record, json, digest}) => ({
      ...textFile(subjectPath(record.ordinal, record.revision), json),
      sealed: digest,
    })),
  ];
}

function exhibitFiles(input: PackInput, {id, ordinal, json, digest, exhibit}: PackExhibit): PayloadFile[] {
  return [
    {...textFile(exhibitPath(ordinal), json), sealed: digest},
    ...exhibit.parts.map((part) => partFile(input, id, ordinal, part)),
  ];
}

function partFile(input: PackInput, id: PackExhibit['id'], ordinal: number, part: Part): PayloadFile {
  const path = partPath(ordinal, part.path);
  if (!path) throw new PackFault(`exhibit ${ordinal}: a part has a name that may not stand in a pack`);
  return {
    path,
    bytes: part.bytes,
    sealed: part.sha256,
    open: async () => {
      const bytes = await input.readPart(id, part.path);
      if (!bytes) throw new PackFault(`${path}: the stored bytes are gone`);
      return bytes;
    },
  };
}

function logFiles(input: PackInput): PayloadFile[] {
  const {checkpoint, scope, log} = input;
  return [
    textFile(CHECKPOINT, checkpoint.json),
    {path: CHECKPOINT_SIGNATURE, bytes: checkpoint.signature.length, open: async () => checkpoint.signature},
    scope === 'whole'
      ? textFile(ENTRIES, log.map(({line}) => line).join('\n'))
      : textFile(PROOFS, canonicalJson(proofsOf(recordDigests(input), log))),
  ];
}

function recordDigests({caseRecords, exhibits, incidents, subjects}: PackInput): Hex64[] {
  return [...caseRecords, ...exhibits, ...incidents, ...subjects].map(({digest}) => digest);
}

function numberingOf({packId, prefix, exhibits}: PackInput): Numbering {
  return {
    v: 1,
    kind: 'numbering',
    packId,
    prefix,
    numbers: Object.fromEntries(exhibits.map(({id, ordinal}) => [id, ordinal])),
  };
}
