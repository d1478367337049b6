import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {deflateRawSync} from 'node:zlib';
import {afterAll, describe, expect, it} from 'vitest';
import {nativeEngine} from '../../../src/cli/native-engine.ts';
import {openAll} from '../../../src/cli/open-path.ts';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {crc32} from '../../../src/core/verify/crc32.ts';
import {checkAny} from '../../../src/core/verify/other/check-any.ts';
import {readZip} from '../../../src/core/verify/read-zip.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {fixedKey} from '../pack/a-case.ts';
import {makePacks} from './attacks.ts';
import {otherOf, sum} from './other/make-bag.ts';
import {type RawEntry, rawZip} from './raw-zip.ts';
import {codesAndPaths, TamperedPack} from './tamper.ts';
import {drawFrom} from './tamper-kinds.ts';

const {whole} = await makePacks(fixedKey());
const pack = await TamperedPack.of(whole);
const MAKER = join(import.meta.dirname, 'make-zip64.py');
const MINUTES_5 = 300_000;
const FULL = 0xffffffff;
const folder = mkdtempSync(join(tmpdir(), 'holdfast-zip64-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function read(name: string): Bytes {
  return new Uint8Array(readFileSync(join(folder, name)));
}

function write(name: string, bytes: Bytes): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, bytes);
  return path;
}

const packed = write('pack.zip', whole);
for (const [path, bytes] of pack.files) write(join('tree', pack.top, path), bytes);

/** The pack, packed again by Info-ZIP in the larger form throughout: in the directory, in front of the data, at the end. */
const forced = (() => {
  execFileSync('zip', ['-q', '-X', '-r', '-fz', join(folder, 'forced.zip'), pack.top], {cwd: join(folder, 'tree')});
  return read('forced.zip');
})();

describe('an archive in the form for more than 4 GB', () => {
  it.each(['forced', 'streamed'])('is read where Python made it: %s', async (how) => {
    execFileSync('python3', [MAKER, 'again', packed, join(folder, `${how}-py.zip`), how]);
    const report = await verifyPack(sourceOfBytes(read(`${how}-py.zip`)));
    expect([report.outcome, codesAndPaths(report)]).toEqual(['verified', []]);
  });

  it('is read where Info-ZIP made it, with a larger end, into a file or a pipe', async () => {
    expect(endOf(forced).isFar).toBe(true);
    expect(codesAndPaths(await verifyPack(sourceOfBytes(forced)))).toEqual(['packedAgain ']);
    const piped = execFileSync('zip', ['-q', '-r', '-', pack.top], {
      cwd: join(folder, 'tree'),
      maxBuffer: 1 << 26,
    });
    const report = await verifyPack(sourceOfBytes(new Uint8Array(piped)));
    expect([report.outcome, codesAndPaths(report)]).toEqual(['verified', ['packedAgain ']]);
  });

  it('holds a file of more than 4 GB and one that begins behind it', {timeout: MINUTES_5}, async () => {
    const path = join(folder, 'large.zip');
    execFileSync('python3', [MAKER, 'bag', path, String(2 ** 32 + 12_345)]);
    const opened = await openAll([path]);
    if (!opened.ok) throw new Error(opened.error);
    const report = otherOf(await checkAny(opened.value, {}, {engine: nativeEngine}));
    expect(report).toMatchObject({outcome: 'verified', findings: [], compared: [{what: 'payload', count: 2}]});
    expect(report.bytes).toBeGreaterThan(2 ** 32);
    rmSync(path);
  });

  describe('with more than 65,535 files', () => {
    const COUNT = 65_600;
    const names = Array.from({length: COUNT}, (_, i) => `data/${i}.txt`);
    const empty = createHash('sha256').digest('hex');
    write('many/bag/bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'));
    write('many/bag/manifest-sha256.txt', utf8(names.map((name) => `${empty}  ${name}\n`).join('')));
    mkdirSync(join(folder, 'many/bag/data'));
    for (const name of names) writeFileSync(join(folder, 'many/bag', name), '');

    it.each<[string, string, string[]]>([
      ['Info-ZIP', 'zip', ['-q', '-r', join(folder, 'many-zip.zip'), 'bag']],
      ['7-Zip', '7z', ['a', '-tzip', '-mx=0', join(folder, 'many-7z.zip'), 'bag']],
      ['Python', 'python3', ['-m', 'zipfile', '-c', join(folder, 'many-python3.zip'), 'bag']],
    ])('is read where %s made it', {timeout: MINUTES_5}, async (_name, tool, given) => {
      execFileSync(tool, given, {cwd: join(folder, 'many'), stdio: 'ignore'});
      const zip = read(`many-${tool}.zip`);
      expect(endOf(zip).isFar).toBe(true);
      const report = otherOf(await checkAny([{name: 'many.zip', source: sourceOfBytes(zip)}]));
      expect(report).toMatchObject({outcome: 'verified', findings: [], files: COUNT + 2});
    });
  });

  it('is not what 65,535 files need', async () => {
    const zip = rawZip(Array.from({length: 65_535}, (_, i): RawEntry => ({name: `bag/data/${i}.txt`})));
    const {files, faults} = await readZip(sourceOfBytes(zip));
    expect([files.size, faults]).toEqual([65_535, []]);
  });
});

