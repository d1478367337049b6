import {type ChildProcess, spawn} from 'node:child_process';
import {readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {ScriptFailure} from '../failure.ts';
import {until} from '../wait.ts';

/** A Firefox that runs, and the local port on which it listens to us. */
export type FirefoxProcess = {
  port: number;
  running(): boolean;
  /** Ends every process of it at once, as a power cut would. */
  kill(): Promise<void>;
};

const START_TAKES_AT_MOST_MS = 90_000;

/** Where Firefox is on this machine; `FIREFOX` names another. */
export function firefoxPath(): string {
  return process.env.FIREFOX ?? '/usr/bin/firefox-esr';
}

/** Starts Firefox on a profile and a display, in the language named. */
export async function startFirefox(profile: string, display: string, language: string): Promise<FirefoxProcess> {
  const written = join(profile, 'MarionetteActivePort');
  // A profile that was used before may still name the port of that run.
  await rm(written, {force: true});
  const args = ['--no-remote', '--profile', profile, '--marionette', '--remote-allow-system-access', 'about:blank'];
  const child = spawn(firefoxPath(), args, {
    // A group of its own, so that all its processes can be ended at once.
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      LANGUAGE: language.replace('-', '_'),
      NO_AT_BRIDGE: '1',
      MOZ_CRASHREPORTER_DISABLE: '1',
    },
  });
  let fault: string | undefined;
  child.on('error', ({message}) => {
    fault = message;
  });
  const running = () => child.exitCode === null && child.signalCode === null && fault === undefined;
  const stop = () => killGroup(child);
  process.once('exit', stop);
  child.once('exit', () => process.off('exit', stop));
  const port = await until(async () => (running() ? readPort(written) : 'ended'), {timeoutMs: START_TAKES_AT_MOST_MS});
  if (typeof port !== 'number') {
    stop();
    throw new ScriptFailure(2, `Firefox did not start: ${fault ?? `it gave no sign, from "${firefoxPath()}"`}.`);
  }
  return {
    port,
    running,
    kill: async () => {
      stop();
      await until(() => (running() ? undefined : true), {timeoutMs: 10_000});
    },
  };
}

async function readPort(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return Number(text) || undefined;
}

function killGroup({pid}: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
