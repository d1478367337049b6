import {scripting, tabs} from './api.ts';

/** Puts a script of ours into a frame. Throws where the browser lets none run, and where there is no page at all. */
export async function runScript(tabId: number, frameId: number, file: string): Promise<void> {
  const target = {tabId, frameIds: [frameId]};
  try {
    const [ran] = await scripting.executeScript({target, files: [file]});
    // On its own pages Firefox runs nothing, and does not call that a failure.
    if (!ran) throw new Error('the browser ran no script on this page');
  } catch (error) {
    if (await isErrorPage(tabId)) throw new Error('the browser shows an error page of its own');
    throw error;
  }
  if (frameId === 0 && (await isEmptyTab(tabId))) throw new Error('an empty tab, or an error page');
}

/**
 * Chromium says itself that it shows an error page. Firefox keeps the address that was wanted and lets nothing run:
 * only the icon, which comes from inside the browser, tells that nothing of the site is there.
 */
async function isErrorPage(tabId: number): Promise<boolean> {
  const tab = await tabs.get(tabId).catch(() => undefined);
  return /^https?:/.test(tab?.url ?? '') && /^chrome:/.test(tab?.favIconUrl ?? '');
}

/** Chromium lets nothing run in a tab without an address; Firefox does, and a page may have written into it. */
async function isEmptyTab(tabId: number): Promise<boolean> {
  const {url} = await tabs.get(tabId);
  if (url !== 'about:blank') return false;
  const [ran] = await scripting.executeScript({target: {tabId}, func: () => !document.body?.firstChild});
  return ran?.result === true;
}
