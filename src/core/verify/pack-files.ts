import {type Bytes, joinBytes} from '../bytes.ts';
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

/** The files of a pack by path inside its folder, or why the archive was refused. */
export type PackFiles = {files: ReadonlyMap<string, PackFile>; faults: Finding[]};

/** All bytes of a small file; `ReadFault` where it is larger than `limit`. */
export async function readWhole(file: PackFile, limit: number): Promise<Bytes> {
  if (file.size > limit) throw new ReadFault('verify_reason_tooLarge');
  const pieces: Bytes[] = [];
  for await (const piece of file.read()) pieces.push(piece);
  return joinBytes(pieces);
}