/** Where the numbers of the larger end lie. */
function endOf(zip: Bytes): {isFar: boolean; view: DataView; end: number; locator: number; record: number} {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const end = zip.length - 22;
  const locator = end - 20;
  return {isFar: view.getUint32(locator, true) === 0x07064b50, view, end, locator, record: locator - 56};
}

/** Numbers of an extra field with sizes and a place, eight bytes each. */
function field(...values: (number | bigint)[]): Bytes {
  return fieldOf(joinBytes(values.map(eight)));
}

function fieldOf(bytes: Bytes): Bytes {
  return joinBytes([Uint8Array.of(1, 0, bytes.length & 0xff, bytes.length >> 8), bytes]);
}

function eight(value: number | bigint): Bytes {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(value), true);
  return new Uint8Array(view.buffer);
}

const TEXT = utf8('some words that stand in a file, stand in a file');
const SIZE = TEXT.length;
const DEFLATED = new Uint8Array(deflateRawSync(TEXT));
const PACKED = DEFLATED.length;
const ENTRY: RawEntry = {name: 'bag/data/a.txt', bytes: TEXT, method: 8};
const NEAR = {size: SIZE, packedSize: PACKED, extra: new Uint8Array(0)};
const BEYOND = 2n ** 53n;

/** One entry at the very beginning, and one behind it. The header in front of the data is true where nothing is said. */
async function reasonOf(entry: Partial<RawEntry>): Promise<string | undefined> {
  const zip = rawZip([
    {...ENTRY, local: NEAR, ...entry},
    {name: 'bag/data/b.txt', bytes: TEXT},
  ]);
  return (await readZip(sourceOfBytes(zip))).faults[0]?.reason;
}

const far = {size: FULL, packedSize: FULL};

