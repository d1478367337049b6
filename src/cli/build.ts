import {resolve} from 'node:path';
import type {UserConfig} from 'vite';

/** Builds the command into one Node file that needs nothing beside it: `dist/cli/verify-pack.js`. */
export function cliConfig(root: string): UserConfig {
  return {
    publicDir: false,
    ssr: {noExternal: true},
    build: {
      outDir: resolve(root, 'dist/cli'),
      emptyOutDir: true,
      target: 'node20',
      ssr: resolve(root, 'src/cli/verify-pack.ts'),
      minify: false,
      rollupOptions: {
        output: {format: 'es', entryFileNames: 'verify-pack.js', banner: '#!/usr/bin/env node'},
      },
    },
  };
}
