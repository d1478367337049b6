import {type Bytes, joinBytes} from '../bytes.ts';
import type {ByteSource} from './byte-source.ts';
import type {Finding, Reason} from './report.ts';

/** Bytes that cannot be had as the archive states them. `hostile` ones make the archive unreadable as a whole. */
export class ReadFault extends Error {
  readonly reason: Reason;
  readonly hostile: boolean;

  constructor(reason: Reason, hostile = false) {
    super(reason);
    this.reason = reason;
    this.hostile = hostile;
  }
}

/** One file of a pack. `size` is what the archive states; `read` gives at most that, or throws `ReadFault`. */
export type PackFile = {path: string; size: number; read(): AsyncIterable<Bytes>};

/** The files of a pack by path inside its folder, or why the archive was refused; and what was done to it without harm. */
export type PackFiles = {files: ReadonlyMap<string, PackFile>; faults: Finding[]; notes?: readonly Finding[]};

/** All bytes of a small file; `ReadFault` where it is larger than `limit`. */
export async function readWhole(file: PackFile, limit: number): Promise<Bytes> {
  if (file.size > limit) throw new ReadFault('verify_reason_tooLarge');
  const pieces: Bytes[] = [];
  for await (const piece of file.read()) pieces.push(piece);
  return joinBytes(pieces);
}

const SLICE = 1024 * 1024;

/** Bytes of a source by slices; the next one is fetched while the one before is worked on. */
export async function* slicesOf(source: ByteSource, from = 0, length = source.size): AsyncGenerator<Bytes> {
  const piece = (at: number) => source.read(from + at, Math.min(SLICE, length - at));
  let coming = length > 0 ? piece(0) : undefined;
  for (let at = 0; coming; at += SLICE) {
    const slice = await coming;
    // A file that grows shorter while it is read.
    if (slice.length !== Math.min(SLICE, length - at)) throw new ReadFault('verify_reason_damaged');
    coming = at + SLICE < length ? piece(at + SLICE) : undefined;
    // Where nobody asks for the next one, its failure is nobody's.
    coming?.catch(() => {});
    yield slice;
  }
}