describe('the numbers of an entry', () => {
  it.each<[string, Partial<RawEntry>]>([
    ['both sizes', {...far, extra: field(SIZE, PACKED)}],
    ['one size', {size: FULL, extra: field(SIZE)}],
    ['the other size', {packedSize: FULL, extra: field(PACKED)}],
    ['the place', {offset: FULL, extra: field(0)}],
    ['all three', {...far, offset: FULL, extra: field(SIZE, PACKED, 0)}],
    ['a size and the place', {size: FULL, offset: FULL, extra: field(SIZE, 0)}],
    ['a place that is not asked for and the same', {...far, extra: field(SIZE, PACKED, 0)}],
    ['all that is not asked for and the same', {extra: field(SIZE, PACKED, 0)}],
    [
      'the volume, which is the first',
      {...far, offset: FULL, extra: fieldOf(joinBytes([eight(SIZE), eight(PACKED), eight(0), new Uint8Array(4)]))},
    ],
    ['both sizes, in front of the data alone', {local: {...far, extra: field(SIZE, PACKED)}}],
    ['sizes, among other fields', {...far, extra: joinBytes([OTHER(), field(SIZE, PACKED), OTHER()])}],
    ['sizes behind the data', {flags: 8, local: {...ZEROS(), ...far, extra: field(0, 0)}, behind: behind(8, true)}],
    ['such without a mark', {flags: 8, local: {...ZEROS(), ...far, extra: field(0, 0)}, behind: behind(8, false)}],
    [
      'sizes in front of the data and behind',
      {flags: 8, local: {...far, extra: field(SIZE, PACKED)}, behind: behind(8)},
    ],
    ['one size in front of the data and all behind', {flags: 8, local: {...ZEROS(), size: SIZE}, behind: behind(4)}],
  ])('are read out of their field: %s', async (_what, entry) => {
    expect(await reasonOf(entry)).toBeUndefined();
  });

  it.each<[string, string, Partial<RawEntry>]>([
    ['that are not there', 'farNumbers', far],
    ['of which one is not there', 'farNumbers', {...far, offset: FULL, extra: field(SIZE, PACKED)}],
    ['that stand there twice', 'farNumbers', {...far, extra: joinBytes([field(SIZE, PACKED), field(SIZE, PACKED)])}],
    [
      'that stand there a second time otherwise',
      'farNumbers',
      {...far, extra: joinBytes([field(SIZE, PACKED), field(1, 1)])},
    ],
    ['cut short', 'farNumbers', {...far, extra: fieldOf(joinBytes([eight(SIZE), eight(PACKED)]).subarray(0, 15))}],
    ['with bytes behind', 'farNumbers', {...far, extra: fieldOf(joinBytes([eight(SIZE), eight(PACKED), TEXT]))}],
    [
      'on another volume',
      'farNumbers',
      {...far, extra: fieldOf(joinBytes([eight(SIZE), eight(PACKED), eight(0), Uint8Array.of(1, 0, 0, 0)]))},
    ],
    ['that run over the end', 'otherName', {size: SIZE, extra: field(SIZE, PACKED).subarray(0, 12)}],
    ['that say another size than the nearer ones', 'farNumbers', {extra: field(SIZE + 1, PACKED)}],
    ['that say another place than the nearer ones', 'farNumbers', {extra: field(SIZE, PACKED, 7)}],
    ['that no number can hold: size', 'farNumbers', {...far, extra: field(BEYOND, PACKED)}],
    ['that no number can hold: packed size', 'farNumbers', {...far, extra: field(SIZE, 2n ** 64n - 1n)}],
    ['that no number can hold: place', 'farNumbers', {offset: FULL, extra: field(BEYOND + 1n)}],
    ['that lead out of the archive', 'foreignBytes', {offset: FULL, extra: field(2 ** 40)}],
    ['that lead into another entry', 'overlap', {packedSize: FULL, extra: field(2 ** 40)}],
    ['of a bomb', 'tooLarge', {size: FULL, extra: field(2 ** 52)}],
    ['with a size other than in front of the data', 'headersDiffer', {size: FULL, extra: field(SIZE + 1)}],
    ['in front of the data that are not there', 'farNumbers', {local: far}],
    [
      'in front of the data that are there twice',
      'farNumbers',
      {local: {...far, extra: joinBytes([field(SIZE, PACKED), field(SIZE, PACKED)])}},
    ],
    ['in front of the data with another size', 'headersDiffer', {local: {...far, extra: field(SIZE + 1, PACKED)}}],
    [
      'in front of the data with another packed size',
      'headersDiffer',
      {local: {...far, extra: field(SIZE, PACKED - 1)}},
    ],
    [
      'in front of the data that are left out, and nothing behind',
      'headersDiffer',
      {local: {...far, extra: field(0, 0)}},
    ],
    [
      'behind the data of four bytes where eight are due',
      'headersDiffer',
      {flags: 8, local: {...ZEROS(), ...far, extra: field(0, 0)}, behind: behind(4)},
    ],
    [
      'behind the data of eight bytes where four are due',
      'headersDiffer',
      {flags: 8, local: ZEROS(), behind: behind(8)},
    ],
    [
      'behind the data that are others',
      'headersDiffer',
      {flags: 8, local: {...ZEROS(), ...far, extra: field(0, 0)}, behind: behind(8, true, 2 ** 32)},
    ],
    [
      'one of them in front, another one, and all behind',
      'headersDiffer',
      {flags: 8, local: {...ZEROS(), size: SIZE + 1}, behind: behind(4)},
    ],
  ])('are refused: %s', async (_what, reason, entry) => {
    expect(await reasonOf(entry)).toBe(`verify_reason_${reason}`);
  });

  it('that stand for a stored file are its own size', async () => {
    const stored = {method: 0, packed: TEXT, local: {}};
    expect(await reasonOf({...stored, ...far, extra: field(SIZE, SIZE)})).toBeUndefined();
    expect(await reasonOf({...stored, ...far, extra: field(SIZE + 1, SIZE)})).toBe('verify_reason_lyingSize');
  });
});

function OTHER(): Bytes {
  return Uint8Array.of(0x55, 0x54, 5, 0, 1, 0, 0, 0, 0);
}

function ZEROS(): NonNullable<RawEntry['local']> {
  return {crc: 0, size: 0, packedSize: 0, extra: new Uint8Array(0)};
}

/** Sizes behind the data, of four or of eight bytes. */
function behind(bytesEach: 4 | 8, mark = true, more = 0): Bytes {
  const crc = eight(crc32(TEXT)).subarray(0, 4);
  const sizes = [PACKED, SIZE + more].map((size) => eight(size).subarray(0, bytesEach));
  return joinBytes([mark ? Uint8Array.of(0x50, 0x4b, 7, 8) : new Uint8Array(0), crc, ...sizes]);
}

