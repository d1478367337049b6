import {type Bytes, utf8Text} from '../../bytes.ts';
import type {ByteSource} from '../../verify/byte-source.ts';
import {numbersIn, type Window, windowOn} from '../file/window.ts';
import {MOST_ENTRIES, SLICE} from '../limits.ts';
import {decodeText} from '../text/charset.ts';
import {type ForeignDirectory, type ForeignEntry, readForeignZip} from './foreign-zip.ts';

// An archive that was cut off has lost its list, which stands at the end. Each file in it still begins with a header of
// its own (APPNOTE 6.3.10 §4.3.7). Numbers in those headers may lie, so only what lies in the file is taken from them.

const LOCAL_MARK = 0x04034b50;
const LOCAL_SIZE = 30;
const DESCRIPTOR_MARK = 0x08074b50;
const LONGEST_NAME = 1024;
/** In place of a size that nothing states: whatever comes out, the entry counts as damaged. */
const UNKNOWN = Number.MAX_SAFE_INTEGER;

/** Bytes to tell of a file in an archive: unpacked, or where nothing states that, as it lies there. */
export function shownSize({size, packedSize}: ForeignEntry): number {
  return size === UNKNOWN ? packedSize : size;
}

/** What is in an archive: by its list, or where that is gone by the headers of its files. */
export type FoundEntries = ForeignDirectory & {salvaged: boolean};

/** Reads the list of an archive, or searches it for its files; undefined where none is found. */
export async function findEntries(source: ByteSource, stop?: () => boolean): Promise<FoundEntries | undefined> {
  const listed = await readForeignZip(source);
  if (listed && !(await isOfInner(listed, source))) return {...listed, salvaged: false};
  const entries = await salvaged(source, stop);
  return entries.length > 0 ? {entries, count: entries.length, whole: false, salvaged: true} : undefined;
}

/** Of an archive that was cut off, the list may be that of an archive inside it: then a file begins before all it names. */
async function isOfInner({entries}: ForeignDirectory, source: ByteSource): Promise<boolean> {
  const first = entries.reduce((least, {offset}) => Math.min(least, offset), Number.POSITIVE_INFINITY);
  return first > 0 && Number.isFinite(first) && (await headerAt(windowOn(source), 0)) !== undefined;
}

async function salvaged(source: ByteSource, stop?: () => boolean): Promise<ForeignEntry[]> {
  const window = windowOn(source);
  const entries: ForeignEntry[] = [];
  const open: ForeignEntry[] = [];
  let from = 0;
  for await (const {at, is} of marks(source, stop)) {
    // Within a file whose size is known, a mark is part of it: an archive in the archive.
    if (at < from) continue;
    // A file without stated sizes ends where the next thing begins.
    const last = open.pop();
    if (last) await close(last, at, window);
    if (is !== 'file' || entries.length === MOST_ENTRIES) continue;
    const found = await headerAt(window, at);
    if (!found) continue;
    entries.push(found.entry);
    if (found.sizesFollow) open.push(found.entry);
    else from = found.dataAt + found.entry.packedSize;
  }
  const last = open.pop();
  if (last) await close(last, source.size, window);
  return entries.filter(({packedSize, isFolder}) => packedSize > 0 || isFolder);
}

type Mark = {at: number; is: 'file' | 'list'};

/** Every place where a file or the list may begin. */
async function* marks(source: ByteSource, stop?: () => boolean): AsyncGenerator<Mark> {
  for (let at = 0; at < source.size; at += SLICE) {
    if (stop?.()) return;
    // A mark may lie across the edge of a slice.
    const slice = await source.read(at, Math.min(SLICE + 3, source.size - at));
    for (let here = slice.indexOf(0x50); here >= 0 && here < SLICE; here = slice.indexOf(0x50, here + 1)) {
      if (slice[here + 1] !== 0x4b) continue;
      const [third, fourth] = [slice[here + 2], slice[here + 3]];
      if (third === 3 && fourth === 4) yield {at: at + here, is: 'file'};
      else if (third === 1 && fourth === 2) yield {at: at + here, is: 'list'};
    }
  }
}

type Header = {entry: ForeignEntry; dataAt: number; sizesFollow: boolean};

/** The file whose header stands there; undefined where it is no header, but bytes that look like its mark. */
async function headerAt(window: Window, at: number): Promise<Header | undefined> {
  const bytes: Bytes = await window.at(at, LOCAL_SIZE + LONGEST_NAME);
  const numbers = numbersIn(bytes, true);
  if (!numbers.has(0, LOCAL_SIZE) || numbers.u32(0) !== LOCAL_MARK) return undefined;
  const [flags, method, nameLength, extraLength] = [numbers.u16(6), numbers.u16(8), numbers.u16(26), numbers.u16(28)];
  const known = method === 0 || method === 8 || method === 9 || method === 12 || method === 14 || method === 99;
  if (!known || nameLength === 0 || nameLength > LONGEST_NAME || !numbers.has(LOCAL_SIZE, nameLength)) return undefined;
  const name = bytes.subarray(LOCAL_SIZE, LOCAL_SIZE + nameLength);
  const path = utf8Text(name) ?? decodeText(name).text;
  const dataAt = at + LOCAL_SIZE + nameLength + extraLength;
  const left = Math.max(0, window.size - dataAt);
  const stated = numbers.u32(18);
  const sizesFollow = (flags & 8) !== 0 && stated === 0;
  const entry: ForeignEntry = {
    path,
    isFolder: path.endsWith('/'),
    encrypted: (flags & 1) === 1 || method === 99,
    method,
    // The last file of what was cut off has fewer bytes than it states.
    packedSize: Math.min(stated, left),
    size: sizesFollow ? UNKNOWN : numbers.u32(22),
    crc: numbers.u32(14),
    offset: at,
  };
  return {entry, dataAt, sizesFollow};
}

/** Ends a file whose sizes stand behind it: they are right where they agree with where it ends. */
async function close(entry: ForeignEntry, end: number, window: Window): Promise<void> {
  const header = numbersIn(await window.at(entry.offset, LOCAL_SIZE), true);
  const dataAt = entry.offset + LOCAL_SIZE + header.u16(26) + header.u16(28);
  entry.packedSize = Math.max(0, end - dataAt);
  for (const length of [16, 24]) {
    const behind = numbersIn(await window.at(end - length, length), true);
    if (end - length < dataAt || behind.u32(0) !== DESCRIPTOR_MARK) continue;
    const [packed, size] = length === 16 ? [behind.u32(8), behind.u32(12)] : [behind.u64(8), behind.u64(16)];
    if (packed !== end - length - dataAt) continue;
    Object.assign(entry, {packedSize: packed, size, crc: behind.u32(4)});
    return;
  }
}
