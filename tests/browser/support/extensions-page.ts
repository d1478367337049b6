import type {OpenBrowser, Tab} from '../../../scripts/lib/browser.ts';

/** Chromium's own page of extensions. */
export type ExtensionsPage = {
  /** As an update does: the old one ends at once, the new one begins; pages that are open keep the old scripts. */
  reload(): Promise<void>;
  setEnabled(enabled: boolean): Promise<void>;
  /** What the browser noted down of complaints of ours. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
};

type Scope = {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: {inDeveloperMode: boolean}): Promise<void>;
      getExtensionInfo(id: string): Promise<{runtimeErrors: {message: string}[]; manifestErrors: {message: string}[]}>;
      reload(id: string, options: {failQuietly: boolean}): Promise<void>;
    };
    management: {setEnabled(id: string, enabled: boolean): Promise<void>};
  };
};

/** Opens it, and brings `front` before it again. Errors are noted from then on. */
export async function openExtensionsPage({newTab, origin}: OpenBrowser, front: Tab): Promise<ExtensionsPage> {
  const page = await newTab();
  const id = new URL(origin).host;
  await page.goto('chrome://extensions');
  // Without it an unpacked extension that is loaded anew stays off.
  await page.evaluate(async () => {
    const {chrome} = globalThis as unknown as Scope;
    await chrome.developerPrivate.updateProfileConfiguration({inDeveloperMode: true});
  });
  await front.bringToFront();
  return {
    reload: () =>
      page.evaluate(async (own) => {
        const {chrome} = globalThis as unknown as Scope;
        await chrome.developerPrivate.reload(own, {failQuietly: true});
      }, id),
    setEnabled: (enabled) =>
      page.evaluate(
        async ([own, on]) => {
          const {chrome} = globalThis as unknown as Scope;
          await chrome.management.setEnabled(own, on);
        },
        [id, enabled] as [string, boolean],
      ),
    errors: () =>
      page.evaluate(async (own) => {
        const {chrome} = globalThis as unknown as Scope;
        const {runtimeErrors, manifestErrors} = await chrome.developerPrivate.getExtensionInfo(own);
        return [...runtimeErrors, ...manifestErrors].map(({message}) => message);
      }, id),
    close: () => page.close(),
  };
}
