import type {BrowserContext} from 'playwright-core';
import type {OpenBrowser, Point, PrivateWindow} from '../browser.ts';
import {until} from '../wait.ts';

type ExtensionsPage = {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: {inDeveloperMode: boolean}): Promise<void>;
      updateExtensionConfiguration(change: {extensionId: string; incognitoAccess: boolean}): Promise<void>;
    };
  };
};

/** The switch "Allow in Incognito" of Chromium's own page. */
export async function allowPrivateWindows(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (id) => {
    const {developerPrivate} = (globalThis as unknown as ExtensionsPage).chrome;
    // Without it an unpacked extension that is loaded anew stays off.
    await developerPrivate.updateProfileConfiguration({inDeveloperMode: true});
    await developerPrivate.updateExtensionConfiguration({extensionId: id, incognitoAccess: true});
  }, extensionId);
  await page.close();
}

type Windows = {
  chrome: {
    windows: {
      create(about: object): Promise<{id?: number}>;
      remove(id: number): Promise<void>;
    };
    tabs: {query(about: object): Promise<{status?: string}[]>};
  };
};

/** At the same place as the first window, whose bars are as high. */
export async function openPrivateWindow(
  inWorker: OpenBrowser['inWorker'],
  address: string,
  pageCorner: Point,
): Promise<PrivateWindow> {
  const create = () =>
    inWorker(async (url) => {
      const {windows} = (globalThis as unknown as Windows).chrome;
      const about = {incognito: true, url, focused: true, left: 0, top: 0, width: 800, height: 600};
      return (await windows.create(about)).id;
    }, address);
  // It may just have been loaded anew.
  const id = await until(() => create().catch(() => undefined), {timeoutMs: 20_000});
  if (id === undefined) throw new Error('no private window opened');
  const isLoaded = () =>
    inWorker(async (windowId) => {
      const found = await (globalThis as unknown as Windows).chrome.tabs.query({windowId});
      return found.every(({status}) => status === 'complete') || undefined;
    }, id);
  await until(isLoaded, {timeoutMs: 15_000});
  const close = () => inWorker((windowId) => (globalThis as unknown as Windows).chrome.windows.remove(windowId), id);
  return {pageCorner, close};
}
