import type {Result} from '../../../core/result.ts';
import type {GivenBag} from '../../../core/verify/bags.ts';
import {sourceOfBlob} from '../../../core/verify/byte-source.ts';
import {type LockedKind, lockedKind} from '../../../core/verify/locked-kind.ts';
import type {AgeKey} from '../../../lock/age.ts';
import type {LockFault} from '../../../lock/lock-fault.ts';
import type {PickedBag} from '../../../picked/picked-bags.ts';
import {openAge} from '../age-work.ts';
import {openTempFile} from '../temp-file.ts';

/** A locked pack that was opened into a file of this page's own. */
export type OpenedFile = {file: Blob; remove(): Promise<void>};

/** Why it did not open: the lock, or what was typed as its key. */
export type OpenFault = LockFault | 'noKey' | 'mistyped';

/** Opens a locked pack with what the person typed. Nothing of it stays where it does not open. */
export async function openLocked(file: Blob, kind: LockedKind, typed: string): Promise<Result<OpenedFile, OpenFault>> {
  const into = await openTempFile(`${crypto.randomUUID()}.opened`);
  try {
    const opened = kind === 'zip' ? await openZip(file, typed, into.write) : await openForKey(file, typed, into.write);
    if (!opened.ok) {
      await into.remove();
      return opened;
    }
    return {ok: true, value: {file: await into.finish(), remove: into.remove}};
  } catch (error) {
    await into.remove();
    const {lockFaultOf} = await import('../../../lock/lock-fault.ts');
    const fault = lockFaultOf(error);
    if (fault) return {ok: false, error: fault};
    throw error;
  }
}

/** Archives that were given locked, all of one kind: those of the other kind say so when they are checked. */
export async function lockedAmong(
  bags: readonly PickedBag[],
): Promise<{as: LockedKind; bags: PickedBag[]} | undefined> {
  const locked: {as: LockedKind; bag: PickedBag}[] = [];
  for (const bag of bags) {
    const as = bag.file && (await lockedKind(sourceOfBlob(bag.file)));
    if (as) locked.push({as, bag});
  }
  const [first] = locked;
  return first && {as: first.as, bags: locked.filter(({as}) => as === first.as).map(({bag}) => bag)};
}

/** One of several archives that were opened with the same words or key. */
export type OpenedBag = {bag: GivenBag; of: PickedBag; remove(): Promise<void>};

/** Opens them all, or none: parts of one pack are locked alike. */
export async function openAllLocked(
  bags: readonly PickedBag[],
  kind: LockedKind,
  typed: string,
): Promise<Result<OpenedBag[], OpenFault>> {
  const opened: OpenedBag[] = [];
  const closeAll = async () => {
    for (const {remove} of opened) await remove();
  };
  try {
    for (const of of bags) {
      if (!of.file) continue;
      const one = await openLocked(of.file, kind, typed);
      if (!one.ok) {
        await closeAll();
        return one;
      }
      const {file, remove} = one.value;
      opened.push({bag: {name: of.name, source: sourceOfBlob(file)}, of, remove});
    }
  } catch (error) {
    await closeAll();
    throw error;
  }
  return {ok: true, value: opened};
}

type Write = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

async function openZip(file: Blob, typed: string, write: Write): Promise<Result<undefined, OpenFault>> {
  const {decryptZip} = await import('../../../lock/zip.ts');
  const opened = await decryptZip(file, typed, write);
  // As it is written on paper or sent by telephone: a capital at the beginning, blanks where they do no harm.
  const plain = typed.trim().toLowerCase().split(/\s+/).join(' ');
  return opened.ok || opened.error !== 'wrongPassphrase' || plain === typed ? opened : decryptZip(file, plain, write);
}

async function openForKey(file: Blob, typed: string, write: Write): Promise<Result<undefined, OpenFault>> {
  const {readIdentity} = await import('../../../lock/age-keys.ts');
  const identity = readIdentity(typed);
  // A file of this kind may also be locked with a passphrase; then what was typed is one.
  const key: AgeKey = identity.ok
    ? {kind: 'identity', identity: identity.value}
    : {kind: 'passphrase', passphrase: typed.trim()};
  const opened = await openAge(file.stream(), key);
  if (!opened.ok) return opened.error === 'needsKey' && !identity.ok ? identity : opened;
  for await (const bytes of opened.value) await write(bytes);
  return {ok: true, value: undefined};
}
