import {readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import type {MenuItem} from '../browser.ts';
import {run} from '../run.ts';
import {until} from '../wait.ts';

/** Device pixels of the screen. */
type Window = {id: string; x: number; y: number; width: number; height: number};

/** Windows that show on a display now. */
export async function windowsOn(display: string): Promise<Set<string>> {
  const {stdout} = await run('xdotool', ['search', '--onlyvisible', '--name', '.*'], withDisplay(display));
  return new Set(stdout.trim().split('\n'));
}

/**
 * Waits for a menu's window that was not among `before`, and finds the extension's item in it.
 * Chromium puts an extension's single item between two lines of its own, the last two of every menu; the number
 * of items below differs (Inspect; page source; frame source), so it is read off the picture and never assumed.
 */
export async function extensionItem(display: string, before: ReadonlySet<string>): Promise<MenuItem | undefined> {
  const id = await until(async () => [...(await windowsOn(display))].find((found) => !before.has(found)), {
    timeoutMs: 5000,
    everyMs: 30,
  });
  if (!id) return undefined;
  // The window is there before its rows are drawn: look until two lines can be seen.
  return until(async () => itemIn(await geometryOf(display, id), await picture(display, id)), {timeoutMs: 3000});
}

function withDisplay(display: string) {
  return {env: {...process.env, DISPLAY: display}};
}

async function geometryOf(display: string, id: string): Promise<Window> {
  const {stdout} = await run('xdotool', ['getwindowgeometry', '--shell', id], withDisplay(display));
  const number = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)`, 'm').exec(stdout)?.[1] ?? Number.NaN);
  return {id, x: number('X'), y: number('Y'), width: number('WIDTH'), height: number('HEIGHT')};
}

async function picture(display: string, id: string): Promise<PNG | undefined> {
  const path = join(tmpdir(), `holdfast-menu-${process.pid}-${id}.png`);
  try {
    const {code} = await run('import', ['-display', display, '-window', id, `png32:${path}`]);
    return code === 0 ? PNG.sync.read(await readFile(path)) : undefined;
  } finally {
    await rm(path, {force: true});
  }
}

function itemIn(window: Window, image: PNG | undefined): MenuItem | undefined {
  if (!image || Number.isNaN(window.x)) return undefined;
  const lines = dividingLines(image);
  const [above, below] = lines.slice(-2);
  if (above === undefined || below === undefined) return undefined;
  // The block holds one row with half a row of air, and so does the block below beside its own rows.
  const air = (below - above) / 3;
  const rowsBelow = Math.round((image.height - below - air) / (air * 2));
  return {
    middle: {x: window.x + image.width / 3, y: window.y + (above + below) / 2},
    upPresses: Math.max(1, rowsBelow) + 1,
  };
}

/** Heights at which one colour, other than the menu's ground, runs from side to side. */
function dividingLines(image: PNG): number[] {
  const colourAt = (x: number, y: number) => image.data.readUInt32BE((y * image.width + x) * 4);
  const ground = colourAt(Math.floor(image.width / 2), 3);
  const left = Math.floor(image.width * 0.1);
  const right = Math.floor(image.width * 0.9);
  const isLine = (y: number) => {
    const colour = colourAt(left, y);
    if (colour === ground) return false;
    for (let x = left; x < right; x += 1) if (colourAt(x, y) !== colour) return false;
    return true;
  };
  const lines: number[] = [];
  for (let y = 4; y < image.height - 4; y += 1) {
    // A line of two device pixels counts once.
    if (isLine(y) && !isLine(y - 1)) lines.push(y);
  }
  return lines;
}
