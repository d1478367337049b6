import {type Browser, chromium, type Page} from 'playwright-core';
import {build} from 'vite';
import {chromiumPath} from '../lib/chromium/open.ts';
import {ScriptFailure} from '../lib/failure.ts';

/** A saved page: its bytes, the address it is shown under, and the zone of the clock it is seen with. */
export type SavedPage = {html: Buffer; url: string; zone: string | undefined};

/** Starts Chromium without a window and without any network: not even a name is looked up. */
export async function launch(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: chromiumPath(),
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--no-first-run'],
    });
  } catch {
    throw new ScriptFailure(2, `Chromium could not be started from "${chromiumPath()}".`);
  }
}

/** A saved page in a tab. */
export type OpenPage = {page: Page; close(): Promise<void>};

/** Opens a saved page as its address would show it: its scripts barred, not switched off, so that noscript stays shut. */
export async function openSaved(browser: Browser, {html, url, zone}: SavedPage): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: {width: 1000, height: 700},
    locale: 'en-US',
    serviceWorkers: 'block',
    acceptDownloads: false,
    ...(zone === undefined ? {} : {timezoneId: zone}),
  });
  const page = await context.newPage();
  let served = false;
  await context.route('**/*', async (route) => {
    const isPage = !served && route.request().isNavigationRequest() && route.request().frame() === page.mainFrame();
    if (!isPage) return route.abort('aborted');
    served = true;
    await route.fulfill({
      body: html,
      // No charset: the page's own mark or the browser's guess decides, as for a server that names none.
      headers: {'content-type': 'text/html', 'content-security-policy': "script-src 'none'"},
    });
  });
  await page.goto(url, {waitUntil: 'load', timeout: 60_000});
  return {page, close: () => context.close()};
}

/** Runs a script in a world of its own beside the page, as the extension's script runs, and gives what it answers. */
export async function askPage<T>(page: Page, script: string, expression: string): Promise<T> {
  const session = await page.context().newCDPSession(page);
  const {frameTree} = await session.send('Page.getFrameTree');
  const {executionContextId: contextId} = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'holdfast',
  });
  const {result, exceptionDetails} = await session.send('Runtime.evaluate', {
    expression: `${script}\n${expression}`,
    contextId,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

/** One script of a file and all that it imports. */
export async function bundled(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {write: false, minify: false, lib: {entry, formats: ['iife'], name: 'holdfastInPage'}},
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the reading script was not built');
  return chunk.code;
}
