import {type Bytes, utf8Text} from '../bytes.ts';
import type {Checkpoint} from '../custody/checkpoint.ts';
import type {Hex64} from '../ids.ts';
import {
  CHECKPOINT,
  CHECKPOINT_SIGNATURE,
  CONSISTENCY,
  ENTRIES,
  PROOFS,
  PUBLIC_KEY,
  SEAL,
  SEAL_LIST,
  SEAL_SIGNATURE,
} from '../pack/names.ts';
import type {ConsistencyProof, RecordProof} from '../pack/proofs.ts';
import {keyIdOf, parsePublicKeyPem} from '../pack/public-key.ts';
import type {Seal} from '../pack/seal.ts';
import {type EarlierCheckpoint, readEarlier} from './earlier-checkpoints.ts';
import type {HashedFile} from './hash-files.ts';
import {type PackFile, ReadFault, readWhole} from './pack-files.ts';
import {type Parsed, parseCanonical} from './parse/parse-canonical.ts';
import {checkpointShape, consistencyShape, proofsShape, sealShape} from './parse/records.ts';
import type {Shape} from './parse/shape.ts';
import {parseLog, type ReadLine} from './read-log.ts';
import type {Reason, TimeTold} from './report.ts';

const SMALL = 64 * 1024;
/** Records are kilobytes; a fact of 100,000 characters fits many times. */
const LARGEST_RECORD = 16 * 1024 * 1024;
/** Some hundred thousand entries. Each line takes many times its bytes once it is read. */
const LARGEST_LOG = 64 * 1024 * 1024;

/** A file that is not there, that cannot be read, or its value. */
export type Read<T> =
  | {state: 'absent'}
  | {state: 'unreadable'; reason: Reason; values: readonly (string | number)[]}
  | {state: 'read'; value: T; canonical: boolean; bytes: Bytes};

/** A pack whose files were hashed and whose few central ones were read. Nothing in it is trusted yet. */
export type OpenedPack = {
  files: ReadonlyMap<string, PackFile>;
  hashes: ReadonlyMap<string, HashedFile>;
  seal: Read<Seal>;
  sealList: Read<string>;
  sealSignature: Read<Bytes>;
  /** Public key, SubjectPublicKeyInfo DER. */
  key: Read<Bytes>;
  keyId: Hex64 | null;
  checkpoint: Read<Checkpoint>;
  checkpointSignature: Read<Bytes>;
  /** Of a whole pack. */
  log: Read<ReadLine[]>;
  /** Of a chosen pack. */
  proofs: Read<RecordProof[]>;
  /** Heads of the log that were given a time from outside. */
  earlier: EarlierCheckpoint[];
  /** Of a chosen pack: that its log goes on from such heads, and from those that something was given out over. */
  consistency: Read<ConsistencyProof[]>;
  /** Times from outside that hold. Check 9 puts them here: it needs the roots that the reader trusts. */
  times: TimeTold[];
  /** Seal codes of earlier packs that exhibits of this one were in. Check 7 puts them here. */
  belongs: Hex64[];
  /** Of a pack in parts: files that lie in a part that was not shown, and in which one. */
  elsewhere: ReadonlyMap<string, number>;
};

/** Whether it says that it shows only some records. */
export function isChosen({seal}: Pick<OpenedPack, 'seal'>): boolean {
  return seal.state === 'read' && seal.value.scope === 'chosen';
}

/** Reads what several checks need. */
export async function openPack(
  files: ReadonlyMap<string, PackFile>,
  hashes: ReadonlyMap<string, HashedFile>,
): Promise<OpenedPack> {
  const key = await readAs(files, PUBLIC_KEY, SMALL, parsePublicKeyPem, 'verify_reason_notKey');
  const seal = await readJson(files, SEAL, sealShape);
  return {
    files,
    hashes,
    seal,
    sealList: await readAs(files, SEAL_LIST, SMALL, utf8Text, 'verify_reason_notText'),
    sealSignature: await readAs(files, SEAL_SIGNATURE, SMALL, same, 'verify_reason_damaged'),
    key,
    keyId: key.state === 'read' ? keyIdOf(key.value) : null,
    checkpoint: await readJson(files, CHECKPOINT, checkpointShape),
    checkpointSignature: await readAs(files, CHECKPOINT_SIGNATURE, SMALL, same, 'verify_reason_damaged'),
    // Nothing holds lines that stand in a chosen pack to be those of its log.
    log: isChosen({seal})
      ? {state: 'absent'}
      : await readAs(files, ENTRIES, LARGEST_LOG, parseLog, 'verify_reason_notText'),
    proofs: await readJson(files, PROOFS, proofsShape, LARGEST_LOG),
    earlier: await readEarlier(files),
    consistency: await readJson(files, CONSISTENCY, consistencyShape),
    times: [],
    belongs: [],
    elsewhere: new Map(),
  };
}

function same(bytes: Bytes): Bytes {
  return bytes;
}

/** Reads a file of canonical JSON. */
export async function readJson<T>(
  files: ReadonlyMap<string, PackFile>,
  path: string,
  shape: Shape<T>,
  limit = LARGEST_RECORD,
): Promise<Read<T>> {
  const read = await readBytes(files, path, limit);
  if (read.state !== 'read') return read;
  const parsed: Parsed<T> = parseCanonical(read.bytes, shape);
  return parsed.ok
    ? {state: 'read', value: parsed.value, canonical: parsed.canonical, bytes: read.bytes}
    : {state: 'unreadable', reason: parsed.reason, values: parsed.values};
}

async function readAs<T>(
  files: ReadonlyMap<string, PackFile>,
  path: string,
  limit: number,
  parse: (bytes: Bytes) => T | undefined,
  otherwise: Reason,
): Promise<Read<T>> {
  const read = await readBytes(files, path, limit);
  if (read.state !== 'read') return read;
  const value = parse(read.bytes);
  return value === undefined ? {state: 'unreadable', reason: otherwise, values: []} : {...read, value};
}

/** All bytes of a file; `limit` is for what nobody has ever made longer. */
export async function readBytes(
  files: ReadonlyMap<string, PackFile>,
  path: string,
  limit: number,
): Promise<Read<Bytes>> {
  const file = files.get(path);
  if (!file) return {state: 'absent'};
  try {
    const bytes = await readWhole(file, limit);
    return {state: 'read', value: bytes, canonical: true, bytes};
  } catch (error) {
    if (error instanceof ReadFault) return {state: 'unreadable', reason: error.reason, values: []};
    throw error;
  }
}
