import {ownAddress} from '../../../browser/api.ts';
import {type Failure, failure} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {prefixFrom} from '../../../core/pack/numbering.ts';
import type {PackInput, Recipient} from '../../../core/pack/pack-input.ts';
import {type WrittenPack, writePack} from '../../../core/pack/write-pack.ts';
import {reportMaker} from '../../../core/report/report-maker.ts';
import {failed, ok, type Result} from '../../../core/result.ts';
import {CheckStopped} from '../../../core/verify/hash-files.ts';
import type {VerifyReport} from '../../../core/verify/report.ts';
import {type Circumstances, newEntry} from '../../../store/circumstances.ts';
import {appendToLog} from '../../../store/log.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {beginPack, type PackChoice} from '../../../store/pack-source.ts';
import {changeCase} from '../../../store/revise-case.ts';
import {hasRoomFor} from '../../shared/store-space.ts';
import {pageLanguage, say} from '../../shared/words.ts';
import {checkPack} from '../check-pack.ts';
import {renditionMaker} from '../rendition.ts';
import {openTempFile, type TempFile} from '../temp-file.ts';
import {type Locked, lockPack, type PackLock} from './lock-pack.ts';

/**
 * What goes in, for whom, how it is locked (left out: not at all), and letters before the numbers where the case has none
 * yet: "" for none.
 */
export type PackOrder = {choice: PackChoice; madeFor?: Recipient; initials: string; lock?: PackLock};

/** How far it has come. */
export type PackStage =
  | {kind: 'gathering'}
  | {kind: 'writing'; doneBytes: number; totalBytes: number; doneFiles: number; totalFiles: number}
  | {kind: 'checking' | 'locking' | 'readingBack'; doneBytes: number; totalBytes: number};

/**
 * A pack that was written, read back and found whole; where it was locked, `file` is the locked one, and `locked` says what
 * opens it. `remove` puts its file away.
 */
export type MadePack = {
  file: Blob;
  written: WrittenPack;
  report: VerifyReport;
  locked?: Locked;
  remove(): Promise<void>;
};

export type PackOptions = {
  circumstances: Circumstances;
  signal: AbortSignal;
  /** Of which case it is. */
  onBegun?(caseId: Uuid): void;
  onStage(stage: PackStage): void;
};

/**
 * Makes a pack: gathers, writes to a file that is nobody's yet, reads it back and checks it. Whatever fails or is
 * stopped on the way, no file is left and the log says so.
 */
export async function makePack(store: Store, order: PackOrder, options: PackOptions): Promise<Result<MadePack>> {
  options.onStage({kind: 'gathering'});
  let input: PackInput | undefined;
  let file: TempFile | undefined;
  const renditions = renditionMaker();
  try {
    const verifyHtml = await readChecker();
    await keepInitials(store, order.initials, options.circumstances);
    const {choice, madeFor} = order;
    const surroundings = {say, language: pageLanguage(), makeRendition: renditions.make};
    input = await beginPack(store, choice, {...surroundings, ...(madeFor ? {madeFor} : {})}, options.circumstances);
    options.onBegun?.(input.caseId);
    if (!(await hasRoomFor(bytesOf(input)))) {
      return await giveUp(store, input, file, failure('diskFull', 'told before it was begun'), options);
    }
    file = await openTempFile(`${input.packId}.zip`);
    const checked = await writeAndCheck(input, verifyHtml, file, options);
    const made = checked.ok ? await lockedAs(checked.value, order.lock, options) : checked;
    if (made.ok) {
      await logPack(store, input, 'pack.saved', {sealCode: made.value.written.sealCode}, options);
      return made;
    }
    return await giveUp(store, input, file, made.error, options);
  } catch (error) {
    const stopped = error instanceof CheckStopped || options.signal.aborted;
    const known = stopped ? failure('packCancelled') : await packFailure(error);
    return giveUp(store, input, file, known, options);
  } finally {
    renditions.close();
  }
}

/** What the files of all exhibits take; beside them the rest of a pack is small. */
function bytesOf({exhibits}: PackInput): number {
  return exhibits.flatMap(({exhibit}) => exhibit.parts).reduce((sum, {bytes}) => sum + bytes, 0);
}

