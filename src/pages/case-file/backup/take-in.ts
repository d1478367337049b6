import type {Bytes} from '../../../core/bytes.ts';
import {failed, ok, type Result} from '../../../core/result.ts';
import type {AgeKey} from '../../../lock/age.ts';
import type {LockFault} from '../../../lock/lock-fault.ts';
import {BackupFault} from '../../../store/backup/read-backup.ts';
import {RestoreStopped, restoreBackup} from '../../../store/backup/restore.ts';
import type {RestoreTally} from '../../../store/backup/restore-tally.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {circumstances} from '../../shared/use-store.ts';
import {openAge} from '../age-work.ts';
import {piecesOf} from './make-backup.ts';

/** Why a copy was not taken in. Each has a sentence, `backup_trouble_…`. */
export type Trouble = LockFault | BackupFault['why'] | 'noKey' | 'mistyped' | 'diskFull' | 'stopped' | 'unexpected';

export type TakeIn = {
  file: Blob;
  /** The passphrase, or the secret key, as it was typed. */
  typed: string;
  write: boolean;
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
};

/** Looks through a copy, or takes it in. Only with `write` is anything written. */
export async function takeIn(store: Store, order: TakeIn): Promise<Result<RestoreTally, Trouble>> {
  try {
    const opened = await open(order);
    if (!opened.ok) return opened;
    const {write, signal} = order;
    const options = {circumstances: await circumstances(), write, signal};
    return ok(await restoreBackup(store, opened.value, options));
  } catch (error) {
    console.warn('copy', error);
    return failed(await troubleOf(error));
  }
}

async function open({file, typed, onProgress}: TakeIn): Promise<Result<AsyncGenerator<Bytes>, Trouble>> {
  const {readIdentity} = await import('../../../lock/age-keys.ts');
  const identity = readIdentity(typed);
  const key: AgeKey = identity.ok
    ? {kind: 'identity', identity: identity.value}
    : {kind: 'passphrase', passphrase: typed};
  const counted = () => told(piecesOf(file.stream()), file.size, onProgress);
  const first = await openAge(counted(), key);
  if (first.ok) return ok(piecesOf(first.value));
  if (first.error === 'needsKey' && !identity.ok) return identity;
  // As words are written on paper: a capital at the beginning, blanks where they do no harm.
  const plain = typed.trim().toLowerCase().split(/\s+/).join(' ');
  if (first.error !== 'wrongPassphrase' || plain === typed) return first;
  const second = await openAge(counted(), {kind: 'passphrase', passphrase: plain});
  return second.ok ? ok(piecesOf(second.value)) : second;
}

async function* told(
  pieces: AsyncGenerator<Bytes>,
  total: number,
  onProgress: TakeIn['onProgress'],
): AsyncGenerator<Bytes> {
  let done = 0;
  for await (const piece of pieces) {
    yield piece;
    done += piece.length;
    onProgress(done, total);
  }
}

async function troubleOf(error: unknown): Promise<Trouble> {
  if (error instanceof RestoreStopped) return 'stopped';
  if (error instanceof BackupFault) return error.why;
  const {lockFaultOf} = await import('../../../lock/lock-fault.ts');
  const fault = lockFaultOf(error);
  if (fault) return fault;
  return (await storeFailure(error, 0)).code === 'diskFull' ? 'diskFull' : 'unexpected';
}
