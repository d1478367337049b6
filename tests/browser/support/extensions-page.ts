import type {OpenBrowser, Tab} from '../../../scripts/lib/browser.ts';
import {until} from '../../../scripts/lib/wait.ts';

/** Chromium's own page of extensions. */
export type ExtensionsPage = {
  /** As an update does: the old one ends at once, the new one begins; pages that are open keep the old scripts. */
  reload(): Promise<void>;
  setEnabled(enabled: boolean): Promise<void>;
  /** What the browser noted down of complaints of ours. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
};

type Info = {
  state: 'ENABLED' | 'DISABLED' | 'TERMINATED' | 'BLOCKLISTED';
  runtimeErrors: {message: string}[];
  manifestErrors: {message: string}[];
};

type Scope = {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: {inDeveloperMode: boolean}): Promise<void>;
      getExtensionInfo(id: string): Promise<Info>;
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

  const info = () =>
    page.evaluate(async (own) => {
      const {chrome} = globalThis as unknown as Scope;
      return chrome.developerPrivate.getExtensionInfo(own);
    }, id);
  /** The browser answers a switch before it is done: until then our addresses are closed to everyone. */
  const isNow = async (state: Info['state']) => {
    const reached = await until(async () => ((await info()).state === state ? true : undefined), {timeoutMs: 15_000});
    if (!reached) throw new Error(`the extension is not ${state} within 15 s`);
  };

  return {
    reload: async () => {
      await page.evaluate(async (own) => {
        const {chrome} = globalThis as unknown as Scope;
        await chrome.developerPrivate.reload(own, {failQuietly: true});
      }, id);
      await isNow('ENABLED');
    },
    setEnabled: async (enabled) => {
      await page.evaluate(
        async ([own, on]) => {
          const {chrome} = globalThis as unknown as Scope;
          await chrome.management.setEnabled(own, on);
        },
        [id, enabled] as [string, boolean],
      );
      await isNow(enabled ? 'ENABLED' : 'DISABLED');
    },
    errors: async () => {
      const {runtimeErrors, manifestErrors} = await info();
      return [...runtimeErrors, ...manifestErrors].map(({message}) => message);
    },
    close: () => page.close(),
  };
}
