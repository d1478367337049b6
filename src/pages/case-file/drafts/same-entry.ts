import {wellFormed} from '../../../core/capture/well-formed.ts';
import {canonicalJson} from '../../../core/hash/canonical-json.ts';

/** Whether two entries say the same. */
export function sameEntry(one: unknown, other: unknown): boolean {
  return canonicalJson(wellFormed(one).value) === canonicalJson(wellFormed(other).value);
}
