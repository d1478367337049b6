import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import type {Expectations} from '../../src/core/verify/expectations.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {faultCodes, TamperedPack} from '../core/verify/tamper.ts';

const run = promisify(execFile);
const PEER = resolve(import.meta.dirname, 'verify_pack.py');
const PACKS = resolve(import.meta.dirname, '../fixtures/packs/v1');

type Expected = {outcome: string; codes: string[]; expectations?: Expectations};
const HEAD = 'data/log/checkpoints/0001';
type Answer = {outcome: string; codes: string[]};

const REDACTED = resolve(import.meta.dirname, '../fixtures/packs/redacted');
const redacted = JSON.parse(await readFile(join(REDACTED, 'expected.json'), 'utf8')) as Record<string, Expected>;
const expected = JSON.parse(await readFile(join(PACKS, 'expected.json'), 'utf8')) as Record<string, Expected>;

const PARTS = resolve(import.meta.dirname, '../fixtures/packs/parts');
type Set = Expected & {files: string[]};
const sets = JSON.parse(await readFile(join(PARTS, 'expected.json'), 'utf8')) as Record<string, Set>;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-peer-'));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** What the checker in Python says, and that it ends as it says. */
async function peerSays(
  pack: string | readonly string[],
  {key, sealCode, receipts = []}: Expectations = {},
): Promise<Answer> {
  const named = await Promise.all(
    receipts.map(async (receipt, number) => {
      const file = join(folder, `${number}-${receipt.sealCode}.txt`);
      const {sealCode: code, key: signer, size, root} = receipt;
      const ofPack = code ? `seal code   ${code}\n` : '';
      await writeFile(file, `${ofPack}key         ${signer}\nlog size    ${size}\nlog root    ${root}\n`);
      return ['--receipt', file];
    }),
  );
  const known = [...(key ? ['--key', key] : []), ...(sealCode ? ['--seal-code', sealCode] : []), ...named.flat()];
  const {stdout, code} = await run('python3', [PEER, ...[pack].flat(), ...known]).then(
    ({stdout}) => ({stdout, code: 0}),
    (error: {stdout: string; code: number}) => error,
  );
  const answer = JSON.parse(stdout) as Answer;
  expect(code).toBe({verified: 0, incomplete: 1, notVerified: 1, unreadable: 2}[answer.outcome]);
  return answer;
}

describe('a checker that was written in Python from the format’s document alone', () => {
  it.each(Object.entries(expected))('says of %s what ours says', async (name, {outcome, codes, expectations}) => {
    expect(await peerSays(join(PACKS, name), expectations)).toEqual({outcome, codes});
  });

  it.each(Object.entries(sets))(
    'says of a pack in parts, %s, what ours says',
    async (_name, {files, outcome, codes}) => {
      expect(await peerSays(files.map((file) => join(PARTS, file)))).toEqual({outcome, codes});
    },
  );

  it.each(Object.entries(redacted))(
    'says of redacted %s what ours says',
    async (name, {outcome, codes, expectations}) => {
      expect(await peerSays(join(REDACTED, name), expectations)).toEqual({outcome, codes});
    },
  );

  it('finds a good pack good when 7-Zip has unpacked it', async () => {
    const unpacked = join(folder, 'unpacked');
    await run('7z', ['x', '-y', `-o${unpacked}`, join(PACKS, 'good.zip')]);
    const {stdout} = await run('ls', [unpacked]);
    expect(await peerSays(join(unpacked, stdout.trim()))).toEqual({outcome: 'verified', codes: []});
  });

  it.each([
    ['line ends of every list and a mark in front', 'ends', 'verified'],
    ['files of macOS, of Windows and of a mail program', 'beside', 'verified'],
    ['a line end that is changed in one line alone', 'mixed', 'notVerified'],
    ['a text beside the folder that is no small one', 'large', 'notVerified'],
    ['a page beside the folder', 'page', 'notVerified'],
    ['line ends of a list that was edited too', 'edited', 'notVerified'],
  ])('says what ours says of %s', async (_, change, outcome) => {
    const changed = join(folder, `${change}.zip`);
    await run('python3', [join(import.meta.dirname, 'change_pack.py'), join(PACKS, 'good.zip'), changed, change]);
    const ours = await verifyPack(sourceOfBytes(new Uint8Array(await readFile(changed))));
    expect(ours.outcome).toBe(outcome);
    expect(await peerSays(changed)).toEqual({outcome, codes: faultCodes(ours)});
  });

  it.each<[string, string, (pack: TamperedPack) => TamperedPack]>([
    ['a time that was changed', 'good-times', (pack) => pack.put('seal/times/01.tsr', 'x')],
    ['a question that was changed', 'good-times', (pack) => pack.flip('seal/times/01.tsq')],
    ['half a time', 'good-times', (pack) => pack.remove('seal/times/01.tsr')],
    [
      'a head that is none of this log',
      'good-times',
      (pack) => pack.editText(`${HEAD}.json`, (text) => text.replace(/"size":\d+/, '"size":2')),
    ],
    ['a head without a signature', 'good-times', (pack) => pack.remove(`${HEAD}.sig`)],
    ['heads without their proofs', 'good-times-chosen', (pack) => pack.remove('data/log/consistency.json')],
    ['a head without its proof', 'good-times-chosen', (pack) => pack.put('data/log/consistency.json', '[]')],
    [
      'a proof that leads elsewhere',
      'good-times-chosen',
      (pack) => pack.editText('data/log/consistency.json', (text) => text.replace(/"proof":\["..../, '"proof":["0000')),
    ],
  ])('says what ours says of %s', async (what, name, tamper) => {
    const pack = tamper(await TamperedPack.of(new Uint8Array(await readFile(join(PACKS, `${name}.zip`)))));
    const changed = join(folder, `${what.replaceAll(' ', '-')}.zip`);
    await writeFile(changed, pack.zip());
    const ours = await pack.verify();
    expect(ours.outcome).toBe('notVerified');
    expect(await peerSays(changed)).toEqual({outcome: ours.outcome, codes: faultCodes(ours)});
  });

  it('finds it good when Python’s own zipfile has packed it again', async () => {
    const again = join(folder, 'again.zip');
    const program = [
      'import sys, zipfile',
      'old, new = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED)',
      'assert old.testzip() is None',
      'for one in old.namelist(): new.writestr(one, old.read(one))',
      'new.close()',
    ].join('\n');
    await run('python3', ['-c', program, join(PACKS, 'good-later.zip'), again]);
    expect(await peerSays(again)).toEqual({outcome: 'verified', codes: []});
  });
});
