import {deflateRawSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {isPackPath} from '../../../src/core/pack/names.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {crc32} from '../../../src/core/verify/crc32.ts';
import {findingsOf, type VerifyReport} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {makeKey, noise} from '../pack/a-case.ts';
import {makePacks} from './attacks.ts';
import {type RawArchive, type RawEntry, rawZip} from './raw-zip.ts';
import {TamperedPack} from './tamper.ts';

const TOP = 'record-20260301-00000000';
const written = (await makePacks(await makeKey())).whole;
const good = await TamperedPack.of(written);
const entries = [...good.files].map(([path, bytes]): RawEntry => ({name: `${TOP}/${path}`, bytes, method: 8}));

function check(zip: Bytes): Promise<VerifyReport> {
  return verifyPack(sourceOfBytes(zip));
}

/** A good pack with more or other entries. */
function withEntries(change: (good: RawEntry[]) => RawEntry[], archive: RawArchive = {}): Promise<VerifyReport> {
  return check(rawZip(change([...entries]), archive));
}

function first(report: VerifyReport): string {
  const [found] = findingsOf(report);
  return found ? `${found.code} ${found.reason ?? ''}`.trim() : '';
}

const ONE = utf8('x');

describe('an archive', () => {
  it('that is sound is read', async () => {
    expect((await withEntries((all) => all)).outcome).toBe('verified');
    expect((await withEntries((all) => all.map((entry) => ({...entry, method: 0})))).outcome).toBe('verified');
  });

  it('made by another packer with folders, times, owners and sizes behind the data is read too', async () => {
    const extra = new Uint8Array([0x55, 0x54, 5, 0, 1, 0, 0, 0, 0]);
    const behind = ({bytes = ONE}: RawEntry, mark: boolean): Bytes => {
      const view = new DataView(new ArrayBuffer(16));
      for (const [i, value] of [0x08074b50, crc32(bytes), deflateRawSync(bytes).length, bytes.length].entries()) {
        view.setUint32(i * 4, value, true);
      }
      return new Uint8Array(view.buffer).slice(mark ? 0 : 4);
    };
    for (const mark of [true, false]) {
      const report = await withEntries((all) => [
        {name: `${TOP}/`, attributes: 0o040755 << 16},
        {name: `${TOP}/data/`, attributes: 0o040755 << 16},
        ...all.map((entry) => ({
          ...entry,
          extra,
          flags: 8,
          local: {crc: 0, size: 0, packedSize: 0},
          behind: behind(entry, mark),
          attributes: 0o100644 << 16,
        })),
      ]);
      expect(findingsOf(report)).toEqual([{code: 'packedAgain', path: ''}]);
    }
  });

  it.each<[string, string, (all: RawEntry[]) => RawEntry[]]>([
    ['the same name twice', 'nameTwice', (all) => [...all, {name: `${TOP}/data/case.json`, bytes: ONE}]],
    [
      'the same name twice, the false one first',
      'nameTwice',
      (all) => [{name: `${TOP}/data/case.json`, bytes: ONE}, ...all],
    ],
    ['a name that is also a folder', 'nameTwice', (all) => [...all, {name: `${TOP}/data`, bytes: ONE}]],
    ['a name that differs in case only', 'nameRefused', (all) => [...all, {name: `${TOP}/data/CASE.json`, bytes: ONE}]],
    ['a climbing name', 'nameRefused', (all) => [...all, {name: `${TOP}/../x`, bytes: ONE}]],
    ['a name that climbs from within', 'nameRefused', (all) => [...all, {name: `${TOP}/a/../../x`, bytes: ONE}]],
    ['a name beside the folder', 'nameRefused', (all) => [...all, {name: `../${TOP}2/x`, bytes: ONE}]],
    ['an absolute name', 'nameRefused', (all) => [...all, {name: '/etc/x', bytes: ONE}]],
    ['a drive', 'nameRefused', (all) => [...all, {name: 'C:\\x', bytes: ONE}]],
    ['another computer', 'nameRefused', (all) => [...all, {name: '\\\\host\\x', bytes: ONE}]],
    ['a backslash', 'nameRefused', (all) => [...all, {name: `${TOP}/..\\x`, bytes: ONE}]],
    ['a dot as a folder', 'nameRefused', (all) => [...all, {name: `${TOP}/a/./b`, bytes: ONE}]],
    ['an empty folder name', 'nameRefused', (all) => [...all, {name: `${TOP}/a//b`, bytes: ONE}]],
    ['a NUL', 'nameRefused', (all) => [...all, {name: `${TOP}/a\0b`, bytes: ONE}]],
    ['a letter outside ASCII', 'nameRefused', (all) => [...all, {name: `${TOP}/data/é.txt`, bytes: ONE}]],
    ['a direction mark', 'nameRefused', (all) => [...all, {name: `${TOP}/data/a\u202etxt.exe`, bytes: ONE}]],
    ['a device of Windows', 'nameRefused', (all) => [...all, {name: `${TOP}/data/nul.txt`, bytes: ONE}]],
    ['a name of 121 characters', 'nameRefused', (all) => [...all, {name: `${TOP}/${'a'.repeat(121)}`, bytes: ONE}]],
    ['no name', 'nameRefused', (all) => [...all, {name: '', bytes: ONE}]],
    ['a second folder', 'nameRefused verify_reason_severalFolders', (all) => [...all, {name: 'other/x', bytes: ONE}]],
    ['a file beside the folder', 'nameRefused', (all) => [...all, {name: 'x', bytes: ONE}]],
    ['a folder with a climbing name', 'nameRefused', (all) => [...all, {name: `${TOP}/../`}]],
    [
      'another name in front of the data',
      'archiveUnreadable verify_reason_headersDiffer',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, local: {name: `${TOP}/data/b.txt`}}],
    ],
    [
      'another method in front of the data',
      'archiveUnreadable verify_reason_headersDiffer',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, local: {method: 8}}],
    ],
    [
      'another size in front of the data',
      'archiveUnreadable verify_reason_headersDiffer',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, local: {size: 2}}],
    ],
    [
      'another checksum in front of the data',
      'archiveUnreadable verify_reason_headersDiffer',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, local: {crc: 2}}],
    ],
    [
      'an entry that the directory hides',
      'archiveUnreadable verify_reason_foreignBytes',
      (all) => [...all.slice(0, 2), {name: `${TOP}/data/hidden.txt`, bytes: ONE, hidden: true}, ...all.slice(2)],
    ],
    [
      'a hidden entry at the end',
      'archiveUnreadable verify_reason_foreignBytes',
      (all) => [...all, {name: `${TOP}/data/hidden.txt`, bytes: ONE, hidden: true}],
    ],
    [
      'two entries over the same bytes',
      'archiveUnreadable verify_reason_overlap',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, offset: 0}],
    ],
    [
      'bytes between two entries',
      'archiveUnreadable verify_reason_foreignBytes',
      (all) => [{name: `${TOP}/data/a.txt`, bytes: ONE, behind: ONE}, ...all],
    ],
    [
      'an encrypted entry',
      'archiveUnreadable verify_reason_encrypted',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, flags: 1}],
    ],
    [
      'a packing of another kind',
      'archiveUnreadable verify_reason_otherMethod',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, method: 12, packed: ONE}],
    ],
    [
      'a link',
      'archiveUnreadable verify_reason_link',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: utf8('/etc/passwd'), attributes: 0o120777 << 16}],
    ],
    [
      'a device',
      'archiveUnreadable verify_reason_link',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, attributes: 0o020666 << 16}],
    ],
    [
      'a second name in a field of its own',
      'archiveUnreadable verify_reason_otherName',
      (all) => [
        ...all,
        {
          name: `${TOP}/data/a.txt`,
          bytes: ONE,
          extra: joinBytes([new Uint8Array([0x75, 0x70, 6, 0, 1, 0, 0, 0, 0]), ONE]),
        },
      ],
    ],
    [
      'a second size in a field of its own',
      'archiveUnreadable verify_reason_farNumbers',
      (all) => [
        ...all,
        {name: `${TOP}/data/a.txt`, bytes: ONE, extra: new Uint8Array([1, 0, 8, 0, 9, 9, 9, 9, 0, 0, 0, 0])},
      ],
    ],
    [
      'a field that runs over its end',
      'archiveUnreadable verify_reason_otherName',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, extra: new Uint8Array([0x55, 0x54, 99, 0])}],
    ],
    [
      'a size of 4 GiB',
      'archiveUnreadable verify_reason_farNumbers',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, size: 0xffffffff}],
    ],
    [
      'a stored size that is not the packed one',
      'archiveUnreadable verify_reason_lyingSize',
      (all) => [...all, {name: `${TOP}/data/a.txt`, bytes: ONE, size: 2}],
    ],
    [
      'a folder that holds bytes',
      'archiveUnreadable verify_reason_folderWithBytes',
      (all) => [...all, {name: `${TOP}/data/`, bytes: ONE}],
    ],
  ])('with %s is refused', async (_what, expected, change) => {
    const report = await withEntries(change);
    expect(first(report).slice(0, expected.length)).toBe(expected);
    expect(report.outcome).toBe(expected.startsWith('name') ? 'notVerified' : 'unreadable');
    expect(report.checks.filter(({state}) => state === 'passed')).toEqual([]);
  });

  it.each<[string, string, RawArchive]>([
    ['bytes in front, offsets true', 'verify_reason_foreignBytes', {before: ONE}],
    ['a whole file in front', 'verify_reason_foreignBytes', {before: noise(5000, 1)}],
    ['bytes behind the end', 'verify_reason_bytesBehindEnd', {after: ONE}],
    ['a comment', 'verify_reason_bytesBehindEnd', {comment: 'hello'}],
    ['bytes before the directory', 'verify_reason_foreignBytes', {betweenDataAndDirectory: ONE}],
    ['a directory said to be elsewhere', 'verify_reason_directoryMisplaced', {directoryOffset: 1}],
    ['a count too small', 'verify_reason_countDiffers', {count: 3}],
    ['a count too large', 'verify_reason_countDiffers', {count: 300}],
    ['the count of a larger form', 'verify_reason_countDiffers', {count: 0xffff}],
    ['a directory of 40 MB', 'verify_reason_tooManyEntries', {directorySize: 40_000_000}],
  ])('with %s is refused', async (_what, reason, archive) => {
    const report = await withEntries((all) => all, archive);
    expect(first(report)).toBe(`archiveUnreadable ${reason}`);
    expect(report.outcome).toBe('unreadable');
    expect(report.verdict.unchanged).toBe('couldNotTell');
  });

  it('that is none is said to be none, wherever it is cut off', async () => {
    for (const bytes of [new Uint8Array(0), utf8('hello'), noise(10_000, 3)]) {
      expect(first(await check(bytes))).toBe('archiveUnreadable verify_reason_notZip');
    }
    const whole = rawZip(entries);
    for (let end = whole.length - 1; end > 0; end -= 97) {
      expect((await check(whole.subarray(0, end))).outcome).toBe('unreadable');
    }
  });

  it('with any one byte changed is never verified, and never throws', async () => {
    const whole = written;
    expect((await check(whole)).outcome).toBe('verified');
    for (let at = 0; at < whole.length; at += 61) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x11;
      const {outcome} = await check(changed);
      // Times, versions and attributes of entries carry nothing: those bytes may change.
      if (outcome === 'verified') expect(isIdleByte(whole, at)).toBe(true);
    }
  });
});

