import {type Bytes, joinBytes} from '../bytes.ts';
import type {ByteSource} from '../verify/byte-source.ts';
import {SLICE} from './limits.ts';

/** Bytes to be read for messages: the file itself (`path` null) or an entry of an archive, unpacked as it is read. */
export type Content = {
  path: string | null;
  /** The size it states. What really comes out is counted. */
  size: number;
  pieces(): AsyncIterable<Bytes>;
};

/** The person ended the reading. */
export class Stopped extends Error {}

/** More bytes than are read at once. */
export class TooLarge extends Error {
  readonly read: number;
  constructor(read: number) {
    super(`more than ${read} bytes`);
    this.read = read;
  }
}

/** The whole file as a content. */
export function contentOf(source: ByteSource): Content {
  return {path: null, size: source.size, pieces: () => slicesOf(source)};
}

async function* slicesOf(source: ByteSource): AsyncGenerator<Bytes> {
  for (let at = 0; at < source.size; at += SLICE) {
    const wanted = Math.min(SLICE, source.size - at);
    const slice = await source.read(at, wanted);
    if (slice.length > 0) yield slice;
    // A file that grows shorter while it is read: what was there has been handed on.
    if (slice.length < wanted) return;
  }
}

/** All bytes of a content, unless they are more than `most`. */
export async function wholeOf(content: Content, most: number): Promise<Bytes> {
  const pieces: Bytes[] = [];
  let read = 0;
  for await (const piece of content.pieces()) {
    read += piece.length;
    if (read > most) throw new TooLarge(most);
    pieces.push(piece);
  }
  return joinBytes(pieces);
}

/** The first bytes of a content. */
export async function headOf(content: Content, most: number): Promise<Bytes> {
  const pieces: Bytes[] = [];
  let read = 0;
  for await (const piece of content.pieces()) {
    pieces.push(piece.subarray(0, most - read));
    read += piece.length;
    if (read >= most) break;
  }
  return joinBytes(pieces);
}

/** A content that tells how far it is read, and ends where the person says so. */
export function watched(content: Content, seen: (read: number) => void, stop: () => boolean): Content {
  return {
    ...content,
    async *pieces() {
      for await (const piece of content.pieces()) {
        if (stop()) throw new Stopped();
        seen(piece.length);
        yield piece;
      }
    },
  };
}
