import browser from 'webextension-polyfill';

const PERMISSION: Parameters<typeof browser.permissions.request>[0] = {permissions: ['downloads']};

/** What became of a line in the browser's list of downloads. */
export type Cleared = 'cleared' | 'refused' | 'notFound';

/**
 * Takes one download of ours out of the browser's list, known by the address it was saved from, and nothing else. The
 * file stays. Must be called in the click that wants it, since the browser asks the person; what they allow is given
 * back at once.
 */
export async function clearDownload(address: string): Promise<Cleared> {
  if (!(await browser.permissions.request(PERMISSION).catch(() => false))) return 'refused';
  try {
    // The whole list: neither browser finds an address of ours by itself.
    const items = await browser.downloads.search({});
    const own = items.filter(({url}) => url === address);
    for (const {id} of own) await browser.downloads.erase({id});
    return own.length > 0 ? 'cleared' : 'notFound';
  } catch (error) {
    console.warn('the list of downloads was not reached:', error);
    return 'refused';
  } finally {
    await browser.permissions.remove(PERMISSION).catch((error: unknown) => console.warn('not given back:', error));
  }
}
