import {runtime} from './api.ts';

/** The one script that the manifest declares, and the sites that it is declared for. */
export function declaredScript(): {file: string | undefined; sites: string[]} {
  const declared = runtime.getManifest().content_scripts ?? [];
  const [file] = declared.flatMap(({js}) => js ?? []);
  return {
    // Chromium hands the manifest back as it was written, Firefox with whole addresses, which it then does not take.
    file: file && new URL(file, runtime.getURL('')).pathname.slice(1),
    sites: declared.flatMap(({matches}) => matches ?? []),
  };
}
