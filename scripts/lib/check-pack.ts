import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {ROOT} from './root.ts';
import {type Ran, run} from './run.ts';

/** One check of a pack by a program that reads it on its own terms. */
export type PackCheck = {name: string; ok: boolean; said: string};

/**
 * Has a pack checked by everything that a stranger would take: our checker, two unpackers,
 * `sha256sum` on every list, `openssl` on the seal.
 */
export async function checkPack(pack: string): Promise<PackCheck[]> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-unpacked-'));
  try {
    return [
      await check('our checker', 'node', [join(ROOT, 'dist/cli/verify-pack.js'), pack, '--json']),
      await check('unzip -t', 'unzip', ['-tq', pack]),
      await check('7z t', '7z', ['t', pack]),
      await check('unzip', 'unzip', ['-q', pack, '-d', folder]),
      ...(await checkUnpacked(await onlyFolder(folder))),
    ];
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Unpacks a pack; hands back its one folder. */
export async function unpack(pack: string, into: string): Promise<string> {
  const {code, stderr} = await run('unzip', ['-q', pack, '-d', into]);
  if (code !== 0) throw new Error(`unzip ${basename(pack)}: ${stderr}`);
  return onlyFolder(into);
}

/** `name … ok` or `name … FAILED`, with what the program said when it failed. */
export function describeCheck({name, ok, said}: PackCheck): string {
  return ok ? `${name} … ok` : `${name} … FAILED\n${said.replace(/^/gm, '    ')}`;
}

async function checkUnpacked(cwd: string): Promise<PackCheck[]> {
  const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt', 'seal/seal.sha256'];
  const sums: PackCheck[] = [];
  for (const list of lists) {
    sums.push(await check(`sha256sum -c ${list}`, 'sha256sum', ['--strict', '--quiet', '-c', list], cwd));
  }
  const signature = ['-signature', 'seal/seal.sig', 'seal/seal.sha256'];
  const openssl = ['dgst', '-sha256', '-verify', 'seal/device-key.pem', ...signature];
  return [...sums, await check('openssl dgst -verify seal/seal.sig', 'openssl', openssl, cwd)];
}

async function check(name: string, program: string, args: string[], cwd: string = ROOT): Promise<PackCheck> {
  const ran: Ran = await run(program, args, {cwd});
  return {name, ok: ran.code === 0, said: `${ran.stdout}${ran.stderr}`.trim() || `exit code ${ran.code}`};
}

async function onlyFolder(folder: string): Promise<string> {
  const names = await readdir(folder);
  return join(folder, names[0] ?? '');
}
