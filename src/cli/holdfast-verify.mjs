#!/usr/bin/env node
// What `npx holdfast-verify` starts in a checkout. The command itself is built from TypeScript; without a build, this
// makes one first, quietly and on standard error, so that the report stays the only thing on standard output.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUILT = join(ROOT, 'dist/cli/verify-pack.js');

if (!existsSync(BUILT) && !build()) {
  process.stderr.write(`The checker is not built, and building it failed. In ${ROOT} run: npm ci && npm run build\n`);
  process.exit(2);
}
await import(pathToFileURL(BUILT).href);

/** Builds the command alone, after installing what that takes; whether that worked. */
function build() {
  process.stderr.write('Building the checker once …\n');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite) && !runs(['scripts/ready.mjs'])) return false;
  return runs([vite, 'build', '--mode', 'cli', '--logLevel', 'warn']) && existsSync(BUILT);
}

/** @param {string[]} argumentsOfNode */
function runs(argumentsOfNode) {
  const {status} = spawnSync(process.execPath, argumentsOfNode, {cwd: ROOT, stdio: ['ignore', 2, 2]});
  return status === 0;
}
