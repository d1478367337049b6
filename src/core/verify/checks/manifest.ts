import {MANIFEST} from '../../pack/names.ts';
import type {Check, Tally} from '../check.ts';
import type {OpenedPack} from '../opened-pack.ts';
import {readList} from '../read-list.ts';
import type {FindingCode} from '../report.ts';

/** Check 2: every file under `data/` is listed, and what is listed is there with the same bytes. */
export const checkManifest: Check = {
  name: 'manifest',
  run: async (pack, tally) => {
    const listed = await readList(pack, MANIFEST, tally, 'manifestUnreadable');
    if (!listed) return;
    for (const [path, sha256] of listed) {
      if (!path.startsWith('data/'))
        tally.note('manifestUnreadable', MANIFEST, 'verify_reason_lineOutsideData', [path]);
      else compareFile(pack, tally, path, sha256, 'fileMissing', 'fileChanged');
    }
    for (const path of pack.files.keys()) {
      if (path.startsWith('data/')) tally.expect(listed.has(path), 'fileAdded', path);
    }
  },
};

/** Compares one listed file. */
export function compareFile(
  pack: OpenedPack,
  tally: Tally,
  path: string,
  sha256: string,
  absent: FindingCode,
  changed: FindingCode,
): void {
  const hashed = pack.hashes.get(path);
  if (!hashed) tally.expect(false, absent, path);
  else if (!hashed.ok) tally.expect(false, changed, path, hashed.reason);
  else tally.expect(hashed.sha256 === sha256, changed, path);
}
