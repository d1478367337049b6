import {ownAddress} from '../../../browser/api.ts';
import {utf8} from '../../../core/bytes.ts';
import {type Failure, failure} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Bounds} from '../../../core/pack/limits.ts';
import {prefixFrom} from '../../../core/pack/numbering.ts';
import type {PackInput, Recipient} from '../../../core/pack/pack-input.ts';
import {type WrittenPack, writeParts} from '../../../core/pack/write-pack.ts';
import {reportMaker} from '../../../core/report/report-maker.ts';
import {failed, ok, type Result} from '../../../core/result.ts';
import {CheckStopped} from '../../../core/verify/hash-files.ts';
import {type Circumstances, newEntry} from '../../../store/circumstances.ts';
import {keepSeal} from '../../../store/earlier-packs.ts';
import {appendToLog} from '../../../store/log.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {beginPack, type PackChoice} from '../../../store/pack-source.ts';
import {changeCase} from '../../../store/revise-case.ts';
import {hasRoomFor} from '../../shared/store-space.ts';
import {pageLanguage, say} from '../../shared/words.ts';
import {checkBags} from '../check-pack.ts';
import {renditionMaker} from '../rendition.ts';
import type {TempFile} from '../temp-file.ts';
import {openTempFile} from '../temp-file.ts';
import type {PackLock} from './lock-pack.ts';
import {lockParts} from './lock-parts.ts';
import {type MadePack, type MadePart, madeOf} from './made-pack.ts';
import {packTimes} from './pack-times.ts';

/**
 * What goes in, for whom, how it is locked (left out: not at all), and letters before the numbers where the case has none
 * yet: "" for none.
 */
export type PackOrder = {
  choice: PackChoice;
  madeFor?: Recipient;
  initials: string;
  forTools?: boolean;
  lock?: PackLock;
};

/** How far it has come. */
export type PackStage =
  | {kind: 'gathering'}
  /** For a time from outside. */
  | {kind: 'asking'}
  | {kind: 'writing'; doneBytes: number; totalBytes: number; doneFiles: number; totalFiles: number}
  | {kind: 'checking' | 'locking' | 'readingBack'; doneBytes: number; totalBytes: number};

export type PackOptions = {
  circumstances: Circumstances;
  signal: AbortSignal;
  /** Of which case it is. */
  onBegun?(caseId: Uuid): void;
  onStage(stage: PackStage): void;
  /** From where on it is made in parts; left out: the bounds of the format. */
  bounds?: Bounds;
};

/**
 * Makes a pack: gathers, writes to a file that is nobody's yet, reads it back and checks it. Whatever fails or is
 * stopped on the way, no file is left and the log says so.
 */
export async function makePack(store: Store, order: PackOrder, options: PackOptions): Promise<Result<MadePack>> {
  options.onStage({kind: 'gathering'});
  let input: PackInput | undefined;
  const files: TempFile[] = [];
  const renditions = renditionMaker();
  try {
    const verifyHtml = await readChecker();
    await keepInitials(store, order.initials, options.circumstances);
    const {choice, madeFor} = order;
    const surroundings = {say, language: pageLanguage(), makeRendition: renditions.make};
    input = await beginPack(
      store,
      choice,
      {...surroundings, ...(madeFor ? {madeFor} : {}), ...(order.forTools ? {forTools: true} : {})},
      options.circumstances,
    );
    options.onBegun?.(input.caseId);
    if (!(await hasRoomFor(bytesOf(input)))) {
      return await giveUp(store, input, files, failure('diskFull', 'told before it was begun'), options);
    }
    const asked = await packTimes(store, input, {...options, onAsking: () => options.onStage({kind: 'asking'})});
    const timed = {...input, ...(asked.times && {times: asked.times})};
    const checked = await writeAndCheck(timed, verifyHtml, files, options);
    const made = checked.ok ? await lockParts(checked.value, order.lock, options) : checked;
    if (made.ok) {
      await logPack(store, input, 'pack.saved', {sealCode: made.value.written.sealCode}, options);
      await keepSealOf(store, input, made.value.written);
      return ok({...made.value, times: asked.told});
    }
    return await giveUp(store, input, files, made.error, options);
  } catch (error) {
    const stopped = error instanceof CheckStopped || options.signal.aborted;
    const known = stopped ? failure('packCancelled') : await packFailure(error);
    return giveUp(store, input, files, known, options);
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
  files: TempFile[],
  {signal, onStage, bounds}: PackOptions,
): Promise<Result<MadePack>> {
  const byNumber = new Map<number, TempFile>();
  const openSink = async ({number, name}: {number: number; name: string}) => {
    const file = await openTempFile(`${name}-${input.packId}.zip`);
    files.push(file);
    byNumber.set(number, file);
    return file;
  };
  const written = await writeParts(input, {report: reportMaker, verifyHtml}, openSink, {
    signal,
    ...(bounds && {bounds}),
    onProgress: ({doneBytes, totalBytes, doneFiles, totalFiles}) =>
      onStage({kind: 'writing', doneBytes, totalBytes, doneFiles, totalFiles}),
  });
  if (!written.ok) return written;
  const parts: MadePart[] = [];
  for (const {number} of written.value.parts) {
    const file = byNumber.get(number);
    if (!file) throw new Error(`part ${number} was written nowhere`);
    parts.push({number, file: await file.finish(), remove: () => file.remove()});
  }
  const report = await checkBags(
    parts.map(({number, file}) => ({name: `${number}`, file})),
    {key: input.keyId, sealCode: written.value.sealCode},
    {signal, onProgress: ({doneBytes, totalBytes}) => onStage({kind: 'checking', doneBytes, totalBytes})},
  );
  if (signal.aborted) return failed(failure('packCancelled'));
  if (report.outcome !== 'verified') {
    return failed(failure('packCheckFailed', JSON.stringify(report.checks.flatMap(({findings}) => findings))));
  }
  return ok(madeOf(parts, {written: written.value, report}));
}

/** Leaves nothing half: every file goes, and the log says that the pack it began came to nothing. */
async function giveUp(
  store: Store,
  input: PackInput | undefined,
  files: readonly TempFile[],
  error: Failure,
  options: PackOptions,
): Promise<Result<MadePack>> {
  console.warn('pack', error.code, error.detail);
  for (const file of files) await file.remove();
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

/** So that one thing that is given to somebody later can be shown to have been in this pack. */
async function keepSealOf(store: Store, input: PackInput, {sealCode, sealed}: WrittenPack): Promise<void> {
  const signature = await input.sign(utf8(sealed.list));
  await keepSeal(store, input, {sealCode, ...sealed, signature});
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
