import {spawn} from 'node:child_process';
import {createCipheriv, createHash} from 'node:crypto';
import {createWriteStream, mkdtempSync, readFileSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {finished} from 'node:stream/promises';
import {ROOT} from '../scripts/lib/root.ts';
import {run} from '../scripts/lib/run.ts';
import type {Bytes} from '../src/core/bytes.ts';
import type {Hex64} from '../src/core/ids.ts';
import type {PackInput} from '../src/core/pack/pack-input.ts';
import {writeParts} from '../src/core/pack/write-pack.ts';
import {makeKey, plainReport, TestCase, verifyHtml} from '../tests/core/pack/a-case.ts';

/** What a picture of a whole page takes, or a short film. */
const FILE = 5_000_000;

/** How long a check took, and the most memory that its process held. */
export type Ran = {ms: number; peakKiB: number; good: boolean};
export type CheckTimes = {megabytes: number; parts: number; zips: Ran; folders: Ran; sums: Ran};

/**
 * A pack of so many megabytes that do not compress: our command on its ZIPs, the same on the unpacked folders, and
 * `sha256sum -c` of the lists in those folders, one after another, each after a run that fills the disk's cache.
 */
export async function benchCheck(megabytes: number): Promise<CheckTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-check-'));
  try {
    const zips = await writePackInto(folder, megabytes);
    const unpacked = join(folder, 'unpacked');
    for (const zip of zips) await mustRun('unzip', ['-q', zip, '-d', unpacked]);
    const command = join(ROOT, 'dist/cli/verify-pack.js');
    await mustRun('npx', ['vite', 'build', '--mode', 'cli', '--logLevel', 'error']);
    const script =
      'for bag in */; do (cd "$bag" && sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt) || exit 1; done';
    const ours = (what: readonly string[]) => timed(process.execPath, [command, ...what], folder);
    const theirs = () => timed('bash', ['-c', script], unpacked);
    await theirs();
    const sums = await theirs();
    const folders = await ours([unpacked]);
    await ours(zips);
    return {megabytes, parts: zips.length, sums, folders, zips: await ours(zips)};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function mustRun(program: string, args: string[]): Promise<void> {
  const {code, stderr} = await run(program, args, {cwd: ROOT});
  if (code !== 0) throw new Error(`${program}: ${stderr}`);
}

/** Writes the pack; the paths of its ZIPs. The bytes of a file are made when they are asked for, and never kept. */
async function writePackInto(folder: string, megabytes: number): Promise<string[]> {
  const kept = new TestCase(await makeKey());
  for (let i = 1; i <= Math.ceil((megabytes * 1_000_000) / FILE); i += 1) addLarge(kept, i);
  const input = await kept.packInput();
  const readPart: PackInput['readPart'] = async (id, path) => {
    const ordinal = input.exhibits.find((one) => one.id === id)?.ordinal ?? 0;
    return path === 'media-1.png' ? noiseOf(ordinal) : input.readPart(id, path);
  };
  const paths: string[] = [];
  const closing: Promise<void>[] = [];
  const open = async ({name}: {name: string}) => {
    const path = join(folder, `${name}.zip`);
    paths.push(path);
    const file = createWriteStream(path);
    closing.push(finished(file));
    files.push(file);
    return {
      write: (bytes: Bytes) =>
        new Promise<void>((done, fail) => file.write(bytes, (error) => (error ? fail(error) : done()))),
      restart: () => Promise.reject(new Error('nothing is ever written twice here')),
    };
  };
  const files: ReturnType<typeof createWriteStream>[] = [];
  const written = await writeParts({...input, readPart}, {report: plainReport, verifyHtml}, open);
  if (!written.ok) throw new Error(written.error.detail);
  for (const file of files) file.end();
  await Promise.all(closing);
  return paths;
}

function addLarge(kept: TestCase, ordinal: number): void {
  const bytes = noiseOf(ordinal);
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Hex64;
  const large = {path: 'media-1.png', mediaType: 'image/png', bytes: FILE, sha256, role: 'media', how: 'originalBytes'};
  kept.addExhibit(`post ${ordinal}`, 10, (exhibit) => ({...exhibit, parts: [...exhibit.parts, large as never]}));
}

/** Bytes that do not compress, the same each time for the same number. */
function noiseOf(ordinal: number): Bytes {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, ordinal % 256), Buffer.alloc(16, ordinal >> 8));
  return new Uint8Array(cipher.update(Buffer.alloc(FILE)));
}

/** Runs a program to its end; the most memory it or its children held is asked of the system while it runs. */
function timed(program: string, args: readonly string[], cwd: string): Promise<Ran> {
  const begun = performance.now();
  const child = spawn(program, args, {cwd, stdio: 'ignore'});
  let peakKiB = 0;
  const look = () => {
    peakKiB = Math.max(peakKiB, highWaterKiB(child.pid ?? 0));
  };
  const watch = setInterval(look, 10);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(watch);
      resolve({ms: performance.now() - begun, peakKiB, good: code === 0});
    });
  });
}

/** The most that a process or one of its children has held at once, as Linux counts it; 0 where it does not. */
function highWaterKiB(pid: number): number {
  try {
    const own = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return Math.max(own, ...children.filter(Boolean).map((child) => highWaterKiB(Number(child))));
  } catch {
    return 0; // it has just ended
  }
}
