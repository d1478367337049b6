// What our questions use of Firefox's own insides, which have no published types. Only what is named here is used.

/** A document that is shown somewhere: in a tab, a frame, the popup, or nowhere (the background). */
export type BrowsingContext = {
  id: number;
  prefersColorSchemeOverride: 'none' | 'light' | 'dark';
  currentWindowGlobal: WindowGlobal | null;
};

type WindowGlobal = {
  innerWindowId: number;
  getActor(name: 'MarionetteCommands'): CommandsActor;
  drawSnapshot(rect: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
};

type CommandsActor = {
  executeScript(source: string, args: unknown[], options: ScriptOptions): Promise<unknown>;
};

type ScriptOptions = {
  timeout: number;
  /** `null`: with the page's own eyes. `system`: past everything that the page has changed. */
  sandboxName: 'system' | null;
  newSandbox: boolean;
  async: boolean;
  line: number;
  file: string;
};

/** An element of Firefox's window, which knows where on the screen it is, in the window's px. */
export type BoxElement = HTMLElement & {screenX: number; screenY: number};

/** The element of Firefox's window that shows a document. */
export type BrowserElement = BoxElement & {
  browsingContext: BrowsingContext;
  currentURI: {spec: string};
  /** Its page is drawn, and can be shown. */
  hasLayers: boolean;
  loadURI(address: unknown, options: {triggeringPrincipal: unknown}): void;
};

/** A tab of the strip. `linkedPanel` names it for as long as it lives. */
export type TabElement = HTMLElement & {linkedPanel: string; linkedBrowser: BrowserElement};

type Progress = {isTopLevel: boolean};

/** Called back with the progress of each tab's pages. */
export type ProgressListener = {
  onStateChange?(browser: BrowserElement, progress: Progress, request: unknown, flags: number, status: number): void;
  onLocationChange?(browser: BrowserElement, progress: Progress, request: unknown, to: unknown, flags: number): void;
};

type TabBrowser = {
  tabs: TabElement[];
  selectedTab: TabElement;
  selectedBrowser: BrowserElement;
  /** There while one tab is being exchanged for another on the screen. */
  _switcher: {visibleTab: TabElement} | null;
  addTab(address: string, options: {triggeringPrincipal: unknown}): TabElement;
  removeTab(tab: TabElement): void;
  addTabsProgressListener(listener: ProgressListener): void;
  removeTabsProgressListener(listener: ProgressListener): void;
};

/** An installed extension, seen from the browser's side. */
export type InstalledExtension = {
  backgroundState: string;
  terminateBackground(options?: {ignoreDevToolsAttached: boolean}): Promise<void>;
  wakeupBackground(): Promise<void>;
  views: Set<{viewType: string; xulBrowser: BrowserElement}>;
};

/** An observer of the browser's own notices. */
export type Observer = {observe(subject: unknown, topic: string): void};

/** What is used of Firefox's own modules. */
type OwnModules = {
  ExtensionPermissions: {add(id: string, what: {permissions: string[]; origins: string[]}): Promise<void>};
  AddonManager: {getAddonByID(id: string): Promise<{reload(): Promise<void>}>};
};

/** The names that a script in Firefox's own window can use. */
export type ChromeScope = {
  gBrowser: TabBrowser;
  devicePixelRatio: number;
  BrowsingContext: {get(id: number): BrowsingContext | null};
  Services: {
    scriptSecurityManager: {getSystemPrincipal(): unknown};
    io: {newURI(address: string): unknown};
    obs: {addObserver(observer: Observer, topic: string): void};
    console: {registerListener(listener: {observe(message: unknown): void}): void};
  };
  WebExtensionPolicy: {getByID(id: string): {extension: InstalledExtension; privateBrowsingAllowed: boolean} | null};
  ChromeUtils: {importESModule(address: string): OwnModules};
  OpenBrowserWindow(how: {private: boolean}): void;
  gBrowserInit: {delayedStartupFinished: boolean} | undefined;
  PopupNotifications: {panel: HTMLElement & {state: string; firstElementChild: {button: BoxElement} | null}};
};
