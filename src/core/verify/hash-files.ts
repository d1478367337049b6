import {type Bytes, joinBytes} from '../bytes.ts';
import {digestHex} from '../hash/digest.ts';
import {sha256Stream} from '../hash/sha256.ts';
import type {Hex64} from '../ids.ts';
import {type PackFile, ReadFault} from './pack-files.ts';
import type {Reason} from './report.ts';

/** What came out of a file: its hash, or why it could not be read. */
export type HashedFile = {ok: true; sha256: Hex64; size: number} | {ok: false; reason: Reason; hostile: boolean};

export type VerifyProgress = {doneBytes: number; totalBytes: number; doneFiles: number; totalFiles: number};

/** The person stopped the check. */
export class CheckStopped extends Error {}

/** Hashes every file, one after another in the order of the archive, by slices. */
export async function hashFiles(
  files: ReadonlyMap<string, PackFile>,
  onProgress: (progress: VerifyProgress) => void,
  signal: {readonly aborted: boolean} | undefined,
): Promise<Map<string, HashedFile>> {
  const hashed = new Map<string, HashedFile>();
  const totalBytes = [...files.values()].reduce((sum, {size}) => sum + size, 0);
  let doneBytes = 0;
  for (const [path, file] of files) {
    hashed.set(
      path,
      await hashFile(file, (bytes) => {
        if (signal?.aborted) throw new CheckStopped();
        doneBytes += bytes;
        onProgress({doneBytes, totalBytes, doneFiles: hashed.size, totalFiles: files.size});
      }),
    );
  }
  onProgress({doneBytes, totalBytes, doneFiles: files.size, totalFiles: files.size});
  return hashed;
}

/** Up to this size a file is gathered and hashed by the engine's fast code; above it, slice by slice by ours. */
const GATHERED = 32 * 1024 * 1024;

async function hashFile(file: PackFile, read: (bytes: number) => void): Promise<HashedFile> {
  try {
    return file.size <= GATHERED ? await hashGathered(file, read) : await hashStreamed(file, read);
  } catch (error) {
    if (error instanceof ReadFault) return {ok: false, reason: error.reason, hostile: error.hostile};
    throw error;
  }
}

async function hashGathered(file: PackFile, read: (bytes: number) => void): Promise<HashedFile> {
  const pieces: Bytes[] = [];
  for await (const piece of file.read()) {
    read(piece.length);
    pieces.push(piece);
  }
  const bytes = joinBytes(pieces);
  return {ok: true, sha256: await digestHex(bytes), size: bytes.length};
}

async function hashStreamed(file: PackFile, read: (bytes: number) => void): Promise<HashedFile> {
  const hash = sha256Stream();
  let size = 0;
  for await (const piece of file.read()) {
    read(piece.length);
    hash.add(piece);
    size += piece.length;
  }
  return {ok: true, sha256: hash.finish(), size};
}
