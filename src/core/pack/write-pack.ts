import type {Bytes} from '../bytes.ts';
import {type Failure, failure} from '../errors.ts';
import {sha256Stream} from '../hash/sha256.ts';
import type {Hex64} from '../ids.ts';
import {failed, ok, type Result} from '../result.ts';
import {type Bounds, boundBroken, USUAL_BOUNDS} from './limits.ts';
import {packName, receiptName} from './names.ts';
import {PackFault} from './pack-fault.ts';
import type {PackInput} from './pack-input.ts';
import {type SealedPart, splitPayload, TooLarge} from './parts.ts';
import {payloadFiles} from './payload.ts';
import {makeablePictures, NoPicture, type WantedPicture, wantedPictures} from './pictures.ts';
import {type PackExtras, type PackPlan, type PlannedFile, planPack, planPart} from './plan-pack.ts';
import {packReceipt, type WrittenReceipt} from './receipt.ts';
import {sealCode} from './seal.ts';
import {FewerTimes, holdingSeal} from './seal-times.ts';
import {type PackSink, Stopped, type StopSignal, writeZip, type ZipEntry} from './write-zip.ts';

/** How far the writing is. Bytes are those of the sealed files, before compression, of all parts together. */
export type PackProgress = {
  stage: PlannedFile['stage'];
  doneBytes: number;
  totalBytes: number;
  doneFiles: number;
  totalFiles: number;
};

export type WriteOptions = {onProgress?(progress: PackProgress): void; signal?: StopSignal; bounds?: Bounds};

/** One archive that was written whole. */
export type WrittenPart = {
  /** From 1. */
  number: number;
  /** Without `.zip`. */
  name: string;
  sealCode: Hex64;
  /** `seal/seal.json` and `seal/seal.sha256` as they stand in it. */
  sealed: {seal: string; list: string};
  zipSha256: Hex64;
  zipBytes: number;
};

/** A pack that was written whole: its name, seal code and sums are those of part 1. */
export type WrittenPack = Omit<WrittenPart, 'number'> & {
  /** Part 1 first; one of them where all of it fits in one archive. */
  parts: readonly WrittenPart[];
  /** To be kept beside the ZIP, and given away. */
  receipt: WrittenReceipt & {name: string};
};

/** Where each archive goes; opened when its turn comes, which for part 1 is last. */
export type SinkOfPart = (part: {name: string; number: number; of: number}) => Promise<PackSink>;

/**
 * Writes the pack into one archive. Refuses before the first byte what is too large for one, and stops at the first part
 * whose stored bytes are not the sealed ones.
 */
export function writePack(
  given: PackInput,
  extras: PackExtras,
  sink: PackSink,
  options: WriteOptions = {},
): Promise<Result<WrittenPack>> {
  return guarded(async () => {
    const input = holdingSeal(given);
    const wanted = wantedPictures(input);
    const broken = tooMuchForOne(input, extras, wanted, options);
    if (broken) throw new TooLarge(broken);
    return writeOne(input, extras, wanted, sink, options);
  });
}

/** Writes the pack into one archive, or into several where it is too large for one. */
export function writeParts(
  given: PackInput,
  extras: PackExtras,
  openSink: SinkOfPart,
  options: WriteOptions = {},
): Promise<Result<WrittenPack>> {
  return guarded(async () => {
    const input = holdingSeal(given);
    const wanted = wantedPictures(input);
    if (tooMuchForOne(input, extras, wanted, options)) return writeSeveral(input, extras, wanted, openSink, options);
    const {name} = planPack(input, extras, []);
    return writeOne(input, extras, wanted, await openSink({name, number: 1, of: 1}), options);
  });
}

async function guarded(write: () => Promise<WrittenPack>): Promise<Result<WrittenPack>> {
  try {
    return ok(await write());
  } catch (error) {
    return failed(packFailure(error));
  }
}

function tooMuchForOne(
  input: PackInput,
  extras: PackExtras,
  wanted: readonly WantedPicture[],
  {bounds}: WriteOptions,
): string | undefined {
  const {files} = planPack(input, extras, wanted);
  return boundBroken(files.length, files, wanted.length, bounds);
}

async function writeOne(
  input: PackInput,
  extras: PackExtras,
  wanted: readonly WantedPicture[],
  sink: PackSink,
  options: WriteOptions,
): Promise<WrittenPack> {
  const plan = planPack(input, extras, wanted);
  const counter = countFiles(plan.files, options);
  const make = (pictures: readonly WantedPicture[]) => planPack(input, extras, pictures);
  return written(input, [await writeFirst(input, make, wanted, sink, counter, options)]);
}

