import type {Bytes} from '../bytes.ts';
import {type Failure, failure} from '../errors.ts';
import {sha256Stream} from '../hash/sha256.ts';
import type {Hex64} from '../ids.ts';
import {failed, ok, type Result} from '../result.ts';
import {boundBroken} from './limits.ts';
import {packName, receiptName} from './names.ts';
import {PackFault} from './pack-fault.ts';
import type {PackInput} from './pack-input.ts';
import {makeablePictures, NoPicture, type WantedPicture, wantedPictures} from './pictures.ts';
import {type PackExtras, type PackPlan, type PlannedFile, planPack} from './plan-pack.ts';
import {packReceipt, type WrittenReceipt} from './receipt.ts';
import {sealCode} from './seal.ts';
import {type PackSink, Stopped, type StopSignal, writeZip, type ZipEntry} from './write-zip.ts';

/** How far the writing is. Bytes are those of the sealed files, before compression. */
export type PackProgress = {
  stage: PlannedFile['stage'];
  doneBytes: number;
  totalBytes: number;
  doneFiles: number;
  totalFiles: number;
};

export type WriteOptions = {onProgress?(progress: PackProgress): void; signal?: StopSignal};

/** A pack that was written whole. */
export type WrittenPack = {
  /** Without `.zip`. */
  name: string;
  sealCode: Hex64;
  zipSha256: Hex64;
  zipBytes: number;
  /** To be kept beside the ZIP, and given away. */
  receipt: WrittenReceipt & {name: string};
};

/**
 * Writes the pack into `sink`, one file at a time. Refuses before the first byte what is too large, and stops at the
 * first part whose stored bytes are not the sealed ones.
 */
export async function writePack(
  input: PackInput,
  extras: PackExtras,
  sink: PackSink,
  options: WriteOptions = {},
): Promise<Result<WrittenPack>> {
  try {
    const wanted = wantedPictures(input);
    const plan = planPack(input, extras, wanted);
    const broken = boundBroken(plan.files.length, plan.files, wanted.length);
    if (broken) return failed(failure('packTooLarge', broken));
    return ok(await writeFirstOrAgain(input, extras, sink, options, wanted));
  } catch (error) {
    return failed(packFailure(error));
  }
}

/** The archive's list of files stands before the first is made; a picture that cannot be made is found only then. */
async function writeFirstOrAgain(
  input: PackInput,
  extras: PackExtras,
  sink: PackSink,
  options: WriteOptions,
  wanted: readonly WantedPicture[],
): Promise<WrittenPack> {
  try {
    return await writeOnce(input, planPack(input, extras, wanted), sink, options);
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error;
    await sink.restart();
    return writeOnce(input, planPack(input, extras, await makeablePictures(input, wanted)), sink, options);
  }
}

async function writeOnce(
  input: PackInput,
  plan: PackPlan,
  sink: PackSink,
  options: WriteOptions,
): Promise<WrittenPack> {
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
  await writeZip(zipEntries(input, plan, options), input.sealedAt.at, counting, options.signal);
  if (options.signal?.aborted) throw new Stopped();
  return written(input, plan, hash.finish(), zipBytes);
}

function written(input: PackInput, plan: PackPlan, zipSha256: Hex64, zipBytes: number): WrittenPack {
  const name = packName(input.packId, input.sealedAt);
  const code = sealCode(plan.sealList());
  const {size, root} = input.checkpoint.record;
  const {keyId, sealedAt, say} = input;
  const receipt = packReceipt({sealCode: code, keyId, size, root, zipSha256, name, sealedAt}, say);
  return {name, sealCode: code, zipSha256, zipBytes, receipt: {...receipt, name: receiptName(name)}};
}

/** The planned files as entries of the archive, each hashed, compared and counted when it opens. */
function zipEntries(input: PackInput, plan: PackPlan, {onProgress}: WriteOptions): ZipEntry[] {
  const top = packName(input.packId, input.sealedAt);
  const totalBytes = plan.files.reduce((sum, {bytes}) => sum + bytes, 0);
  const totalFiles = plan.files.length;
  let doneBytes = 0;
  let doneFiles = 0;
  return plan.files.map((file) => ({
    path: `${top}/${file.path}`,
    open: async () => {
      onProgress?.({stage: file.stage, doneBytes, totalBytes, doneFiles, totalFiles});
      const bytes = await openSealed(file, plan);
      doneBytes += file.bytes;
      doneFiles += 1;
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
  // What a browser's file system throws when the disk is full.
  if (error instanceof Error && error.name === 'QuotaExceededError') return failure('diskFull', error);
  return failure('packFailed', error instanceof PackFault ? error.message : error);
}
