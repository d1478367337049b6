import {
  BlobReader,
  configure,
  ERR_INVALID_PASSWORD,
  type FileEntry,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import type {Bytes} from '../core/bytes.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {inSlices} from './byte-stream.ts';
import type {LockFault} from './lock-fault.ts';

// No worker and no module of foreign code: the one entry is stored, and the library's own AES does the rest.
configure({useWebWorkers: false, useCompressionStream: false});

/** The one name that anybody can read without the passphrase: an encrypted ZIP hides no names, so it tells nothing. */
export const INNER_NAME = 'pack.zip';
const INNER_NAMES = /^pack(-part-[0-9]{1,3}-of-[0-9]{1,3})?\.zip$/;

/** The name of what is inside: of several parts each its own, so that they can be opened into one folder. */
export function innerName(place?: {number: number; of: number}): string {
  return place ? `pack-part-${place.number}-of-${place.of}.zip` : INNER_NAME;
}

/** AES-256. */
const STRENGTH = 3;
const PIECE = 64 * 1024;
/** The earliest that a ZIP can say; when it was made is nobody's matter. */
const NO_DATE = new Date(1980, 0, 1);

type Sink = (bytes: Bytes) => Promise<void>;

function intoSink(sink: Sink): WritableStream<Uint8Array> {
  return new WritableStream({
    write: async (piece) => {
      for await (const bytes of inSlices([piece], PIECE)) await sink(bytes);
    },
  });
}

/**
 * Locks a file in a ZIP with AES-256 (WinZip AE-2), which 7-Zip, WinZip and Keka open. Never the older ZipCrypto, which
 * is broken. Throws what the sink throws, and the reason of the signal.
 */
export async function encryptZip(
  file: Blob,
  passphrase: string,
  sink: Sink,
  signal?: AbortSignal,
  name = INNER_NAME,
): Promise<void> {
  const writer = new ZipWriter(intoSink(sink), {
    password: passphrase,
    encryptionStrength: STRENGTH,
    level: 0,
    extendedTimestamp: false,
    lastModDate: NO_DATE,
  });
  await writer.add(name, new BlobReader(file), signal ? {signal} : {});
  await writer.close();
}

/** Opens what `encryptZip` locked. Only where the answer is good were the bytes in the sink whole and unchanged. */
export async function decryptZip(
  file: Blob,
  passphrase: string,
  sink: Sink,
  signal?: AbortSignal,
): Promise<Result<undefined, LockFault>> {
  let entry: FileEntry | LockFault;
  try {
    entry = await onlyEntry(file);
  } catch {
    return failed('endBroken'); // its list of files stands at the end
  }
  if (typeof entry === 'string') return failed(entry);
  let sinkFailure: {error: unknown} | undefined;
  const into = intoSink((bytes) =>
    sink(bytes).catch((error: unknown) => {
      sinkFailure = {error};
      throw error;
    }),
  );
  try {
    await entry.getData(into, {password: passphrase, ...(signal ? {signal} : {})});
    return ok(undefined);
  } catch (error) {
    if (sinkFailure) throw sinkFailure.error;
    if (signal?.aborted) throw error;
    return failed(error instanceof Error && error.message === ERR_INVALID_PASSWORD ? 'wrongPassphrase' : 'damaged');
  }
}

async function onlyEntry(file: Blob): Promise<FileEntry | LockFault> {
  const [entry, ...more] = await new ZipReader(new BlobReader(file)).getEntries();
  if (!entry || entry.directory || more.length > 0 || !INNER_NAMES.test(entry.filename)) return 'notLocked';
  return entry.encrypted && !entry.zipCrypto ? entry : 'notLocked';
}
