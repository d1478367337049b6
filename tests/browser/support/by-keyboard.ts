import {copyFile, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import type {Popup, Tab} from '../../../scripts/lib/browser.ts';
import type {Desk} from '../../../scripts/lib/desk.ts';
import {ROOT} from '../../../scripts/lib/root.ts';
import {pause, until} from '../../../scripts/lib/wait.ts';

/** What a screen reader would call the element that has the focus, and its kind. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  const label = at?.labels?.[0]?.textContent;
  return [(at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').trim(), at?.localName ?? ''];
})()`;

/** More presses than the longest page has stops. */
const MOST_STOPS = 250;

async function focused(on: Pick<Tab | Popup, 'evaluate'>): Promise<[name: string, kind: string]> {
  return (on as Popup).evaluate<[string, string]>(FOCUSED);
}

/** The name of what has the focus. */
export async function focusedName(tab: Tab): Promise<string> {
  return (await focused(tab))[0];
}

/** Presses Tab until the link, button or field of that name has the focus. `kind` is the element's, where names are shared. */
export async function tabTo(on: Tab | Popup, desk: Desk, name: string, kind?: string): Promise<void> {
  const seen: string[] = [];
  for (let turn = 0; turn < MOST_STOPS; turn += 1) {
    const [at, what] = await focused(on);
    if (at === name && (kind === undefined || kind === what)) return;
    seen.push(at.slice(0, 30));
    await desk.press('Tab');
  }
  throw new Error(`no way leads to ${name} by Tab, but to: ${[...new Set(seen)].join(' | ')}`);
}

const DIALOGS = '^(Open File|Open Files|File Upload)';

/** The browser's own dialog for files, under the pointer and so with the keyboard: a path is typed into it. */
export async function chooseInDialog(desk: Desk, path: string): Promise<void> {
  const there = await until(async () => ((await desk.showsWindow(DIALOGS)) ? true : undefined), {timeoutMs: 10_000});
  if (!there) throw new Error('no dialog for files opened');
  await pause(600);
  // A slash opens the line for a path.
  await desk.type(path);
  await pause(300);
  await desk.press('Return');
  await until(async () => ((await desk.showsWindow(DIALOGS)) ? undefined : true), {timeoutMs: 5000});
}

/** A mail, a chat and three photos, as somebody may have them on a disk. Gives their paths. */
export async function putSittingFiles(folder: string): Promise<string[]> {
  const fixtures = join(ROOT, 'tests/fixtures/imports');
  const from = {
    'mail.eml': await readFile(join(fixtures, 'encoded-words.eml')),
    'chat.txt': await readFile(join(fixtures, 'whatsapp-decided.txt')),
    'photo-2.png': drawn(40),
    'photo-3.png': drawn(200),
  };
  for (const [name, bytes] of Object.entries(from)) await writeFile(join(folder, name), bytes);
  await copyFile(join(fixtures, 'sideways.jpg'), join(folder, 'photo-1.jpg'));
  return [...Object.keys(from), 'photo-1.jpg'].map((name) => join(folder, name));
}

function drawn(tone: number): Buffer {
  const png = new PNG({width: 320, height: 240});
  for (let at = 0; at < png.data.length; at += 4) {
    png.data.set([tone, (at / 1280) % 256, (at * tone) % 256, 255], at);
  }
  return PNG.sync.write(png);
}

/** The pack that arrives in a folder. */
export async function newPack(folder: string, before: ReadonlySet<string>): Promise<string> {
  const found = await until(
    async () => {
      const name = (await readdir(folder)).find((one) => one.endsWith('.zip') && !before.has(one));
      return name && (await stat(join(folder, name))).size > 0 ? join(folder, name) : undefined;
    },
    {timeoutMs: 30_000},
  );
  if (!found) throw new Error('no pack arrived');
  return found;
}

/** What the report of an unpacked pack holds, and which of its links lead nowhere. */
export async function readReport(
  pack: string,
): Promise<{exhibits: number; incidents: number; links: number; linksToNothing: string[]}> {
  const html = await readFile(join(pack, 'data/report/report.html'), 'utf8');
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id ?? '');
  const count = (pattern: RegExp) => [...ids].filter((id) => pattern.test(id ?? '')).length;
  return {
    exhibits: count(/^exhibit-\d+$/),
    incidents: count(/^incident-\d+$/),
    links: links.length,
    linksToNothing: links.filter((id) => !ids.has(id)),
  };
}
