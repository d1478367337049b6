import {
  CHECKPOINT,
  CHECKPOINT_SIGNATURE,
  MANIFEST,
  PUBLIC_KEY,
  SEAL_LIST,
  SEAL_SIGNATURE,
  TAG_MANIFEST,
} from '../pack/names.ts';

/** The commands that check a pack without any tool of ours, run inside its folder. Not words: the same in every language. */
export const CHECK_COMMANDS: readonly string[] = [
  `openssl dgst -sha256 -verify ${PUBLIC_KEY} -signature ${SEAL_SIGNATURE} ${SEAL_LIST}`,
  `sha256sum -c ${SEAL_LIST}`,
  `sha256sum -c ${TAG_MANIFEST}`,
  `sha256sum -c ${MANIFEST}`,
];

/** What else a pack can be asked without any tool of ours: each prints what its message says. */
export const MORE_COMMANDS = {
  logHead: `openssl dgst -sha256 -verify ${PUBLIC_KEY} -signature ${CHECKPOINT_SIGNATURE} ${CHECKPOINT}`,
  sealCode: `sha256sum ${SEAL_LIST}`,
  keyId: `openssl pkey -pubin -in ${PUBLIC_KEY} -outform DER | sha256sum`,
  added: `find data -type f | LC_ALL=C sort | diff - <(cut -c 67- ${MANIFEST})`,
} as const;

/** Prints what a time-stamp service said, and checks it against the root in `root.pem` as of the moment that it states. */
export function timeCommands(signature: string, answer: string): readonly string[] {
  const shown = `openssl ts -reply -in ${answer} -text`;
  const stated = `date -d "$(${shown} 2>/dev/null | sed -n 's/^Time stamp: //p')" +%s`;
  return [shown, `openssl ts -verify -data ${signature} -in ${answer} -CAfile root.pem -attime "$(${stated})"`];
}

/** Windows, in PowerShell, one line for each list: prints the name of each file that is not as listed. */
export function checkInPowerShell(list: string): string {
  const each = "$h, $p = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 $p).Hash -ne $h) { $p }";
  return `Get-Content ${list} | Where-Object { $_ -notlike '#*' } | ForEach-Object { ${each} }`;
}

export const LISTS: readonly string[] = [SEAL_LIST, TAG_MANIFEST, MANIFEST];

/** macOS has `shasum` in place of `sha256sum`. */
export const CHECK_ON_MAC = 'shasum -a 256 -c';

/** Windows: one file at a time, compared with its line in the list. */
export const CHECK_ON_WINDOWS = 'certutil -hashfile FILE SHA256';