async function writeAndCheck(
  input: PackInput,
  verifyHtml: Uint8Array<ArrayBuffer>,
  file: TempFile,
  {signal, onStage}: PackOptions,
): Promise<Result<MadePack>> {
  const written = await writePack(input, {report: reportMaker, verifyHtml}, file, {
    signal,
    onProgress: ({doneBytes, totalBytes, doneFiles, totalFiles}) =>
      onStage({kind: 'writing', doneBytes, totalBytes, doneFiles, totalFiles}),
  });
  if (!written.ok) return written;
  const blob = await file.finish();
  const report = await checkPack(
    blob,
    {key: input.keyId, sealCode: written.value.sealCode},
    {signal, onProgress: ({doneBytes, totalBytes}) => onStage({kind: 'checking', doneBytes, totalBytes})},
  );
  if (signal.aborted) return failed(failure('packCancelled'));
  if (report.outcome !== 'verified') {
    return failed(failure('packCheckFailed', JSON.stringify(report.checks.flatMap(({findings}) => findings))));
  }
  return ok({file: blob, written: written.value, report, remove: () => file.remove()});
}

/** The pack in its lock, if it gets one; the open file is then gone. */
async function lockedAs(
  open: MadePack,
  lock: PackLock = {kind: 'plain'},
  {signal, onStage}: PackOptions,
): Promise<Result<MadePack>> {
  if (lock.kind === 'plain') return ok(open);
  const {zipSha256, zipBytes, name} = open.written;
  const into = await openTempFile(`${name}.locked`);
  try {
    const made = await lockPack({file: open.file, sha256: zipSha256}, lock, into, {
      signal,
      onProgress: (kind, doneBytes) => onStage({kind, doneBytes, totalBytes: zipBytes}),
    });
    if (!made.ok) {
      await into.remove();
      return made;
    }
    await open.remove();
    return ok({...open, ...made.value, remove: () => into.remove()});
  } catch (error) {
    await into.remove();
    throw error;
  }
}

/** Leaves nothing half: the file goes, and the log says that the pack it began came to nothing. */
async function giveUp(
  store: Store,
  input: PackInput | undefined,
  file: TempFile | undefined,
  error: Failure,
  options: PackOptions,
): Promise<Result<MadePack>> {
  console.warn('pack', error.code, error.detail);
  await file?.remove();
  try {
    if (input) await logPack(store, input, 'pack.failed', {code: error.code}, options);
  } catch (unlogged) {
    // On a full disk not even that fits; the log then shows a pack that was begun and not saved, which is true.
    console.warn('pack', unlogged);
  }
  return failed(error);
}

/** The log says of each pack that was begun what became of it; so every later pack vouches for its seal code. */
async function logPack(
  store: Store,
  {caseId, packId}: PackInput,
  type: 'pack.saved' | 'pack.failed',
  detail: {[key: string]: string},
  {circumstances}: PackOptions,
): Promise<void> {
  await appendToLog(store, caseId, () =>
    newEntry(circumstances, type, {kind: 'pack', id: packId}, null, {packId, ...detail}),
  );
}

/** Keeps the letters with the case, so that a thing has the same number in every pack. Those that are there already stay. */
async function keepInitials(store: Store, initials: string, circumstances: Circumstances): Promise<void> {
  if (prefixFrom(initials) === undefined) return;
  await changeCase(
    store,
    ({keeper}) => (prefixFrom(keeper.initials) === undefined ? {keeper: {...keeper, initials}} : {}),
    circumstances,
  );
}

/** Less room than this is a full disk, whatever the browser says of it. */
const LEAST_ROOM = 1_000_000;

async function packFailure(error: unknown): Promise<Failure> {
  const stored = await storeFailure(error, LEAST_ROOM);
  return stored.code === 'diskFull' ? stored : failure('packFailed', error);
}

/** The offline checker, as this release ships it. */
async function readChecker(): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(ownAddress('offline-checker.txt'));
  if (!response.ok) throw new Error(`the offline checker: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
