import {execFileSync, spawnSync} from 'node:child_process';
import {appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import report from '../../../src/_locales/en/report.json' with {type: 'json'};
import verify from '../../../src/_locales/en/verify.json' with {type: 'json'};
import {writePack} from '../../../src/core/pack/write-pack.ts';
import {howToCheck} from '../../../src/core/report/how-to-check.ts';
import {sayFrom} from '../../../src/core/words.ts';
import {TimeAuthority} from '../../support/time-authority.ts';
import {makeKey, plainReport, TestCase, verifyHtml} from '../pack/a-case.ts';
import {MemorySink} from '../pack/memory-sink.ts';
import {sealTimes, timedHead} from '../verify/timed-pack.ts';

const key = await makeKey();
const authority = new TimeAuthority();
let folder: string;
let text: string;
let sealCode: string;
beforeAll(async () => {
  const kept = new TestCase(key);
  kept.addExhibit('first');
  kept.addExhibit('second');
  const sink = new MemorySink();
  const timed = [await timedHead(kept, authority)];
  const times = sealTimes(authority);
  const input = {...(await kept.packInput()), timed, times, say: sayFrom({...report, ...verify})};
  const written = await writePack(input, {report: {...plainReport, howTo: howToCheck}, verifyHtml}, sink);
  if (!written.ok) throw new Error(written.error.detail);
  sealCode = written.value.sealCode;
  const place = mkdtempSync(join(tmpdir(), 'holdfast-how-to-'));
  writeFileSync(join(place, 'pack.zip'), sink.bytes);
  execFileSync('7z', ['x', '-y', `-o${place}/unpacked`, join(place, 'pack.zip')]);
  folder = join(place, 'unpacked', readdirSync(join(place, 'unpacked'))[0] ?? '');
  text = readFileSync(join(folder, 'HOW-TO-CHECK.txt'), 'utf8');
});
afterAll(() => {
  rmSync(join(folder, '..', '..'), {recursive: true, force: true});
  authority.remove();
});

/** The commands of a part of the file, as they stand in it. */
function commandsUnder(title: string): string[] {
  const part = text.slice(text.indexOf(`${title}\n---`)).split(/\n\n\n/)[0] ?? '';
  return part.split('\n').flatMap((line) => (line.startsWith('    ') ? [line.trim()] : []));
}

function shell(command: string): {code: number | null; printed: string} {
  const {status, stdout, stderr} = spawnSync('bash', ['-c', command], {cwd: folder, encoding: 'utf8'});
  return {code: status, printed: stdout + stderr};
}

describe('HOW-TO-CHECK.txt', () => {
  it('stands in the pack, in plain lines', () => {
    expect(text).not.toMatch(/\r|\t|\$1|undefined/);
    const long = text.split('\n').filter((line) => line.length > 72 && !line.startsWith('    '));
    expect(long).toEqual([]);
    expect(text).toContain(folder.split('/').at(-1));
  });

  it('has a line for each system that its real tool agrees to', () => {
    const linux = commandsUnder('On Linux');
    expect(linux).toHaveLength(4);
    for (const command of linux) {
      const {code, printed} = shell(command);
      expect(code, `${command}: ${printed}`).toBe(0);
      expect(printed).toMatch(/OK/);
    }
    const mac = commandsUnder('On macOS');
    expect(mac).toHaveLength(3);
    for (const command of mac) expect(shell(command).code, command).toBe(0);
    // There is no PowerShell here: what can be seen is that each list is asked for, in the one way.
    expect(commandsUnder('On Windows, in PowerShell').map((line) => line.split(' ')[1])).toEqual([
      'seal/seal.sha256',
      'tagmanifest-sha256.txt',
      'manifest-sha256.txt',
    ]);
  });

  it('shows what else is there: nothing added, the head of the log, the seal code, the key', () => {
    const [added = '', head = '', code = '', keyLine = '', fingerprint = ''] = commandsUnder('What else can be seen');
    expect(shell(added)).toEqual({code: 0, printed: ''});
    expect(shell(head)).toEqual({code: 0, printed: 'Verified OK\n'});
    expect(shell(code).printed).toContain(sealCode);
    expect(shell(keyLine).printed.startsWith(fingerprint.replaceAll(' ', ''))).toBe(true);
    expect(key.keyId.startsWith(fingerprint.replaceAll(' ', ''))).toBe(true);
  });

  it('checks times from outside, for the seal and for the log before, at the moment that they state', () => {
    writeFileSync(join(folder, 'root.pem'), authority.root);
    const commands = commandsUnder('Times from outside');
    expect(commands).toHaveLength(4);
    for (const [i, command] of commands.entries()) {
      const {code, printed} = shell(command);
      expect(code, `${command}: ${printed}`).toBe(0);
      expect(printed).toMatch(i % 2 === 0 ? /Time stamp: / : /Verification: OK/);
    }
    writeFileSync(join(folder, 'seal/seal.sig'), 'x', {flag: 'a'});
    expect(shell(commands[1] ?? '').printed).toMatch(/Verification: FAILED/);
    expect(text).toContain('https://clock.example/root.pem');
  });

  it('finds a changed file and an added one by the very same lines', () => {
    writeFileSync(join(folder, 'data', 'added.txt'), 'x');
    appendFileSync(join(folder, 'data', 'case.json'), ' ');
    const [, , , lists = ''] = commandsUnder('On Linux');
    expect(shell(lists).code).not.toBe(0);
    expect(shell(lists).printed).toContain('data/case.json: FAILED');
    expect(shell(commandsUnder('What else can be seen')[0] ?? '').printed).toContain('data/added.txt');
  });
});
