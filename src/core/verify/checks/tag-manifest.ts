import {utf8} from '../../bytes.ts';
import {sha256Hex} from '../../hash/sha256.ts';
import {BAGIT, isSealPath, OPTIONAL_TAG_FILES, TAG_FILES, TAG_MANIFEST} from '../../pack/names.ts';
import {BAGIT_TEXT} from '../../pack/tag-files.ts';
import type {Check} from '../check.ts';
import {readList} from '../read-list.ts';
import {compareFile} from './manifest.ts';

/** Check 3: the files beside `data/` are the listed ones, and nothing else stands there. */
export const checkTagManifest: Check = {
  name: 'tagManifest',
  run: async (pack, tally) => {
    const listed = await readList(pack, TAG_MANIFEST, tally, 'manifestUnreadable', 'tagFileMissing');
    if (listed) {
      for (const [path, sha256] of listed) compareFile(pack, tally, path, sha256, 'tagFileMissing', 'tagFileChanged');
      for (const path of TAG_FILES)
        if (!OPTIONAL_TAG_FILES.has(path))
          tally.expect(listed.has(path), 'tagFileMissing', path, 'verify_reason_notListed');
    }
    const bagit = pack.hashes.get(BAGIT);
    if (bagit?.ok) tally.expect(bagit.sha256 === sha256Hex(utf8(BAGIT_TEXT)), 'tagFileChanged', BAGIT);
    for (const path of pack.files.keys()) {
      if (path.startsWith('data/') || path === TAG_MANIFEST || isSealPath(path)) continue;
      tally.expect(listed?.has(path) ?? TAG_FILES.some((file) => file === path), 'fileUnexpected', path);
    }
  },
};
