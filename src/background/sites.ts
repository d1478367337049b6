import {scripting, tabs} from '../browser/api.ts';
import {declaredScript} from '../browser/declared-script.ts';
import {openedSites} from '../browser/permissions.ts';

const ID = 'always-on';

/**
 * Sites that the person opened for good get the same small script as the listed ones, so that the next right-click
 * there is known exactly. Follows the browser's own list of permissions.
 */
export async function followOpenedSites(): Promise<void> {
  const {file: script, sites: listed} = declaredScript();
  const matches = (await openedSites()).filter((pattern) => !listed.includes(pattern));
  const standing = await scripting.getRegisteredContentScripts({ids: [ID]});
  if (standing.length > 0) await scripting.unregisterContentScripts({ids: [ID]});
  if (!script || matches.length === 0) return;
  await scripting.registerContentScripts([
    {id: ID, matches, js: [script], runAt: 'document_start', allFrames: true, persistAcrossSessions: true},
  ]);
  await readyOpenTabs(matches, script);
}

/** The page that the person asked on is open already: it need not be loaded anew, which could lose the post. */
async function readyOpenTabs(matches: string[], script: string): Promise<void> {
  for (const {id} of await tabs.query({url: matches})) {
    if (id === undefined) continue;
    try {
      await scripting.executeScript({target: {tabId: id, allFrames: true}, files: [script]});
    } catch (error) {
      console.warn('an open page could not be made ready:', error);
    }
  }
}
