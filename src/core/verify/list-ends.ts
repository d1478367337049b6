import type {Bytes} from '../bytes.ts';
import {
  BAG_INFO,
  BAGIT,
  ENTRIES,
  HOW_TO,
  MANIFEST,
  PUBLIC_KEY,
  READ_ME,
  SEAL_LIST,
  TAG_MANIFEST,
} from '../pack/names.ts';
import {type PackFile, ReadFault, readWhole} from './pack-files.ts';
import type {Finding, Reason} from './report.ts';

/** Texts that we write with LF and without a mark, and that a program on the way may write otherwise. */
const LISTS = [BAGIT, BAG_INFO, READ_ME, HOW_TO, MANIFEST, TAG_MANIFEST, SEAL_LIST, PUBLIC_KEY, ENTRIES];
const LARGEST_LIST = 64 * 1024 * 1024;
const [CR, LF] = [0x0d, 0x0a];
const MARK = [0xef, 0xbb, 0xbf] as const;

/** The files of a pack with the lists as they were written, and what was undone. */
export type Restored = {files: ReadonlyMap<string, PackFile>; findings: Finding[]};

/**
 * Undoes the one thing that programs do to a text without being asked: every LF made CR LF, a mark put in front. The
 * checks then compare what is left by exact bytes, as ever: a list that says anything else than the sealed one fails.
 * No list of a pack ever held a CR or a mark, so nothing that was sealed is undone.
 */
export async function restoreLists(files: ReadonlyMap<string, PackFile>): Promise<Restored> {
  const restored = new Map(files);
  const findings: Finding[] = [];
  for (const path of LISTS) {
    const file = files.get(path);
    const undone = file && (await undo(file));
    if (!undone) continue;
    const {bytes, reason} = undone;
    restored.set(path, {path, size: bytes.length, read: () => once(bytes)});
    findings.push({code: 'lineEndsChanged', path, reason});
  }
  return {files: restored, findings};
}

async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}

async function undo(file: PackFile): Promise<{bytes: Bytes; reason: Reason} | undefined> {
  try {
    if (file.size > LARGEST_LIST) return undefined;
    return undoLineEnds(await readWhole(file, LARGEST_LIST));
  } catch (error) {
    // What cannot be read is told by whichever check needs it.
    if (error instanceof ReadFault) return undefined;
    throw error;
  }
}

/** The bytes without a mark in front and with LF for CR LF; undefined where there is neither, or where ends are mixed. */
export function undoLineEnds(bytes: Bytes): {bytes: Bytes; reason: Reason} | undefined {
  const marked = MARK.every((byte, i) => bytes[i] === byte);
  const rest = marked ? bytes.subarray(MARK.length) : bytes;
  const ends = countEnds(rest);
  if (ends.cr === 0) return marked ? {bytes: rest.slice(), reason: 'verify_reason_byteMark'} : undefined;
  if (ends.cr !== ends.pairs || ends.lf !== ends.pairs) return undefined;
  return {
    bytes: rest.filter((byte) => byte !== CR),
    reason: marked ? 'verify_reason_lineEndsAndMark' : 'verify_reason_lineEnds',
  };
}

function countEnds(bytes: Bytes): {cr: number; lf: number; pairs: number} {
  const ends = {cr: 0, lf: 0, pairs: 0};
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] === CR) ends.cr += 1;
    if (bytes[i] !== LF) continue;
    ends.lf += 1;
    if (bytes[i - 1] === CR) ends.pairs += 1;
  }
  return ends;
}
