// npm run extract -- page.html --url URL [--at CSS] [--now ISO] [--zone ZONE]
// Loads a saved page under an address, without network and without its scripts, and prints the facts of the item at
// CSS, or of every item, as JSON. Exit 1: no item there. Exit 2: it could not be done.
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {isInstant} from '../src/core/time.ts';
import type {Asked, Extracted} from './extract/in-page.ts';
import {askPage, bundled, launch, openSaved, type SavedPage} from './extract/saved-page.ts';
import {ScriptFailure} from './lib/failure.ts';

const USAGE = 'npm run extract -- page.html --url URL [--at CSS] [--now ISO] [--zone ZONE]';

type Wanted = SavedPage & {at: string | null; now: number};

async function main(): Promise<void> {
  const wanted = await wantedBy(process.argv.slice(2));
  const [browser, script] = await Promise.all([launch(), bundled(resolve(import.meta.dirname, 'extract/in-page.ts'))]);
  try {
    const {page} = await openSaved(browser, wanted);
    const asked: Asked = {at: wanted.at, now: wanted.now};
    const extracted = await askPage<Extracted>(page, script, `holdfastExtract(${JSON.stringify(asked)})`);
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

try {
  await main();
} catch (error) {
  const isExpected = error instanceof ScriptFailure;
  console.error(
    isExpected ? error.message : `The page could not be read: ${error instanceof Error ? error.message : error}`,
  );
  process.exitCode = isExpected ? error.exitCode : 2;
}
