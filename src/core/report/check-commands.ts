import {MANIFEST, PUBLIC_KEY, SEAL_LIST, SEAL_SIGNATURE, TAG_MANIFEST} from '../pack/names.ts';

/** The commands that check a pack without any tool of ours, run inside its folder. Not words: the same in every language. */
export const CHECK_COMMANDS: readonly string[] = [
  `openssl dgst -sha256 -verify ${PUBLIC_KEY} -signature ${SEAL_SIGNATURE} ${SEAL_LIST}`,
  `sha256sum -c ${SEAL_LIST}`,
  `sha256sum -c ${TAG_MANIFEST}`,
  `sha256sum -c ${MANIFEST}`,
];

/** macOS has `shasum` in place of `sha256sum`. */
export const CHECK_ON_MAC = 'shasum -a 256 -c';

/** Windows: one file at a time, compared with its line in the list. */
export const CHECK_ON_WINDOWS = 'certutil -hashfile FILE SHA256';
