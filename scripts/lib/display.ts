import {type ChildProcess, spawn} from 'node:child_process';
import type {Readable} from 'node:stream';
import {ScriptFailure} from './failure.ts';

/** A screen to put windows on. `name` is what `DISPLAY` must hold. */
export type Display = {name: string; close(): Promise<void>};

/** A screen of our own, so that nobody else's pointer or windows come between. Size in device pixels. */
export async function openOwnDisplay(size: {width: number; height: number}): Promise<Display> {
  const screen = `${Math.ceil(size.width)}x${Math.ceil(size.height)}x24`;
  // The server picks a free number itself and tells it on descriptor 3: no race between two runs.
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  const stop = () => server.kill('SIGTERM');
  process.once('exit', stop);
  const name = `:${await displayNumber(server)}`;
  return {
    name,
    close: async () => {
      process.off('exit', stop);
      await stopped(server);
    },
  };
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    const failed = (why: string) => fail(new ScriptFailure(2, `No screen could be made: Xvfb ${why}.`));
    server.once('error', (error) => failed(`did not start (${error.message})`));
    server.once('exit', (code) => failed(`ended with code ${code}`));
    let said = '';
    (server.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('\n')) done(said.trim());
    });
  });
}

function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    server.once('exit', () => done());
    server.kill('SIGTERM');
  });
}
