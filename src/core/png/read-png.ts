import {Inflate} from 'fflate';
import {PngFault, pngChunks} from './png-chunks.ts';

/** Size and kind of a picture that can be read: eight bits a sample, not interlaced. */
export type PngHead = {width: number; height: number; colour: 0 | 2 | 3 | 4 | 6};

/** Samples of a pixel by colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4} as const;
/** No picture of ours comes near; nothing larger is unpacked. */
const MOST_PIXELS = 2 ** 29;
const STEP = 64 * 1024;

/** What the picture is; undefined where it is none that can be read here. */
export function pngHead(png: Uint8Array): PngHead | undefined {
  try {
    return opened(png).head;
  } catch (error) {
    if (error instanceof PngFault) return undefined;
    throw error;
  }
}

type Opened = {head: PngHead; palette: Uint8Array; alphas: Uint8Array; data: Uint8Array[]; types: string[]};

function opened(png: Uint8Array): Opened {
  let head: PngHead | undefined;
  const rest: Omit<Opened, 'head'> = {
    palette: new Uint8Array(0),
    alphas: new Uint8Array(0),
    data: [],
    types: [],
  };
  for (const {type, data} of pngChunks(png)) {
    if ((type === 'IHDR') !== (head === undefined)) throw new PngFault('not one head at the beginning');
    if (type === 'IHDR') head = headOf(data);
    if (type === 'PLTE') rest.palette = data;
    if (type === 'tRNS') rest.alphas = data;
    if (type === 'IDAT') rest.data.push(data);
    rest.types.push(type);
  }
  if (!head) throw new PngFault('no head');
  // One colour that stands for nothing at all: rare, and never ours.
  if (rest.alphas.length > 0 && head.colour !== 3) throw new PngFault('a see-through colour');
  return {head, ...rest};
}

function headOf(data: Uint8Array): PngHead {
  if (data.length !== 13) throw new PngFault('a head of another length');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour, packing, filters, interlace] = data.subarray(8);
  const isRead = colour === 0 || colour === 2 || colour === 3 || colour === 4 || colour === 6;
  if (!isRead || depth !== 8 || packing !== 0 || filters !== 0 || interlace !== 0)
    throw new PngFault('of another kind');
  if (width === 0 || height === 0 || width * height > MOST_PIXELS) throw new PngFault('of an impossible size');
  return {width, height, colour};
}

/** Kinds of chunks that the PNG has, in their order. */
export function pngTypes(png: Uint8Array): string[] {
  return opened(png).types;
}

/**
 * The rows of the picture from the top, as RGBA. The same bytes are used for each row: read them before the next is asked
 * for. However large the picture, two rows of it are in memory. Throws `PngFault`, also where there is more or less in it
 * than its size asks for.
 */
export function* pngRows(png: Uint8Array): Generator<Uint8Array> {
  const source = opened(png);
  const {width, height, colour} = source.head;
  const samples = SAMPLES[colour];
  const row = new Uint8Array(width * samples);
  const above = new Uint8Array(width * samples);
  const rgba = new Uint8Array(width * 4);
  let read = 0;
  for (const filtered of filteredRows(source.data, row.length + 1)) {
    read += 1;
    if (read > height) throw new PngFault('more rows than it says');
    unfilter(filtered, row, above, samples);
    toRgba(row, rgba, source);
    yield rgba;
    above.set(row);
  }
  if (read !== height) throw new PngFault('fewer rows than it says');
}

/** The unpacked bytes, cut into rows with their filter in front. */
function* filteredRows(data: readonly Uint8Array[], length: number): Generator<Uint8Array> {
  const row = new Uint8Array(length);
  let filled = 0;
  for (const piece of unpacked(data)) {
    for (let at = 0; at < piece.length; ) {
      const taken = Math.min(length - filled, piece.length - at);
      row.set(piece.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < length) continue;
      yield row;
      filled = 0;
    }
  }
  if (filled > 0) throw new PngFault('a row is cut off');
}

