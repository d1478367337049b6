import type {WrittenPack} from '../../../core/pack/write-pack.ts';
import type {VerifyReport} from '../../../core/verify/report.ts';
import type {TimeTold} from '../times/ask-times.ts';
import type {Locked} from './lock-pack.ts';

/** One archive of a pack; where the pack was locked, the locked one. */
export type MadePart = {number: number; file: Blob; remove(): Promise<void>};

/**
 * A pack that was written, read back and found whole; where it was locked, the files are the locked ones, and `locked`
 * says what opens them. `file` is part 1, or all of it. `remove` puts its files away.
 */
export type MadePack = {
  file: Blob;
  parts: readonly MadePart[];
  written: WrittenPack;
  report: VerifyReport;
  locked?: Locked;
  /** What came of asking for a time from outside. */
  times?: readonly TimeTold[];
  remove(): Promise<void>;
};

/** A pack from its files. */
export function madeOf(
  parts: readonly MadePart[],
  about: Pick<MadePack, 'written' | 'report'> & {locked?: Locked},
): MadePack {
  const [first] = parts;
  if (!first) throw new Error('a pack without a file');
  const remove = async () => {
    for (const part of parts) await part.remove();
  };
  return {...about, file: first.file, parts, remove};
}
