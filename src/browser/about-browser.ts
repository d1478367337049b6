import browser from 'webextension-polyfill';

/** Name and version of browser and system as the browser itself gives them. */
export async function aboutBrowser(): Promise<{
  browser: {name: string; version: string};
  system: {name: string; version: string | null};
}> {
  const platform = await browser.runtime.getPlatformInfo();
  return {browser: await browserName(), system: {name: `${platform.os} (${platform.arch})`, version: null}};
}

async function browserName(): Promise<{name: string; version: string}> {
  // Only Firefox answers this; Chromium names itself in its list of brands.
  if ('getBrowserInfo' in browser.runtime) {
    try {
      const info = await browser.runtime.getBrowserInfo();
      return {name: info.name, version: info.version};
    } catch {
      // The polyfill offers the call in Chromium too, where it does not exist.
    }
  }
  const version = /(?:Chrome|Chromium)\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? '';
  const brand = brands().find(({brand}) => !/not.?a.?brand/i.test(brand) && brand !== 'Chromium');
  return {name: brand?.brand ?? 'Chromium', version: version || (brand?.version ?? '')};
}

function brands(): {brand: string; version: string}[] {
  const data = (navigator as {userAgentData?: {brands?: {brand: string; version: string}[]}}).userAgentData;
  return data?.brands ?? [];
}
