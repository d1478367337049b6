import {readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import {run} from '../run.ts';
import {pause, until} from '../wait.ts';

/** A piece of the strip of tabs that holds nothing, in any window of ours. */
const EMPTY_STRIP = '8x4+2+2';

/** How bright that strip is at least while nothing is asked, of 255. */
const BRIGHT = 170;

/**
 * Waits until Chromium asks the person something itself, ready for an answer; undefined where it does not. Such a
 * question is no window of its own and nothing that a page sees, but all of the browser's window is darkened under it.
 */
export async function questionAsked(display: string, timeoutMs: number): Promise<true | undefined> {
  const asked = await until(async () => ((await brightness(display)) < BRIGHT ? true : undefined), {timeoutMs});
  // What was just shown takes no answer yet, lest a key meant for the page lands on it.
  if (asked) await pause(1000);
  return asked;
}

async function brightness(display: string): Promise<number> {
  const path = join(tmpdir(), `holdfast-strip-${process.pid}-${display.replace(':', '')}.png`);
  try {
    const {code} = await run('import', ['-display', display, '-window', 'root', '-crop', EMPTY_STRIP, `png32:${path}`]);
    if (code !== 0) return 255;
    const {data} = PNG.sync.read(await readFile(path));
    return (data[0] ?? 255) * 0.3 + (data[1] ?? 255) * 0.6 + (data[2] ?? 255) * 0.1;
  } finally {
    await rm(path, {force: true});
  }
}
