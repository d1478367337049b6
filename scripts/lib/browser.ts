// What our scripts and tests need of a browser, the same for each: whoever writes a test writes it against this.
import type {HostFront} from './tls.ts';
import {until} from './wait.ts';

/** The browsers that the whole job is done in. */
export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** CSS px of a page at 100 % zoom. */
export type Size = {width: number; height: number};

/** A point: of a page in CSS px, of a screen in device px. */
export type Point = {x: number; y: number};

export type BrowserOptions = {
  /** Folder of the built extension. */
  extension: string;
  /** What `DISPLAY` must hold. */
  display: string;
  /** The page's own size, toolbar not counted. */
  viewport: Size;
  /** Device pixels per CSS px of the screen. */
  pixelRatio: number;
  /** Who answers for the mapped hosts; no other is reached. */
  front: HostFront;
  /** A folder to keep; left out, a fresh one is made and removed. */
  profile?: string;
  language?: string;
  /** Lets the extension into `file:` pages, as a person can on its page of settings. Firefox has no such switch. */
  fileAccess?: boolean;
};

/** An element to aim at: found through open shadow roots, in the page itself or in the frame that `frame` finds. */
export type Target = {tab: Tab; selector: string; frame?: string};

/** One tab of the browser. */
export type Tab = {
  /** Opens an address and waits until it has loaded, or only until it is there; throws where it cannot be opened. */
  goto(address: string, wait?: 'loaded' | 'there'): Promise<void>;
  /** Runs in the page, with the eyes of its own scripts. */
  evaluate<Out>(ask: string | (() => Out | Promise<Out>)): Promise<Out>;
  evaluate<Arg, Out>(ask: (arg: Arg) => Out | Promise<Out>, arg: Arg): Promise<Out>;
  url(): Promise<string>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
  /** Asks something of the element that a target means; undefined when there is none (yet). */
  ask<Out>(target: Target, ask: (element: Element) => Out | Promise<Out>): Promise<{answer: Out} | undefined>;
  /** Where the viewport of the frame of a target begins in the tab's own. */
  frameCorner(target: Target): Promise<Point>;
  /** A trusted click on what `selector` finds. The tab must be in front. */
  click(selector: string): Promise<void>;
  /** The same on the button or link with this accessible name. */
  clickNamed(name: string): Promise<void>;
  /** Gives a file, or several at once, to an `<input type="file">`. */
  chooseFile(selector: string, ...paths: string[]): Promise<void>;
  emulateScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** From now on notes what the tab asks the network for and what it complains about. */
  witness(): Promise<Witness>;
};

/** What was noticed of a tab. */
export type Witness = {
  /** Addresses asked for, beyond this computer's own files. */
  requests(): Promise<string[]>;
  /** Lines of the console, dialogs included. */
  said(): Promise<string[]>;
};

/** The real popup of the toolbar. */
export type Popup = {
  evaluate<Out>(expression: string): Promise<Out>;
  /** Clicks the middle of what `selector` finds, with a trusted mouse event. */
  click(selector: string): Promise<void>;
  /** Clicks the button or link with this accessible name. */
  clickNamed(name: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  emulateScheme(scheme: 'light' | 'dark'): Promise<void>;
};

/** Where the extension's item is in the native menu, in device px, and how many presses of Up lead to it. */
export type MenuItem = {middle: Point; upPresses: number};

/** A window whose history, cookies and cache the browser forgets with it. */
export type PrivateWindow = {
  /** Where its page begins on the screen, in device pixels. */
  pageCorner: Point;
  close(): Promise<void>;
};

/** A running browser with the extension. */
export type OpenBrowser = {
  name: BrowserName;
  /** Where the extension's own pages are, without a slash at the end. */
  origin: string;
  profile: string;
  /** Where downloads arrive under their own names. */
  downloads: string;
  /** Where the page begins on the screen, in device pixels. */
  pageCorner: Point;
  newTab(): Promise<Tab>;
  tabs(): Promise<Tab[]>;
  /** Runs `ask` in the extension's background; wakes it first if the browser had stopped it. */
  inWorker<Arg, Out>(ask: (arg: Arg) => Out | Promise<Out>, arg: Arg): Promise<Out>;
  /** Stops the background as the browser itself does when it finds it idle. */
  stopWorker(): Promise<void>;
  /** To be called before a right-click; what it answers then finds our item in the menu that opens. */
  expectMenu(): Promise<() => Promise<MenuItem | undefined>>;
  popupShows(): Promise<boolean>;
  /** Opens the popup without a gesture, as the extension itself does. */
  openPopup(): Promise<void>;
  /** The popup that shows. */
  popup(): Promise<Popup | undefined>;
  /** Says yes to the browser's own question whether the extension may have a site; undefined while none is asked. */
  allowWhatIsAsked(): Promise<true | undefined>;
  /** Lets the extension into private windows, as a person can on the browser's page of extensions. It is loaded anew. */
  allowPrivateWindows(): Promise<void>;
  /** Opens a private window on an address and brings it to the front. Until it is closed, menus and popups are its own. */
  openPrivateWindow(address: string): Promise<PrivateWindow>;
  /** Ends every process of the browser at once, as a power cut would. */
  kill(): Promise<void>;
  /** Resolves when the person has closed the window. */
  closedByPerson(): Promise<void>;
  close(): Promise<void>;
};

/** Room that menus, popups and the browser's own frame need beside the page, in CSS px. */
export const SCREEN_MARGIN: Size = {width: 60, height: 180};

/** The tab that opens while `work` is done. */
export async function tabOpenedBy(browser: OpenBrowser, work: () => Promise<unknown>): Promise<Tab> {
  const before = new Set(await browser.tabs());
  await work();
  const opened = await until(async () => (await browser.tabs()).find((tab) => !before.has(tab)), {timeoutMs: 10_000});
  if (!opened) throw new Error('no tab opened');
  return opened;
}

/** Waits until something holds in a page; the last answer otherwise. */
export async function waitOn<Out>(tab: Tab, ask: string | (() => Out), timeoutMs = 10_000): Promise<Out> {
  const found = await until(async () => (await tab.evaluate(ask).catch(() => undefined)) || undefined, {timeoutMs});
  return found ?? tab.evaluate(ask);
}

/** Gives a page one more style sheet. */
export function addStyle(tab: Tab, css: string): Promise<void> {
  return tab.evaluate((text) => {
    const style = document.createElement('style');
    style.textContent = text;
    document.head.append(style);
  }, css);
}
