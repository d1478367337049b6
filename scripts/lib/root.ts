import {join} from 'node:path';
import type {BrowserName} from './browser.ts';

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** The built extension for a browser; `HOLDFAST_BUILD` names a folder that holds other builds than ours. */
export function builtFor(browser: BrowserName): string {
  return join(process.env.HOLDFAST_BUILD ?? join(ROOT, 'dist'), browser);
}
