import {md5, sha1} from '@noble/hashes/legacy.js';
import {sha224, sha256, sha384, sha512} from '@noble/hashes/sha2.js';
import {hex} from '../../bytes.ts';
import type {Engine} from '../engine.ts';
import {CheckStopped, type VerifyOptions} from '../hash-files.ts';
import {type PackFile, ReadFault} from '../pack-files.ts';
import type {Reason} from '../report.ts';

const HASHES = {md5, sha1, sha224, sha256, sha384, sha512} as const;
export type Algorithm = keyof typeof HASHES;

/** Whoever wants to can make two files with the same sum by these. */
export const WEAK: ReadonlySet<string> = new Set(['md5', 'sha1'] satisfies Algorithm[]);

export function isAlgorithm(name: string): name is Algorithm {
  return Object.hasOwn(HASHES, name);
}

/** Digits that a sum has. */
export function digitsOf(algorithm: Algorithm): number {
  return HASHES[algorithm].outputLen * 2;
}

/** The sums of one file, in lower case, and its real size; or why it could not be read. */
export type Sums =
  | {ok: true; size: number; of: ReadonlyMap<Algorithm, string>}
  | {ok: false; reason: Reason; hostile: boolean};

/** Reads every file once, by slices, and sums it by each of the hashes that were asked for it. */
export async function sumAll(
  files: ReadonlyMap<string, PackFile>,
  wanted: (path: string) => readonly Algorithm[],
  {onProgress, signal, engine = {}}: VerifyOptions,
): Promise<Map<string, Sums>> {
  const sums = new Map<string, Sums>();
  const totalBytes = [...files.values()].reduce((sum, {size}) => sum + size, 0);
  let doneBytes = 0;
  for (const [path, file] of files) {
    const read = (bytes: number) => {
      if (signal?.aborted) throw new CheckStopped();
      doneBytes += bytes;
      onProgress?.({doneBytes, totalBytes, doneFiles: sums.size, totalFiles: files.size, path});
    };
    sums.set(path, await sumOne(file, wanted(path), read, engine));
  }
  return sums;
}

async function sumOne(
  file: PackFile,
  algorithms: readonly Algorithm[],
  read: (bytes: number) => void,
  engine: Engine,
): Promise<Sums> {
  const states = algorithms.map((name) => [name, streamOf(name, engine)] as const);
  let size = 0;
  try {
    for await (const piece of file.read()) {
      read(piece.length);
      size += piece.length;
      for (const [, state] of states) state.add(piece);
    }
  } catch (error) {
    if (error instanceof ReadFault) return {ok: false, reason: error.reason, hostile: error.hostile};
    throw error;
  }
  return {ok: true, size, of: new Map(states.map(([name, state]) => [name, state.finish()]))};
}

/** A sum that is taken piece by piece; SHA-256 by the place's own code where it has some. */
function streamOf(name: Algorithm, engine: Engine): {add(bytes: Uint8Array): void; finish(): string} {
  if (name === 'sha256' && engine.sha256Stream) return engine.sha256Stream();
  const state = HASHES[name].create();
  return {add: (bytes) => void state.update(bytes), finish: () => hex(state.digest())};
}
