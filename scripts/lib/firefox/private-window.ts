import type {PrivateWindow} from '../browser.ts';
import type {Desk} from '../desk.ts';
import {until} from '../wait.ts';
import type {ChromeScope} from './chrome-scope.ts';
import type {Inside} from './inside.ts';
import {pageCorner} from './page-corner.ts';
import {tabMaker} from './tab.ts';

/** What the switch "Run in Private Windows" on Firefox's own page does. */
export function allowPrivateWindows(inside: Inside, extensionId: string): Promise<void> {
  return inside.chrome(async (id) => {
    const {ChromeUtils, WebExtensionPolicy} = globalThis as unknown as ChromeScope;
    const {ExtensionPermissions} = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const {AddonManager} = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    await ExtensionPermissions.add(id, {permissions: ['internal:privateBrowsingAllowed'], origins: []});
    await (await AddonManager.getAddonByID(id)).reload();
    const allowed = WebExtensionPolicy.getByID(id)?.privateBrowsingAllowed;
    if (!allowed) throw new Error('private windows stay closed to the extension');
  }, extensionId);
}

/** Every question is asked in that window until it is closed. */
export async function openPrivateWindow(inside: Inside, desk: Desk, address: string): Promise<PrivateWindow> {
  const windows = async () => (await inside.send('WebDriver:GetWindowHandles')) as string[];
  const before = await windows();
  await inside.chrome(() => {
    (globalThis as unknown as ChromeScope).OpenBrowserWindow({private: true});
  }, null);
  const opened = await until(async () => (await windows()).find((one) => !before.includes(one)), {timeoutMs: 20_000});
  if (!opened) throw new Error('no private window opened');
  const ask = (handle: string | undefined) => inside.send('WebDriver:SwitchToWindow', {handle, focus: true});
  await ask(opened);
  const name = await until(() => inside.chrome(panelInFront, null), {timeoutMs: 20_000});
  const corner = await inside.chrome(pageCorner, null);
  await tabMaker(inside, desk, corner)(name ?? '').goto(address);
  // As for the first window: without it each menu would be closed at once.
  await desk.focusWindow('Private Browsing');
  return {
    pageCorner: corner,
    close: async () => {
      await inside.send('WebDriver:CloseChromeWindow');
      await ask(before[0]);
    },
  };
}

/** Runs in the new window: nothing can be opened in it before it has finished starting. */
function panelInFront(): string | undefined {
  const {gBrowser, gBrowserInit} = globalThis as unknown as ChromeScope;
  return gBrowserInit?.delayedStartupFinished ? gBrowser.selectedTab.linkedPanel : undefined;
}
