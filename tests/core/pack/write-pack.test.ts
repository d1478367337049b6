import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeKey, TestCase} from './a-case.ts';
import {packBytes} from './memory-sink.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-pack-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function run(command: string, args: string[], cwd = folder): string {
  return execFileSync(command, args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
}

describe('a pack, by tools that are not ours', () => {
  let name = '';
  beforeAll(async () => {
    const kept = new TestCase(await makeKey());
    kept.addExhibit('first “é” مرحبا 😀');
    kept.addExhibit('second');
    const {zip, written} = await packBytes(await kept.packInput());
    name = written.name;
    writeFileSync(join(folder, `${name}.zip`), zip);
    run('unzip', ['-q', `${name}.zip`]);
  });

  it('is whole for unzip, 7-Zip and Python', () => {
    run('unzip', ['-t', `${name}.zip`]);
    run('7z', ['t', `${name}.zip`]);
    run('python3', ['-m', 'zipfile', '-t', `${name}.zip`]);
    console.log(run('unzip', ['-Zv', `${name}.zip`]).slice(0, 3000), run('unzip', ['-Z', `${name}.zip`]));
  });

  it('holds for sha256sum in strict mode', () => {
    const bag = join(folder, name);
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt', 'seal/seal.sha256']) {
      console.log(run('sha256sum', ['-c', '--strict', list], bag));
    }
  });
  it('openssl', () => {
    const bag = join(folder, name);
    console.log(
      run(
        'openssl',
        ['dgst', '-sha256', '-verify', 'seal/device-key.pem', '-signature', 'seal/seal.sig', 'seal/seal.sha256'],
        bag,
      ),
    );
  });
});
