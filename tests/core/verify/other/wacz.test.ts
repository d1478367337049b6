import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import checked from '../../../../src/_locales/en/checked.json' with {type: 'json'};
import other from '../../../../src/_locales/en/other.json' with {type: 'json'};
import verify from '../../../../src/_locales/en/verify.json' with {type: 'json'};
import {base64, utf8, utf8Text} from '../../../../src/core/bytes.ts';
import {sourceOfBytes} from '../../../../src/core/verify/byte-source.ts';
import {checkAny, describeAny} from '../../../../src/core/verify/other/check-any.ts';
import {sayFrom} from '../../../../src/core/words.ts';
import {drawFrom} from '../tamper-kinds.ts';
import {checkTree, codes, otherOf, type Tree} from './make-bag.ts';
import {anonymously, byJsWacz, makeWacz, waczZip} from './make-wacz.ts';

const say = sayFrom({...verify, ...checked, ...other});
const folder = mkdtempSync(join(tmpdir(), 'holdfast-sign-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const check = (tree: Tree) => checkAny([{name: 'a.wacz', source: sourceOfBytes(waczZip(tree))}]);
const edited = (tree: Tree, path: string, change: (text: string) => string): Tree =>
  new Map(tree).set(path, utf8(change(utf8Text(tree.get(path) ?? utf8('')) ?? '')));

/** A signature as openssl gives it: DER. */
function byOpenssl(curve: string, hash: string): Record<string, string> {
  const key = join(folder, 'key.pem');
  const message = join(folder, 'message');
  writeFileSync(message, hash);
  execFileSync('openssl', ['ecparam', '-name', curve, '-genkey', '-noout', '-out', key]);
  execFileSync('openssl', ['dgst', '-sha256', '-sign', key, '-out', `${message}.sig`, message]);
  const spki = execFileSync('openssl', ['ec', '-in', key, '-pubout', '-outform', 'DER'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return {
    hash,
    signature: base64(new Uint8Array(readFileSync(`${message}.sig`))),
    publicKey: base64(new Uint8Array(spki)),
  };
}

/** The listed files that are not the ones that the list names, by Python's zipfile and hashlib. */
function wrongByPython(zip: Uint8Array): string[] {
  const path = join(folder, 'made.wacz');
  writeFileSync(path, zip);
  const program = [
    'import hashlib, json, sys, zipfile',
    'archive = zipfile.ZipFile(sys.argv[1])',
    'listed = json.loads(archive.read("datapackage.json"))["resources"]',
    'sums = {one["path"]: "sha256:" + hashlib.sha256(archive.read(one["path"])).hexdigest() for one in listed}',
    'print(json.dumps([one["path"] for one in listed if sums[one["path"]] != one["hash"]]))',
  ].join('\n');
  return JSON.parse(execFileSync('python3', ['-c', program, path], {encoding: 'utf8'})) as string[];
}

describe('a web archive by another program', () => {
  // js-wacz 0.1.6 sums each WARC file with every piece taken twice: whoever compares finds that its list is wrong there.
  it('is read as js-wacz makes it; each file holds or not as Python finds it', async () => {
    const zip = await byJsWacz();
    const report = otherOf(await checkAny([{name: 'made.wacz', source: sourceOfBytes(zip)}]));
    const wrong = wrongByPython(zip);
    expect(codes(report)).toEqual(wrong.map((path) => `fileChanged ${path}`));
    expect(report).toMatchObject({kind: 'wacz', version: '1.1.1', key: ''});
    expect(report.outcome).toBe(wrong.length === 0 ? 'verified' : 'notVerified');
    expect(report.compared.find(({what}) => what === 'resources')?.count).toBeGreaterThanOrEqual(3);
    expect(report.notChecked).toEqual(['noSignature', 'warc']);
    expect(report.says).toContainEqual({name: 'title', value: 'A web archive'});
  });

  it('is read as a folder too, and with the sums of md5 said to be weak', async () => {
    const tree = await makeWacz(() => undefined, 'md5');
    for (const any of [await check(tree), await checkTree(tree, 'x y/')]) {
      expect(otherOf(any).outcome).toBe('verified');
      expect(
        describeAny(any, say)
          .map(({text}) => text)
          .join('\n'),
      ).toContain('compared by MD5 alone');
    }
  });

  it('is read in the form of version 1.0, where sums stand elsewhere', async () => {
    const tree = edited(await makeWacz(), 'datapackage.json', (text) =>
      text.replace(
        /"hash": "sha256:(\w+)",\s+"bytes": (\d+)/g,
        '"stats": {"hash": "$1", "bytes": $2}, "hashing": "sha256"',
      ),
    );
    tree.delete('datapackage-digest.json');
    const report = otherOf(await check(tree));
    expect(codes(report)).toEqual([]);
    expect(report).toMatchObject({outcome: 'verified', notChecked: ['noSignature', 'warc']});
  });

  it.each(['P-256', 'P-384'] as const)('is held against its anonymous signature, %s', async (curve) => {
    const any = await check(await makeWacz((hash) => anonymously(curve, hash)));
    expect(codes(otherOf(any))).toEqual([]);
    expect(otherOf(any).key).toMatch(/^([0-9a-f]{5} ){3}[0-9a-f]{5}$/);
    expect(
      describeAny(any, say)
        .map(({text}) => text)
        .join('\n'),
    ).toContain('the signature holds. Whose key that is');
  });

  it.each(['prime256v1', 'secp384r1'])('is held against a signature by openssl, %s', async (curve) => {
    expect(otherOf(await check(await makeWacz((hash) => byOpenssl(curve, hash)))).key).not.toBe('');
  });

  it('says of a signature by a domain, and of its time, that they were not checked', async () => {
    const signed = (hash: string) => ({
      hash,
      signature: 'MEUC',
      domain: 'sign.example',
      domainCert: '-----BEGIN',
      timeSignature: 'MIIV',
      timestampCert: '-----BEGIN',
    });
    const any = await check(await makeWacz(signed));
    expect(otherOf(any).notChecked).toEqual(['domain', 'time', 'warc']);
    expect(otherOf(any).key).toBe('');
    const text = describeAny(any, say)
      .map((line) => line.text)
      .join('\n');
    expect(text).toContain('Not checked: the signature by the certificate of a domain');
    expect(text).toContain('signedData domain: sign.example');
  });

  it.each<[string, (tree: Tree) => Tree, string]>([
    ['a changed page', (tree) => new Map(tree).set('pages/pages.jsonl', utf8('{}')), 'fileChanged pages/pages.jsonl'],
    [
      'a missing file',
      (tree) => new Map([...tree].filter(([path]) => path !== 'indexes/index.cdx')),
      'fileMissing indexes/index.cdx',
    ],
    [
      'an added file',
      (tree) => new Map(tree).set('archive/more.warc.gz', utf8('x')),
      'fileNotListed archive/more.warc.gz',
    ],
    [
      'a list that was edited',
      (tree) => edited(tree, 'datapackage.json', (text) => text.replace('Pages', 'pages')),
      'dataPackageChanged datapackage.json',
    ],
    [
      'another size',
      (tree) => edited(tree, 'datapackage.json', (text) => text.replace(/"bytes": (\d+)/, '"bytes": 1$1')),
      'sizeDiffers archive/data.warc.gz',
    ],
    ['a list that is none', (tree) => edited(tree, 'datapackage.json', () => '{'), 'listUnreadable datapackage.json'],
    [
      'an entry without a hash',
      (tree) => edited(tree, 'datapackage.json', (text) => text.replace('sha256:', 'sha257:')),
      'listUnreadable archive/data.warc.gz',
    ],
    [
      'a digest that is none',
      (tree) => edited(tree, 'datapackage-digest.json', () => '[]'),
      'digestUnreadable datapackage-digest.json',
    ],
    [
      'a signature of something else',
      (tree) =>
        edited(tree, 'datapackage-digest.json', (text) =>
          text.replace(/("signature": ")(.)/, (_, a, b) => a + (b === 'A' ? 'B' : 'A')),
        ),
      'signatureWrong datapackage-digest.json',
    ],
    [
      'a signature for another list',
      (tree) =>
        edited(tree, 'datapackage-digest.json', (text) =>
          text.replace(/("signedData": \{\s+"hash": "sha256:)./, '$1x'),
        ),
      'signatureOfOther datapackage-digest.json',
    ],
  ])('does not hold with %s', async (_, change, expected) => {
    const report = otherOf(await check(change(await makeWacz((hash) => anonymously('P-384', hash)))));
    expect(codes(report)).toContain(expected);
    expect(report.outcome).toBe('notVerified');
  });

  it('is no web archive where it is any other data package', async () => {
    const tree: Tree = new Map([
      ['datapackage.json', utf8('{"resources": []}')],
      ['table.csv', utf8('a')],
    ]);
    expect((await check(tree)).kind).toBe('pack');
  });

  it('with nothing in its list has shown nothing', async () => {
    const tree: Tree = new Map([
      ['datapackage.json', utf8('{"resources": []}')],
      ['archive/', utf8('')],
    ]);
    tree.delete('archive/');
    tree.set('datapackage-digest.json', utf8('{}'));
    expect((await check(tree)).report.outcome).toBe('notVerified');
  });
});

describe('broken web archives', () => {
  it('are told, 5,000 of them, without a crash', async () => {
    const tree = await makeWacz((hash) => anonymously('P-256', hash));
    const zip = waczZip(tree);
    const said = new Set<string>();
    for (let i = 0; i < 5000; i += 1) {
      const draw = drawFrom(991 + i);
      if (draw(2) === 0) {
        const bytes = zip.slice(0, zip.length - (draw(4) === 0 ? draw(200) : 0));
        for (let hits = 1 + draw(12); hits > 0; hits -= 1) bytes[draw(bytes.length)] = draw(256);
        said.add((await checkAny([{name: '', source: sourceOfBytes(bytes)}])).report.outcome);
        continue;
      }
      const paths = [...tree.keys()];
      const path = paths[draw(paths.length)] ?? '';
      const bytes = (tree.get(path) ?? utf8('')).slice();
      for (let hits = 1 + draw(20); hits > 0; hits -= 1) bytes[draw(bytes.length)] = draw(256);
      const any = await checkTree(new Map(tree).set(path, bytes));
      const isSame = Buffer.compare(bytes, tree.get(path) ?? utf8('')) === 0;
      // What nothing is a sum of is only what stands in the digest besides hash and signature.
      if (any.report.outcome === 'verified' && !isSame) expect(path).toBe('datapackage-digest.json');
      said.add(any.report.outcome);
    }
    expect(said).toContain('notVerified');
  }, 300_000);
});
