import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, readlink, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type BrowserContext, chromium, type Page, type Worker} from 'playwright-core';
import type {BrowserOptions, OpenBrowser, Point, Size} from '../browser.ts';
import {deskOf} from '../desk.ts';
import type {ExtensionScope} from '../extension-scope.ts';
import {ScriptFailure} from '../failure.ts';
import {forPage} from '../page-function.ts';
import {alive, killProcess} from '../process.ts';
import {pause, until, within} from '../wait.ts';
import {extensionItem, windowsOn} from './native-menu.ts';
import {popupAt, popupTarget, sessionOf} from './popup.ts';
import {allowPrivateWindows, openPrivateWindow} from './private-window.ts';
import {questionAsked} from './question.ts';
import {tabOver} from './tab.ts';

/** A running Chromium, with what only it has: Playwright's context. */
export type OpenChromium = OpenBrowser & {context: BrowserContext; extensionId: string};

const QUIET = [
  // Without it, a bar about the missing sandbox takes height from the page.
  '--test-type',
  '--no-first-run',
  '--no-default-browser-check',
  // After a kill the browser would offer to restore pages, in a bubble over the page.
  '--hide-crash-restore-bubble',
  // What is printed goes to the printer that the preferences name, at once: nobody is there to answer the dialog.
  '--kiosk-printing',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--password-store=basic',
];

/** How Chromium notes in its preferences that a person last printed into a file. */
const PDF_AS_PRINTER = {
  version: 2,
  recentDestinations: [{id: 'Save as PDF', origin: 'local', account: ''}],
  selectedDestinationId: 'Save as PDF',
  isHeaderFooterEnabled: false,
};

/** Starts Debian's Chromium with the extension, no network but what the front answers for, and a window of the asked size. */
export async function openChromium(options: BrowserOptions): Promise<OpenChromium> {
  const own = options.profile === undefined;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'holdfast-browser-')));
  const downloads = join(profile, 'downloads');
  await preparePreferences(profile, downloads);
  if (options.fileAccess) await allowFiles(profile, options);
  const context = await launch(profile, options);
  const worker = await firstWorker(context);
  await letDownloadsThrough(context);
  await fitWindow(context, options.viewport);
  const page = await frontPage(context);
  const barHeight = await page.evaluate(() => outerHeight - innerHeight);
  const pid = await browserPid(profile);
  const removeOwn = async () => {
    if (own) await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  };
  const {host: extensionId} = new URL(worker.url());
  const pageCorner = {x: 0, y: barHeight * options.pixelRatio};
  return {
    ...asksOf(context, worker, {display: options.display, pageCorner}),
    name: 'chromium',
    context,
    extensionId,
    origin: `chrome-extension://${extensionId}`,
    profile,
    downloads,
    pageCorner,
    kill: async () => {
      killProcess(pid);
      await until(() => (alive(pid) ? undefined : true), {timeoutMs: 10_000});
    },
    closedByPerson: () => new Promise((done) => context.once('close', () => done())),
    close: async () => {
      await within(15_000, context.close());
      if (alive(pid)) killProcess(pid);
      await removeOwn();
    },
  };
}

type Asks = Omit<
  OpenBrowser,
  'name' | 'origin' | 'profile' | 'downloads' | 'pageCorner' | 'kill' | 'closedByPerson' | 'close'
>;

/** What a running Chromium can be asked for. */
function asksOf(
  context: BrowserContext,
  worker: Worker,
  {display, pageCorner}: {display: string; pageCorner: Point},
): Asks {
  // Not `URL.origin`, which is "null" for any scheme that is not the web's.
  const {host: extensionId} = new URL(worker.url());
  const origin = `chrome-extension://${extensionId}`;
  const inWorker: Asks['inWorker'] = (ask, arg) => askWorker(context, worker, ask, arg);
  return {
    newTab: async () => tabOver(await context.newPage()),
    tabs: async () => context.pages().map(tabOver),
    inWorker,
    stopWorker: () => stopWorkers(context),
    expectMenu: async () => {
      const before = await windowsOn(display);
      return () => extensionItem(display, before);
    },
    popupShows: async () => (await popupTarget(context, origin)) !== undefined,
    openPopup: () =>
      inWorker(async () => {
        const {chrome} = globalThis as unknown as ExtensionScope;
        await chrome.action.openPopup();
      }, null),
    popup: async () => {
      const targetId = await popupTarget(context, origin);
      return targetId === undefined ? undefined : popupAt(context, targetId);
    },
    allowWhatIsAsked: () => allowByKeyboard(display),
    allowPrivateWindows: () => allowPrivateWindows(context, extensionId),
    openPrivateWindow: (address) => openPrivateWindow(inWorker, address, pageCorner),
  };
}

async function stopWorkers(context: BrowserContext): Promise<void> {
  const session = await context.newCDPSession(await frontPage(context));
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** The question is a window of the browser's own, of which nothing tells: its second button allows. */
async function allowByKeyboard(display: string): Promise<true | undefined> {
  if (!(await questionAsked(display, 500))) return undefined;
  await deskOf(display).press('Tab', 'Return');
  return true;
}

async function launch(profile: string, options: BrowserOptions): Promise<BrowserContext> {
  // Chromium answers a missing manifest with a dialog that nobody is there to close.
  if (!existsSync(join(options.extension, 'manifest.json'))) throw new ScriptFailure(2, NOT_BUILT);
  try {
    return await chromium.launchPersistentContext(profile, launchOptions(options));
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new ScriptFailure(2, `Chromium did not start: ${why}`);
  }
}

const NOT_BUILT = 'The extension is not built, or not whole. Run: npm run build';

function launchOptions({viewport, pixelRatio, language = 'en-US', ...options}: BrowserOptions): LaunchOptions {
  return {
    executablePath: chromiumPath(),
    timeout: 90_000,
    headless: false,
    // Debian's Chromium has no sandbox for root, as which machines without a screen mostly run.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: null,
    env: {...process.env, DISPLAY: options.display, LANGUAGE: language.replace('-', '_'), NO_AT_BRIDGE: '1'},
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      `--lang=${language}`,
      '--window-position=0,0',
      `--window-size=${viewport.width},${viewport.height + 100}`,
      `--force-device-scale-factor=${pixelRatio}`,
      ...QUIET,
      ...options.front.browserArgs,
    ],
  };
}

type LaunchOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** Where Chromium is on this machine; `CHROMIUM` names another. */
export function chromiumPath(): string {
  return process.env.CHROMIUM ?? '/usr/bin/chromium';
}

/** The browser asks for nothing and saves downloads under the names the extension gives. Must be there before it starts. */
async function preparePreferences(profile: string, downloads: string): Promise<void> {
  await mkdir(join(profile, 'Default'), {recursive: true});
  await mkdir(downloads, {recursive: true});
  const path = join(profile, 'Default', 'Preferences');
  const preferences = {
    download: {default_directory: downloads, prompt_for_download: false},
    // No bubble over the page when a file arrives.
    download_bubble: {partial_view_enabled: false},
    credentials_enable_service: false,
    printing: {print_preview_sticky_settings: {appState: JSON.stringify(PDF_AS_PRINTER)}},
    savefile: {default_directory: downloads},
  };
  await writeFile(path, JSON.stringify(preferences), {flag: 'wx'}).catch((error: NodeJS.ErrnoException) => {
    // A profile that is used again has its own.
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Playwright renames downloads; the browser's own behaviour is what a person gets. */
async function letDownloadsThrough(context: BrowserContext): Promise<void> {
  const session = await sessionOf(context);
  await session.send('Browser.setDownloadBehavior', {behavior: 'default'});
}

async function firstWorker(context: BrowserContext): Promise<Worker> {
  const [worker] = context.serviceWorkers();
  if (worker) return worker;
  try {
    return await context.waitForEvent('serviceworker', {timeout: 20_000});
  } catch {
    await context.close();
    throw new ScriptFailure(2, 'The extension did not start within 20 seconds.');
  }
}

type ExtensionsPage = {
  chrome: {
    developerPrivate: {updateExtensionConfiguration(change: {extensionId: string; fileAccess: boolean}): Promise<void>};
  };
};

/** Switches "Allow access to file URLs" on in a run of its own: the browser loads the extension anew for that. */
async function allowFiles(profile: string, options: BrowserOptions): Promise<void> {
  const context = await launch(profile, options);
  const {host: extensionId} = new URL((await firstWorker(context)).url());
  const page = await frontPage(context);
  await page.goto('chrome://extensions/');
  await page.evaluate(async (id) => {
    const {chrome} = globalThis as unknown as ExtensionsPage;
    await chrome.developerPrivate.updateExtensionConfiguration({extensionId: id, fileAccess: true});
  }, extensionId);
  await context.close();
}

/** Resizes the window until the page in it has exactly the asked size. */
async function fitWindow(context: BrowserContext, size: Size): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const {windowId} = await session.send('Browser.getWindowForTarget');
  for (let turn = 0; turn < 6; turn += 1) {
    const inner = await page.evaluate(() => ({width: innerWidth, height: innerHeight}));
    const off = {width: size.width - inner.width, height: size.height - inner.height};
    if (off.width === 0 && off.height === 0) return session.detach();
    const {bounds} = await session.send('Browser.getWindowBounds', {windowId});
    await session.send('Browser.setWindowBounds', {
      windowId,
      bounds: {width: (bounds.width ?? 0) + off.width, height: (bounds.height ?? 0) + off.height},
    });
    await pause(250);
  }
  const got = await page.evaluate(() => `${innerWidth}x${innerHeight}`);
  throw new ScriptFailure(2, `The window cannot show a page of ${size.width}x${size.height}; it shows ${got}.`);
}

async function askWorker<Arg, Out>(
  context: BrowserContext,
  worker: Worker,
  ask: (arg: Arg) => Out | Promise<Out>,
  arg: Arg,
): Promise<Out> {
  const evaluate = (target: Worker) =>
    within(4000, (target.evaluate as Evaluate<Arg, Out>)(forPage(ask), arg).then(boxed));
  const askAll = async () => {
    // One that was loaded anew has another worker.
    for (const target of new Set([worker, ...context.serviceWorkers()])) {
      const answer = await evaluate(target).catch(() => undefined);
      if (answer) return answer;
    }
    return undefined;
  };
  const answer = await askAll();
  if (answer) return answer.out;
  // The browser stopped the worker: opening a page of ours and sending a message wakes it again.
  await wakeWorker(context, new URL(worker.url()).host);
  const second = await askAll();
  if (second) return second.out;
  throw new Error('the worker of the extension does not answer');
}

type Evaluate<Arg, Out> = (ask: (arg: Arg) => Out | Promise<Out>, arg: Arg) => Promise<Out>;

function boxed<T>(out: T): {out: T} {
  return {out};
}

async function wakeWorker(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  await page.close();
}

/** The browser's own process, as its lock on the profile names it. */
async function browserPid(profile: string): Promise<number> {
  const lock = await readlink(join(profile, 'SingletonLock'));
  return Number(lock.slice(lock.lastIndexOf('-') + 1));
}

/** The page that is in front, or a new one. */
async function frontPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? (await context.newPage());
}
