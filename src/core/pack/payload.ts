import {type Bytes, utf8} from '../bytes.ts';
import type {Part} from '../capture/exhibit.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import {caseUco} from '../interop/case-uco.ts';
import {belongsOf} from './belongs.ts';
import {
  BELONGS,
  CASE_UCO,
  CHECKPOINT,
  CHECKPOINT_SIGNATURE,
  CONSISTENCY,
  casePath,
  checkpointTimePaths,
  ENTRIES,
  earlierCheckpointPaths,
  exhibitPath,
  incidentPath,
  NUMBERING,
  PROOFS,
  partPath,
  redactionPath,
  subjectPath,
} from './names.ts';
import type {Numbering} from './numbering.ts';
import {PackFault} from './pack-fault.ts';
import {type PackExhibit, type PackInput, type PackRedaction, partsInPack} from './pack-input.ts';
import {consistencyOf, proofsOf, sizesToProve} from './proofs.ts';
import type {TimedCheckpoint} from './seal-times.ts';

/**
 * A file under `data/`. `sealed` is the hash that a sealed record gave it: the writer compares, so that what changed
 * since is never packed silently.
 */
export type PayloadFile = {
  path: string;
  bytes: number;
  sealed?: Hex64;
  /** Ordinal of the exhibit that keeps it as a file; left out for records and what is said in them. */
  ofExhibit?: number;
  open(): Promise<Bytes>;
};

/** Everything under `data/` but the report, sorted by path. */
export function payloadFiles(input: PackInput): PayloadFile[] {
  const files = [
    ...caseFiles(input),
    ...input.exhibits.flatMap((exhibit) => exhibitFiles(input, exhibit)),
    ...(input.redactions ?? []).flatMap((redaction) => redactionFiles(input, redaction)),
    ...diaryFiles(input),
    ...logFiles(input),
  ];
  files.push(textFile(NUMBERING, canonicalJson(numberingOf(input))));
  if (input.forTools) files.push(textFile(CASE_UCO, caseUco(input, files)));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file of the payload whose text is known. */
export function textFile(path: string, text: string): PayloadFile {
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

function exhibitFiles(input: PackInput, packed: PackExhibit): PayloadFile[] {
  const {id, ordinal, json, digest, redaction} = packed;
  return [
    {...textFile(exhibitPath(ordinal), json), sealed: digest},
    ...partsInPack(packed).map((part) => ({
      ...storedFile(input, id, ordinal, part),
      ...(part.role === 'facts' || part.role === 'reading' ? {} : {ofExhibit: ordinal}),
    })),
    ...(redaction ? redactionFiles(input, redaction) : []),
  ];
}

/** A redaction with its copies and their proofs, which stay with the records. */
function redactionFiles(input: PackInput, {exhibitId, ordinal, json, digest, record}: PackRedaction): PayloadFile[] {
  const files = record.parts.flatMap((part) => [part, ...(part.proof ? [part.proof] : [])]);
  return [
    {...textFile(redactionPath(ordinal, record.number), json), sealed: digest},
    ...files.map((file) => storedFile(input, exhibitId, ordinal, file)),
  ];
}

function storedFile(
  input: PackInput,
  id: PackExhibit['id'],
  ordinal: number,
  part: Pick<Part, 'path' | 'bytes' | 'sha256'>,
): PayloadFile {
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

/** The signed head of the log, which every archive has. */
export function checkpointFiles({checkpoint}: PackInput): PayloadFile[] {
  return [
    textFile(CHECKPOINT, checkpoint.json),
    {path: CHECKPOINT_SIGNATURE, bytes: checkpoint.signature.length, open: async () => checkpoint.signature},
  ];
}

function logFiles(input: PackInput): PayloadFile[] {
  const {scope, log, timed = [], belongsTo = [], exhibits} = input;
  const belongs = belongsOf(
    belongsTo,
    exhibits.map(({digest}) => digest),
  );
  return [
    ...checkpointFiles(input),
    ...(belongs.length > 0 ? [textFile(BELONGS, canonicalJson(belongs))] : []),
    ...timedFiles(timed),
    ...(scope === 'chosen' ? beginningFiles(input) : []),
    scope === 'whole'
      ? textFile(ENTRIES, log.map(({line}) => line).join('\n'))
      : textFile(PROOFS, canonicalJson(proofsOf(recordDigests(input), log))),
  ];
}

/** Earlier heads of the log, each with its signature and its times. */
function timedFiles(timed: readonly TimedCheckpoint[]): PayloadFile[] {
  return timed.flatMap(({json, signature, times}, i) => {
    const paths = earlierCheckpointPaths(i + 1);
    return [
      textFile(paths.checkpoint, json),
      bytesFile(paths.signature, signature),
      ...times.flatMap(({request, answer}, n) => {
        const of = checkpointTimePaths(i + 1, n + 1);
        return [bytesFile(of.request, request), bytesFile(of.answer, answer)];
      }),
    ];
  });
}

function bytesFile(path: string, bytes: Bytes): PayloadFile {
  return {path, bytes: bytes.length, open: async () => bytes};
}

/** What shows that the log goes on from each earlier head; in a whole pack the log itself does. */
function beginningFiles({timed = [], given = [], log}: PackInput): PayloadFile[] {
  const heads = timed.map(({record}) => record.size);
  const sizes = sizesToProve(heads, given, log.length);
  return sizes.length > 0 ? [textFile(CONSISTENCY, canonicalJson(consistencyOf(sizes, log)))] : [];
}

function recordDigests({caseRecords, exhibits, redactions = [], incidents, subjects}: PackInput): Hex64[] {
  const shown = exhibits.flatMap(({redaction}) => redaction ?? []);
  return [...caseRecords, ...exhibits, ...shown, ...redactions, ...incidents, ...subjects].map(({digest}) => digest);
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