/** The others first: part 1 names what each of them was sealed as. */
async function writeSeveral(
  input: PackInput,
  extras: PackExtras,
  wanted: readonly WantedPicture[],
  openSink: SinkOfPart,
  options: WriteOptions,
): Promise<WrittenPack> {
  const report = planPack(input, extras, []).files.filter(({stage}) => stage === 'report').length;
  const split = splitPayload(payloadFiles(input), report, wanted.length, options.bounds ?? USUAL_BOUNDS);
  const of = split.others.length + 1;
  const plans = split.others.map((_, i) => planPart(input, extras, split, i + 2));
  const make = (sealed: readonly SealedPart[]) => (pictures: readonly WantedPicture[]) =>
    planPack(input, extras, pictures, {split, sealed});
  const counter = countFiles(
    [...plans, make([])(wanted)].flatMap(({files}) => files),
    options,
  );
  const sealed: SealedPart[] = [];
  const done: WrittenPart[] = [];
  for (const [i, plan] of plans.entries()) {
    const number = i + 2;
    const part = await writeOnce(input, plan, number, await openSink({name: plan.name, number, of}), counter, options);
    const manifest = plan.manifest();
    if (!manifest) throw new Error('a part without a manifest');
    sealed.push({number, packId: plan.packId, manifest, sealCode: part.sealCode});
    done.push(part);
  }
  const {name} = make(sealed)([]);
  const sink = await openSink({name, number: 1, of});
  return written(input, [await writeFirst(input, make(sealed), wanted, sink, counter, options), ...done]);
}

/** The archive's list of files stands before the first is made; what cannot be made or had is found only then. */
async function writeFirst(
  input: PackInput,
  plan: (pictures: readonly WantedPicture[]) => PackPlan,
  wanted: readonly WantedPicture[],
  sink: PackSink,
  counter: Counter,
  options: WriteOptions,
): Promise<WrittenPart> {
  const before = {...counter.done};
  try {
    return await writeOnce(input, plan(wanted), 1, sink, counter, options);
  } catch (error) {
    if (!(error instanceof NoPicture || error instanceof FewerTimes)) throw error;
    await sink.restart();
    Object.assign(counter.done, before);
    const makeable = error instanceof NoPicture ? await makeablePictures(input, wanted) : wanted;
    if (error instanceof NoPicture && makeable.length === wanted.length) throw error;
    // Each time round there are fewer pictures or fewer times in the plan, so this ends.
    return writeFirst(input, plan, makeable, sink, counter, options);
  }
}

async function writeOnce(
  input: PackInput,
  plan: PackPlan,
  number: number,
  sink: PackSink,
  counter: Counter,
  {signal}: WriteOptions,
): Promise<WrittenPart> {
  const hash = sha256Stream();
  let zipBytes = 0;
  const counting: PackSink = {
    restart: () => sink.restart(),
    write: async (bytes) => {
      hash.add(bytes);
      zipBytes += bytes.length;
      await sink.write(bytes);
    },
  };
  await writeZip(zipEntries(plan, counter), input.sealedAt.at, counting, signal);
  if (signal?.aborted) throw new Stopped();
  const list = plan.sealList();
  const sealed = {seal: plan.seal(), list};
  return {number, name: plan.name, sealCode: sealCode(list), sealed, zipSha256: hash.finish(), zipBytes};
}

function written(input: PackInput, parts: readonly [WrittenPart, ...WrittenPart[]]): WrittenPack {
  const [{number: _, ...first}] = parts;
  const {size, root} = input.checkpoint.record;
  const {keyId, sealedAt, say} = input;
  const others = parts.slice(1).map(({number, zipSha256}) => ({number, zipSha256}));
  const receipt = packReceipt({...first, keyId, size, root, sealedAt, others}, say);
  return {...first, parts, receipt: {...receipt, name: receiptName(packName(input.packId, sealedAt))}};
}

/** Counts over all archives of a pack. */
type Counter = {done: {bytes: number; files: number}; begin(file: PlannedFile): void; end(file: PlannedFile): void};

function countFiles(files: readonly PlannedFile[], {onProgress}: WriteOptions): Counter {
  const totalBytes = files.reduce((sum, {bytes}) => sum + bytes, 0);
  const done = {bytes: 0, files: 0};
  return {
    done,
    begin: ({stage}) =>
      onProgress?.({stage, doneBytes: done.bytes, totalBytes, doneFiles: done.files, totalFiles: files.length}),
    end: ({bytes}) => {
      done.bytes += bytes;
      done.files += 1;
    },
  };
}

/** The planned files as entries of the archive, each hashed, compared and counted when it opens. */
function zipEntries(plan: PackPlan, counter: Counter): ZipEntry[] {
  return plan.files.map((file) => ({
    path: `${plan.name}/${file.path}`,
    open: async () => {
      counter.begin(file);
      const bytes = await openSealed(file, plan);
      counter.end(file);
      return bytes;
    },
  }));
}

async function openSealed(file: PlannedFile, plan: PackPlan): Promise<Bytes> {
  const bytes = await file.open();
  const sha256 = await plan.note(file.path, bytes);
  if (file.sealed && file.sealed !== sha256) {
    throw new PackFault(`${file.path}: the stored bytes are not the ones that were sealed`);
  }
  return bytes;
}

function packFailure(error: unknown): Failure {
  if (error instanceof Stopped) return failure('packCancelled');
  if (error instanceof TooLarge) return failure('packTooLarge', error.message);
  // What a browser's file system throws when the disk is full.
  if (error instanceof Error && error.name === 'QuotaExceededError') return failure('diskFull', error);
  return failure('packFailed', error instanceof PackFault ? error.message : error);
}
