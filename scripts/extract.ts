// npm run extract -- page.html --url URL [--at CSS] [--now ISO] [--zone ZONE]
// Loads a saved page under an address, without network and without its scripts, and prints the facts of the item at
// CSS, or of every item, as JSON. Exit 1: no item there. Exit 2: it could not be done.
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {type Browser, chromium, type Page} from 'playwright-core';
import {build} from 'vite';
import {isInstant} from '../src/core/time.ts';
import type {Asked, Extracted} from './extract/in-page.ts';
import {chromiumPath} from './lib/chromium.ts';
import {ScriptFailure} from './lib/failure.ts';

const USAGE = 'npm run extract -- page.html --url URL [--at CSS] [--now ISO] [--zone ZONE]';

type Wanted = {html: Buffer; url: string; at: string | null; now: number; zone: string | undefined};

async function main(): Promise<void> {
  const wanted = await wantedBy(process.argv.slice(2));
  const [browser, script] = await Promise.all([launch(), bundled()]);
  try {
    const page = await openSaved(browser, wanted);
    const extracted = await ask(page, script, {at: wanted.at, now: wanted.now});
    if ('none' in extracted) throw noneFailure(extracted.none, wanted.at ?? '');
    process.stdout.write(`${JSON.stringify(extracted.records, null, 2)}\n`);
  } finally {
    await browser.close();
  }
}

function noneFailure(none: 'selectorWrong' | 'notFound' | 'noItem', at: string): ScriptFailure {
  if (none === 'selectorWrong') return new ScriptFailure(2, `"${at}" is not a CSS selector.`);
  if (none === 'notFound') return new ScriptFailure(1, `Nothing on the page matches "${at}".`);
  return new ScriptFailure(1, `There is no item around "${at}".`);
}

async function wantedBy(args: string[]): Promise<Wanted> {
  const {path, url, at, now, zone} = parsed(args);
  if (!path || !url) throw new ScriptFailure(2, `A saved page and its address are needed: ${USAGE}`);
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new ScriptFailure(2, `"${url}" is not an address that begins with http: or https:.`);
  return {html: await saved(path), url, at: at ?? null, now: instant(now), zone: knownZone(zone)};
}

function parsed(args: string[]) {
  const text = {type: 'string'} as const;
  try {
    const options = {url: text, at: text, now: text, zone: text};
    const {values, positionals} = parseArgs({args, options, allowPositionals: true});
    if (positionals.length > 1) throw new Error('more than one page was named');
    return {...values, path: positionals[0]};
  } catch (error) {
    throw new ScriptFailure(2, `${error instanceof Error ? error.message.split('. ')[0] : error}. Use: ${USAGE}`);
  }
}

async function saved(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new ScriptFailure(2, `The file "${path}" could not be read.`);
  }
}

function instant(now: string | undefined): number {
  if (now === undefined) return Date.now();
  const milliseconds = Date.parse(now);
  if (Number.isNaN(milliseconds) || !isInstant(new Date(milliseconds).toISOString())) {
    throw new ScriptFailure(2, `"${now}" is not a time like 2026-03-01T10:00:00Z.`);
  }
  return milliseconds;
}

function knownZone(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', {timeZone: zone}).resolvedOptions().timeZone;
  } catch {
    throw new ScriptFailure(2, `"${zone}" is not a time zone like Europe/Berlin.`);
  }
}

async function launch(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: chromiumPath(),
      chromiumSandbox: process.getuid?.() !== 0,
      // Not even a name is looked up.
      args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--no-first-run'],
    });
  } catch {
    throw new ScriptFailure(2, `Chromium could not be started from "${chromiumPath()}".`);
  }
}

/** Opens the saved page as its address would show it: its scripts barred, not switched off, so that noscript stays shut. */
async function openSaved(browser: Browser, {html, url, zone}: Wanted): Promise<Page> {
  const context = await browser.newContext({
    viewport: {width: 1000, height: 700},
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
  return page;
}

async function ask(page: Page, script: string, asked: Asked): Promise<Extracted> {
  const session = await page.context().newCDPSession(page);
  const {frameTree} = await session.send('Page.getFrameTree');
  const {executionContextId: contextId} = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'holdfast',
  });
  const expression = `${script}\nholdfastExtract(${JSON.stringify(asked)})`;
  const {result, exceptionDetails} = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Extracted;
}

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {entry: resolve(import.meta.dirname, 'extract/in-page.ts'), formats: ['iife'], name: 'holdfastInPage'},
    },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the reading script was not built');
  return chunk.code;
}

try {
  await main();
} catch (error) {
  const isExpected = error instanceof ScriptFailure;
  console.error(
    isExpected ? error.message : `The page could not be read: ${error instanceof Error ? error.message : error}`,
  );
  process.exitCode = isExpected ? error.exitCode : 2;
}
