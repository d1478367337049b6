import {type Failure, failure} from '../core/errors.ts';
import type {PackInput} from '../core/pack/pack-input.ts';
import type {PackExtras} from '../core/pack/plan-pack.ts';
import {type PackProgress, type WrittenPack, writePack} from '../core/pack/write-pack.ts';
import type {PackSink, StopSignal} from '../core/pack/write-zip.ts';
import {failed, ok, type Result} from '../core/result.ts';
import type {ByteSource} from '../core/verify/byte-source.ts';
import {CheckStopped} from '../core/verify/hash-files.ts';
import {findingsOf, type VerifyReport} from '../core/verify/report.ts';
import {type Expectations, verifyPack} from '../core/verify/verify-pack.ts';
import {type Circumstances, newEntry} from './circumstances.ts';
import {appendToLog} from './log.ts';
import type {Store} from './open-store.ts';
import {beginPack, type PackChoice, type PackSurroundings} from './pack-source.ts';

/** A file that a pack is written into and then read back from. */
export type PackFileSink = PackSink & {
  /** Everything is written: closes, and opens what was written for reading. */
  finish(): Promise<ByteSource>;
};

export type MakeProgress = Omit<PackProgress, 'stage'> & {stage: PackProgress['stage'] | 'checking'};

export type MakeOptions = {
  choice: PackChoice;
  surroundings: PackSurroundings;
  extras: PackExtras;
  sink: PackFileSink;
  onProgress?(progress: MakeProgress): void;
  signal?: StopSignal;
};

/** A pack that was written, read back and found whole. */
export type MadePack = WrittenPack & {check: VerifyReport};

/**
 * Makes a pack of the current case: logs that it was begun, writes it, reads it back and checks it, and logs how it
 * ended. Only a pack that holds is called made.
 */
export async function makePack(
  store: Store,
  options: MakeOptions,
  circumstances: Circumstances,
): Promise<Result<MadePack>> {
  let input: PackInput;
  try {
    input = await beginPack(store, options.choice, options.surroundings, circumstances);
  } catch (error) {
    return failed(failure('packFailed', error));
  }
  const {packId, caseId} = input;
  const made = await writeAndCheck(input, options);
  const target = {kind: 'pack', id: packId} as const;
  const ended = made.ok
    ? newEntry(circumstances, 'pack.saved', target, null, {packId, sealCode: made.value.sealCode})
    : newEntry(circumstances, 'pack.failed', target, null, {packId, code: made.error.code});
  try {
    await appendToLog(store, caseId, ended);
  } catch (error) {
    return failed(failure('packFailed', error));
  }
  return made;
}

async function writeAndCheck(input: PackInput, options: MakeOptions): Promise<Result<MadePack>> {
  const {extras, sink, onProgress, signal} = options;
  const written = await writePack(input, extras, sink, {...(onProgress && {onProgress}), ...(signal && {signal})});
  if (!written.ok) return written;
  try {
    const source = await sink.finish();
    const expected: Expectations = {key: input.keyId, sealCode: written.value.sealCode};
    const check = await verifyPack(source, expected, (done) => onProgress?.({...done, stage: 'checking'}), signal);
    return check.outcome === 'verified' ? ok({...written.value, check}) : failed(packNotWhole(check));
  } catch (error) {
    return failed(error instanceof CheckStopped ? failure('packCancelled') : failure('packFailed', error));
  }
}

function packNotWhole(check: VerifyReport): Failure {
  const found = findingsOf(check).map(({code, path}) => `${code} ${path}`);
  return failure('packCheckFailed', found.slice(0, 20).join('; '));
}
