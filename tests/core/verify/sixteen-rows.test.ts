import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {parseReceipt, type Receipt} from '../../../src/core/pack/receipt.ts';
import {makeKey} from '../pack/a-case.ts';
import {EXHIBIT, FACTS, makePacks, relogged, resealed, SCREEN} from './attacks.ts';
import {TamperedPack} from './tamper.ts';

const key = await makeKey();
const other = await makeKey();
const packs = await makePacks(key);
const receipt = parseReceipt(packs.firstReceipt) as Receipt;

/** What each tool must say: does it hold? */
type Answers = {
  lists: boolean;
  bag: boolean;
  openssl: boolean;
  checker: boolean;
  withKey: boolean;
  withReceipt: boolean;
};
type Row = {what: string; answers: Answers; tamper(pack: TamperedPack): TamperedPack | Promise<TamperedPack>};

const NOBODY: Answers = {lists: false, bag: false, openssl: true, checker: false, withKey: false, withReceipt: false};
/** All lists redone: only what is signed tells. */
const SIGNED: Answers = {lists: true, bag: true, openssl: false, checker: false, withKey: false, withReceipt: false};

function dropLast(pack: TamperedPack): TamperedPack {
  const lines = pack.lines();
  pack.put('data/log/entries.jsonl', lines.toSpliced(3, 1).join('\n'));
  return dropFolder(pack, '000002');
}

function dropFolder(pack: TamperedPack, number: string): TamperedPack {
  const {id} = pack.json(`data/exhibits/${number}/exhibit.json`);
  for (const path of [...pack.files.keys()]) if (path.startsWith(`data/exhibits/${number}/`)) pack.remove(path);
  return pack.editJson('data/numbering.json', (numbering) => {
    numbering.numbers = Object.fromEntries(Object.entries(numbering.numbers as object).filter(([name]) => name !== id));
  });
}

/** The whole pack again, as a stranger would make it who has read this format. */
async function remadeWithOtherKey(pack: TamperedPack): Promise<TamperedPack> {
  pack.useKey(other);
  const change = (text: string) => text.replaceAll(key.keyId, other.keyId);
  for (const path of [EXHIBIT, 'data/exhibits/000002/exhibit.json']) relogged(pack, path, change);
  pack.redoLog(pack.lines().map(change));
  pack.editJson('data/log/checkpoint.json', (checkpoint) => {
    checkpoint.keyId = other.keyId;
  });
  await pack.signCheckpoint(other);
  return pack.redoLists().sign(other);
}

async function remadeWithSameKey(pack: TamperedPack): Promise<TamperedPack> {
  const before = sha256Hex(pack.bytes(FACTS));
  pack.editText(FACTS, (text) => text.replace('first', 'fifth'));
  relogged(pack, EXHIBIT, (text) => text.replace(before, sha256Hex(pack.bytes(FACTS))));
  return resealed(pack, key);
}

const rows: Row[] = [
  {
    what: 'untouched',
    answers: {lists: true, bag: true, openssl: true, checker: true, withKey: true, withReceipt: true},
    tamper: (p) => p,
  },
  {what: 'one bit of a picture', answers: NOBODY, tamper: (p) => p.flip(SCREEN)},
  {what: 'a picture changed, lists redone', answers: SIGNED, tamper: (p) => p.flip(SCREEN).redoLists()},
  {what: 'an exhibit deleted', answers: NOBODY, tamper: (p) => dropFolder(p, '000001')},
  {what: 'an exhibit deleted, lists redone', answers: SIGNED, tamper: (p) => dropFolder(p, '000001').redoLists()},
  {what: 'a file added', answers: {...NOBODY, lists: true}, tamper: (p) => p.put('data/extra.txt', 'x')},
  {what: 'a file added, lists redone', answers: SIGNED, tamper: (p) => p.put('data/extra.txt', 'x').redoLists()},
  {
    what: 'a time in a record edited, lists redone',
    answers: SIGNED,
    tamper: (p) => p.editText(EXHIBIT, (t) => t.replaceAll('T10:01:', 'T11:01:')).redoLists(),
  },
  {
    what: 'a log line edited, lists redone',
    answers: SIGNED,
    tamper: (p) =>
      p
        .put(
          'data/log/entries.jsonl',
          p
            .lines()
            .map((line, i) => (i === 2 ? canonicalJson({...JSON.parse(line), version: '9'}) : line))
            .join('\n'),
        )
        .redoLists(),
  },
  {
    what: 'the last exhibit and its log line removed, lists redone',
    answers: SIGNED,
    tamper: (p) => dropLast(p).redoLists(),
  },
  {
    what: 'the report edited, lists redone',
    answers: SIGNED,
    tamper: (p) => p.put('data/report/report.html', 'x').redoLists(),
  },
  {what: 'the checker page replaced', answers: NOBODY, tamper: (p) => p.put('verify.html', 'x')},
  {
    what: 'the checker page replaced, lists redone',
    answers: SIGNED,
    tamper: (p) => p.put('verify.html', 'x').redoLists(),
  },
  {
    what: 'the seal removed',
    answers: {...NOBODY, lists: true, bag: true, openssl: false},
    tamper: (p) =>
      p.remove('seal/seal.json').remove('seal/seal.sha256').remove('seal/seal.sig').remove('seal/device-key.pem'),
  },
  {
    what: 'the whole pack remade with another key',
    answers: {lists: true, bag: true, openssl: true, checker: true, withKey: false, withReceipt: false},
    tamper: remadeWithOtherKey,
  },
  {
    what: 'the whole history remade with the same key',
    answers: {lists: true, bag: true, openssl: true, checker: true, withKey: true, withReceipt: false},
    tamper: remadeWithSameKey,
  },
];

