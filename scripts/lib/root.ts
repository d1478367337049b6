import {join} from 'node:path';

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '..', '..');
/** The built extension for Chromium. */
export const EXTENSION = join(ROOT, 'dist', 'chromium');
