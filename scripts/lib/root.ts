import {join} from 'node:path';

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '..', '..');
/** The built extension for Chromium; `HOLDFAST_BUILD` names the folder of another build. */
export const EXTENSION = process.env.HOLDFAST_BUILD ?? join(ROOT, 'dist', 'chromium');
