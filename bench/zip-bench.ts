import {randomFillSync} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ROOT} from '../scripts/lib/root.ts';
import {run} from '../scripts/lib/run.ts';

const FILES = 1000;
const BYTES = 500_000;

export type ZipTimes = {oursMs: number; theirsMs: number; peakKiB: number; accepted: boolean};

/** 1,000 files of 500 kB that do not compress, as pictures do not: our writer against `zip -0` and `sha256sum`. */
export async function benchZip(): Promise<ZipTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  try {
    const parts = join(folder, 'parts');
    await run('mkdir', ['-p', parts]);
    for (let index = 0; index < FILES; index += 1) {
      await writeFile(join(parts, `${String(index).padStart(4, '0')}.png`), randomFillSync(Buffer.alloc(BYTES)));
    }
    const ours = join(folder, 'ours.zip');
    const said = await run('npx', ['tsx', join(ROOT, 'bench/zip-once.ts'), parts, ours], {cwd: ROOT});
    const {ms, files, peakKiB} = JSON.parse(said.stdout) as {ms: number; files: number; peakKiB: number};
    const accepted = files === FILES && (await run('unzip', ['-tq', ours])).code === 0;
    const begun = performance.now();
    const script = `cd '${parts}' && zip -0 -q -r ../theirs.zip . && sha256sum * > ../sums.txt`;
    const {code, stderr} = await run('sh', ['-c', script]);
    if (code !== 0) throw new Error(`zip: ${stderr}`);
    return {oursMs: ms, theirsMs: performance.now() - begun, peakKiB, accepted};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
