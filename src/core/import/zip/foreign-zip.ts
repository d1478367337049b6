import {type Bytes, utf8Text} from '../../bytes.ts';
import type {ByteSource} from '../../verify/byte-source.ts';
import {FULL16, FULL32} from '../../verify/zip-fields.ts';
import {FAR_END_MARK, FAR_FIELD, LOCATOR_MARK} from '../../verify/zip64.ts';
import {numbersIn, type Window, windowOn} from '../file/window.ts';
import {MOST_ENTRIES} from '../limits.ts';
import {decodeText} from '../text/charset.ts';

// Archives of phones and platforms, unlike packs, may be larger than 4 GiB (ZIP64, APPNOTE 6.3.10 §4.3.14), have names
// in any script and bytes around them. Every number was chosen by whoever made the archive: nothing is believed of an
// entry but where it may begin, and what comes out of it is counted.

const END_MARK = 0x06054b50;
const END_SIZE = 22;
const RECORD_MARK = 0x02014b50;
const RECORD_SIZE = 46;
const MOST_DIRECTORY = 64 * 1024 * 1024;

/** An entry as the archive states it. `path` is shown and compared, never used as a path. */
export type ForeignEntry = {
  path: string;
  isFolder: boolean;
  encrypted: boolean;
  method: number;
  packedSize: number;
  size: number;
  crc: number;
  offset: number;
};

/** The list of an archive. `whole` is false where it ends before it should. */
export type ForeignDirectory = {entries: ForeignEntry[]; count: number; whole: boolean};

/** Reads the list at the end of an archive; undefined where there is none that can be read. */
export async function readForeignZip(source: ByteSource): Promise<ForeignDirectory | undefined> {
  const window = windowOn(source);
  const end = await findEnd(window);
  if (!end || end.size > MOST_DIRECTORY) return undefined;
  return recordsIn(await window.at(end.start, end.size), end);
}

/** `shift` is how far everything lies behind where the archive says, since bytes were put before it. */
type End = {count: number; size: number; start: number; shift: number};

async function findEnd(window: Window): Promise<End | undefined> {
  const length = Math.min(window.size, END_SIZE + FULL16);
  const from = window.size - length;
  const tail = await window.at(from, length);
  const numbers = numbersIn(tail, true);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (numbers.u32(at) !== END_MARK) continue;
    const end = {count: numbers.u16(at + 10), size: numbers.u32(at + 12), start: numbers.u32(at + 16), shift: 0};
    const isFar = end.count === FULL16 || end.size === FULL32 || end.start === FULL32;
    const far = isFar ? await farEnd(window, from + at - 20) : undefined;
    const found = far ?? end;
    // Where bytes were put before an archive, its own places are off by as many.
    for (const place of far ? [found.start] : [found.start, from + at - found.size]) {
      if (found.count === 0 || numbersIn(await window.at(place, 4), true).u32(0) === RECORD_MARK) {
        return {...found, start: place, shift: place - found.start};
      }
    }
  }
  return undefined;
}

async function farEnd(window: Window, at: number): Promise<End | undefined> {
  const locator = numbersIn(await window.at(at, 20), true);
  if (locator.u32(0) !== LOCATOR_MARK) return undefined;
  const end = numbersIn(await window.at(locator.u64(8), 56), true);
  if (end.u32(0) !== FAR_END_MARK) return undefined;
  return {count: end.u64(32), size: end.u64(40), start: end.u64(48), shift: 0};
}

function recordsIn(bytes: Bytes, {count, shift}: End): ForeignDirectory {
  const numbers = numbersIn(bytes, true);
  const entries: ForeignEntry[] = [];
  let [at, seen] = [0, 0];
  while (numbers.has(at, RECORD_SIZE) && numbers.u32(at) === RECORD_MARK) {
    const [nameLength, extraLength, commentLength] = [numbers.u16(at + 28), numbers.u16(at + 30), numbers.u16(at + 32)];
    const nameAt = at + RECORD_SIZE;
    if (!numbers.has(nameAt, nameLength + extraLength)) break;
    const extra = bytes.subarray(nameAt + nameLength, nameAt + nameLength + extraLength);
    if (entries.length < MOST_ENTRIES) {
      entries.push(recordOf(bytes.subarray(at, nameAt), bytes.subarray(nameAt, nameAt + nameLength), extra, shift));
    }
    seen += 1;
    at = nameAt + nameLength + extraLength + commentLength;
  }
  return {
    entries,
    count: Math.max(seen, entries.length),
    whole: at === bytes.length && (seen & 0xffff) === (count & 0xffff),
  };
}

function recordOf(record: Uint8Array, name: Uint8Array, extra: Uint8Array, shift: number): ForeignEntry {
  const numbers = numbersIn(record, true);
  const path = utf8Text(name) ?? decodeText(name).text;
  const stated = {size: numbers.u32(24), packedSize: numbers.u32(20), offset: numbers.u32(42)};
  const sizes = farSizes(stated, extra);
  return {
    path,
    isFolder: path.endsWith('/'),
    encrypted: (numbers.u16(8) & 1) === 1 || numbers.u16(10) === 99,
    method: numbers.u16(10),
    crc: numbers.u32(16),
    ...sizes,
    offset: sizes.offset + shift,
  };
}

type Sizes = {size: number; packedSize: number; offset: number};

/** Sizes beyond 4 GiB stand in an extra field, in this order, those only that are marked as being there. */
function farSizes(stated: Sizes, extra: Uint8Array): Sizes {
  const numbers = numbersIn(extra, true);
  for (let at = 0; numbers.has(at, 4); at += 4 + numbers.u16(at + 2)) {
    if (numbers.u16(at) !== FAR_FIELD) continue;
    let field = at + 4;
    const next = (value: number) => {
      if (value !== FULL32) return value;
      field += 8;
      return numbers.u64(field - 8);
    };
    const size = next(stated.size);
    const packedSize = next(stated.packedSize);
    return {size, packedSize, offset: next(stated.offset)};
  }
  return stated;
}

/** Whether a name could do harm if somebody used it as a path. It is never used so here; others may. */
export function isUnsafePath(path: string): boolean {
  return /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-zA-Z]:|\0/.test(path);
}
