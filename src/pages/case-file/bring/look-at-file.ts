import {digestHex} from '../../../core/hash/digest.ts';
import type {Hex64} from '../../../core/ids.ts';
import {MOST_COPIED} from '../../../core/import/import-draft.ts';
import {readImport} from '../../../core/import/read-import.ts';
import type {AboutFile, ImportReading} from '../../../core/import/reading.ts';
import {sourceOfBlob} from '../../../core/verify/byte-source.ts';
import type {SmallPicture} from '../../../store/exhibits.ts';
import {smallPicture} from './small-picture.ts';
import {fastSha256Stream} from './stream-hash.ts';

/** What a look at a file found. */
export type Looked = {reading: ImportReading; sha256: Hex64; picture: SmallPicture | undefined};

const SLICE = 4 * 1024 * 1024;

/**
 * Reads a file and hashes it. Throws where its bytes cannot be had: a folder, a file that is gone or changed since it
 * was picked. Whatever is wrong inside it is a finding of the reading.
 */
export async function lookAtFile(file: Blob, about: AboutFile): Promise<Looked> {
  const sha256 = await hashOf(file, about);
  const reading = await readImport(sourceOfBlob(file), about);
  const picture =
    reading.shownAs === 'picture' ? await smallPicture(file, reading.mediaType, reading.picture) : undefined;
  return {reading, sha256, picture};
}

/** The engine hashes faster, but only what is in memory as a whole. */
async function hashOf(file: Blob, {progress, stop}: AboutFile): Promise<Hex64> {
  if (file.size <= MOST_COPIED) return digestHex(new Uint8Array(await file.arrayBuffer()));
  const hash = await fastSha256Stream();
  for (let at = 0; at < file.size; at += SLICE) {
    hash.add(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()));
    progress?.(at, file.size);
    if (stop?.()) throw new Error('stopped');
  }
  return hash.finish();
}
