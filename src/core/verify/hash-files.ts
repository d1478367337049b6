import {type Bytes, joinBytes} from '../bytes.ts';
import {digestHex} from '../hash/digest.ts';
import {sha256Stream} from '../hash/sha256.ts';
import type {Hex64} from '../ids.ts';
import type {Engine, HashStream} from './engine.ts';
import {type PackFile, ReadFault} from './pack-files.ts';
import type {Reason} from './report.ts';

/** What came out of a file: its hash, or why it could not be read. */
export type HashedFile = {ok: true; sha256: Hex64; size: number} | {ok: false; reason: Reason; hostile: boolean};

/** How far a check is. `path` is the file that is read, as the archive names it; "" at the end. */
export type VerifyProgress = {
  doneBytes: number;
  totalBytes: number;
  doneFiles: number;
  totalFiles: number;
  path: string;
};

/** How a check runs: whom it tells, what stops it, and whose code sums. */
export type VerifyOptions = {
  onProgress?(progress: VerifyProgress): void;
  signal?: {readonly aborted: boolean} | undefined;
  engine?: Engine;
};

/** The person stopped the check. */
export class CheckStopped extends Error {}

/** Goes no further once the person has stopped the check. */
export function stopIfAsked({signal}: VerifyOptions): void {
  if (signal?.aborted) throw new CheckStopped();
}

type Files = ReadonlyMap<string, PackFile>;

/** Hashes every file of every bag, one after another in the order of the archives, by slices. */
export async function hashFiles(bags: readonly Files[], options: VerifyOptions): Promise<Map<string, HashedFile>[]> {
  const {onProgress, engine = {}} = options;
  const all = bags.flatMap((files) => [...files.values()]);
  const totalBytes = all.reduce((sum, {size}) => sum + size, 0);
  let doneBytes = 0;
  let doneFiles = 0;
  const tell = (path: string) => onProgress?.({doneBytes, totalBytes, doneFiles, totalFiles: all.length, path});
  const hashed: Map<string, HashedFile>[] = [];
  for (const files of bags) {
    const hashes = new Map<string, HashedFile>();
    hashed.push(hashes);
    for (const [path, file] of files) {
      const read = (bytes: number) => {
        stopIfAsked(options);
        doneBytes += bytes;
        tell(path);
      };
      hashes.set(path, await hashFile(file, read, engine));
      doneFiles += 1;
    }
  }
  tell('');
  return hashed;
}

/** Up to this size a file is gathered and hashed by the engine's fast code; above it, slice by slice by ours. */
const GATHERED = 32 * 1024 * 1024;

async function hashFile(file: PackFile, read: (bytes: number) => void, engine: Engine): Promise<HashedFile> {
  try {
    if (engine.sha256Stream) return await hashStreamed(file, read, engine.sha256Stream());
    return file.size <= GATHERED ? await hashGathered(file, read) : await hashStreamed(file, read, sha256Stream());
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

async function hashStreamed(file: PackFile, read: (bytes: number) => void, hash: HashStream): Promise<HashedFile> {
  let size = 0;
  for await (const piece of file.read()) {
    read(piece.length);
    hash.add(piece);
    size += piece.length;
  }
  return {ok: true, sha256: hash.finish(), size};
}
