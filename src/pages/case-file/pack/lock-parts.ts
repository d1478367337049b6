import {ok, type Result} from '../../../core/result.ts';
import {openTempFile, type TempFile} from '../temp-file.ts';
import {type Locked, lockPack, type PackLock} from './lock-pack.ts';
import {type MadePack, type MadePart, madeOf} from './made-pack.ts';
import type {PackOptions} from './make-pack.ts';

/**
 * The pack in its lock, if it gets one: every part with the same passphrase, since whoever may read one may read all, and
 * nobody tells forty passphrases by telephone. The open files are then gone, each as soon as it is locked.
 */
export async function lockParts(
  open: MadePack,
  lock: PackLock = {kind: 'plain'},
  {signal, onStage}: Pick<PackOptions, 'signal' | 'onStage'>,
): Promise<Result<MadePack>> {
  if (lock.kind === 'plain') return ok(open);
  const {parts: sums} = open.written;
  const totalBytes = sums.reduce((sum, {zipBytes}) => sum + zipBytes, 0);
  const into: TempFile[] = [];
  const parts: MadePart[] = [];
  let locked: Locked | undefined;
  let before = 0;
  try {
    for (const {number, file, remove} of open.parts) {
      const sum = sums.find((one) => one.number === number);
      if (!sum) throw new Error(`part ${number} has no sum`);
      const target = await openTempFile(`${sum.name}.locked`);
      into.push(target);
      const place = sums.length > 1 ? {number, of: sums.length} : undefined;
      const made = await lockPack({file, sha256: sum.zipSha256, place}, again(lock, locked), target, {
        signal,
        onProgress: (kind, doneBytes) => onStage({kind, doneBytes: before + doneBytes, totalBytes}),
      });
      if (!made.ok) {
        await removeAll(into);
        return made;
      }
      locked = made.value.locked;
      before += sum.zipBytes;
      parts.push({number, file: made.value.file, remove: () => target.remove()});
      await remove();
    }
  } catch (error) {
    await removeAll(into);
    throw error;
  }
  return ok(madeOf(parts, {written: open.written, report: open.report, ...(locked && {locked})}));
}

/** The lock of the parts after the first. */
function again(lock: Exclude<PackLock, {kind: 'plain'}>, locked: Locked | undefined) {
  return lock.kind === 'passphrase' && locked?.kind === 'passphrase' ? {...lock, passphrase: locked.passphrase} : lock;
}

async function removeAll(files: readonly TempFile[]): Promise<void> {
  for (const file of files) await file.remove();
}
