import {Decrypter, Encrypter} from 'age-encryption';
import type {Bytes} from '../core/bytes.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {type AgeHeader, readAgeHeader} from './age-header.ts';
import type {Identity, Recipient} from './age-keys.ts';
import {type ByteSource, inSlices, iterate, toStream} from './byte-stream.ts';
import {LockError, type LockFault} from './lock-fault.ts';

/**
 * What a file is locked with. `workFactor` is scrypt's, as a power of two; 18 where it is not said, as in `age`. `tell` is
 * called with the key of this one file, so that who locks it for another person can still read it back and compare.
 */
export type AgeLock =
  | {kind: 'passphrase'; passphrase: string; workFactor?: number}
  | {kind: 'recipients'; recipients: readonly Recipient[]; tell?(fileKey: Uint8Array): void};

/** What a file is opened with. */
export type AgeKey =
  | {kind: 'passphrase'; passphrase: string}
  | {kind: 'identity'; identity: Identity}
  | {kind: 'fileKey'; fileKey: Uint8Array};

// The form's own pieces: https://age-encryption.org/v1#payload
const PIECE = 64 * 1024;
const PIECE_LOCKED = PIECE + 16;
const NONCE = 16;

/**
 * Locks bytes in the form age v1, which `age`, `rage` and others open. Nothing is held beyond a few pieces of 64 KiB.
 * A passphrase takes about a second of this thread and 256 MiB of memory for that time: a page calls it in a worker
 * (`pages/case-file/age-work.ts`), so that it does not stand still.
 */
export async function encryptAge(source: ByteSource, lock: AgeLock): Promise<ReadableStream<Bytes>> {
  const encrypter = new Encrypter();
  switch (lock.kind) {
    case 'passphrase':
      encrypter.setPassphrase(lock.passphrase);
      if (lock.workFactor !== undefined) encrypter.setScryptWorkFactor(lock.workFactor);
      break;
    case 'recipients':
      for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
      encrypter.addRecipient(listener(lock.tell));
      break;
  }
  return toStream(inSlices(await encrypter.encrypt(toStream(inSlices(source, PIECE))), PIECE_LOCKED));
}

/** A recipient of the library's that gets no line in the file and only hears its key. */
function listener(tell: ((fileKey: Uint8Array) => void) | undefined) {
  return {
    wrapFileKey: (fileKey: Uint8Array) => {
      tell?.(fileKey.slice());
      return [];
    },
  };
}

/**
 * Opens what `encryptAge` or `age` locked. What is wrong with the key or the first lines is the answer; what is found
 * wrong later breaks the stream off with a `LockError`. Bytes that came before are as they were written, but only a
 * stream that ended well was whole.
 */
export async function decryptAge(source: ByteSource, key: AgeKey): Promise<Result<ReadableStream<Bytes>, LockFault>> {
  const pieces = inSlices(source, PIECE);
  const header = await readAgeHeader(pieces);
  const fault = typeof header === 'string' ? header : keyFault(header, key);
  if (fault !== undefined || typeof header === 'string') {
    await pieces.return(undefined);
    return failed(fault ?? 'damaged');
  }
  return openPayload(header, pieces, key);
}

function keyFault({lockedWith}: AgeHeader, key: AgeKey): LockFault | undefined {
  if (lockedWith === 'passphrase' && key.kind === 'identity') return 'needsPassphrase';
  if (lockedWith === 'keys' && key.kind === 'passphrase') return 'needsKey';
  return undefined;
}

function decrypterFor(key: AgeKey): Decrypter {
  const decrypter = new Decrypter();
  switch (key.kind) {
    case 'passphrase':
      decrypter.addPassphrase(key.passphrase);
      break;
    case 'identity':
      decrypter.addIdentity(key.identity);
      break;
    case 'fileKey':
      decrypter.addIdentity({unwrapFileKey: () => key.fileKey});
      break;
  }
  return decrypter;
}

async function openPayload(
  header: AgeHeader,
  pieces: AsyncGenerator<Bytes>,
  key: AgeKey,
): Promise<Result<ReadableStream<Bytes>, LockFault>> {
  const fed: Fed = {bytes: 0};
  try {
    const opened = await decrypterFor(key).decrypt(toStream(counted(header, pieces, fed)));
    return ok(toStream(told(opened, header, fed)));
  } catch (error) {
    await pieces.return(undefined);
    if (fed.failure) throw fed.failure.error;
    // The library has one error for every cause; its words tell this one from the rest.
    if (error instanceof Error && error.message.startsWith('no identity matched')) {
      return failed(key.kind === 'passphrase' ? 'wrongPassphrase' : 'notForThisKey');
    }
    return failed(fed.bytes < header.size + NONCE ? 'endBroken' : 'damaged');
  }
}

/** How much of the file the library was given, and whether the file could not be read at all (the disk, say). */
type Fed = {bytes: number; failure?: {error: unknown}};

/** The whole file again, in pieces small enough that no call of the library makes more than one piece of the form. */
async function* counted(header: AgeHeader, rest: AsyncGenerator<Bytes>, fed: Fed): AsyncGenerator<Bytes> {
  try {
    for await (const piece of inSlices(inTurn(header.read, rest), PIECE)) {
      fed.bytes += piece.length;
      yield piece;
    }
  } catch (error) {
    fed.failure = {error};
    throw error;
  }
}

async function* inTurn(first: Bytes, rest: AsyncGenerator<Bytes>): AsyncGenerator<Bytes> {
  yield first;
  yield* rest;
}

/** The opened bytes; an error of the library is told by where it happened, since only the last piece ends the file. */
async function* told(opened: ReadableStream<Uint8Array>, header: AgeHeader, fed: Fed): AsyncGenerator<Bytes> {
  let pieces = 0;
  try {
    for await (const piece of iterate(opened)) {
      pieces += 1;
      if (piece.length > 0) yield piece;
    }
  } catch (error) {
    if (fed.failure) throw fed.failure.error;
    const more = fed.bytes - header.size - NONCE > (pieces + 1) * PIECE_LOCKED;
    throw new LockError(more ? 'damaged' : 'endBroken', {cause: error});
  }
}
