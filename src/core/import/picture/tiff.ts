import {latin1, type Numbers, numbersIn, type Window} from '../file/window.ts';
import {decodeText} from '../text/charset.ts';

// TIFF 6.0 §2, as EXIF uses it. Every number was chosen by whoever made the file: a value is read only where it lies
// inside the file and is small, and a directory is read once.

/** Bytes a value of each type takes: 1 byte, 2 text, 3 short, 4 long, 5 fraction, 7 any, 9 and 10 signed. */
const SIZES: Readonly<Record<number, number>> = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8};
/** No value that is shown is longer. */
const LONGEST_VALUE = 64 * 1024;
const MOST_FIELDS = 512;

/** One field of a directory. `numbers` holds whole numbers or fractions; `bytes` what stands there. */
export type Field = {type: number; count: number; bytes: Uint8Array; numbers: number[]};
export type Directory = {fields: Map<number, Field>; next: number; damaged: boolean};
export type TiffReader = {directory(offset: number): Promise<Directory>; first: number};

/** Opens a TIFF structure that begins at `base`; undefined where there is none. */
export async function openTiff(window: Window, base: number): Promise<TiffReader | undefined> {
  const head = await window.at(base, 8);
  const mark = latin1(head.subarray(0, 2));
  const little = mark === 'II';
  if (head.length < 8 || (!little && mark !== 'MM')) return undefined;
  const numbers = numbersIn(head, little);
  if (numbers.u16(2) !== 42) return undefined;
  return {first: numbers.u32(4), directory: (offset) => readDirectory(window, base, offset, little)};
}

async function readDirectory(window: Window, base: number, offset: number, little: boolean): Promise<Directory> {
  const found: Directory = {fields: new Map(), next: 0, damaged: false};
  const count = numbersIn(await window.at(base + offset, 2), little).u16(0);
  const bytes = await window.at(base + offset + 2, Math.min(count, MOST_FIELDS) * 12 + 4);
  const numbers = numbersIn(bytes, little);
  if (offset < 8 || count === 0 || count > MOST_FIELDS || !numbers.has(0, count * 12)) return {...found, damaged: true};
  for (let at = 0; at < count * 12; at += 12) {
    const field = await readField(window, base, bytes.subarray(at, at + 12), little);
    if (!field) found.damaged = true;
    else if (!found.fields.has(numbers.u16(at))) found.fields.set(numbers.u16(at), field);
  }
  return {...found, next: numbers.u32(count * 12)};
}

async function readField(window: Window, base: number, entry: Uint8Array, little: boolean): Promise<Field | undefined> {
  const numbers = numbersIn(entry, little);
  const [type, count] = [numbers.u16(2), numbers.u32(4)];
  const size = (SIZES[type] ?? 0) * count;
  if (!(type in SIZES)) return undefined;
  // Long ones are a maker's own notes or a second picture: that they are there is known, what they say is not shown.
  if (size > LONGEST_VALUE) return {type, count, bytes: new Uint8Array(0), numbers: []};
  const bytes = size <= 4 ? entry.subarray(8, 8 + size) : await window.at(base + numbers.u32(8), size);
  if (bytes.length < size) return undefined;
  return {type, count, bytes, numbers: valuesOf(type, Math.min(count, 16), numbersIn(bytes, little))};
}

function valuesOf(type: number, count: number, numbers: Numbers): number[] {
  const each = (read: (at: number) => number, step: number) => Array.from({length: count}, (_, i) => read(i * step));
  switch (type) {
    case 1:
    case 7:
      return each(numbers.u8, 1);
    case 3:
      return each(numbers.u16, 2);
    case 4:
      return each(numbers.u32, 4);
    case 5:
      return each((at) => numbers.u32(at) / numbers.u32(at + 4), 8);
    case 9:
      return each((at) => numbers.u32(at) | 0, 4);
    case 10:
      return each((at) => (numbers.u32(at) | 0) / (numbers.u32(at + 4) | 0), 8);
    default:
      return [];
  }
}

/** The words of a text field, up to its first zero; "" for none. */
export function wordsOf(field: Field | undefined): string {
  if (!field || field.bytes.length === 0) return '';
  const end = field.bytes.indexOf(0);
  return decodeText(end < 0 ? field.bytes : field.bytes.subarray(0, end)).text.trim();
}
