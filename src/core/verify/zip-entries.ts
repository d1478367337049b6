import {Inflate} from 'fflate';
import {type Bytes, sameBytes} from '../bytes.ts';
import type {ByteSource} from './byte-source.ts';
import {crc32 as ourCrc32} from './crc32.ts';
import type {Engine} from './engine.ts';
import {inflateSteps} from './inflate.ts';
import {ReadFault, slicesOf} from './pack-files.ts';
import type {Finding, Reason} from './report.ts';
import {archiveFault, type Directory, type DirectoryEntry, SIZES_BEHIND} from './zip-directory.ts';
import {FULL32, harmlessExtra, viewOf} from './zip-fields.ts';
import {hasFarField, withFarNumbers} from './zip64.ts';

const LOCAL_SIZE = 30;
const LOCAL_MARK = 0x04034b50;
const DESCRIPTOR_MARK = 0x08074b50;

/** An entry whose header in front of the data agrees with the directory. `dataAt` is where its data begin. */
export type PlacedEntry = DirectoryEntry & {dataAt: number};

/**
 * Reads every header that stands before its data, in the order of the archive. Each byte up to the directory must
 * belong to exactly one entry: nothing before, between, overlapping or behind.
 */
export async function placeEntries(
  source: ByteSource,
  directory: Directory,
): Promise<{entries: PlacedEntry[]; faults: Finding[]}> {
  const read = readAhead(source);
  const entries: PlacedEntry[] = [];
  const faults: Finding[] = [];
  let at = 0;
  for (const entry of [...directory.entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset !== at) {
      faults.push(
        archiveFault(entry.offset < at ? 'verify_reason_overlap' : 'verify_reason_foreignBytes', entry.shown),
      );
      return {entries, faults};
    }
    const header = await readLocal(read, entry, directory.start);
    if ('reason' in header) return {entries, faults: [...faults, archiveFault(header.reason, entry.shown)]};
    entries.push({...entry, dataAt: header.dataAt});
    at = header.end;
  }
  if (at !== directory.start) faults.push(archiveFault('verify_reason_foreignBytes'));
  return {entries, faults};
}

type Reader = (offset: number, length: number) => Promise<Bytes>;

/** Headers of small entries lie close together: one slice holds many. */
function readAhead(source: ByteSource): Reader {
  const AHEAD = 64 * 1024;
  let start = 0;
  let held: Bytes = new Uint8Array(0);
  return async (offset, length) => {
    if (offset < start || offset + length > start + held.length) {
      start = offset;
      held = await source.read(offset, Math.min(Math.max(AHEAD, length), source.size - offset));
    }
    return held.subarray(offset - start, offset - start + length);
  };
}

async function readLocal(
  read: Reader,
  entry: DirectoryEntry,
  limit: number,
): Promise<{dataAt: number; end: number} | {reason: Reason}> {
  if (entry.offset + LOCAL_SIZE > limit) return {reason: 'verify_reason_overlap'};
  const header = viewOf(await read(entry.offset, LOCAL_SIZE));
  if (header.getUint32(0, true) !== LOCAL_MARK) return {reason: 'verify_reason_headersDiffer'};
  const nameLength = header.getUint16(26, true);
  const extraLength = header.getUint16(28, true);
  const dataAt = entry.offset + LOCAL_SIZE + nameLength + extraLength;
  const end = dataAt + entry.packedSize;
  if (end > limit) return {reason: 'verify_reason_overlap'};
  const names = await read(entry.offset + LOCAL_SIZE, nameLength + extraLength);
  if (!sameBytes(names.subarray(0, nameLength), entry.name)) return {reason: 'verify_reason_headersDiffer'};
  const extra = names.subarray(nameLength);
  if (!harmlessExtra(extra)) return {reason: 'verify_reason_otherName'};
  const sizes = withFarNumbers([header.getUint32(22, true), header.getUint32(18, true)], extra);
  if (!sizes) return {reason: 'verify_reason_farNumbers'};
  if (!agrees(header, sizes, entry)) return {reason: 'verify_reason_headersDiffer'};
  if (!(entry.flags & SIZES_BEHIND)) return {dataAt, end};
  const bytesEach = hasFarField(extra) || Math.max(entry.size, entry.packedSize) >= FULL32 ? 8 : 4;
  const length = descriptorLength(await read(end, Math.min(24, limit - end)), entry, bytesEach);
  return length === undefined ? {reason: 'verify_reason_headersDiffer'} : {dataAt, end: end + length};
}

/** Sizes that stand behind the data need not stand before them: each is then left out, or the same. */
function agrees(header: DataView, [size, packedSize]: readonly number[], entry: DirectoryEntry): boolean {
  if (header.getUint16(6, true) !== entry.flags || header.getUint16(8, true) !== entry.method) return false;
  const pairs = [
    [header.getUint32(14, true), entry.crc],
    [packedSize, entry.packedSize],
    [size, entry.size],
  ];
  const behind = (entry.flags & SIZES_BEHIND) !== 0;
  return pairs.every(([here, stated]) => here === stated || (behind && here === 0));
}

/** Other packers put sizes behind the data, with or without a mark; they must be the directory's. */
function descriptorLength(bytes: Bytes, entry: DirectoryEntry, bytesEach: 4 | 8): number | undefined {
  const view = viewOf(bytes);
  const stated = new Uint8Array(4 + 2 * bytesEach);
  viewOf(stated).setUint32(0, entry.crc, true);
  for (const [at, size] of [
    [4, entry.packedSize],
    [4 + bytesEach, entry.size],
  ] as const) {
    viewOf(stated).setUint32(at, size % 2 ** 32, true);
    if (bytesEach === 8) viewOf(stated).setUint32(at + 4, Math.floor(size / 2 ** 32), true);
  }
  const holds = (at: number) => sameBytes(bytes.subarray(at, at + stated.length), stated);
  if (bytes.length >= 4 && view.getUint32(0, true) === DESCRIPTOR_MARK && holds(4)) return 4 + stated.length;
  return holds(0) ? stated.length : undefined;
}

/** The unpacked bytes of an entry. What really comes out is counted, and reading stops where it is more than stated. */
export async function* readEntry(
  source: ByteSource,
  entry: PlacedEntry,
  {crc32 = ourCrc32}: Engine = {},
): AsyncGenerator<Bytes> {
  let size = 0;
  let crc = 0;
  for await (const piece of entry.method === 0 ? slices(source, entry) : inflated(source, entry)) {
    size += piece.length;
    if (size > entry.size) throw new ReadFault('verify_reason_lyingSize', true);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size) throw new ReadFault('verify_reason_lyingSize', true);
  if (crc !== entry.crc) throw new ReadFault('verify_reason_checksum');
}

function slices(source: ByteSource, {dataAt, packedSize}: PlacedEntry): AsyncGenerator<Bytes> {
  return slicesOf(source, dataAt, packedSize);
}

async function* inflated(source: ByteSource, entry: PlacedEntry): AsyncGenerator<Bytes> {
  const inflate = new Inflate();
  let left = entry.packedSize;
  if (left === 0) throw new ReadFault('verify_reason_damaged');
  for await (const slice of slices(source, entry)) {
    left -= slice.length;
    yield* inflateSteps(inflate, slice, left === 0);
  }
}
