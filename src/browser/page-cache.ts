import {runtime} from './api.ts';

/**
 * The bytes of what the page itself has loaded, out of the browser's cache and without a request; undefined where they
 * are not there. For scripts in a page, and for addresses of the page's own site or `blob:` ones.
 *
 * Chromium answers from the cache alone, and neither the site's service worker nor the page's own timing hears of it.
 * In Firefox the page's content security policy applies to our script too, and a page that forbids connections is sent a
 * report of each: that would tell the site. So there nothing is read this way.
 */
export async function readFromCache(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!runtime.getURL('').startsWith('chrome-extension:')) return undefined;
  const own = URL.canParse(address) ? new URL(address) : undefined;
  if (!own || own.origin !== location.origin || !/^(https?|blob):$/.test(own.protocol)) return undefined;
  const options: RequestInit =
    own.protocol === 'blob:' ? {} : {cache: 'only-if-cached', mode: 'same-origin', credentials: 'same-origin'};
  try {
    const answer = await fetch(own.href, options);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined; // it is not in the cache
  }
}
