import {runtime, scripting, tabs} from './api.ts';

/**
 * Firefox draws a tab anew for a picture, at ratio × zoom; on the screen it rounds that, by up to some hundredths.
 * Told the page's own ratio, it gives exactly the pixels that were seen. Chromium copies the screen and needs nothing.
 */
export async function exactScale(tabId: number): Promise<{scale?: number}> {
  if (runtime.getURL('').startsWith('chrome-extension:')) return {};
  try {
    const [zoom, [ran]] = await Promise.all([
      tabs.getZoom(tabId),
      scripting.executeScript({target: {tabId}, func: () => devicePixelRatio}),
    ]);
    return typeof ran?.result === 'number' ? {scale: ran.result / zoom} : {};
  } catch {
    return {}; // no script runs there; the picture is a little larger or smaller, and nothing is cut from it
  }
}
