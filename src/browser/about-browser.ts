import browser from 'webextension-polyfill';

type About = {browser: {name: string; version: string}; system: {name: string; version: string | null}};

/** Chromium's own list of what it is; not in TypeScript's library yet. */
type AgentData = {
  getHighEntropyValues(hints: string[]): Promise<{
    fullVersionList?: {brand: string; version: string}[];
    platformVersion?: string;
  }>;
};

/** Name and version of browser and system as the browser itself gives them. */
export async function aboutBrowser(): Promise<About> {
  const platform = await browser.runtime.getPlatformInfo();
  const system = `${platform.os} (${platform.arch})`;
  const agent = (navigator as {userAgentData?: AgentData}).userAgentData;
  if (!agent) {
    // Firefox: only it answers this.
    const {name, version} = await browser.runtime.getBrowserInfo();
    return {browser: {name, version}, system: {name: system, version: null}};
  }
  const {fullVersionList = [], platformVersion} = await agent.getHighEntropyValues([
    'fullVersionList',
    'platformVersion',
  ]);
  const brands = fullVersionList.filter(({brand}) => !/not.?a.?brand/i.test(brand));
  const brand = brands.find(({brand}) => brand !== 'Chromium') ?? brands[0];
  return {
    browser: {name: brand?.brand ?? 'Chromium', version: brand?.version ?? ''},
    system: {name: system, version: platformVersion || null},
  };
}
