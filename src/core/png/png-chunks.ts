import {type Bytes, joinBytes, utf8} from '../bytes.ts';
import {crc32} from '../verify/crc32.ts';

/** Bytes that are no PNG of the kind that can be read here. */
export class PngFault extends Error {}

export type PngChunk = {type: string; data: Uint8Array};

const SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The chunks of a PNG up to IEND, each checksum compared. Throws `PngFault`, also for bytes behind the end. */
export function* pngChunks(png: Uint8Array): Generator<PngChunk> {
  if (!SIGNATURE.every((byte, i) => png[i] === byte)) throw new PngFault('no PNG');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > png.length) break;
    const named = png.subarray(at + 4, end);
    if (crc32(named) !== view.getUint32(end)) throw new PngFault('a checksum is wrong');
    const type = String.fromCharCode(...named.subarray(0, 4));
    yield {type, data: named.subarray(4)};
    at = end + 4;
    if (type === 'IEND') {
      if (at !== png.length) throw new PngFault('bytes behind the end');
      return;
    }
  }
  throw new PngFault('cut off');
}

/** A PNG of those chunks. */
export function pngOf(chunks: readonly PngChunk[]): Bytes {
  return joinBytes([SIGNATURE, ...chunks.map(chunkBytes)]);
}

function chunkBytes({type, data}: PngChunk): Bytes {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(utf8(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** Private, and safe to leave out: 16 random bytes, so that nobody finds a masked name by making the whole file anew. */
const SALT_CHUNK = 'hfSa';

/** The same picture with a salt: in its own bytes, since what is sealed is the hash of the file. */
export function saltedPng(png: Uint8Array, salt: Uint8Array): Bytes {
  const tail = 12; // IEND
  return joinBytes([png.subarray(0, -tail), chunkBytes({type: SALT_CHUNK, data: salt}), png.subarray(-tail)]);
}