/** A BagIt check of its own, by RFC 8493 §3: nothing of ours is asked. */
const BAG_CHECK = `
import hashlib, os, re, sys
bag = sys.argv[1]; ok = True
lines = open(bag + '/bagit.txt', encoding='utf-8').read()
ok &= bool(re.fullmatch(r'BagIt-Version: 1\\.0\\nTag-File-Character-Encoding: UTF-8\\n?', lines))
def listed(name):
    found = {}
    for line in open(os.path.join(bag, name), encoding='utf-8').read().splitlines():
        digest, path = re.fullmatch(r'([0-9a-fA-F]{64})\\s+\\*?(.+)', line).groups()
        found[path] = digest
    return found
def holds(found):
    return all(os.path.isfile(os.path.join(bag, p)) and hashlib.sha256(open(os.path.join(bag, p), 'rb').read()).hexdigest() == d for p, d in found.items())
manifest = listed('manifest-sha256.txt')
payload = [os.path.relpath(os.path.join(r, f), bag) for r, _, fs in os.walk(bag + '/data') for f in fs]
ok &= holds(manifest) and sorted(manifest) == sorted(payload) and holds(listed('tagmanifest-sha256.txt'))
size = sum(os.path.getsize(os.path.join(bag, p)) for p in payload)
oxum = re.search(r'^Payload-Oxum: (\\d+)\\.(\\d+)$', open(bag + '/bag-info.txt').read(), re.M)
ok &= (int(oxum[1]), int(oxum[2])) == (size, len(payload))
sys.exit(0 if ok else 1)
`;

const folder = mkdtempSync(join(tmpdir(), 'holdfast-rows-'));
beforeAll(() => writeFileSync(join(folder, 'bag.py'), BAG_CHECK));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function holds(command: string, args: string[], cwd: string): boolean {
  return spawnSync(command, args, {cwd, stdio: 'ignore'}).status === 0;
}

function unpack(pack: TamperedPack, name: string): string {
  const bag = join(folder, name);
  for (const [path, bytes] of pack.files) {
    mkdirSync(dirname(join(bag, path)), {recursive: true});
    writeFileSync(join(bag, path), bytes);
  }
  return bag;
}

describe('sixteen packs, by each way to check one', () => {
  it.each(rows.map((row, i) => ({...row, i})))('$what', async ({answers, tamper, i}) => {
    const pack = await tamper(await TamperedPack.of(packs.whole));
    const bag = unpack(pack, String(i));
    const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
    const seal = [
      'dgst',
      '-sha256',
      '-verify',
      'seal/device-key.pem',
      '-signature',
      'seal/seal.sig',
      'seal/seal.sha256',
    ];
    const found: Answers = {
      lists: lists.every((list) => holds('sha256sum', ['-c', '--strict', '--quiet', list], bag)),
      bag: holds('python3', [join(folder, 'bag.py'), bag], folder),
      openssl: holds('openssl', seal, bag),
      checker: (await pack.verify()).outcome === 'verified',
      withKey: (await pack.verify({key: key.keyId})).outcome === 'verified',
      withReceipt: (await pack.verify({receipts: [receipt]})).outcome === 'verified',
    };
    expect(found).toEqual(answers);
  });

  it('needs the tools it asks', () => {
    for (const tool of ['sha256sum', 'openssl', 'python3']) execFileSync('which', [tool]);
  });
});
