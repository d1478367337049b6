import {sourceOfBlob} from '../../core/verify/byte-source.ts';
import type {Expectations} from '../../core/verify/expectations.ts';
import type {VerifyOptions} from '../../core/verify/hash-files.ts';
import type {VerifyReport} from '../../core/verify/report.ts';
import {verifyPack} from '../../core/verify/verify-pack.ts';

/** Checks a pack that lies in a file, slice by slice; it is never in memory as a whole. */
export function checkPack(file: Blob, expected: Expectations, options: VerifyOptions = {}): Promise<VerifyReport> {
  return verifyPack(sourceOfBlob(file), expected, options);
}
