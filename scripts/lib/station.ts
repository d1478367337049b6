import {
  type BrowserName,
  type BrowserOptions,
  type OpenBrowser,
  SCREEN_MARGIN,
  type Size,
  type Tab,
} from './browser.ts';
import {openChromium} from './chromium/open.ts';
import {type Desk, deskOf} from './desk.ts';
import {openOwnDisplay} from './display.ts';
import type {ExtensionScope} from './extension-scope.ts';
import {openFirefox} from './firefox/open.ts';
import {builtFor} from './root.ts';
import {type HostMap, openHostFront} from './tls.ts';
import {until} from './wait.ts';

export type StationOptions = {
  /** Chromium, unless another is named. */
  browser?: BrowserName;
  viewport?: Size;
  pixelRatio?: number;
  hosts?: HostMap;
  profile?: string;
  language?: string;
  fileAccess?: boolean;
};

/** A place to work at: a screen of its own, a mouse and keyboard, a browser with the extension, and nothing else. */
export type Station = {
  browser: OpenBrowser;
  desk: Desk;
  /** What `DISPLAY` holds. */
  display: string;
  /** The tab that was open at the start. */
  page: Tab;
  close(): Promise<void>;
};

const OPEN: Record<BrowserName, (options: BrowserOptions) => Promise<OpenBrowser>> = {
  chromium: openChromium,
  firefox: openFirefox,
};

/** Opens a browser of either kind. */
export function openBrowser(name: BrowserName, options: Omit<BrowserOptions, 'extension'>): Promise<OpenBrowser> {
  return OPEN[name]({...options, extension: builtFor(name)});
}

/** Sets up a station. Closing it leaves nothing behind, but for a profile that was handed in. */
export async function openStation(options: StationOptions = {}): Promise<Station> {
  const {browser: name = 'chromium', viewport = {width: 1280, height: 900}, pixelRatio = 1, hosts, ...rest} = options;
  const display = await openOwnDisplay({
    width: (viewport.width + SCREEN_MARGIN.width) * pixelRatio,
    height: (viewport.height + SCREEN_MARGIN.height) * pixelRatio,
  });
  try {
    const front = await openHostFront(hosts ?? new Map());
    const browser = await openBrowser(name, {...rest, viewport, pixelRatio, front, display: display.name});
    return {
      browser,
      desk: deskOf(display.name),
      display: display.name,
      page: (await browser.tabs())[0] ?? (await browser.newTab()),
      close: async () => {
        await browser.close();
        await front.close();
        await display.close();
      },
    };
  } catch (error) {
    await display.close();
    throw error;
  }
}

/** Zooms the tab in front as the browser's own menu does; waits until the page has its new size. */
export async function zoomPage({browser, page}: Station, factor: number): Promise<void> {
  const before = await page.evaluate(() => devicePixelRatio);
  const changed = await browser.inWorker(async (wanted) => {
    const {chrome} = globalThis as unknown as ExtensionScope;
    const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
    if (tab?.id === undefined) throw new Error('no tab is in front');
    const now = await chrome.tabs.getZoom(tab.id);
    await chrome.tabs.setZoom(tab.id, wanted);
    return Math.abs(now - wanted) > 0.001;
  }, factor);
  if (!changed) return;
  await until(async () => ((await page.evaluate(() => devicePixelRatio)) === before ? undefined : true), {
    timeoutMs: 5000,
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
