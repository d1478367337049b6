import type {Bytes} from '../../bytes.ts';
import type {ByteSource} from '../../verify/byte-source.ts';

const AHEAD = 64 * 1024;

/** Reads pieces of a source that lie close together with few reads. Shorter than asked for where the source ends. */
export type Window = {readonly size: number; at(offset: number, length: number): Promise<Bytes>};

/** A window on a source, which may be many gigabytes. */
export function windowOn(source: ByteSource): Window {
  let start = 0;
  let held: Bytes = new Uint8Array(0);
  return {
    size: source.size,
    async at(offset, length) {
      if (!(offset >= 0) || offset >= source.size || length <= 0) return new Uint8Array(0);
      const wanted = Math.min(length, source.size - offset);
      if (offset < start || offset + wanted > start + held.length) {
        held = await source.read(offset, Math.min(Math.max(AHEAD, wanted), source.size - offset));
        start = offset;
      }
      return held.subarray(offset - start, offset - start + wanted);
    },
  };
}

/** Numbers out of foreign bytes: 0 beyond their end, so that a caller asks `has` where that matters. */
export type Numbers = {
  has(at: number, length: number): boolean;
  u8(at: number): number;
  u16(at: number): number;
  u32(at: number): number;
  /** Exact up to 2^53, larger ones are only known to be larger. */
  u64(at: number): number;
};

/** Reads numbers of one byte order. */
export function numbersIn(bytes: Uint8Array, little: boolean): Numbers {
  const u8 = (at: number) => bytes[at] ?? 0;
  const u16 = (at: number) => (little ? u8(at) + u8(at + 1) * 256 : u8(at) * 256 + u8(at + 1));
  const u32 = (at: number) => (little ? u16(at) + u16(at + 2) * 65536 : u16(at) * 65536 + u16(at + 2));
  const u64 = (at: number) => (little ? u32(at) + u32(at + 4) * 2 ** 32 : u32(at) * 2 ** 32 + u32(at + 4));
  return {has: (at, length) => at >= 0 && at + length <= bytes.length, u8, u16, u32, u64};
}

/** Bytes as Latin-1: for marks and names of a format, never for words. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
