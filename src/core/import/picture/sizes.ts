import {utf8Text} from '../../bytes.ts';
import {latin1, numbersIn, type Window} from '../file/window.ts';

/** What a picture's own structure says. `exifAt` is where its EXIF data begin. */
export type Structure = {
  size: {width: number; height: number} | null;
  exifAt: number | null;
  /** Words that a program wrote into it: name and text. */
  words: {name: string; text: string}[];
  /** Whether the picture lies on its side as stored, by the container's own word (HEIF). */
  onSide?: boolean;
  /** Whether its end is there: undefined where its structure does not say. */
  whole?: boolean;
};

const MOST_STEPS = 4096;

function nothing(): Structure {
  return {size: null, exifAt: null, words: []};
}

/** JPEG (ITU T.81 B.1): segments up to the first scan. */
export async function jpegStructure(window: Window): Promise<Structure> {
  const found = nothing();
  let at = 2;
  for (let step = 0; step < MOST_STEPS && at < window.size; step += 1) {
    const head = await window.at(at, 16);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff) break;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker === 0xda || marker === 0xd9) break;
    else {
      const numbers = numbersIn(head, false);
      const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
      if (isFrame) found.size ??= sized(numbers.u16(7), numbers.u16(5));
      if (marker === 0xe1 && latin1(head.subarray(4, 10)) === 'Exif\0\0') found.exifAt ??= at + 10;
      at += 2 + Math.max(2, numbers.u16(2));
    }
  }
  const end = await window.at(Math.max(0, window.size - 65_536), 65_536);
  return {...found, whole: lastIndexOfPair(end, 0xff, 0xd9) >= 0};
}

function lastIndexOfPair(bytes: Uint8Array, first: number, second: number): number {
  for (let at = bytes.length - 2; at >= 0; at -= 1) if (bytes[at] === first && bytes[at + 1] === second) return at;
  return -1;
}

function sized(width: number, height: number): Structure['size'] {
  return width > 0 && height > 0 ? {width, height} : null;
}

/** PNG 3rd edition §11: chunks, with texts and EXIF. */
export async function pngStructure(window: Window): Promise<Structure> {
  const found: Structure = {...nothing(), whole: false};
  let at = 8;
  for (let step = 0; step < MOST_STEPS && at + 8 <= window.size; step += 1) {
    const head = await window.at(at, 16);
    const numbers = numbersIn(head, false);
    const length = numbers.u32(0);
    const type = latin1(head.subarray(4, 8));
    if (type === 'IHDR') found.size ??= sized(numbers.u32(8), numbersIn(await window.at(at + 12, 4), false).u32(0));
    if (type === 'eXIf') found.exifAt ??= at + 8;
    if (/^[itz][TEX]+t$/.test(type) && length <= 64 * 1024) {
      const words = pngWords(type, await window.at(at + 8, length));
      if (words) found.words.push(words);
    }
    at += 12 + length;
    if (type === 'IEND') return {...found, whole: at <= window.size};
  }
  return found;
}

/** A text chunk: keyword, zero, text. Packed texts are named, not unpacked. */
function pngWords(type: string, bytes: Uint8Array): {name: string; text: string} | undefined {
  const end = bytes.indexOf(0);
  if (end <= 0) return undefined;
  const name = latin1(bytes.subarray(0, end));
  if (type === 'tEXt') return {name, text: latin1(bytes.subarray(end + 1))};
  if (type !== 'iTXt' || bytes[end + 1] !== 0) return {name, text: ''};
  const language = bytes.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : bytes.indexOf(0, language + 1);
  const text = translated < 0 ? undefined : utf8Text(bytes.subarray(translated + 1));
  return {name, text: text ?? ''};
}

/** GIF89a §18: the logical screen. */
export async function gifStructure(window: Window): Promise<Structure> {
  const numbers = numbersIn(await window.at(0, 10), true);
  const last = await window.at(window.size - 1, 1);
  return {...nothing(), size: sized(numbers.u16(6), numbers.u16(8)), whole: last[0] === 0x3b};
}

/** BMP: the information header. Negative heights are of pictures that begin at the top. */
export async function bmpStructure(window: Window): Promise<Structure> {
  const numbers = numbersIn(await window.at(0, 26), true);
  const small = numbers.u32(14) === 12;
  const [width, height] = small ? [numbers.u16(18), numbers.u16(20)] : [numbers.u32(18) | 0, numbers.u32(22) | 0];
  return {...nothing(), size: sized(width, Math.abs(height)), whole: numbers.u32(2) <= window.size};
}

/** WebP (RFC 9649 §2): the chunks of a RIFF. */
export async function webpStructure(window: Window): Promise<Structure> {
  const total = numbersIn(await window.at(4, 4), true).u32(0) + 8;
  const found: Structure = {...nothing(), whole: total <= window.size};
  let at = 12;
  for (let step = 0; step < MOST_STEPS && at + 8 <= window.size; step += 1) {
    const head = await window.at(at, 24);
    const numbers = numbersIn(head, true);
    const type = latin1(head.subarray(0, 4));
    if (type === 'VP8X') found.size ??= sized(u24(head, 12) + 1, u24(head, 15) + 1);
    if (type === 'VP8 ') found.size ??= sized(numbers.u16(14) & 0x3fff, numbers.u16(16) & 0x3fff);
    if (type === 'VP8L') {
      const bits = numbers.u32(9);
      found.size ??= sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    if (type === 'EXIF') found.exifAt ??= at + 8 + ((await window.at(at + 8, 6))[0] === 0x45 ? 6 : 0);
    at += 8 + numbers.u32(4) + (numbers.u32(4) & 1);
  }
  return found;
}

function u24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0) * 65_536;
}
