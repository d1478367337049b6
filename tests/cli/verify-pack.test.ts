import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {VerifyReport} from '../../src/core/verify/report.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'tests/fixtures/packs/v1');
const GOOD = join(FIXTURES, 'good.zip');
const folder = mkdtempSync(join(tmpdir(), 'holdfast-cli-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

type Ran = {code: number | null; out: string; err: string};

/** Runs the command from its source. */
function verify(...given: string[]): Ran {
  const command = ['--import', 'tsx', join(ROOT, 'src/cli/verify-pack.ts'), ...given];
  const {status, stdout, stderr} = spawnSync(process.execPath, command, {cwd: ROOT, encoding: 'utf8'});
  return {code: status, out: stdout, err: stderr};
}

const expected = JSON.parse(readFileSync(join(FIXTURES, 'expected.json'), 'utf8')) as {
  'good.zip': {expectations: {key: string; receipts: {sealCode: string}[]}};
};
const {key, receipts} = expected['good.zip'].expectations;

describe('the command', () => {
  let bag = '';
  beforeAll(() => {
    spawnSync('unzip', ['-q', GOOD, '-d', folder]);
    const top = spawnSync('ls', [folder], {encoding: 'utf8'}).stdout.trim();
    bag = join(folder, top);
  });

  it('ends with 0 for a pack that holds, and says the four lines and the limits', () => {
    const {code, out, err} = verify(GOOD);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Unchanged since it was sealed: yes.');
    expect(out).toMatch(/Sealed with the key( [0-9a-f]{5}){4}\. Compare it with what you were given\./);
    expect(out).toContain('Existed no later than: no outside time');
    expect(out).toMatch(/Shown: 5 of 5 log entries/);
    expect(out).toContain('What this does not show');
  });

  it('judges times from outside by the roots that were named, and by none in the pack', () => {
    const timed = join(FIXTURES, 'good-times.zip');
    const none = verify(timed);
    expect(none.code).toBe(0);
    expect(none.out).toContain('a time from outside is in the pack, but was not checked to its end');
    expect(none.out).toContain('give the root certificate of “Fixture Clock root, Example”');
    const {code, out} = verify(timed, '--root', join(FIXTURES, 'times-root.pem'));
    expect(code).toBe(0);
    expect(out).toMatch(/Existed no later than: 2026-11-30 .* as Fixture Clock ofRoot, Example says/);
    const wrong = verify(timed, '--root', timed);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--root takes a file of certificates')]);
  });

  it('takes the unpacked folder, and the folder around it', () => {
    expect(verify(bag).code).toBe(0);
    expect(verify(folder).code).toBe(0);
  });

  it('leaves out what file managers leave behind, and nothing else', () => {
    writeFileSync(join(bag, '.DS_Store'), 'x');
    expect(verify(bag).code).toBe(0);
    writeFileSync(join(bag, '.hidden'), 'x');
    const {code, out} = verify(bag);
    expect(code).toBe(1);
    expect(out).toContain('.hidden');
    rmSync(join(bag, '.hidden'));
  });

  it('follows no link', () => {
    symlinkSync('/etc/passwd', join(bag, 'data/link.txt'));
    const {code, out} = verify(bag);
    expect(code).toBe(1);
    expect(out).toContain('link.txt (not a file)');
    rmSync(join(bag, 'data/link.txt'));
  });

  it('holds the key, the seal code and the receipt against it', () => {
    const code = receipts[0]?.sealCode ?? '';
    expect(verify(GOOD, '--key', key.slice(0, 20), '--seal-code', code).code).toBe(0);
    expect(verify(GOOD, '--key', 'aaaaa bbbbb ccccc ddddd').code).toBe(1);
    expect(verify(GOOD, '--seal-code', '0'.repeat(64)).code).toBe(1);
    writeFileSync(join(folder, '..', 'receipt.tmp'), '');
    expect(verify(GOOD, '--receipt', join(folder, '..', 'receipt.tmp')).code).toBe(2);
    rmSync(join(folder, '..', 'receipt.tmp'));
  });

  it('ends with 1 for a pack that does not hold, and names what it found', () => {
    const {code, out, err} = verify(join(FIXTURES, 'fileChanged.zip'));
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('Unchanged since it was sealed: no.');
    expect(out).toContain('data/exhibits/000001/screen-1.png');
  });

  it('gives the whole report as JSON, and nothing else on standard output', () => {
    const {code, out} = verify(join(FIXTURES, 'partChanged.zip'), '--json');
    const report = JSON.parse(out) as VerifyReport;
    expect(code).toBe(1);
    expect(report).toMatchObject({v: 1, outcome: 'notVerified', verdict: {unchanged: 'no'}});
    expect(report.checks.map(({check}) => check)).toContain('parts');
  });

  it('ends with 2 and a list of faults, never a stack, for what cannot be read', () => {
    const broken = join(folder, '..', 'broken.tmp.zip');
    writeFileSync(broken, readFileSync(GOOD).subarray(0, 9000));
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const shots = [
      verify(broken),
      verify(join(FIXTURES, 'archiveUnreadable.zip')),
      verify(join(ROOT, 'package.json')),
      verify(empty),
      verify(join(folder, 'nowhere.zip')),
      verify('/dev/null'),
      verify(),
      verify(GOOD, '--nonsense'),
      verify(GOOD, '--key', 'short'),
      verify(GOOD, '--receipt', join(folder, 'nowhere.txt')),
    ];
    rmSync(broken);
    rmSync(empty, {recursive: true});
    for (const {code, out, err} of shots) {
      expect(code).toBe(2);
      expect(out + err).not.toMatch(/\n\s+at .*[:(]\d+/);
      expect((out + err).trim()).not.toBe('');
    }
  });

  it('works as `npx holdfast-verify` in the checkout', () => {
    const wrapper = join(ROOT, 'src/cli/holdfast-verify.mjs');
    const {status, stdout} = spawnSync(process.execPath, [wrapper, GOOD, '--json'], {cwd: tmpdir(), encoding: 'utf8'});
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as VerifyReport).outcome).toBe('verified');
  });
});