type Edit = (at: ReturnType<typeof endOf>, zip: Bytes) => unknown;

/** The archive of Info-ZIP with numbers of its end changed, or the bytes in its place that the edit gives. */
async function endReason(edit: Edit): Promise<string | undefined> {
  const zip = forced.slice();
  const edited = edit(endOf(zip), zip);
  const changed = edited instanceof Uint8Array ? new Uint8Array(edited) : zip;
  return (await readZip(sourceOfBytes(changed))).faults[0]?.reason;
}

function put(view: DataView, at: number, value: number | bigint): void {
  view.setBigUint64(at, BigInt(value), true);
}

function add(view: DataView, at: number, value: bigint): void {
  put(view, at, view.getBigUint64(at, true) + value);
}

function insert(zip: Bytes, at: number, bytes: Bytes): Bytes {
  return joinBytes([zip.subarray(0, at), bytes, zip.subarray(at)]);
}

describe('the end of an archive', () => {
  it('is sound as Info-ZIP makes it', async () => {
    expect(await endReason(() => undefined)).toBeUndefined();
    expect(new DataView(forced.buffer, endOf(forced).end).getUint32(16, true)).toBe(FULL);
  });

  it('may say all of it twice, or nothing in the smaller form', async () => {
    const all: Edit = ({view, end}) => {
      view.setUint16(end + 8, 0xffff, true);
      view.setUint16(end + 10, 0xffff, true);
      view.setUint32(end + 12, FULL, true);
    };
    expect(await endReason(all)).toBeUndefined();
    const twice: Edit = ({view, end, record}) =>
      view.setUint32(end + 16, Number(view.getBigUint64(record + 48, true)), true);
    expect(await endReason(twice)).toBeUndefined();
  });

  it.each<[string, string, Edit]>([
    ['a locator that points one byte further', 'directoryMisplaced', ({view, locator}) => add(view, locator + 8, 1n)],
    ['a locator that points to the start', 'directoryMisplaced', ({view, locator}) => put(view, locator + 8, 0)],
    [
      'a locator that points out of the archive',
      'directoryMisplaced',
      ({view, locator}) => put(view, locator + 8, 2n ** 40n),
    ],
    [
      'a locator that points where no number leads',
      'directoryMisplaced',
      ({view, locator}) => add(view, locator + 8, 2n ** 63n),
    ],
    ['a locator of two volumes', 'severalVolumes', ({view, locator}) => view.setUint32(locator + 16, 2, true)],
    ['a locator of another volume', 'severalVolumes', ({view, locator}) => view.setUint32(locator + 4, 1, true)],
    [
      'no locator',
      'directoryMisplaced',
      ({locator}, zip) => joinBytes([zip.subarray(0, locator), zip.subarray(locator + 20)]),
    ],
    ['a locator without its mark', 'directoryMisplaced', ({view, locator}) => view.setUint32(locator, 0, true)],
    ['a record without its mark', 'directoryMisplaced', ({view, record}) => view.setUint32(record, 0, true)],
    ['a record of another size', 'farNumbers', ({view, record}) => add(view, record + 4, 1n)],
    ['a record of a size that no number holds', 'farNumbers', ({view, record}) => add(view, record + 4, 2n ** 60n)],
    ['a record on another volume', 'severalVolumes', ({view, record}) => view.setUint32(record + 16, 1, true)],
    [
      'a record of a list on another volume',
      'severalVolumes',
      ({view, record}) => view.setUint32(record + 20, 1, true),
    ],
    ['a record with fewer files on this volume', 'severalVolumes', ({view, record}) => add(view, record + 24, -1n)],
    [
      'a record with another count than the end',
      'farNumbers',
      ({view, record}) => {
        add(view, record + 24, 1n);
        add(view, record + 32, 1n);
      },
    ],
    [
      'a count in both that is not so',
      'countDiffers',
      ({view, record, end}) => {
        for (const at of [record + 24, record + 32]) add(view, at, 1n);
        for (const at of [end + 8, end + 10]) view.setUint16(at, view.getUint16(at, true) + 1, true);
      },
    ],
    [
      'a count that only looks the same',
      'farNumbers',
      ({view, record}) => {
        for (const at of [record + 24, record + 32]) add(view, at, 65_536n);
      },
    ],
    [
      'a record with another size of the list than the end',
      'farNumbers',
      ({view, record}) => add(view, record + 40, 1n),
    ],
    ['a record with a list elsewhere', 'directoryMisplaced', ({view, record}) => add(view, record + 48, -1n)],
    ['a record with a list where no number leads', 'farNumbers', ({view, record}) => add(view, record + 48, 2n ** 53n)],
    ['an end with a list elsewhere', 'farNumbers', ({view, end}) => view.setUint32(end + 16, 0, true)],
    ['an end on another volume', 'severalVolumes', ({view, end}) => view.setUint16(end + 4, 1, true)],
    [
      'a list of 40 MB',
      'tooManyEntries',
      ({view, end, record}) => {
        put(view, record + 40, 40_000_000);
        view.setUint32(end + 12, FULL, true);
      },
    ],
    ['bytes between record and locator', 'directoryMisplaced', ({locator}, zip) => insert(zip, locator, TEXT)],
    ['bytes between locator and end', 'directoryMisplaced', ({end}, zip) => insert(zip, end, TEXT)],
    [
      'bytes before the record, counted',
      'directoryMisplaced',
      ({view, locator, record}, zip) => {
        add(view, locator + 8, BigInt(TEXT.length));
        return insert(zip, record, TEXT);
      },
    ],
    ['bytes in front', 'directoryMisplaced', (_at, zip) => insert(zip, 0, TEXT)],
    [
      'bytes in front, and the record found',
      'directoryMisplaced',
      ({view, locator}, zip) => {
        add(view, locator + 8, BigInt(TEXT.length));
        return insert(zip, 0, TEXT);
      },
    ],
    [
      'bytes in front, and the list found too',
      'headersDiffer',
      ({view, locator, record}, zip) => {
        add(view, locator + 8, BigInt(TEXT.length));
        add(view, record + 48, BigInt(TEXT.length));
        return insert(zip, 0, TEXT);
      },
    ],
    ['bytes behind', 'bytesBehindEnd', (_at, zip) => joinBytes([zip, TEXT])],
    [
      'a second list with a record of its own, and the locator to the first',
      'directoryMisplaced',
      ({view, record, locator}, zip) =>
        insert(zip, locator, zip.subarray(Number(view.getBigUint64(record + 48, true)), record + 56)),
    ],
    [
      'a second list, and the locator to it',
      'foreignBytes',
      ({view, record, locator}, zip) => {
        const start = Number(view.getBigUint64(record + 48, true));
        const again = zip.slice(start, record + 56);
        const length = BigInt(again.length);
        add(new DataView(again.buffer), again.length - 56 + 48, length);
        add(view, locator + 8, length);
        return insert(zip, locator, again);
      },
    ],
  ])('is refused with %s', async (_what, reason, edit) => {
    expect(await endReason(edit)).toBe(`verify_reason_${reason}`);
  });

  it('is refused wherever one of its bytes is changed, and wherever it is cut off', async () => {
    const {record, end} = endOf(forced);
    // Which version packed it, and which is needed to read it.
    const idle = [12, 13, 14, 15].map((place) => record + place);
    for (let at = record; at < forced.length; at += 1) {
      const changed = forced.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x11;
      expect((await readZip(sourceOfBytes(changed))).faults.length > 0, `byte ${at - end}`).toBe(!idle.includes(at));
      expect((await readZip(sourceOfBytes(forced.subarray(0, at)))).faults.length).toBeGreaterThan(0);
    }
  });
});