/** Whether a byte lies in a field that only tells when and by what an entry was packed. */
function isIdleByte(zip: Bytes, at: number): boolean {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  for (let start = Math.max(0, at - 46); start <= at; start += 1) {
    if (start + 4 > zip.length) continue;
    const mark = view.getUint32(start, true);
    const place = at - start;
    if (mark === 0x04034b50 && ((place >= 4 && place < 6) || (place >= 10 && place < 14))) return true;
    const idle = [4, 5, 6, 7, 12, 13, 14, 15, 36, 37, 38, 39, 40, 41];
    if (mark === 0x02014b50 && idle.includes(place)) return true;
  }
  return false;
}

describe('sizes', () => {
  it('of 2 GB in an entry of 2 MB are refused before anything is unpacked', async () => {
    const packed = new Uint8Array(deflateRawSync(new Uint8Array(20_000_000)));
    const report = await withEntries((all) => [
      ...all,
      {name: `${TOP}/data/a.txt`, method: 8, packed, size: 2_000_000_000},
    ]);
    expect(first(report)).toBe('archiveUnreadable verify_reason_tooLarge');
  });

  it('that lie are found as soon as one byte too many comes out', async () => {
    const packed = new Uint8Array(deflateRawSync(new Uint8Array(400_000_000)));
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const report = await withEntries((all) => [...all, {name: `${TOP}/data/a.txt`, method: 8, packed, size: 10}]);
    const [finding] = findingsOf(report);
    expect(finding).toMatchObject({code: 'archiveUnreadable', path: 'data/a.txt', reason: 'verify_reason_lyingSize'});
    expect(report.outcome).toBe('unreadable');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  it('that promise more than comes out are found', async () => {
    const packed = new Uint8Array(deflateRawSync(ONE));
    const report = await withEntries((all) => [...all, {name: `${TOP}/data/a.txt`, method: 8, packed, size: 10}]);
    expect(first(report)).toBe('archiveUnreadable verify_reason_lyingSize');
  });

  it('of more than 8 GiB together are refused', async () => {
    const many = Array.from(
      {length: 9},
      (_, i): RawEntry => ({name: `${TOP}/data/${i}.txt`, method: 8, size: 1024 ** 3}),
    );
    const report = await withEntries((all) => [...all, ...many]);
    expect(first(report)).toBe('archiveUnreadable verify_reason_tooLarge');
  });
});

describe('packed bytes', () => {
  it('behind the end of the data are found', async () => {
    const packed = joinBytes([new Uint8Array(deflateRawSync(ONE)), noise(100_000, 4)]);
    const report = await withEntries((all) => [...all, {name: `${TOP}/data/a.txt`, method: 8, packed, bytes: ONE}]);
    expect(first(report)).toBe('archiveUnreadable verify_reason_bytesBehindData');
  });

  it('that are damaged make a changed file, not an unreadable archive', async () => {
    const path = 'data/report/report.html';
    const bytes = good.bytes(path);
    const packed = new Uint8Array(deflateRawSync(bytes));
    packed.fill(0xff, 2);
    const report = await withEntries((all) =>
      all.map((entry) => (entry.name === `${TOP}/${path}` ? {...entry, packed} : entry)),
    );
    expect(findingsOf(report)[0]).toMatchObject({code: 'fileChanged', path, reason: 'verify_reason_damaged'});
    expect(report.outcome).toBe('notVerified');
  });

  it('that stop between two blocks are damaged', async () => {
    // One block, not the last, and nothing behind it: some readers take that for whole.
    const packed = new Uint8Array([0, 1, 0, 0xfe, 0xff, 0x78]);
    const report = await withEntries((all) => [...all, {name: `${TOP}/data/a.txt`, method: 8, packed, bytes: ONE}]);
    expect(findingsOf(report)[0]).toMatchObject({code: 'fileAdded'});
    expect(report.outcome).toBe('notVerified');
  });

  it('with a checksum that is not theirs are found', async () => {
    const path = 'data/report/report.html';
    const report = await withEntries((all) =>
      all.map((entry) => (entry.name === `${TOP}/${path}` ? {...entry, crc: 1} : entry)),
    );
    expect(findingsOf(report)[0]).toMatchObject({code: 'fileChanged', path, reason: 'verify_reason_checksum'});
  });
});

it('takes 200,000 empty entries for what they are, soon and in little memory', async () => {
  const names = Array.from({length: 200_000}, (_, i): RawEntry => ({name: `${TOP}/data/${i}.txt`}));
  const zip = rawZip(names);
  const started = performance.now();
  const before = process.memoryUsage().rss;
  const report = await check(zip);
  expect(first(report)).toContain('archiveUnreadable');
  expect(report.outcome).toBe('unreadable');
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});

it('takes names that every object inherits for names like any other', async () => {
  const pack = await TamperedPack.of(rawZip(entries));
  for (const name of ['__proto__', 'constructor', 'hasownproperty', 'tostring']) pack.put(`data/${name}`, name);
  const report = await pack.verify();
  const added = findingsOf(report).filter(({code}) => code === 'fileAdded');
  expect(added.map(({path}) => path).sort()).toEqual([
    'data/__proto__',
    'data/constructor',
    'data/hasownproperty',
    'data/tostring',
  ]);
  expect(({} as {polluted?: string}).polluted).toBeUndefined();
  const listed = await pack.redoLists().verify();
  expect(findingsOf(listed).filter(({code}) => code === 'fileAdded')).toEqual([]);
});

it('never opens a pack inside a pack', async () => {
  let inner = rawZip(entries);
  for (let depth = 0; depth < 5; depth += 1) inner = rawZip([{name: `${TOP}/data/pack.zip`, bytes: inner}]);
  const report = await check(inner);
  expect(report.files).toBe(1);
  expect(report.outcome).toBe('notVerified');
});

describe('the rule for names', () => {
  it.each([
    'data/a.txt',
    'READ-ME-FIRST.txt',
    'data/exhibits/000001/page.html.txt',
    'a',
    '__proto__',
    'console.log',
    'a'.repeat(120),
  ])('lets %s through', (name) => expect(isPackPath(name)).toBe(true));
  it.each([
    '',
    '/',
    'a/',
    '/a',
    'A',
    'a b',
    'a%20',
    '.a',
    'a/.b',
    'a.',
    '..',
    '-rf',
    '~home',
    'con',
    'data/aux',
    'com1.txt',
    'lpt9',
    'a\nb',
    'read-me-FIRST.txt',
    'x/READ-ME-FIRST.txt',
    'a:b',
    'a\\b',
    'ä',
    'a'.repeat(121),
  ])('refuses %j', (name) => expect(isPackPath(name)).toBe(false));
});
