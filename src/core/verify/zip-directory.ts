import type {Bytes} from '../bytes.ts';
import type {ByteSource} from './byte-source.ts';
import {type Finding, isNote, type Reason} from './report.ts';
import {showName} from './show-name.ts';
import {FULL16, harmlessExtra, viewOf} from './zip-fields.ts';
import {type DirectoryPlace, readFarEnd, withFarNumbers} from './zip64.ts';

// The list at the end of a ZIP (APPNOTE 6.3.10 §4.3). Every number in it was chosen by whoever made the archive.

const END_SIZE = 22;
const END_MARK = 0x06054b50;
const RECORD_SIZE = 46;
const RECORD_MARK = 0x02014b50;
/** 20,000 files, a folder for each, and names as long as we allow stay far below. */
const LARGEST_DIRECTORY = 32 * 1024 * 1024;
/**
 * No bound on sizes but that of bombs: an archive may unpack to a hundred times its own size, and to this much always
 * (the largest single file that a pack may hold, and room beside it).
 */
const MOST_GROWTH = 100;
const ALWAYS_ALLOWED = 1.5 * 1024 ** 3;

/** Flag bits that say nothing about how to read: speed of packing, sizes behind the data, names in UTF-8. */
const KNOWN_FLAGS = 0b0000_1000_0000_1110;
export const SIZES_BEHIND = 0b1000;

/** One entry as the directory states it. `name` is raw; `shown` is safe to print. */
export type DirectoryEntry = {
  name: Bytes;
  shown: string;
  flags: number;
  method: 0 | 8;
  crc: number;
  packedSize: number;
  size: number;
  offset: number;
  /** Time and date as MS-DOS has them. They carry no meaning; a pack of ours has one for all. */
  when: number;
};

/** What was read of the directory. With any fault, nothing in the archive is trusted. */
export type Directory = {entries: DirectoryEntry[]; start: number; faults: Finding[]};

/** A fault of the archive itself. */
export function archiveFault(reason: Reason, path = '', values: readonly (string | number)[] = []): Finding {
  return {code: 'archiveUnreadable', path, reason, values};
}

/** Reads the directory, or says why not. */
export async function readDirectory(source: ByteSource): Promise<Directory> {
  const end = await readEnd(source);
  if ('code' in end) return {entries: [], start: 0, faults: [end]};
  const bytes = await source.read(end.start, end.size);
  return parseRecords(bytes, end, Math.max(ALWAYS_ALLOWED, source.size * MOST_GROWTH));
}

async function readEnd(source: ByteSource): Promise<DirectoryPlace | Finding> {
  if (source.size < END_SIZE) return archiveFault('verify_reason_notZip');
  const at = source.size - END_SIZE;
  const bytes = await source.read(at, END_SIZE);
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== END_MARK) return archiveFault(await whyNoEnd(source));
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((place) => view.getUint16(place, true));
  if (here === undefined || count === undefined) return archiveFault('verify_reason_notZip');
  if (disk !== 0 || startDisk !== 0 || here !== count) return archiveFault('verify_reason_severalVolumes');
  if (view.getUint16(20, true) !== 0) return archiveFault('verify_reason_bytesBehindEnd');
  const near = {count, size: view.getUint32(12, true), start: view.getUint32(16, true)};
  const far = await readFarEnd(source, at, near);
  if (typeof far === 'string') return archiveFault(far);
  const end = far ?? near;
  if (end.size > LARGEST_DIRECTORY) return archiveFault('verify_reason_tooManyEntries');
  // Bytes before the first entry, or between directory and end, would make this sum differ.
  if (end.start + end.size !== (far?.at ?? at)) return archiveFault('verify_reason_directoryMisplaced');
  return end;
}

/** Tells a file that is no ZIP from one with something behind its end. */
async function whyNoEnd(source: ByteSource): Promise<Reason> {
  const length = Math.min(source.size, END_SIZE + FULL16);
  const view = viewOf(await source.read(source.size - length, length));
  for (let at = view.byteLength - END_SIZE; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === END_MARK) return 'verify_reason_bytesBehindEnd';
  }
  return 'verify_reason_notZip';
}

function parseRecords(bytes: Bytes, end: DirectoryPlace, largestSum: number): Directory {
  const view = viewOf(bytes);
  const directory: Directory = {entries: [], start: end.start, faults: []};
  let at = 0;
  let records = 0;
  let sum = 0;
  while (at + RECORD_SIZE <= bytes.length && view.getUint32(at, true) === RECORD_MARK && records <= end.count) {
    records += 1;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const nameAt = at + RECORD_SIZE;
    const next = nameAt + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    if (next > bytes.length) break;
    const name = bytes.slice(nameAt, nameAt + (nameLength ?? 0));
    const extra = bytes.subarray(nameAt + name.length, nameAt + name.length + (extraLength ?? 0));
    const entry = parseRecord(view, at, name, extra);
    const faults = faultsOf(view, at, entry, extra);
    directory.faults.push(...faults);
    if (!faults.some((fault) => !isNote(fault))) directory.entries.push({...entry, method: entry.method === 8 ? 8 : 0});
    sum += entry.size;
    at = next;
  }
  if (records !== end.count || at !== bytes.length) directory.faults.push(archiveFault('verify_reason_countDiffers'));
  if (sum > largestSum) directory.faults.push(archiveFault('verify_reason_tooLarge'));
  return directory;
}

type Stated = Omit<DirectoryEntry, 'method'> & {method: number; farNumbersFit: boolean};

function parseRecord(view: DataView, at: number, name: Bytes, extra: Bytes): Stated {
  const near = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  const far = withFarNumbers(near, extra);
  const [size = 0, packedSize = 0, offset = 0] = far ?? near;
  return {
    name,
    shown: showName(name),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    when: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset,
    farNumbersFit: far !== undefined,
  };
}

function faultsOf(view: DataView, at: number, entry: Stated, extra: Bytes): Finding[] {
  const {flags, method, packedSize, size, shown, farNumbersFit} = entry;
  const reasons: Reason[] = [];
  if (flags & ~KNOWN_FLAGS) reasons.push('verify_reason_encrypted');
  if (method !== 0 && method !== 8) reasons.push('verify_reason_otherMethod');
  if (!farNumbersFit) reasons.push('verify_reason_farNumbers');
  else if (method === 0 && size !== packedSize) reasons.push('verify_reason_lyingSize');
  if (view.getUint16(at + 34, true) !== 0) reasons.push('verify_reason_severalVolumes');
  if (isLink(view.getUint32(at + 38, true))) reasons.push('verify_reason_link');
  if (!harmlessExtra(extra)) reasons.push('verify_reason_otherName');
  return reasons.map((reason) => archiveFault(reason, shown));
}

/** Unix kind of file in the upper half of the attributes: a plain file, a folder, or none stated. */
function isLink(attributes: number): boolean {
  const kind = (attributes >>> 16) & 0o170000;
  return kind !== 0 && kind !== 0o100000 && kind !== 0o040000;
}
