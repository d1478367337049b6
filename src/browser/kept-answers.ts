import {runtime} from './api.ts';

/**
 * The response for an address of this document's own site, out of the browser's store; undefined where it is not there
 * any more. Never makes a request: what is not in the store is a failure.
 *
 * Only for content scripts in Chromium, where such a look stays between the browser and us. In Firefox it goes through
 * the page's service worker, its content policy (which may report to the site) and the page's own list of what was
 * loaded: a page could tell, so there is none. Both are held by `tests/browser/circumstances.e2e.ts`.
 */
export async function keptAnswer(address: string, signal: AbortSignal): Promise<Response | undefined> {
  if (!looksStayUnseen()) return undefined;
  try {
    return await fetch(address, {cache: 'only-if-cached', mode: 'same-origin', redirect: 'error', signal});
  } catch {
    // Not in the store, or not in time.
    return undefined;
  }
}

/** Whether this browser lets the store be looked into without the page noticing. */
export function looksStayUnseen(): boolean {
  return runtime.getURL('').startsWith('chrome-extension:');
}
