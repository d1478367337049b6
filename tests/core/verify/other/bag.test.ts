import {describe, expect, it} from 'vitest';
import checked from '../../../../src/_locales/en/checked.json' with {type: 'json'};
import other from '../../../../src/_locales/en/other.json' with {type: 'json'};
import verify from '../../../../src/_locales/en/verify.json' with {type: 'json'};
import {utf8, utf8Text} from '../../../../src/core/bytes.ts';
import {sourceOfBytes} from '../../../../src/core/verify/byte-source.ts';
import {checkAny, describeAny} from '../../../../src/core/verify/other/check-any.ts';
import {sayFrom} from '../../../../src/core/words.ts';
import {makeKey} from '../../pack/a-case.ts';
import {makePacks} from '../attacks.ts';
import {rawZip} from '../raw-zip.ts';
import {TamperedPack} from '../tamper.ts';
import {drawFrom} from '../tamper-kinds.ts';
import {checkTree, checkZip, codes, entriesOf, makeBag, otherOf, sum, type Tree} from './make-bag.ts';

const say = sayFrom({...verify, ...checked, ...other});
const PAYLOAD = {'a.txt': 'one', 'deep/er/b c.txt': 'two', 'ünï/日本.txt': 'three', '100%.txt': 'four'};

function edited(tree: Tree, path: string, change: (text: string) => string): Tree {
  return new Map(tree).set(path, utf8(change(utf8Text(tree.get(path) ?? new Uint8Array(0)) ?? '')));
}

function without(tree: Tree, path: string): Tree {
  return new Map([...tree].filter(([one]) => one !== path));
}

describe('a bag by another program', () => {
  it.each([
    ['1.0', ['sha256', 'sha512']],
    ['1.0', ['sha512']],
    ['0.97', ['md5']],
    ['0.97', ['sha1', 'md5']],
    ['0.96', ['md5']],
  ])('of version %s with %s is read, as a ZIP and as a folder', async (version, hashes) => {
    const bag = makeBag(PAYLOAD, {version, hashes});
    for (const any of [await checkZip(bag), await checkTree(bag), await checkTree(bag, 'Downloads/x (1)/')]) {
      const report = otherOf(any);
      expect(codes(report)).toEqual([]);
      expect(report).toMatchObject({kind: 'bag', outcome: 'verified', version});
      expect(report.compared.filter(({what}) => what === 'payload')).toEqual(
        hashes
          .map((algorithm) => ({what: 'payload', algorithm, count: 4}))
          .sort((a, b) => hashes.indexOf(a.algorithm) - hashes.indexOf(b.algorithm)),
      );
    }
  });

  it('is said to be no pack, and how strong what was compared is', async () => {
    const strong = describeAny(await checkZip(makeBag(PAYLOAD)), say)
      .map(({text}) => text)
      .join('\n');
    expect(strong).toContain('not a pack of Holdfast');
    expect(strong).toContain('There is no signature');
    expect(strong).toContain('Source-Organization: An archive');
    expect(strong).not.toContain('weak');
    const weak = describeAny(await checkZip(makeBag(PAYLOAD, {hashes: ['md5', 'sha1']})), say)
      .map(({text}) => text)
      .join('\n');
    expect(weak).toContain('compared by MD5, SHA1 alone');
    const both = describeAny(await checkZip(makeBag(PAYLOAD, {hashes: ['md5', 'sha256']})), say)
      .map(({text}) => text)
      .join('\n');
    expect(both).not.toContain('alone');
    expect(both).toContain('by MD5, which is weak');
  });

  const bag = makeBag(PAYLOAD);
  it.each<[string, Tree, string[]]>([
    ['a changed file', new Map(bag).set('data/a.txt', utf8('0ne')), ['fileChanged data/a.txt']],
    ['a missing file', without(bag, 'data/a.txt'), ['fileMissing data/a.txt', 'countsDiffer bag-info.txt']],
    [
      'an added file',
      new Map(bag).set('data/x.txt', utf8('x')),
      ['fileNotListed data/x.txt', 'countsDiffer bag-info.txt'],
    ],
    [
      'a changed file beside the data',
      edited(bag, 'bag-info.txt', (text) => text.replace('An', 'No')),
      ['fileChanged bag-info.txt'],
    ],
    [
      'a file that is to be fetched',
      new Map(without(bag, 'data/a.txt')).set('fetch.txt', utf8('https://a.example/a 3 data/a.txt\n')),
      ['notFetched data/a.txt', 'countsDiffer bag-info.txt'],
    ],
    [
      'a bad line',
      edited(bag, 'manifest-sha256.txt', (text) => `xyz\n${text}`),
      ['listUnreadable manifest-sha256.txt', 'fileChanged manifest-sha256.txt'],
    ],
    [
      'a path outside the data',
      edited(makeBag(PAYLOAD, {tags: false}), 'manifest-sha256.txt', (text) => `${text}${'0'.repeat(64)}  ../x\n`),
      ['listUnreadable manifest-sha256.txt'],
    ],
    ['no list', without(makeBag(PAYLOAD, {tags: false}), 'manifest-sha256.txt'), ['noList ']],
    [
      'no version',
      edited(makeBag(PAYLOAD, {tags: false}), 'bagit.txt', () => 'BagIt\n'),
      ['declarationWrong bagit.txt'],
    ],
    [
      'another encoding',
      edited(makeBag(PAYLOAD, {tags: false}), 'bagit.txt', (text) => text.replace('UTF-8', 'UTF-16')),
      ['declarationWrong bagit.txt'],
    ],
    [
      'a hash that is not known',
      new Map(without(makeBag(PAYLOAD, {tags: false}), 'manifest-sha256.txt')).set(
        'manifest-blake2b.txt',
        utf8('00  data/a.txt\n'),
      ),
      ['listNotKnown manifest-blake2b.txt', 'noList '],
    ],
  ])('does not hold with %s', async (_, tree, expected) => {
    const report = otherOf(await checkTree(tree));
    expect(
      codes(report)
        .filter((one) => expected.includes(one))
        .sort(),
    ).toEqual([...expected].sort());
    expect(report.outcome).toBe('notVerified');
  });

  it('holds however its list is written: upper case, stars, tabs, other line ends, a mark, ./', async () => {
    const plain = makeBag({'a.txt': 'one'}, {tags: false});
    const digest = sum('sha256', utf8('one'));
    for (const text of [
      `${digest.toUpperCase()}  data/a.txt\n`,
      `${digest} *data/a.txt\r\n`,
      `${digest}\tdata/a.txt`,
      `\ufeff${digest}  ./data/a.txt\r`,
    ]) {
      expect(codes(otherOf(await checkTree(new Map(plain).set('manifest-sha256.txt', utf8(text)))))).toEqual([]);
    }
  });

  it('holds where a system spells names in another way, and says so', async () => {
    const made = makeBag({'e\u0301.txt': 'one'});
    const moved = new Map([...made].map(([path, bytes]) => [path.normalize('NFC'), bytes]));
    const report = otherOf(await checkTree(moved));
    expect(report.outcome).toBe('verified');
    expect(report.findings.map(({code}) => code)).toContain('otherSpelling');
  });

  it('may write a percent sign as it is, where that is what the file is called', async () => {
    const made = makeBag({'a%0Ab.txt': 'as it is'}, {tags: false});
    const text = `${sum('sha256', utf8('as it is'))}  data/a%0Ab.txt\n`;
    expect(otherOf(await checkTree(new Map(made).set('manifest-sha256.txt', utf8(text)))).outcome).toBe('verified');
  });

  it('is refused what leads out of it', async () => {
    for (const name of ['../x', 'data/../../x', '/etc/x', 'C:/x', 'data/a\\b', 'data/\u0007']) {
      const entries = [...entriesOf(makeBag(PAYLOAD), 'b/'), {name: utf8(`b/${name}`), bytes: utf8('x')}];
      const any = await checkAny([{name: '', source: sourceOfBytes(rawZip(entries))}]);
      expect(any.report.outcome).not.toBe('verified');
    }
    const twice = [...entriesOf(makeBag(PAYLOAD), 'b/'), ...entriesOf(makeBag(PAYLOAD), 'b/').slice(1, 2)];
    const any = await checkAny([{name: '', source: sourceOfBytes(rawZip(twice))}]);
    expect(codes(otherOf(any))).toContain('nameTwice data/a.txt');
  });
});

