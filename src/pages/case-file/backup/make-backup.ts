import {aboutBrowser} from '../../../browser/about-browser.ts';
import {productVersion} from '../../../browser/session.ts';
import type {Bytes} from '../../../core/bytes.ts';
import {failed, ok, type Result} from '../../../core/result.ts';
import type {AgeLock} from '../../../lock/age.ts';
import {readBackup} from '../../../store/backup/read-backup.ts';
import {type BackupSource, beginBackup} from '../../../store/backup/write-backup.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {hasRoomFor} from '../../shared/store-space.ts';
import {say} from '../../shared/words.ts';
import {lockAge, openAge} from '../age-work.ts';
import {openTempFile, type TempFile} from '../temp-file.ts';

/** How far it has come, in bytes of files. */
export type BackupStage = {kind: 'writing' | 'checking'; done: number; total: number};

/** A backup that was written and, where it has a passphrase, opened again and found whole. */
export type MadeBackup = {file: Blob; source: BackupSource; remove(): Promise<void>};

/** Why there is no copy. */
export type NotMade = 'diskFull' | 'stopped' | 'failed';

type Options = {signal: AbortSignal; onStage(stage: BackupStage): void};

class Stopped extends Error {}

/** Makes a backup into a file that is nobody's yet. Whatever fails or is stopped on the way, no file is left. */
export async function makeBackup(store: Store, lock: AgeLock, options: Options): Promise<Result<MadeBackup, NotMade>> {
  let file: TempFile | undefined;
  try {
    const source = await beginBackup(store, await maker());
    const total = source.summary.bytes;
    if (!(await hasRoomFor(total))) return failed('diskFull');
    file = await openTempFile(`${source.summary.backupId}.age`);
    await write(source, lock, file, options);
    const blob = await file.finish();
    if (lock.kind === 'passphrase') await readBack(blob, lock.passphrase, total, options);
    return ok({file: blob, source, remove: file.remove});
  } catch (error) {
    await file?.remove();
    console.warn('backup', error);
    return failed(error instanceof Stopped ? 'stopped' : await backupFailure(error));
  }
}

async function maker() {
  const {browser, system} = await aboutBrowser();
  const madeOn = `${browser.name} ${browser.version.split('.')[0] ?? ''}, ${system.name}`;
  return {madeAt: deviceNow(), version: productVersion(), madeOn, readMe: say('backup_readMe')};
}

async function write(source: BackupSource, lock: AgeLock, file: TempFile, {signal, onStage}: Options): Promise<void> {
  const total = source.summary.bytes;
  let done = 0;
  onStage({kind: 'writing', done, total});
  const bytes = source.bytes((written) => {
    done += written;
    onStage({kind: 'writing', done, total});
  });
  for await (const piece of piecesOf(await lockAge(unlessStopped(bytes, signal), lock))) await file.write(piece);
}

/** A copy that does not open is worse than none: it is opened once, to its very end, before it is offered. */
async function readBack(file: Blob, passphrase: string, total: number, {signal, onStage}: Options): Promise<void> {
  let done = 0;
  onStage({kind: 'checking', done, total});
  const opened = await openAge(file.stream(), {kind: 'passphrase', passphrase});
  if (!opened.ok) throw new Error(`the backup does not open: ${opened.error}`);
  for await (const item of readBackup(unlessStopped(piecesOf(opened.value), signal))) {
    if (item.kind !== 'exhibit') continue;
    for (const bytes of item.files.values()) done += bytes.length;
    onStage({kind: 'checking', done, total});
  }
}

/** The pieces of a stream; not every browser lets a stream be walked through by itself. */
export async function* piecesOf(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* unlessStopped(bytes: AsyncGenerator<Bytes>, signal: AbortSignal): AsyncGenerator<Bytes> {
  for await (const piece of bytes) {
    if (signal.aborted) throw new Stopped();
    yield piece;
  }
}

/** Less room than this is a full disk, whatever the browser says of it. */
const LEAST_ROOM = 1_000_000;

async function backupFailure(error: unknown): Promise<NotMade> {
  return (await storeFailure(error, LEAST_ROOM)).code === 'diskFull' ? 'diskFull' : 'failed';
}
