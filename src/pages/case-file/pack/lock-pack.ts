import {failure} from '../../../core/errors.ts';
import {sha256Stream} from '../../../core/hash/sha256.ts';
import type {Hex64} from '../../../core/ids.ts';
import {failed, ok, type Result} from '../../../core/result.ts';
import type {Recipient} from '../../../lock/age-keys.ts';
import type {TempFile} from '../temp-file.ts';

/** How the pack is given: as it is, with a passphrase that is made for it, or for the key of one person. */
export type PackLock = {kind: 'plain'} | {kind: 'passphrase'} | {kind: 'key'; recipient: Recipient};

/** What opens a locked pack: told to the person once, and kept nowhere. */
export type Locked = {kind: 'passphrase'; passphrase: string} | {kind: 'key'; recipient: Recipient};

/** How far locking, or reading back, has come. */
type Options = {signal: AbortSignal; onProgress(stage: 'locking' | 'readingBack', doneBytes: number): void};

/** A pack whose file was checked, the hash of that file, and which part of the pack it is, if it is one of several. */
type Plain = {file: Blob; sha256: Hex64; place?: {number: number; of: number} | undefined};

/** The lock of a part after the first has the passphrase of the first. */
type Lock = Exclude<PackLock, {kind: 'plain'}> & {passphrase?: string};

/**
 * Locks a checked pack into `into`, reads the locked file back, opens it and compares it with the pack byte for byte, by
 * hash. What opens it lives as long as this page shows it.
 */
export async function lockPack(
  plain: Plain,
  lock: Lock,
  into: TempFile,
  options: Options,
): Promise<Result<{file: Blob; locked: Locked}>> {
  const made =
    lock.kind === 'passphrase'
      ? await inZip(plain, lock.passphrase, into, options)
      : await forKey(plain, lock, into, options);
  if (options.signal.aborted) return failed(failure('packCancelled'));
  if (made.sha256 !== plain.sha256) return failed(failure('packCheckFailed', 'the locked pack, opened again, differs'));
  return ok({file: made.file, locked: made.locked});
}

type Made = {file: Blob; locked: Locked; sha256: Hex64 | undefined};

async function inZip(
  plain: Plain,
  given: string | undefined,
  into: TempFile,
  {signal, onProgress}: Options,
): Promise<Made> {
  const [{decryptZip, encryptZip, innerName}, {makePassphrase}] = await Promise.all([
    import('../../../lock/zip.ts'),
    import('../../../lock/passphrase.ts'),
  ]);
  const passphrase = given ?? makePassphrase();
  const written = counter((done) => onProgress('locking', done));
  const write = async (bytes: Uint8Array<ArrayBuffer>) => {
    written(bytes);
    await into.write(bytes);
  };
  await encryptZip(plain.file, passphrase, write, signal, innerName(plain.place));
  const file = await into.finish();
  const hash = sha256Stream();
  const read = counter((done) => onProgress('readingBack', done));
  const listen = async (bytes: Uint8Array) => {
    read(bytes);
    hash.add(bytes);
  };
  const opened = await decryptZip(file, passphrase, listen, signal);
  return {file, locked: {kind: 'passphrase', passphrase}, sha256: opened.ok ? hash.finish() : undefined};
}

async function forKey(
  plain: Plain,
  {recipient}: PackLock & {kind: 'key'},
  into: TempFile,
  {signal, onProgress}: Options,
): Promise<Made> {
  const {decryptAge, encryptAge} = await import('../../../lock/age.ts');
  let fileKey = new Uint8Array();
  const tell = (key: Uint8Array) => {
    fileKey = key.slice();
  };
  const locking = await encryptAge(plain.file.stream(), {kind: 'recipients', recipients: [recipient], tell});
  const written = counter((done) => onProgress('locking', done));
  for await (const bytes of locking) {
    signal.throwIfAborted();
    written(bytes);
    await into.write(bytes);
  }
  const file = await into.finish();
  const opened = await decryptAge(file.stream(), {kind: 'fileKey', fileKey});
  const read = counter((done) => onProgress('readingBack', done));
  const sha256 = opened.ok ? await hashOf(opened.value, read, signal) : undefined;
  return {file, locked: {kind: 'key', recipient}, sha256};
}

/** The hash of what a locked file opens to; undefined where it breaks off. */
async function hashOf(
  opened: ReadableStream<Uint8Array>,
  read: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): Promise<Hex64 | undefined> {
  const {lockFaultOf} = await import('../../../lock/lock-fault.ts');
  const hash = sha256Stream();
  try {
    for await (const bytes of opened) {
      signal.throwIfAborted();
      read(bytes);
      hash.add(bytes);
    }
    return hash.finish();
  } catch (error) {
    if (lockFaultOf(error)) return undefined;
    throw error;
  }
}

/** Often enough to be seen to move. */
const TELL_EVERY = 1_000_000;

function counter(tell: (done: number) => void): (bytes: Uint8Array) => void {
  let done = 0;
  let told = 0;
  return ({length}) => {
    done += length;
    if (told > 0 && done - told < TELL_EVERY) return;
    told = done;
    tell(done);
  };
}