const SEED = Number(process.env.HOLDFAST_SEED ?? 20_260_301);

it(`broken by chance is refused, or holds the same (HOLDFAST_SEED=${SEED})`, {timeout: MINUTES_5}, async () => {
  const same = await contentOf(forced);
  const {view, record} = endOf(forced);
  const list = Number(view.getBigUint64(record + 48, true));
  let refused = 0;
  for (let i = 0; i < 3000; i += 1) {
    const draw = drawFrom(SEED + i);
    const changed = forced.slice();
    for (let hits = 1 + draw(3); hits > 0; hits -= 1) {
      const at = i % 4 === 0 ? draw(200) : list + draw(forced.length - list);
      changed[at] = [0, 1, 0xff, draw(256)][draw(4)] ?? 0;
    }
    const {faults} = await readZip(sourceOfBytes(changed));
    if (faults.length > 0) refused += 1;
    else if (await held(changed)) expect(await contentOf(changed)).toBe(same);
  }
  expect(refused).toBeGreaterThan(1000);
});

/** Whether what comes out of the archive is what it was: a damaged file is found when it is read. */
async function held(zip: Bytes): Promise<boolean> {
  return TamperedPack.of(zip).then(
    () => true,
    () => false,
  );
}

async function contentOf(zip: Bytes): Promise<string> {
  const {files} = await TamperedPack.of(zip);
  return [...files].map(([path, bytes]) => `${path} ${sum('sha256', bytes)}`).join('\n');
}
