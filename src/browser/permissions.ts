import browser from 'webextension-polyfill';

/** Match pattern for the site of an address; undefined where no permission could open it. */
export function sitePattern(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // Match patterns have no port: they name the host on any port.
  return url && /^https?:$/.test(url.protocol) ? `${url.protocol}//${url.hostname}/*` : undefined;
}

/** Asks for one site for good. Must be called in the click that wants it. */
export async function askForSite(address: string): Promise<boolean> {
  const pattern = sitePattern(address);
  return pattern ? browser.permissions.request({origins: [pattern]}) : false;
}

export async function hasSite(address: string): Promise<boolean> {
  const pattern = sitePattern(address);
  return pattern ? browser.permissions.contains({origins: [pattern]}) : false;
}

export async function giveUpSite(address: string): Promise<boolean> {
  const pattern = sitePattern(address);
  return pattern ? browser.permissions.remove({origins: [pattern]}) : false;
}

/** Sites that the person opened for good, as match patterns. */
export async function openedSites(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Gives back what was opened for good, so that the browser's own list names it no more. What the manifest lists stays. */
export async function giveUpOpened(): Promise<void> {
  const listed = browser.runtime.getManifest().content_scripts?.flatMap(({matches}) => matches ?? []) ?? [];
  const origins = (await openedSites()).filter((pattern) => !listed.includes(pattern));
  if (origins.length > 0) await browser.permissions.remove({origins});
}

/** True where nothing need be asked: the manifest lists the site, and the browser has really given it. */
export async function readyUnasked(address: string): Promise<boolean> {
  if (!isListed(address)) return false;
  // Chromium gives the listed sites with the installation and does not count them here. In Firefox each can be taken back.
  return browser.runtime.getURL('').startsWith('moz-extension:') ? hasSite(address) : true;
}

function isListed(address: string): boolean {
  const {hostname, pathname} = new URL(address);
  const listed = browser.runtime.getManifest().content_scripts?.flatMap(({matches}) => matches ?? []) ?? [];
  return listed.some((pattern) => {
    const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
    const domain = host.replace(/^\*\./, '');
    const sameHost = hostname === domain || (host.startsWith('*.') && hostname.endsWith(`.${domain}`));
    return sameHost && pathname.startsWith(path.replace(/\*$/, ''));
  });
}
