import JSZip from 'jszip';
import {type Bytes, joinBytes} from '../bytes.ts';
import {type Instant, millisecondsOf} from '../time.ts';
import {LazyWorker} from './lazy-worker.ts';
import {isCompressedKind} from './names.ts';

/** One file of the archive. `open` is called once, when the file's turn comes. */
export type ZipEntry = {path: string; open(): Promise<Bytes>};

/** Where the archive goes. The caller opens it empty and closes it. */
export type PackSink = {
  write(bytes: Bytes): Promise<void>;
  /** Throws away what was written and begins again. */
  restart(): Promise<void>;
};

/** `AbortSignal` of every place this runs in. */
export type StopSignal = {readonly aborted: boolean};

/** The person stopped the work. */
export class Stopped extends Error {}

/** As many bytes as are handed to the sink at once, at least. */
const WRITE_SIZE = 1024 * 1024;

/**
 * Writes the entries in their order: files only, one time for all, mode 0644, sizes in the local headers, no comment.
 * One entry at a time is in memory, and nothing more is made while the sink is behind.
 */
export function writeZip(
  entries: readonly ZipEntry[],
  at: Instant,
  sink: PackSink,
  signal?: StopSignal,
): Promise<void> {
  const date = zipDate(at);
  const zip = new JSZip();
  for (const {path, open} of entries) {
    const compression = isCompressedKind(path) ? 'STORE' : 'DEFLATE';
    const input = new LazyWorker(() => (signal?.aborted ? Promise.reject(new Stopped()) : open()));
    // jszip takes its own workers as data; its types do not say so.
    zip.file(path, input as unknown as Uint8Array, {
      binary: true,
      compression,
      createFolders: false,
      date,
      unixPermissions: 0o100644,
    });
  }
  return drain(zip, sink, signal);
}

/** jszip writes the UTC fields of a date, so the bytes do not depend on the zone. ZIP counts in steps of two seconds. */
function zipDate(at: Instant): Date {
  const date = new Date(millisecondsOf(at));
  const year = date.getUTCFullYear();
  if (year < 1980 || year > 2107) return new Date(Date.UTC(1980, 0, 1));
  return date;
}

function drain(zip: JSZip, sink: PackSink, signal: StopSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = zip.generateInternalStream({type: 'uint8array', streamFiles: false, platform: 'UNIX'});
    // jszip hands over a whole entry in one turn, also while it is paused; these are views on it, not copies.
    const waiting: Uint8Array[] = [];
    let size = 0;
    let writing = false;
    let ended = false;

    const fail = (error: unknown) => {
      writing = true; // nothing more goes out
      stream.pause();
      reject(error);
    };
    const writeWaiting = async () => {
      while (size >= WRITE_SIZE || (ended && size > 0)) {
        if (signal?.aborted) throw new Stopped();
        const bytes = takeUpTo(waiting, WRITE_SIZE);
        size -= bytes.length;
        await sink.write(bytes);
      }
    };
    const flush = () => {
      if (writing) return;
      writing = true;
      stream.pause();
      writeWaiting().then(() => {
        writing = false;
        if (ended) resolve();
        else stream.resume();
      }, fail);
    };
    stream.on('data', (bytes) => {
      waiting.push(bytes);
      size += bytes.length;
      if (size >= WRITE_SIZE) flush();
    });
    stream.on('error', fail);
    stream.on('end', () => {
      ended = true;
      flush();
    });
    stream.resume();
  });
}

/** Takes pieces from the front until `limit` is reached, and joins them. */
function takeUpTo(pieces: Uint8Array[], limit: number): Bytes {
  let count = 0;
  for (let size = 0; count < pieces.length && size < limit; count += 1) size += pieces[count]?.length ?? 0;
  return joinBytes(pieces.splice(0, count));
}
