import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Page} from 'playwright-core';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {unpack} from '../lib/check-pack.ts';
import {pageOf} from '../lib/chromium/tab.ts';
import {caseFileAddress} from '../lib/make-pack.ts';
import {openPopup} from '../lib/popup.ts';
import type {Station} from '../lib/station.ts';
import {pause} from '../lib/wait.ts';

type Look = {name: string; scheme: 'light' | 'dark'; width: number; height: number; rtl?: boolean};

const LOOKS: readonly Look[] = [
  {name: 'light', scheme: 'light', width: 1280, height: 900},
  {name: 'dark', scheme: 'dark', width: 1280, height: 900},
  {name: 'narrow', scheme: 'light', width: 420, height: 900},
  {name: 'rtl', scheme: 'light', width: 1280, height: 900, rtl: true},
];

const PLACES = [
  ...['', 'diary', 'write', 'people', 'picture/timeline', 'picture/patterns', 'picture/conduct', 'picture/questions'],
  ...['steps', 'bring', 'pack', 'check', 'safety'],
];

function named(place: string): string {
  return ['case-file', ...place.split('/')].filter((part) => part !== '').join('-');
}

/** Photographs popup, full page, report and checker page in every look, into `folder`. */
export async function showPages(station: Station, pack: string, folder: string): Promise<void> {
  const target = resolve(folder);
  await mkdir(target, {recursive: true});
  await showPopup(station, target);
  const temporary = await mkdtemp(join(tmpdir(), 'holdfast-show-'));
  try {
    const inside = await unpack(pack, temporary);
    const pages = {
      ...Object.fromEntries(PLACES.map((place) => [named(place), caseFileAddress(station.browser, `#/${place}`)])),
      report: pathToFileURL(join(inside, 'data/report/report.html')).href,
      verify: pathToFileURL(join(inside, 'verify.html')).href,
    };
    for (const [name, address] of Object.entries(pages)) await showPage(station, address, join(target, name));
  } finally {
    await rm(temporary, {recursive: true, force: true});
  }
}

async function showPage({browser}: Station, address: string, stem: string): Promise<void> {
  const page = pageOf(await browser.newTab());
  for (const look of LOOKS) {
    await page.emulateMedia({colorScheme: look.scheme});
    await page.setViewportSize({width: look.width, height: look.height});
    await page.goto(address);
    if (/#\/(diary|people)?$/.test(address)) await openFirstLine(page);
    if (look.rtl) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await pause(600);
    await page.screenshot({path: `${stem}-${look.name}.png`, fullPage: stem.endsWith('report')});
  }
  await page.close();
}

/** On the list, the first thing saved is opened beside it. */
async function openFirstLine(page: Page): Promise<void> {
  const line = page
    .locator(`main :is(${['#/exhibit', '#/diary', '#/people'].map((place) => `a[href^="${hideWords(place)}/"]`)})`)
    .first();
  if (await line.isVisible({timeout: 1500}).catch(() => false)) await line.click();
}

async function showPopup(station: Station, folder: string): Promise<void> {
  const popup = await openPopup(station.browser);
  await pause(800);
  await writeFile(join(folder, 'popup-light.png'), await popup.screenshot());
  await popup.emulateScheme('dark');
  await pause(300);
  await writeFile(join(folder, 'popup-dark.png'), await popup.screenshot());
  await popup.emulateScheme('light');
  await popup.evaluate('document.documentElement.setAttribute("dir", "rtl")');
  await pause(300);
  await writeFile(join(folder, 'popup-rtl.png'), await popup.screenshot());
  await station.desk.photograph(join(folder, 'popup-in-browser.png'));
}
