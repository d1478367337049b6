// The seam to the browser: the only folder that imports the polyfill, so that this list is all we ask of a browser.
import browser from 'webextension-polyfill';

export type {Menus, Runtime, Tabs} from 'webextension-polyfill';

export const {action, alarms, commands, extension, permissions, runtime, scripting, storage, tabs} = browser;
/** Both absent in Firefox for Android. */
export const contextMenus: typeof browser.contextMenus | undefined = browser.contextMenus;
/** Absent in Firefox for Android. */
export const idle: typeof browser.idle | undefined = browser.idle;
export const windows: typeof browser.windows | undefined = browser.windows;

/** The whole page of ours at `path` of the package. */
export function ownAddress(path: string): string {
  return runtime.getURL(path);
}
