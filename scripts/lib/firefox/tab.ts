import type {Point, Tab, Target} from '../browser.ts';
import type {Desk} from '../desk.ts';
import {findDeep, findNamed, innerCorner, middleOf} from '../in-page.ts';
import {until} from '../wait.ts';
import type {ChromeScope, ProgressListener} from './chrome-scope.ts';
import {callOf, type Inside, textOf, type Where} from './inside.ts';
import {witness} from './witness.ts';

/** Makes the tab that Firefox calls by a name of its own; the same one each time. */
export function tabMaker(inside: Inside, desk: Desk, corner: Point): (name: string) => Tab {
  const known = new Map<string, Tab>();
  return (name) => {
    const tab = known.get(name) ?? makeTab(inside, desk, corner, name);
    known.set(name, tab);
    return tab;
  };
}

function makeTab(inside: Inside, desk: Desk, corner: Point, name: string): Tab {
  const here: Where = {in: 'tab', tab: name};
  const clickOn = async (finder: string, what: string) => {
    const ask = `${NAMED} const found = ${finder}; return found && (${middleOf})(found);`;
    const seen: (Point | undefined)[] = [];
    // A page that is still being built moves what it has: a place that stays is clicked, where there is one.
    const stays = async () => {
      const [before, now] = [seen.at(-1), await inside.at<Point | undefined>(here, ask)];
      seen.push(now);
      return now && before?.x === now.x && before.y === now.y ? now : undefined;
    };
    const middle = (await until(stays, {timeoutMs: 15_000, everyMs: 100})) ?? seen.at(-1);
    if (!middle) throw new Error(`the page shows no ${what}`);
    const scale = await inside.at<number>(here, 'return devicePixelRatio;');
    await desk.moveTo(corner.x + middle.x * scale, corner.y + middle.y * scale);
    await desk.click('left');
  };
  return {
    goto: (address, wait = 'loaded') => open(inside, {name, address, wait}),
    evaluate: <Arg, Out>(ask: string | ((arg?: Arg) => Out | Promise<Out>), arg?: Arg): Promise<Out> =>
      inside.at<Out>(here, typeof ask === 'string' ? textOf(ask) : callOf(ask, arg)),
    url: () => inside.chrome(addressOf, name),
    bringToFront: () => bringToFront(inside, name),
    close: () => inside.chrome(remove, name),
    ask: async (target, ask) => {
      const where = await placeOf(inside, here, target);
      if (!where) return undefined;
      const body = `${NAMED} const found = (${findDeep})(${JSON.stringify(target.selector)});
        return found ? {answer: await (${ask})(found)} : undefined;`;
      // Past the page's own eyes: a hostile page has taken away what aiming needs.
      return inside.at(where, body, 'unfooled');
    },
    frameCorner: async ({frame}) =>
      frame === undefined
        ? {x: 0, y: 0}
        : inside.at<Point>(here, inFrame(frame, `(${innerCorner})(found)`), 'unfooled'),
    click: (selector) => clickOn(`(${findDeep})(${JSON.stringify(selector)})`, selector),
    clickNamed: (label) => clickOn(`(${findNamed})(${JSON.stringify(label)})`, `"${label}"`),
    chooseFile: (selector, ...paths) => inside.at(here, giveFiles(selector, paths), 'unfooled'),
    emulateScheme: (scheme) => inside.chrome(setScheme, {name, scheme}),
    witness: () => witness(inside),
  };
}

export function bringToFront(inside: Inside, name: string): Promise<void> {
  return inside.chrome(select, name);
}

/** Functions may carry a call of the runner's, which a page does not have. */
const NAMED = 'const __name = (named) => named;';

/** Where a target's element lives: the tab, or the frame in it, which may be of another site and another process. */
async function placeOf(inside: Inside, here: Where, {frame}: Target): Promise<Where | undefined> {
  if (frame === undefined || here.in !== 'tab') return here;
  // Only past the page's own eyes does the element tell which document it shows.
  const id = await inside.at<number | undefined>(here, inFrame(frame, 'found.browsingContext.id'), 'unfooled');
  return id === undefined ? undefined : {...here, frame: id};
}

function inFrame(selector: string, answer: string): string {
  return `${NAMED} const found = (${findDeep})(${JSON.stringify(selector)}); return found ? ${answer} : undefined;`;
}

