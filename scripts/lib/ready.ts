import {join} from 'node:path';
import type {BrowserName} from './browser.ts';
import {ScriptFailure} from './failure.ts';
import {ROOT} from './root.ts';
import {runOpenly} from './run.ts';

/** Firefox is fetched only for whoever asks for it; everything else is ready before a script starts. */
export async function makeReady(browser: BrowserName): Promise<void> {
  if (browser !== 'firefox') return;
  const code = await runOpenly('node', [join(ROOT, 'scripts', 'ready.mjs'), 'browser', 'firefox']);
  if (code !== 0) throw new ScriptFailure(2, 'Firefox is not ready; the reason stands above.');
}
