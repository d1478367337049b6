import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {merkleRoot} from '../../src/core/custody/merkle.ts';
import type {Hex64} from '../../src/core/ids.ts';
import {parseReceipt, type Receipt} from '../../src/core/pack/receipt.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import type {Expectations} from '../../src/core/verify/expectations.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {makeKey, TestCase} from '../core/pack/a-case.ts';
import {packBytes} from '../core/pack/memory-sink.ts';
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
  earlier: readonly string[] = [],
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
  const codes = [...(key ? ['--key', key] : []), ...(sealCode ? ['--seal-code', sealCode] : [])];
  const known = [...codes, ...named.flat(), ...earlier.flatMap((path) => ['--earlier', path])];
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

describe('what a reader has from before, to the checker in Python', () => {
  type Case = {
    what: string;
    pack: TamperedPack;
    receipts?: readonly Receipt[];
    earlier?: readonly Uint8Array<ArrayBuffer>[];
    outcome?: 'verified' | 'incomplete' | 'notVerified';
  };

  /** One record with two receipts, a pack after each, and what was made of another with the same key. */
  async function given() {
    const key = await makeKey();
    const kept = new TestCase(key);
    const receiptOf = ({log, given}: TestCase): Receipt => {
      given.push(log.length);
      const root = merkleRoot(log.map(({leaf}) => leaf));
      return {key: key.keyId.slice(0, 20), size: log.length, root};
    };
    const receipts = [receiptOf(kept)];
    kept.addExhibit('first');
    receipts.push(receiptOf(kept));
    const firstInput = await kept.packInput();
    const first = await packBytes(firstInput);
    kept.packSaved(firstInput.packId, first.written.sealCode);
    kept.addExhibit('second');
    const chosen = await packBytes(await kept.packInput('chosen', [2]));
    const whole = await packBytes(await kept.packInput());
    const anew = new TestCase(key);
    for (let i = 0; i < 6; i += 1) anew.addExhibit(`another history ${i}`);
    const otherFirst = await packBytes(await new TestCase(key).packInput());
    const rewritten = await packBytes(await anew.packInput('chosen', [1]));
    const unsound = (await TamperedPack.of(first.zip)).editText('data/log/checkpoint.json', (text) =>
      text.replace(/"size":\d+/, '"size":2'),
    );
    return {key, kept, receipts, first, chosen, whole, otherFirst, rewritten, unsound};
  }

  it('is held against a pack as our own checker holds it', async () => {
    const {key, kept, receipts, first, chosen, whole, otherFirst, rewritten, unsound} = await given();
    const [atOnce, later] = receipts as [Receipt, Receipt];
    const ofPack = parseReceipt(first.written.receipt.text) as Receipt;
    const open = (zip: Uint8Array<ArrayBuffer>) => TamperedPack.of(zip);
    const sealAgain = (pack: TamperedPack) => pack.redoLists().sign(key);
    const CONSISTENCY = 'data/log/consistency.json';
    const turned = receipts.map((one, i) => ({...one, root: (receipts[1 - i] ?? one).root}));
    const broken = (text: string) => text.replace(/"proof":\["......../g, '"proof":["00000000');
    const empty = (text: string) => text.replace(/"proof":\[[^\]]*\]/g, '"proof":[]');
    const lines = kept.log.map(({line}) => line).join('\n');
    const cases: Case[] = [
      {what: 'receipts to a whole pack', pack: await open(whole.zip), receipts, outcome: 'verified'},
      {what: 'receipts to a chosen pack', pack: await open(chosen.zip), receipts, outcome: 'verified'},
      {what: 'other roots, whole', pack: await open(whole.zip), receipts: turned},
      {what: 'other roots, chosen', pack: await open(chosen.zip), receipts: turned},
      {
        what: 'a size without a proof',
        pack: await open(chosen.zip),
        receipts: [{...atOnce, size: 5}],
        outcome: 'incomplete',
      },
      {
        what: 'no proofs',
        pack: await sealAgain((await open(chosen.zip)).remove(CONSISTENCY)),
        receipts,
        outcome: 'incomplete',
      },
      {what: 'no list', pack: await sealAgain((await open(chosen.zip)).put(CONSISTENCY, '{}')), receipts},
      {what: 'broken proofs', pack: await sealAgain((await open(chosen.zip)).editText(CONSISTENCY, broken)), receipts},
      {what: 'empty proofs', pack: await sealAgain((await open(chosen.zip)).editText(CONSISTENCY, empty)), receipts},
      {
        what: 'a list in another form',
        pack: await sealAgain((await open(chosen.zip)).editText(CONSISTENCY, (text) => ` ${text}`)),
        receipts,
      },
      {what: 'another history', pack: await open(rewritten.zip), receipts, outcome: 'incomplete'},
      {
        what: 'another history with the lines of this one',
        pack: await sealAgain((await open(rewritten.zip)).put('data/log/entries.jsonl', lines)),
        receipts,
        outcome: 'incomplete',
      },
      {what: 'a receipt from later', pack: await open(first.zip), receipts: [{...later, size: 99}]},
      {what: 'as many entries', pack: await open(first.zip), receipts: [{...later, size: ofPack.size}]},
      {what: 'another key', pack: await open(whole.zip), receipts: [{...later, key: '0'.repeat(20)}]},
      {what: 'a pack’s own receipt', pack: await open(first.zip), receipts: [ofPack], outcome: 'verified'},
      {what: 'a pack’s receipt, whole', pack: await open(whole.zip), receipts: [ofPack], outcome: 'verified'},
      {what: 'a pack’s receipt, chosen', pack: await open(chosen.zip), receipts: [ofPack], outcome: 'incomplete'},
      {
        what: 'another code in a pack’s receipt',
        pack: await open(whole.zip),
        receipts: [{...ofPack, sealCode: later.root}],
      },
      {what: 'no head', pack: (await open(whole.zip)).remove('data/log/checkpoint.json'), receipts: [ofPack, later]},
      {what: 'an earlier pack', pack: await open(whole.zip), earlier: [first.zip, chosen.zip], outcome: 'notVerified'},
      {what: 'an earlier pack alone', pack: await open(whole.zip), earlier: [first.zip], outcome: 'verified'},
      {what: 'an earlier pack, chosen', pack: await open(chosen.zip), earlier: [first.zip], outcome: 'incomplete'},
      {what: 'itself', pack: await open(whole.zip), earlier: [whole.zip], outcome: 'verified'},
      {what: 'an earlier pack that is later', pack: await open(first.zip), earlier: [whole.zip]},
      {what: 'an earlier pack of another history', pack: await open(whole.zip), earlier: [otherFirst.zip]},
      {what: 'the same, chosen', pack: await open(chosen.zip), earlier: [otherFirst.zip]},
      {what: 'an earlier pack that does not hold', pack: await open(whole.zip), earlier: [unsound.zip()]},
      {what: 'no pack at all', pack: await open(whole.zip), earlier: [new Uint8Array(30)]},
    ];
    for (const {what, pack, receipts: known = [], earlier = [], outcome = 'notVerified'} of cases) {
      const zip = join(folder, 'later.zip');
      await writeFile(zip, pack.zip());
      const before = earlier.map((_, i) => join(folder, `before-${i}.zip`));
      for (const [i, bytes] of earlier.entries()) await writeFile(before[i] ?? '', bytes);
      const bags = earlier.map((bytes, i) => ({name: `${i}.zip`, source: sourceOfBytes(bytes)}));
      const ours = await pack.verify({receipts: known, earlier: bags});
      expect([what, ours.outcome]).toEqual([what, outcome]);
      const peer = await peerSays(zip, {receipts: known}, before);
      expect([what, peer]).toEqual([what, {outcome: ours.outcome, codes: faultCodes(ours)}]);
    }
  });

  it('is held against a part of a pack as our own checker holds it', async () => {
    const files = ['good-1.zip', 'good-2.zip', 'good-3.zip'].map((name) => join(PARTS, name));
    const bytes = await Promise.all(files.map(async (file) => new Uint8Array(await readFile(file))));
    const bags = bytes.map((one, i) => ({name: `${i}.zip`, source: sourceOfBytes(one)}));
    const record = await receiptIn(bytes[0] ?? new Uint8Array());
    const wrong = {...record, key: 'f'.repeat(20), root: '0'.repeat(64) as Hex64};
    for (const shown of [[0, 1, 2], [0, 1], [1]]) {
      for (const receipt of [record, {...record, size: 1}, {...record, size: 99}, wrong]) {
        const ours = await verifyPack(
          shown.flatMap((i) => bags[i] ?? []),
          {receipts: [receipt]},
        );
        const peer = await peerSays(
          shown.map((i) => files[i] ?? ''),
          {receipts: [receipt]},
        );
        expect([shown, receipt, peer]).toEqual([shown, receipt, {outcome: ours.outcome, codes: faultCodes(ours)}]);
      }
    }
  });
});

/** A receipt over the log of a pack, as somebody would have noted it down then. */
async function receiptIn(zip: Uint8Array<ArrayBuffer>): Promise<Receipt> {
  const {keyId, size, root} = (await TamperedPack.of(zip)).json('data/log/checkpoint.json');
  const receipt = parseReceipt(`key ${String(keyId).slice(0, 20)}\nlog size ${size}\nlog root ${root}`);
  if (!receipt) throw new Error('no receipt');
  return receipt;
}