describe('a pack of ours', () => {
  it('never passes for a bag of another program, whatever was taken out of it', async () => {
    const {whole} = await makePacks(await makeKey());
    const strip = [/^seal\//, /^verify\.html$/, /^data\/log\//, /^READ-ME|^HOW-TO/];
    for (let count = 1; count <= strip.length; count += 1) {
      const pack = await TamperedPack.of(whole);
      for (const path of [...pack.files.keys()])
        if (strip.slice(0, count).some((one) => one.test(path))) pack.remove(path);
      const any = await checkAny([{name: '', source: sourceOfBytes(pack.zip())}]);
      expect(any.kind).toBe('pack');
      expect(any.report.outcome).not.toBe('verified');
    }
  });
});

describe('broken bags', () => {
  it('are told, 5,000 of them, without a crash', async () => {
    const tree = makeBag(PAYLOAD, {hashes: ['md5', 'sha256']});
    const zip = rawZip(entriesOf(tree, 'b/'));
    const said = new Set<string>();
    for (let i = 0; i < 5000; i += 1) {
      const draw = drawFrom(77 + i);
      if (draw(2) === 0) {
        const bytes = zip.slice(0, zip.length - (draw(4) === 0 ? draw(200) : 0));
        for (let hits = 1 + draw(12); hits > 0; hits -= 1) bytes[draw(bytes.length)] = draw(256);
        said.add((await checkAny([{name: '', source: sourceOfBytes(bytes)}])).report.outcome);
        continue;
      }
      const broken = new Map(tree);
      const paths = [...broken.keys()];
      const path = paths[draw(paths.length)] ?? '';
      const bytes = (broken.get(path) ?? new Uint8Array(0)).slice();
      for (let hits = 1 + draw(30); hits > 0; hits -= 1) bytes[draw(bytes.length)] = draw(256);
      broken.set(path, draw(5) === 0 ? bytes.slice(0, draw(bytes.length)) : bytes);
      if (draw(6) === 0) broken.delete(paths[draw(paths.length)] ?? '');
      const any = await checkTree(broken);
      const isSame = [...tree].every(
        ([one, content]) => Buffer.compare(content, broken.get(one) ?? Buffer.alloc(0)) === 0,
      );
      if (any.report.outcome === 'verified' && !isSame) {
        // What no list of it names may change: the lists of the files beside the data themselves.
        expect(path.startsWith('tagmanifest')).toBe(true);
      }
      said.add(any.report.outcome);
    }
    expect(said).toContain('notVerified');
  }, 300_000);
});
