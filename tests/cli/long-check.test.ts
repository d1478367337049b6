import {spawn, spawnSync} from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {unpack} from '../../scripts/lib/check-pack.ts';
import type {VerifyReport} from '../../src/core/verify/report.ts';
import {makeKey, TestCase} from '../core/pack/a-case.ts';
import {packBytes} from '../core/pack/memory-sink.ts';
import {buildCommand, runAtTerminal, runCommand} from './command.ts';

const MB = 1_000_000;
/** Takes many seconds to read, and no room on the disk. */
const ENDLESS = 60_000 * MB;
const CTRL_C = '\u0003';
/** It has told of megabytes twice: it is on its way. */
const ON_ITS_WAY = /B of .*\r.*MB of .*\r.*B of /s;

const folder = mkdtempSync(join(tmpdir(), 'holdfast-cli-long-'));
const temp = join(folder, 'temp');
let command: string;
let large: string;
let endless: string;
beforeAll(async () => {
  mkdirSync(temp);
  command = await buildCommand(join(folder, 'built'));
  const kept = new TestCase(await makeKey());
  kept.addExhibit('first', 30 * MB);
  kept.addExhibit('second', 30 * MB);
  large = join(folder, 'large.zip');
  const {zip} = await packBytes(await kept.packInput());
  writeFileSync(large, zip);
  endless = await unpack(large, join(folder, 'unpacked'));
  truncateSync(join(endless, 'data/exhibits/000001/screen-1.png'), ENDLESS);
}, 60_000);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const env = {...process.env, TMPDIR: temp};

/** Everything that lies below a folder. */
function namesIn(place: string): string[] {
  return readdirSync(place, {recursive: true}).map(String).sort();
}

describe('a check that takes its time', () => {
  it('says at a terminal how far it is, and clears that away; the report is the same as without', async () => {
    const out = join(folder, 'report.json');
    const {code, shown} = await runAtTerminal(command, [large, '--json'], out, {env});
    expect(code).toBe(0);
    expect(shown).toMatch(/Checked: [\d.]+ (bytes|[kM]B) of 90(\.\d)? MB · \S/);
    // The last thing is an empty line again.
    expect(shown.endsWith('\r\u001b[K')).toBe(true);
    const report = JSON.parse(readFileSync(out, 'utf8')) as VerifyReport;
    expect(report.outcome).toBe('verified');
    const plain = runCommand(command, [large, '--json'], env);
    expect([plain.err, JSON.parse(plain.out)]).toEqual(['', report]);
    expect(namesIn(temp)).toEqual([]);
  });

  it.each([
    ['a folder', () => [endless]],
    ['a pack beside another', () => [large, endless]],
    ['a report as JSON', () => [endless, '--json']],
  ])('is stopped by Ctrl-C, and then says nothing of the pack: %s', async (_what, given) => {
    const out = join(folder, 'stopped.txt');
    const before = namesIn(endless);
    const {code, shown} = await runAtTerminal(command, given(), out, {
      env,
      typing: {after: ON_ITS_WAY, keys: CTRL_C},
    });
    expect(code).toBe(130);
    expect(readFileSync(out, 'utf8')).toBe('');
    expect(shown.slice(shown.lastIndexOf('\u001b[K'))).toContain('Stopped. Nothing can be said about the pack.');
    expect(shown).not.toMatch(/holds|Unchanged/);
    expect(namesIn(temp)).toEqual([]);
    expect(namesIn(endless)).toEqual(before);
  });

  it('hands its report to a pipe that is closed early, or to a full disk, without a stack', async () => {
    const early = await intoClosedPipe([large, '--json']);
    expect(early).toEqual({code: 0, err: ''});
    const full = spawnSync('sh', ['-c', 'exec "$0" "$@" > /dev/full', process.execPath, command, large], {
      encoding: 'utf8',
    });
    expect(full.status).toBe(2);
    expect(full.stderr).toMatch(/^The report could not be written: .*\n$/);
  });

  it('is stopped by a signal of another program too, with no report', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const {code, out, ended} = await stoppedBy(signal);
      expect(out).toBe('');
      expect(code === 130 || ended === signal).toBe(true);
    }
    expect(namesIn(temp)).toEqual([]);
  });
});

/** Sends a signal to a check that has its endless file open. */
function stoppedBy(signal: NodeJS.Signals): Promise<{code: number | null; ended: NodeJS.Signals | null; out: string}> {
  const child = spawn(process.execPath, [command, endless], {env, stdio: ['ignore', 'pipe', 'ignore']});
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  const {pid} = child;
  const looking = setInterval(() => {
    if (opens(pid, 'screen-1.png')) child.kill(signal);
  }, 20);
  return new Promise((done) => {
    child.on('close', (code, ended) => {
      clearInterval(looking);
      done({code, ended, out});
    });
  });
}

function opens(pid: number | undefined, name: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`).endsWith(name));
  } catch {
    return false; // not there yet, or gone
  }
}

/** Runs it while nobody reads what it says. */
function intoClosedPipe(given: readonly string[]): Promise<{code: number | null; err: string}> {
  const child = spawn(process.execPath, [command, ...given], {env, stdio: ['ignore', 'pipe', 'pipe']});
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  return new Promise((done) => {
    child.on('close', (code) => done({code, err}));
  });
}
