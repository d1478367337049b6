import {copyFile, mkdir, readdir, readFile, stat} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import JSZip from 'jszip';
import type {Page} from 'playwright-core';
import words from '../../src/_locales/en/case-file.json' with {type: 'json'};
import common from '../../src/_locales/en/common.json' with {type: 'json'};
import type {OpenBrowser} from './chromium.ts';
import {ScriptFailure} from './failure.ts';
import {until} from './wait.ts';

const MAKING_TAKES_AT_MOST_MS = 120_000;

/** Address of the full page at one of its places, `#/pack?ids=…` for instance. */
export function caseFileAddress({extensionId}: OpenBrowser, place = ''): string {
  return `chrome-extension://${extensionId}/src/pages/case-file/index.html${place}`;
}

/** Makes a pack on the full page as a person would, and hands back where the browser saved it. */
export async function makePack(browser: OpenBrowser, exhibitIds: readonly string[] = []): Promise<string> {
  const page = await browser.context.newPage();
  const ids = exhibitIds.length > 0 ? `?ids=${exhibitIds.join(',')}` : '';
  await page.goto(caseFileAddress(browser, `#/pack${ids}`));
  const made = await makePackOn(page, browser);
  await page.close();
  return made;
}

/** The same on a pack builder that is open already: make, then save the file. */
export async function makePackOn(page: Page, browser: OpenBrowser): Promise<string> {
  const before = new Set(await readdir(browser.downloads));
  const button = (name: string) => page.getByRole('button', {name, exact: true});
  await button(common.common_makePack.message).click({timeout: 15_000});
  const save = page.getByRole('link', {name: words.caseFile_packSave.message, exact: true});
  const again = button(words.caseFile_packTryAgain.message);
  await save.or(again).first().waitFor({timeout: MAKING_TAKES_AT_MOST_MS});
  if (await again.isVisible()) throw new ScriptFailure(1, await whatThePageSays(page));
  await save.click();
  const made = await until(() => arrived(browser.downloads, before), {timeoutMs: 30_000});
  if (!made) throw new ScriptFailure(1, 'The pack was made, but the browser did not save it.');
  return made;
}

/** Copies a file to where it was asked for; hands back the absolute path. */
export async function putAt(path: string, made: string): Promise<string> {
  const target = resolve(path);
  await mkdir(dirname(target), {recursive: true});
  await copyFile(made, target);
  return target;
}

/** The file at `path` inside the one folder of a pack; `undefined` if the pack has none there. */
export async function readFromPack(pack: string, path: string): Promise<Uint8Array | undefined> {
  const zip = await JSZip.loadAsync(await readFile(pack));
  const [entry] = zip.file(new RegExp(`^[^/]+/${path.replaceAll('.', '\\.')}$`));
  return entry?.async('uint8array');
}

/** The same, read as JSON. */
export async function readJsonFromPack(pack: string, path: string): Promise<unknown> {
  const bytes = await readFromPack(pack, path);
  if (!bytes) throw new ScriptFailure(1, `The pack holds no ${path}.`);
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

async function arrived(folder: string, before: ReadonlySet<string>): Promise<string | undefined> {
  const name = (await readdir(folder)).find((found) => found.endsWith('.zip') && !before.has(found));
  // The browser gives the file its name only when it is whole; an empty one is still being made.
  return name && (await stat(join(folder, name))).size > 0 ? join(folder, name) : undefined;
}

async function whatThePageSays(page: Page): Promise<string> {
  const said = await page.getByRole('status').allTextContents();
  return said.join(' ').trim() || 'The pack could not be made.';
}
