import {utf8Text} from '../bytes.ts';
import type {Hex64} from '../ids.ts';
import {parseHashList} from '../pack/hash-list.ts';
import type {Tally} from './check.ts';
import type {OpenedPack} from './opened-pack.ts';
import {ReadFault, readWhole} from './pack-files.ts';
import type {FindingCode} from './report.ts';

const LARGEST_LIST = 16 * 1024 * 1024;

/** The lines of a hash list; notes why there are none. */
export async function readList(
  pack: OpenedPack,
  path: string,
  tally: Tally,
  code: FindingCode,
  absent: FindingCode = code,
): Promise<Map<string, Hex64> | undefined> {
  const file = pack.files.get(path);
  if (!file) {
    tally.note(absent, path, 'verify_reason_absent');
    return undefined;
  }
  try {
    const text = utf8Text(await readWhole(file, LARGEST_LIST));
    const parsed = text === undefined ? undefined : parseHashList(text);
    if (parsed?.ok) return parsed.value;
    if (parsed) tally.note(code, path, 'verify_reason_badLines', [parsed.error.lines.slice(0, 20).join(', ')]);
    else tally.note(code, path, 'verify_reason_notText');
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    tally.note(code, path, error.reason);
  }
  return undefined;
}