function giveFiles(selector: string, paths: readonly string[]): string {
  return `${NAMED} const found = (${findDeep})(${JSON.stringify(selector)});
    const files = ${JSON.stringify(paths)}.map((path) => File.createFromFileName(path));
    found.mozSetFileArray(await Promise.all(files));
    for (const type of ['input', 'change']) found.dispatchEvent(new Event(type, {bubbles: true}));`;
}

type Visit = {name: string; address: string; wait: 'loaded' | 'there'};

async function open(inside: Inside, visit: Visit): Promise<void> {
  const {name, address, wait} = visit;
  const fault = await inside.chrome(load, visit);
  if (fault) throw new Error(`Firefox did not open ${address} (0x${fault.toString(16)})`);
  if (wait === 'there') return;
  await until(async () => (await inside.at({in: 'tab', tab: name}, IS_COMPLETE).catch(() => false)) || undefined, {
    timeoutMs: 30_000,
  });
}

const IS_COMPLETE = 'return document.readyState === "complete";';

/** Runs in Firefox's window: loads, and answers 0 or the browser's number for what went wrong. */
function load({name, address, wait}: Visit): Promise<number> {
  const {gBrowser, Services} = globalThis as unknown as ChromeScope;
  const browser = gBrowser.tabs.find(({linkedPanel}) => linkedPanel === name)?.linkedBrowser;
  if (!browser) throw new Error('the tab is closed');
  const [STOP, IS_NETWORK, SAME_DOCUMENT, ABORTED] = [0x10, 0x40000, 0x1, 0x804b0002];
  return new Promise((done) => {
    const finish = (status: number) => {
      gBrowser.removeTabsProgressListener(listener);
      done(status);
    };
    const listener: ProgressListener = {
      onStateChange(of, {isTopLevel}, _request, flags, status) {
        // An earlier load that this one cuts short is told as aborted.
        if (of !== browser || !isTopLevel || status === ABORTED) return;
        if (flags & STOP && flags & IS_NETWORK) finish(status);
      },
      onLocationChange(of, {isTopLevel}, _request, _to, flags) {
        if (of === browser && isTopLevel && (wait === 'there' || flags & SAME_DOCUMENT)) finish(0);
      },
    };
    gBrowser.addTabsProgressListener(listener);
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    browser.loadURI(Services.io.newURI(address), {triggeringPrincipal});
  });
}

function addressOf(name: string): string {
  const {gBrowser} = globalThis as unknown as ChromeScope;
  const tab = gBrowser.tabs.find(({linkedPanel}) => linkedPanel === name);
  if (!tab) throw new Error('the tab is closed');
  return tab.linkedBrowser.currentURI.spec;
}

/**
 * Waits until the tab's page is really drawn: a picture taken before would show the other one. What is looked at is
 * where the switch stands, since the event for its end is not sent when another switch was under way.
 */
async function select(name: string): Promise<void> {
  const {gBrowser} = globalThis as unknown as ChromeScope;
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    const tab = gBrowser.tabs.find(({linkedPanel}) => linkedPanel === name);
    if (!tab) throw new Error('the tab is closed');
    if (gBrowser.selectedTab !== tab) gBrowser.selectedTab = tab;
    await new Promise((done) => setTimeout(done, 20));
    // The switcher is there for as long as any tab is not yet drawn or cleared away; ours may be shown long before.
    const isShown = !gBrowser._switcher || (gBrowser._switcher.visibleTab === tab && tab.linkedBrowser.hasLayers);
    if (gBrowser.selectedTab === tab && isShown) return;
  }
  throw new Error('the tab did not come to the front');
}

function remove(name: string): void {
  const {gBrowser} = globalThis as unknown as ChromeScope;
  const tab = gBrowser.tabs.find(({linkedPanel}) => linkedPanel === name);
  if (tab) gBrowser.removeTab(tab);
}

function setScheme({name, scheme}: {name: string; scheme: 'light' | 'dark'}): void {
  const {gBrowser} = globalThis as unknown as ChromeScope;
  const tab = gBrowser.tabs.find(({linkedPanel}) => linkedPanel === name);
  if (tab) tab.linkedBrowser.browsingContext.prefersColorSchemeOverride = scheme;
}
