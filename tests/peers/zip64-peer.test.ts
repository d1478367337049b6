import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import type {Bytes} from '../../src/core/bytes.ts';
import {TamperedPack} from '../core/verify/tamper.ts';
import {drawFrom} from '../core/verify/tamper-kinds.ts';

const GOOD = resolve(import.meta.dirname, '../fixtures/packs/v1/good.zip');
const MAKER = resolve(import.meta.dirname, '../core/verify/make-zip64.py');
const SEED = Number(process.env.HOLDFAST_SEED ?? 20_260_301);
const MINUTES_5 = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'holdfast-zip64-peer-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Of each file, in their order: whether the checker in Python takes the archive apart. */
function peerReads(files: readonly string[]): boolean[] {
  const program = [
    'import json, sys',
    `sys.path.insert(0, ${JSON.stringify(import.meta.dirname)})`,
    'import verify_pack',
    'def reads(path):',
    '    try:',
    '        verify_pack.read_zip(open(path, "rb").read())',
    '    except verify_pack.Unreadable:',
    '        return False',
    '    return True',
    'print(json.dumps([reads(path) for path in json.load(sys.stdin)]))',
  ].join('\n');
  return JSON.parse(execFileSync('python3', ['-c', program], {input: JSON.stringify(files), encoding: 'utf8'}));
}

function ourReads(zip: Bytes): Promise<boolean> {
  return TamperedPack.of(zip).then(
    () => true,
    () => false,
  );
}

/** The pack, packed again by other programs in the form for more than 4 GB. */
function packedAgain(): Record<string, Bytes> {
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  execFileSync('7z', ['x', GOOD], {cwd: tree, stdio: 'ignore'});
  execFileSync('zip', ['-q', '-X', '-r', '-fz', join(folder, 'zip.zip'), '.'], {cwd: tree});
  for (const how of ['forced', 'streamed']) {
    execFileSync('python3', [MAKER, 'again', GOOD, join(folder, `${how}.zip`), how]);
  }
  const read = (name: string): Bytes => new Uint8Array(readFileSync(join(folder, `${name}.zip`)));
  return {zip: read('zip'), forced: read('forced'), streamed: read('streamed')};
}

describe(`two checkers of the form for more than 4 GB (HOLDFAST_SEED=${SEED})`, () => {
  const archives = packedAgain();

  it('both read it', async () => {
    expect(peerReads(Object.keys(archives).map((name) => join(folder, `${name}.zip`)))).toEqual([true, true, true]);
    for (const zip of Object.values(archives)) expect(await ourReads(zip)).toBe(true);
  });

  it('refuse the same ones of it, broken by chance', {timeout: MINUTES_5}, async () => {
    const draw = drawFrom(SEED);
    const files: string[] = [];
    const ours: boolean[] = [];
    for (const [name, zip] of Object.entries(archives)) {
      const places = headerPlaces(zip);
      for (let i = 0; i < 200; i += 1) {
        const changed = zip.slice();
        for (let hits = 1 + draw(2); hits > 0; hits -= 1) {
          const at = places[draw(places.length)] ?? 0;
          changed[at] = [0, 1, 0xff, draw(256)][draw(4)] ?? 0;
        }
        const file = join(folder, `${name}-${i}`);
        writeFileSync(file, changed);
        files.push(file);
        ours.push(await ourReads(changed));
      }
    }
    const peers = peerReads(files);
    expect(files.filter((_file, i) => ours[i] !== peers[i])).toEqual([]);
    expect(ours.filter((reads) => !reads).length).toBeGreaterThan(100);
  });
});

/** Every byte that lies near a mark of ZIP: headers, lists, sizes behind the data, the end. */
function headerPlaces(zip: Bytes): number[] {
  const near = new Set<number>();
  for (let at = 0; at + 4 <= zip.length; at += 1) {
    if (zip[at] !== 0x50 || zip[at + 1] !== 0x4b || (zip[at + 2] ?? 99) > 8) continue;
    for (let place = at; place < Math.min(at + 130, zip.length); place += 1) near.add(place);
  }
  return [...near];
}
