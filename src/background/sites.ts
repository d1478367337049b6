import {runtime, scripting} from '../browser/api.ts';
import {openedSites} from '../browser/permissions.ts';

const ID = 'always-on';

/**
 * Sites that the person opened for good get the same small script as the listed ones, so that the next right-click
 * there is known exactly. Follows the browser's own list of permissions.
 */
export async function followOpenedSites(): Promise<void> {
  const declared = runtime.getManifest().content_scripts ?? [];
  const listed = declared.flatMap(({matches}) => matches ?? []);
  const [script] = declared.flatMap(({js}) => js ?? []);
  const matches = (await openedSites()).filter((pattern) => !listed.includes(pattern));
  const standing = await scripting.getRegisteredContentScripts({ids: [ID]});
  if (standing.length > 0) await scripting.unregisterContentScripts({ids: [ID]});
  if (!script || matches.length === 0) return;
  await scripting.registerContentScripts([
    {id: ID, matches, js: [script], runAt: 'document_start', allFrames: true, persistAcrossSessions: true},
  ]);
}
