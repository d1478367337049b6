import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import {connect, createServer} from 'node:net';
import {ScriptFailure} from '../lib/failure.ts';
import {closeServer, listen} from '../lib/local-server.ts';
import {run} from '../lib/run.ts';
import {until, within} from '../lib/wait.ts';

const STARTS_WITHIN_MS = 30_000;
const ENDS_WITHIN_MS = 5_000;

/** A program that serves until it is stopped. */
export type Service = {stop(): Promise<void>};

/** Starts a program and waits until it answers on its port. */
export async function serve(
  port: number,
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Service> {
  const child = spawn(program, args, {...options, stdio: ['ignore', 'ignore', 'pipe']});
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-2000);
  });
  let failed: string | undefined;
  child.on('error', (error) => {
    failed = error.message;
  });
  const isUp = async () =>
    failed !== undefined || child.exitCode !== null ? false : (await answers(port)) || undefined;
  if (!(await until(isUp, {timeoutMs: STARTS_WITHIN_MS, everyMs: 200}))) {
    await end(child);
    throw new ScriptFailure(1, `${program} did not start. It said: ${failed ?? said}`);
  }
  return {stop: () => end(child)};
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise<true>((done) => child.once('exit', () => done(true)));
  child.kill('SIGTERM');
  if (!(await within(ENDS_WITHIN_MS, gone))) child.kill('SIGKILL');
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({port, host: '127.0.0.1'});
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

/** A port of this computer that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = Object.assign(createServer(), {closeAllConnections: () => undefined});
  const port = await listen(server);
  await closeServer(server);
  return port;
}

/** Where a program lies; in one sentence how to get it where it is not there. */
export async function programAt(name: string, debian: string): Promise<string> {
  for (const path of [name, `/usr/sbin/${name}`, `/usr/bin/${name}`]) {
    const {code, stdout} = await run('sh', ['-c', 'command -v "$0"', path]);
    if (code === 0) return stdout.trim();
  }
  throw new ScriptFailure(2, `${name} is not installed. On Debian: apt-get install --no-install-recommends ${debian}`);
}
