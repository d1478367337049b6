import {spawn, spawnSync} from 'node:child_process';
import {join, resolve} from 'node:path';
import {build} from 'vite';
import {cliConfig} from '../../src/cli/build.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** How a run of the command ended, and what it said. */
export type Ran = {code: number | null; out: string; err: string};

/** Builds the command as it is given out; the file that Node runs. */
export async function buildCommand(outDir: string): Promise<string> {
  const config = cliConfig(ROOT);
  await build({configFile: false, logLevel: 'error', ...config, build: {...config.build, outDir}, mode: 'cli'});
  return join(outDir, 'verify-pack.js');
}

/** Runs it to its end, without a terminal. */
export function runCommand(command: string, given: readonly string[], env: NodeJS.ProcessEnv = process.env): Ran {
  const {status, stdout, stderr} = spawnSync(process.execPath, [command, ...given], {
    encoding: 'utf8',
    env,
    maxBuffer: 256 * 1024 * 1024,
  });
  return {code: status, out: stdout, err: stderr};
}

/** What is typed at a terminal once something has been shown there. */
export type Typing = {after: RegExp; keys: string};

/**
 * Runs it at a terminal, as a person does; the report goes into a file, so that what the terminal showed can be told
 * from it.
 */
export function runAtTerminal(
  command: string,
  given: readonly string[],
  out: string,
  {typing, env = process.env}: {typing?: Typing; env?: NodeJS.ProcessEnv} = {},
): Promise<{code: number | null; shown: string}> {
  const words = [process.execPath, command, ...given].map(quoted).join(' ');
  // `exec`, so that the terminal's keys reach the command itself and its exit code is the one that is handed on.
  const terminal = spawn('script', ['-qec', `exec ${words} > ${quoted(out)}`, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {...env, SHELL: '/bin/sh'},
  });
  let shown = '';
  let typed = false;
  terminal.stdout.setEncoding('utf8').on('data', (piece: string) => {
    shown += piece;
    if (!typing || typed || !typing.after.test(shown)) return;
    typed = true;
    terminal.stdin.write(typing.keys);
  });
  return new Promise((done, fail) => {
    terminal.on('error', fail);
    terminal.on('close', (code) => done({code, shown}));
  });
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
