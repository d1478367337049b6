import type {ElementHandle, Frame, Page} from 'playwright-core';
import type {Point, Tab, Target} from '../browser.ts';
import {innerCorner} from '../in-page.ts';
import {forPage} from '../page-function.ts';

const tabs = new WeakMap<Page, Tab>();
const pages = new WeakMap<Tab, Page>();

/** The tab that a page of Playwright's is; the same one each time. */
export function tabOver(page: Page): Tab {
  const known = tabs.get(page);
  if (known) return known;
  const tab = makeTab(page);
  tabs.set(page, tab);
  pages.set(tab, page);
  return tab;
}

/** Playwright's page of a Chromium tab, for what only it can do. */
export function pageOf(tab: Tab): Page {
  const page = pages.get(tab);
  if (!page) throw new Error('this is no tab of Chromium');
  return page;
}

function makeTab(page: Page): Tab {
  return {
    goto: async (address, wait = 'loaded') =>
      void (await page.goto(address, {waitUntil: wait === 'there' ? 'commit' : 'load'})),
    evaluate: <Arg, Out>(ask: string | ((arg?: Arg) => Out | Promise<Out>), arg?: Arg): Promise<Out> =>
      typeof ask === 'string' ? page.evaluate<Out>(ask) : (page.evaluate as Evaluate<Arg, Out>)(forPage(ask), arg),
    url: async () => page.url(),
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
    ask: async (target, ask) => {
      const handle = await handleOf(page, target);
      return handle && {answer: await handle.evaluate(forPage(ask))};
    },
    frameCorner: async (target) => {
      const handle = await handleOf(page, target);
      return cornerOf((await handle?.ownerFrame()) ?? null);
    },
    click: (selector) => page.locator(selector).first().click({timeout: 15_000}),
    clickNamed: async (name) => {
      const button = page.getByRole('button', {name, exact: true});
      const link = page.getByRole('link', {name, exact: true});
      await button.or(link).first().waitFor({timeout: 15_000});
      await ((await button.count()) > 0 ? button : link).first().click({timeout: 15_000});
    },
    chooseFile: (selector, ...paths) => page.locator(selector).first().setInputFiles(paths),
    emulateScheme: (colorScheme) => page.emulateMedia({colorScheme}),
    witness: async () => {
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => said.push('dialog')));
      return {
        requests: async () => asked.filter((address) => !/^(file|data|blob):/.test(address)),
        said: async () => said,
      };
    },
  };
}

type Evaluate<Arg, Out> = (ask: (arg?: Arg) => Out | Promise<Out>, arg?: Arg) => Promise<Out>;

/** Playwright's own search goes through every open shadow root. */
async function handleOf(page: Page, {selector, frame}: Target): Promise<ElementHandle<Element> | undefined> {
  const within = frame === undefined ? page : await (await page.$(frame))?.contentFrame();
  return ((await within?.$(selector)) ?? undefined) as ElementHandle<Element> | undefined;
}

/** Where a frame's own viewport begins in the top window's. */
async function cornerOf(frame: Frame | null): Promise<Point> {
  const corner = {x: 0, y: 0};
  for (let inner = frame; inner?.parentFrame(); inner = inner.parentFrame()) {
    const own = await ((await inner.frameElement()) as ElementHandle<Element>).evaluate(forPage(innerCorner));
    corner.x += own.x;
    corner.y += own.y;
  }
  return corner;
}
