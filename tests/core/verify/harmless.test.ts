import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {undoLineEnds} from '../../../src/core/verify/list-ends.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {makeKey} from '../pack/a-case.ts';
import {makePacks} from './attacks.ts';
import {type RawEntry, rawZip} from './raw-zip.ts';
import {codesAndPaths, faultCodes, TamperedPack} from './tamper.ts';

const key = await makeKey();
const {whole, chosen} = await makePacks(key);
const folder = mkdtempSync(join(tmpdir(), 'holdfast-harmless-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const LISTS = [
  ...['bagit.txt', 'bag-info.txt', 'READ-ME-FIRST.txt', 'HOW-TO-CHECK.txt', 'manifest-sha256.txt'],
  ...['tagmanifest-sha256.txt', 'seal/seal.sha256', 'seal/device-key.pem', 'data/log/entries.jsonl'],
];
const BOM = Uint8Array.of(0xef, 0xbb, 0xbf);

function withCrlf(pack: TamperedPack, path: string): TamperedPack {
  return pack.put(path, pack.text(path).replaceAll('\n', '\r\n'));
}

async function withEntries(...more: RawEntry[]) {
  const pack = await TamperedPack.of(whole);
  const entries = [...pack.files].map(([path, bytes]): RawEntry => ({name: `${pack.top}/${path}`, bytes}));
  return verifyPack(sourceOfBytes(rawZip([...entries, ...more.map((one) => ({bytes: utf8('x'), ...one}))])));
}

async function unpacked(name: string, zip = whole): Promise<{bag: string; top: string}> {
  const pack = await TamperedPack.of(zip);
  const bag = join(folder, name, pack.top);
  for (const [path, bytes] of pack.files) {
    mkdirSync(dirname(join(bag, path)), {recursive: true});
    writeFileSync(join(bag, path), bytes);
  }
  return {bag, top: pack.top};
}

describe('line ends that a program changed on the way', () => {
  it.each(LISTS)('are told of %s, and fail nothing', async (path) => {
    const report = await withCrlf(await TamperedPack.of(whole), path).verify();
    expect(codesAndPaths(report)).toEqual([`lineEndsChanged ${path}`]);
    expect(report.outcome).toBe('verified');
    expect(report.verdict.unchanged).toBe('yes');
  });

  it('are told of every list at once, with a mark in front of each, of a whole pack and a chosen one', async () => {
    for (const zip of [whole, chosen]) {
      const pack = await TamperedPack.of(zip);
      const lists = LISTS.filter((path) => pack.files.has(path));
      for (const path of lists) withCrlf(pack, path).put(path, joinBytes([BOM, pack.bytes(path)]));
      const report = await pack.verify({key: key.keyId});
      expect(codesAndPaths(report).sort()).toEqual(lists.map((path) => `lineEndsChanged ${path}`).sort());
      expect(report.outcome).toBe('verified');
    }
  });

  it('do not change the seal code that people compare', async () => {
    const before = (await (await TamperedPack.of(whole)).verify()).sealCode;
    expect((await withCrlf(await TamperedPack.of(whole), 'seal/seal.sha256').verify()).sealCode).toBe(before);
  });

  it('hide nothing else that was changed in the list', async () => {
    const edited = (await TamperedPack.of(whole)).editText('manifest-sha256.txt', (text) => text.replace(/^./, '0'));
    expect(faultCodes(await withCrlf(edited, 'manifest-sha256.txt').verify())).toContain('sealListWrong');
    const dropped = (await TamperedPack.of(whole)).editText('manifest-sha256.txt', (text) => text.replace(/^.*\n/, ''));
    expect((await withCrlf(dropped, 'manifest-sha256.txt').verify()).outcome).toBe('notVerified');
  });

  it.each([
    ['of one line alone', (text: string) => text.replace('\n', '\r\n')],
    ['doubled', (text: string) => text.replaceAll('\n', '\r\r\n')],
    ['made CR alone', (text: string) => text.replaceAll('\n', '\r')],
    ['made LF CR', (text: string) => text.replaceAll('\n', '\n\r')],
    ['left, with two marks in front', (text: string) => `\ufeff\ufeff${text}`],
    ['left, with a mark in the middle', (text: string) => text.replace('\n', '\n\ufeff')],
    ['left, with a space behind', (text: string) => text.replaceAll('\n', ' \n')],
  ])('are harm where they are %s', async (_, change) => {
    const report = await (await TamperedPack.of(whole)).editText('manifest-sha256.txt', change).verify();
    expect(report.outcome).toBe('notVerified');
    expect(report.verdict.unchanged).not.toBe('yes');
  });

  it('are harm in a file of an exhibit, and told as what they are', async () => {
    const path = 'data/report/chronology.csv';
    const pack = await TamperedPack.of(whole);
    expect(pack.text(path)).toContain('\n');
    const changed = pack.text(path).includes('\r\n')
      ? pack.text(path).replaceAll('\r\n', '\n')
      : pack.text(path).replaceAll('\n', '\r\n');
    const report = await pack.put(path, changed).verify();
    expect(faultCodes(report)).toContain('fileChanged');
    expect(report.stories.map(({name, values}) => [name, ...values])).toEqual([['checked_story_lineEnds', path]]);
  });

  it('are undone by bytes alone', () => {
    const text = (one: string): Bytes => utf8(one);
    expect(undoLineEnds(text('a\nb'))).toBeUndefined();
    expect(undoLineEnds(text(''))).toBeUndefined();
    expect(undoLineEnds(text('a\r\nb\r\n'))?.bytes).toEqual(text('a\nb\n'));
    expect(undoLineEnds(text('\ufeffa'))?.bytes).toEqual(text('a'));
    expect(undoLineEnds(text('a\r'))).toBeUndefined();
  });
});

describe('files that others put to a pack', () => {
  it.each([
    '__MACOSX/record-20260301-00000000/._bagit.txt',
    '__MACOSX/record-20260301-00000000/data/._case.json',
    '__MACOSX/._record-20260301-00000000',
    'record-20260301-00000000/.DS_Store',
    'record-20260301-00000000/data/exhibits/.DS_Store',
    'record-20260301-00000000/data/Thumbs.db',
    'record-20260301-00000000/desktop.ini',
    'record-20260301-00000000/data/._numbering.json',
    '.DS_Store',
    'Attachment Notice (scanned).txt',
    'disclaimer.txt',
  ])('are told and fail nothing: %s', async (name) => {
    const report = await withEntries({name});
    expect(codesAndPaths(report)).toEqual([`fileBeside ${name}`]);
    expect(report.outcome).toBe('verified');
  });

  it.each([
    ['a second folder', 'other/x.txt'],
    ['a page beside the folder', 'report.html'],
    ['a program beside the folder', 'open-me.exe'],
    ['a name in another script', 'lesen\u0435.txt'],
    ['a hidden file of no file manager', 'record-20260301-00000000/.hidden'],
    ['a copy of a name that is none', 'record-20260301-00000000/data/._A b'],
    ['what climbs out of the folder of macOS', '__MACOSX/../record-20260301-00000000/data/._x'],
    ['what macOS puts nothing under', '__MACOSX/record-20260301-00000000/data/case.json'],
  ])('are harm where they are %s', async (_, name) => {
    const report = await withEntries({name});
    expect(report.outcome).toBe('notVerified');
    expect(faultCodes(report)).toContain('nameRefused');
  });

  it('are harm where a text beside the folder is a large one', async () => {
    const report = await withEntries({name: 'notes.txt', bytes: new Uint8Array(64 * 1024 + 1)});
    expect(faultCodes(report)).toContain('nameRefused');
  });

  it('are harm where a list names one: what is listed must be there', async () => {
    const pack = (await TamperedPack.of(whole)).put('data/desktop.ini', 'x').redoLists();
    expect(faultCodes(await (await pack.sign(key)).verify())).toContain('fileMissing');
  });

  it('are told of an unpacked folder too, wherever it lies', async () => {
    const {bag, top} = await unpacked('tree');
    const files = execFileSync('find', ['.', '-type', 'f'], {cwd: dirname(bag), encoding: 'utf8'})
      .trim()
      .split('\n');
    const tree = files.map((line) => {
      const path = line.slice(2);
      return {path, source: sourceOfBytes(new Uint8Array(readFileSync(join(dirname(bag), path))))};
    });
    const x = sourceOfBytes(utf8('x'));
    const more = [
      {path: `${top}/.DS_Store`, source: x},
      {path: 'notice.txt', source: x},
      {path: `__MACOSX/${top}/._bagit.txt`, source: x},
    ];
    const around = (prefix: string) => [...tree, ...more].map((one) => ({...one, path: `${prefix}${one.path}`}));
    for (const prefix of ['', 'Downloads (1)/']) {
      const report = await verifyPack({files: around(prefix)});
      expect(codesAndPaths(report).map((line) => line.split(' ')[0])).toEqual([
        'fileBeside',
        'fileBeside',
        'fileBeside',
      ]);
      expect(report.outcome).toBe('verified');
    }
    const inside = await verifyPack({files: [...tree, {path: `${top}/notice.txt`, source: x}]});
    expect(faultCodes(inside)).toEqual(['fileUnexpected']);
    const beside = await verifyPack({files: [...tree, {path: 'other/notice.txt', source: x}]});
    expect(beside.outcome).toBe('notVerified');
  });
});

describe('a pack that another program packed again', () => {
  it.each([
    ['zip', (bag: string, zip: string) => execFileSync('zip', ['-q', '-r', zip, '.'], {cwd: dirname(bag)})],
    ['7z', (bag: string, zip: string) => execFileSync('7z', ['a', '-tzip', zip, bag], {stdio: 'ignore'})],
  ])('holds, and says so: %s', async (name, run) => {
    const {bag} = await unpacked(`again-${name}`);
    execFileSync('touch', ['-d', '2020-02-02', join(bag, 'bagit.txt')]);
    const zip = join(folder, `${name}.zip`);
    run(bag, zip);
    const report = await verifyPack(sourceOfBytes(new Uint8Array(readFileSync(zip))));
    expect(codesAndPaths(report)).toEqual(['packedAgain ']);
    expect(report.outcome).toBe('verified');
  });
});
