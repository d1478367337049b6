import type {GivenBag} from '../../core/verify/bags.ts';
import {sourceOfBlob} from '../../core/verify/byte-source.ts';
import type {Expectations} from '../../core/verify/expectations.ts';
import type {VerifyOptions} from '../../core/verify/hash-files.ts';
import type {VerifyReport} from '../../core/verify/report.ts';
import {verifyPack} from '../../core/verify/verify-pack.ts';

/** Checks the files of a pack, slice by slice; none of them is ever in memory as a whole. */
export function checkBags(
  files: readonly {name: string; file: Blob}[],
  expected: Expectations,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const bags = files.map(({name, file}): GivenBag => ({name, source: sourceOfBlob(file)}));
  return verifyPack(bags, expected, options);
}