/** The zlib stream over all IDAT chunks; its checksum is compared. */
function* unpacked(data: readonly Uint8Array[]): Generator<Uint8Array> {
  const packed = concatenated(data);
  if (packed.length < 6 || ((packed[0] ?? 0) & 15) !== 8 || ((packed[1] ?? 0) & 32) !== 0)
    throw new PngFault('no zlib');
  const pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => void pieces.push(piece));
  const body = packed.subarray(2, -4);
  const sum = adler32();
  for (let at = 0; at < body.length; at += STEP) {
    push(inflate, body.subarray(at, at + STEP), at + STEP >= body.length);
    for (const piece of pieces.splice(0)) {
      sum.add(piece);
      yield piece;
    }
  }
  const stated = new DataView(packed.buffer, packed.byteOffset + packed.length - 4, 4).getUint32(0);
  if (sum.value() !== stated) throw new PngFault('the checksum of the pixels is wrong');
}

function concatenated(data: readonly Uint8Array[]): Uint8Array {
  const [only] = data;
  if (only && data.length === 1) return only;
  const joined = new Uint8Array(data.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const piece of data) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

function push(inflate: Inflate, bytes: Uint8Array, last: boolean): void {
  try {
    inflate.push(bytes, last);
  } catch {
    throw new PngFault('damaged'); // fflate throws its own codes for every kind of damage
  }
}

/** Adler-32 of RFC 1950. */
export function adler32(): {add(bytes: Uint8Array): void; value(): number} {
  let a = 1;
  let b = 0;
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        // So many that neither sum grows past 32 bits.
        const end = Math.min(bytes.length, at + 3800);
        for (; at < end; at += 1) {
          a += bytes[at] ?? 0;
          b += a;
        }
        a %= 65521;
        b %= 65521;
      }
    },
    value: () => ((b << 16) | a) >>> 0,
  };
}

/** Filters of PNG (second edition, §9.2). A loop for each: a long page has a hundred million samples. */
function unfilter(filtered: Uint8Array, row: Uint8Array, above: Uint8Array, step: number): void {
  row.set(filtered.subarray(1));
  const {length} = row;
  switch (filtered[0]) {
    case 0:
      return;
    case 1:
      for (let i = step; i < length; i += 1) row[i] = at(row, i) + at(row, i - step);
      return;
    case 2:
      for (let i = 0; i < length; i += 1) row[i] = at(row, i) + at(above, i);
      return;
    case 3:
      for (let i = 0; i < length; i += 1) {
        const left = i >= step ? at(row, i - step) : 0;
        row[i] = at(row, i) + ((left + at(above, i)) >> 1);
      }
      return;
    case 4:
      for (let i = 0; i < step; i += 1) row[i] = at(row, i) + at(above, i);
      for (let i = step; i < length; i += 1) {
        row[i] = at(row, i) + paeth(at(row, i - step), at(above, i), at(above, i - step));
      }
      return;
    default:
      throw new PngFault('an unknown filter');
  }
}

function at(bytes: Uint8Array, i: number): number {
  return bytes[i] as number; // never asked for beyond its end
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function toRgba(row: Uint8Array, rgba: Uint8Array, {head, palette, alphas}: Opened): void {
  if (head.colour === 6) rgba.set(row);
  else toRgbaFrom(row, rgba, {head, palette, alphas});
}

function toRgbaFrom(
  row: Uint8Array,
  rgba: Uint8Array,
  {head, palette, alphas}: Pick<Opened, 'head' | 'palette' | 'alphas'>,
): void {
  const {width, colour} = head;
  for (let i = 0, to = 0; i < width; i += 1, to += 4) {
    if (colour === 2) setPixel(rgba, to, row[i * 3], row[i * 3 + 1], row[i * 3 + 2], 255);
    else if (colour === 0) setPixel(rgba, to, row[i], row[i], row[i], 255);
    else if (colour === 4) setPixel(rgba, to, row[i * 2], row[i * 2], row[i * 2], row[i * 2 + 1]);
    else {
      const entry = row[i] ?? 0;
      if (entry * 3 + 2 >= palette.length) throw new PngFault('a colour that the palette has not');
      const at = entry * 3;
      setPixel(rgba, to, palette[at], palette[at + 1], palette[at + 2], alphas[entry] ?? 255);
    }
  }
}

function setPixel(rgba: Uint8Array, at: number, r = 0, g = 0, b = 0, a = 255): void {
  rgba[at] = r;
  rgba[at + 1] = g;
  rgba[at + 2] = b;
  rgba[at + 3] = a;
}
