import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BrowserOptions, OpenBrowser, Size} from '../browser.ts';
import {type Desk, deskOf} from '../desk.ts';
import {ScriptFailure} from '../failure.ts';
import {run} from '../run.ts';
import {pause, until, within} from '../wait.ts';
import type {ChromeScope} from './chrome-scope.ts';
import {openHostProxy} from './host-proxy.ts';
import {callOf, type Inside, openInside} from './inside.ts';
import {allowButton, menuItem} from './menu.ts';
import {pageCorner} from './page-corner.ts';
import {popupOver, popupShows} from './popup.ts';
import {allowPrivateWindows, openPrivateWindow} from './private-window.ts';
import {startFirefox} from './process.ts';
import {prepareProfile} from './profile.ts';
import {bringToFront, tabMaker} from './tab.ts';

/** Firefox gives each installation a random origin; ours is told beforehand, so that it is the same in every run. */
const ORIGIN = '8f0c0e0a-5d0f-4c5e-9a3f-0d5f4a57c0de';

/** Starts Debian's Firefox with the extension, no network but what the front answers for, and a window of the asked size. */
export async function openFirefox(options: BrowserOptions): Promise<OpenBrowser> {
  const own = options.profile === undefined;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'holdfast-browser-')));
  const downloads = join(profile, 'downloads');
  const id = extensionIdOf(options.extension);
  const proxy = await openHostProxy(options.front);
  const {language = 'en-US', pixelRatio, display} = options;
  const extension = {id, origin: ORIGIN};
  await prepareProfile(profile, {downloads, pixelRatio, language, proxyPort: proxy.port, extension});
  const started = await startFirefox(profile, display, language);
  const inside = await openInside(started.port);
  await install(inside, options.extension, profile, id);
  await fitWindow(inside, options.viewport);
  const desk = deskOf(display);
  // Without it Firefox takes each menu that the pointer enters for another window, and closes it.
  await desk.focusWindow('Mozilla Firefox');
  const corner = await inside.chrome(pageCorner, null);
  return {
    ...asksOf(inside, desk, id, corner),
    name: 'firefox',
    origin: `moz-extension://${ORIGIN}`,
    profile,
    downloads,
    pageCorner: corner,
    kill: started.kill,
    closedByPerson: async () => {
      while (started.running()) await pause(500);
    },
    close: async () => {
      // It writes its databases to the disk before it goes.
      await within(
        15_000,
        inside.send('Marionette:Quit', {flags: ['eAttemptQuit']}).catch(() => undefined),
      );
      await until(() => (started.running() ? undefined : true), {timeoutMs: 15_000});
      inside.hangUp();
      await started.kill();
      await proxy.close();
      if (own) await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    },
  };
}

type Asks = Omit<
  OpenBrowser,
  'name' | 'origin' | 'profile' | 'downloads' | 'pageCorner' | 'kill' | 'closedByPerson' | 'close'
>;

/** What a running Firefox can be asked for. */
function asksOf(inside: Inside, desk: Desk, id: string, corner: {x: number; y: number}): Asks {
  const tabCalled = tabMaker(inside, desk, corner);
  const inWorker: Asks['inWorker'] = (ask, arg) => inside.at({in: 'background', extension: id}, callOf(ask, arg));
  return {
    newTab: async () => {
      const name = await inside.chrome(addTab, null);
      await bringToFront(inside, name);
      return tabCalled(name);
    },
    tabs: async () => (await inside.chrome(tabNames, null)).map(tabCalled),
    inWorker,
    stopWorker: () => inside.chrome(stopBackground, id),
    expectMenu: async () => () => menuItem(inside, id),
    popupShows: () => popupShows(inside),
    openPopup: () => inWorker(openPopupThere, null),
    popup: async () => ((await popupShows(inside)) ? popupOver(inside, desk) : undefined),
    allowWhatIsAsked: async () => {
      const place = await allowButton(inside);
      if (!place) return undefined;
      // The button sleeps for a moment after it appears, lest a click meant for the page lands on it.
      await pause(1000);
      await desk.moveTo(place.x, place.y);
      await desk.click('left');
      return true;
    },
    allowPrivateWindows: () => allowPrivateWindows(inside, id),
    openPrivateWindow: (address) => openPrivateWindow(inside, desk, address),
  };
}

function extensionIdOf(folder: string): string {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new ScriptFailure(2, 'The extension is not built, or not whole. Run: npm run build');
  const manifest: {browser_specific_settings?: {gecko?: {id?: string}}} = JSON.parse(readFileSync(path, 'utf8'));
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new ScriptFailure(2, `${folder} is no extension for Firefox.`);
  return id;
}

/** For good, as from the add-on site: it is still there after a restart. From a folder Firefox would only try it. */
async function install(inside: Inside, folder: string, profile: string, id: string): Promise<void> {
  if (await inside.chrome(isInstalled, id)) return;
  const file = join(profile, 'holdfast.xpi');
  const {code, stderr} = await run('zip', ['-q', '-0', '-r', '-X', file, '.'], {cwd: folder});
  if (code !== 0) throw new Error(`zip: ${stderr}`);
  await inside.send('Addon:Install', {path: file, temporary: false});
  const ready = await until(async () => (await inside.chrome(isInstalled, id)) || undefined, {timeoutMs: 20_000});
  if (!ready) throw new ScriptFailure(2, 'The extension did not start within 20 seconds.');
}

function isInstalled(id: string): boolean {
  const {WebExtensionPolicy} = globalThis as unknown as ChromeScope;
  return WebExtensionPolicy.getByID(id) !== null;
}

/** Resizes the window until the page in it has exactly the asked size. */
async function fitWindow(inside: Inside, size: Size): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    const off = await inside.chrome((wanted) => {
      const {width, height} = (globalThis as unknown as ChromeScope).gBrowser.selectedBrowser.getBoundingClientRect();
      const missing = {x: Math.round(wanted.width - width), y: Math.round(wanted.height - height)};
      if (missing.x !== 0 || missing.y !== 0) window.resizeBy(missing.x, missing.y);
      return missing;
    }, size);
    if (off.x === 0 && off.y === 0) return;
    await pause(150);
  }
  throw new ScriptFailure(2, `The window cannot show a page of ${size.width}x${size.height}.`);
}

function addTab(): string {
  const {gBrowser, Services} = globalThis as unknown as ChromeScope;
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  return gBrowser.addTab('about:blank', {triggeringPrincipal}).linkedPanel;
}

function tabNames(): string[] {
  return (globalThis as unknown as ChromeScope).gBrowser.tabs.map(({linkedPanel}) => linkedPanel);
}

async function stopBackground(id: string): Promise<void> {
  const {WebExtensionPolicy} = globalThis as unknown as ChromeScope;
  await WebExtensionPolicy.getByID(id)?.extension.terminateBackground();
}

/** Runs in the background. */
async function openPopupThere(): Promise<void> {
  const {chrome} = globalThis as unknown as {chrome: {action: {openPopup(): Promise<void>}}};
  await chrome.action.openPopup();
}
