import {copyFile, mkdir, readdir, readFile, stat} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import JSZip from 'jszip';
import words from '../../src/_locales/en/case-file.json' with {type: 'json'};
import common from '../../src/_locales/en/common.json' with {type: 'json'};
import {hideWords} from '../../src/pages/shared/address-words.ts';
import type {OpenBrowser, Tab} from './browser.ts';
import {ScriptFailure} from './failure.ts';
import {until} from './wait.ts';

const MAKING_TAKES_AT_MOST_MS = 120_000;

/** Address of the full page at one of its places, `#/pack?ids=…` for instance, as its own links write it. */
export function caseFileAddress({origin}: OpenBrowser, place = ''): string {
  return `${origin}/src/pages/page/index.html${hideWords(place)}`;
}

/** Makes a pack on the full page as a person would, and hands back where the browser saved it. */
export async function makePack(browser: OpenBrowser, exhibitIds: readonly string[] = []): Promise<string> {
  const page = await browser.newTab();
  const ids = exhibitIds.length > 0 ? `?ids=${exhibitIds.join(',')}` : '';
  await page.goto(caseFileAddress(browser, `#/pack${ids}`));
  const made = await makePackOn(page, browser);
  await page.close();
  return made;
}

/** The same on a pack builder that is open already: make, then save the file. */
export async function makePackOn(page: Tab, browser: OpenBrowser): Promise<string> {
  const before = new Set(await readdir(browser.downloads));
  const [save, again] = [words.caseFile_packSave.message, words.caseFile_packTryAgain.message];
  // A link to this place has the same name; the button is there when what can go in was read.
  const name = common.common_makePack.message;
  await until(() => page.evaluate(hasButton, name), {timeoutMs: 30_000});
  await page.clickNamed(name);
  const shown = await until(() => page.evaluate(firstShown, [save, again]), {timeoutMs: MAKING_TAKES_AT_MOST_MS});
  if (shown !== save) throw new ScriptFailure(1, await page.evaluate(whatThePageSays));
  await page.clickNamed(save);
  const made = await until(() => arrived(browser.downloads, before), {timeoutMs: 30_000});
  if (!made) throw new ScriptFailure(1, 'The pack was made, but the browser did not save it.');
  return made;
}

/** Runs in the page. */
function hasButton(name: string): true | undefined {
  const names = [...document.querySelectorAll('button')].map(({textContent}) => textContent?.trim());
  return names.includes(name) || undefined;
}

/** Runs in the page: the first of the names that a button or link on it has. */
function firstShown(names: readonly string[]): string | undefined {
  const shown = [...document.querySelectorAll('button, a')].map(({textContent}) => textContent?.trim() ?? '');
  return names.find((name) => shown.includes(name));
}

/** Runs in the page. */
function whatThePageSays(): string {
  const said = [...document.querySelectorAll('[role=status]')].map(({textContent}) => textContent?.trim() ?? '');
  return said.join(' ').trim() || 'The pack could not be made.';
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
