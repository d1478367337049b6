import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {utf8Text} from '../../../src/core/bytes.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {LARGEST_FILE, MOST_ENTRIES, MOST_PAYLOAD} from '../../../src/core/pack/limits.ts';
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import {parseReceipt} from '../../../src/core/pack/receipt.ts';
import {type PackProgress, type WrittenPack, writePack} from '../../../src/core/pack/write-pack.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {makeKey, plainReport, TestCase, verifyHtml} from './a-case.ts';
import {MemorySink, packBytes} from './memory-sink.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-pack-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const key = await makeKey();
const extras = {report: plainReport, verifyHtml};

function run(command: string, args: string[], cwd = folder): string {
  return execFileSync(command, args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
}

async function aCase(): Promise<PackInput> {
  const kept = new TestCase(key);
  kept.addExhibit('first “é” مرحبا 你好 नमस्ते 👨‍👩‍👧‍👦 \u202eabc\u202c');
  kept.addExhibit('w'.repeat(1_000_000));
  return kept.packInput();
}

describe('a pack, by tools that are not ours', () => {
  let made: WrittenPack;
  let bag = '';
  beforeAll(async () => {
    const {zip, written} = await packBytes(await aCase());
    made = written;
    writeFileSync(join(folder, `${made.name}.zip`), zip);
    run('unzip', ['-q', `${made.name}.zip`]);
    bag = join(folder, made.name);
  });

  it('is whole for unzip, 7-Zip and Python', () => {
    expect(run('unzip', ['-t', `${made.name}.zip`])).toContain('No errors detected');
    expect(run('7z', ['t', `${made.name}.zip`])).toContain('Everything is Ok');
    expect(run('python3', ['-m', 'zipfile', '-t', `${made.name}.zip`])).toContain('Done testing');
  });

  it('holds for sha256sum in strict mode', () => {
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt', 'seal/seal.sha256']) {
      expect(run('sha256sum', ['-c', '--strict', list], bag)).not.toContain('FAILED');
    }
  });

  it('is signed for openssl', () => {
    const files = ['-verify', 'seal/device-key.pem', '-signature', 'seal/seal.sig', 'seal/seal.sha256'];
    expect(run('openssl', ['dgst', '-sha256', ...files], bag)).toContain('Verified OK');
    const head = [
      '-verify',
      'seal/device-key.pem',
      '-signature',
      'data/log/checkpoint.sig',
      'data/log/checkpoint.json',
    ];
    expect(run('openssl', ['dgst', '-sha256', ...head], bag)).toContain('Verified OK');
  });

  it('has the seal code and hash that the receipt names', () => {
    const seal = sha256Hex(new Uint8Array(readFileSync(join(bag, 'seal/seal.sha256'))));
    expect(made.sealCode).toBe(seal);
    expect(parseReceipt(made.receipt.text)).toMatchObject({sealCode: seal, key: key.keyId.slice(0, 20)});
    expect(made.receipt.text).toContain(sha256Hex(new Uint8Array(readFileSync(join(folder, `${made.name}.zip`)))));
    expect(made.receipt.name).toBe(`${made.name}-receipt.txt`);
  });

  it('has files only, in the stated order, of mode 0644 and one time, stored or deflated by kind, without comments', () => {
    const listing = run('python3', ['-c', LIST, `${made.name}.zip`]);
    const {comment, entries} = JSON.parse(listing) as {
      comment: string;
      entries: {
        name: string;
        method: number;
        flags: number;
        mode: string;
        time: number[];
        extra: number;
        comment: string;
        system: number;
      }[];
    };
    const paths = entries.map(({name}) => name.slice(made.name.length + 1));
    expect(comment).toBe('');
    expect(paths.slice(0, 3)).toEqual(['bagit.txt', 'READ-ME-FIRST.txt', 'HOW-TO-CHECK.txt']);
    const data = paths.filter((path) => path.startsWith('data/'));
    expect(paths.slice(3, 3 + data.length)).toEqual(data);
    const report = data.filter((path) => path.startsWith('data/report/'));
    expect(data.slice(0, report.length)).toEqual(report);
    expect(data.slice(report.length)).toEqual(data.slice(report.length).toSorted());
    expect(paths.slice(3 + data.length)).toEqual([
      'verify.html',
      'bag-info.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      'seal/seal.json',
      'seal/seal.sha256',
      'seal/seal.sig',
      'seal/device-key.pem',
    ]);
    for (const entry of entries) {
      const stored = /\.(png|jpg|xlsx|sig)$/.test(entry.name);
      expect(entry).toMatchObject({
        method: stored ? 0 : 8,
        flags: 0,
        mode: '0o100644',
        extra: 0,
        comment: '',
        system: 3,
      });
      expect(entry.time).toEqual(entries[0]?.time);
    }
  });

  it('says nothing of people in its names and tag files', () => {
    expect(made.name).toMatch(/^record-20260301-[0-9a-f]{8}$/);
    const info = readFileSync(join(bag, 'bag-info.txt'), 'utf8');
    expect(info).toMatch(
      /^Bag-Software-Agent: Holdfast 0\.1\.0\nBagging-Date: 2026-03-01\nPayload-Oxum: \d+\.\d+\nExternal-Identifier: [0-9a-f-]{36}\nBag-Group-Identifier: [0-9a-f-]{36}\nBag-Count: 1 of 1\n$/,
    );
  });
});

const LIST = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print(json.dumps({'comment': z.comment.decode(), 'entries': [{'name': i.filename, 'method': i.compress_type, 'flags': i.flag_bits,
  'mode': oct(i.external_attr >> 16), 'time': i.date_time, 'extra': len(i.extra), 'comment': i.comment.decode(), 'system': i.create_system} for i in z.infolist()]}))
`;

describe('the writer', () => {
  it('makes the same bytes in every time zone', () => {
    const hashes = ['America/New_York', 'Asia/Tokyo', 'UTC'].map((zone) => {
      const script = resolve(import.meta.dirname, 'same-bytes.mts');
      return execFileSync(process.execPath, ['--import', 'tsx', script], {
        env: {...process.env, TZ: zone},
        encoding: 'utf8',
      }).trim();
    });
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(hashes).size).toBe(1);
  });

  it('shows only what was chosen, with proofs, and without the case record', async () => {
    const kept = new TestCase(key);
    for (const text of ['one', 'two', 'three']) kept.addExhibit(text);
    const {zip} = await packBytes(await kept.packInput('chosen', [1, 3]));
    const report = await verifyPack(sourceOfBytes(zip));
    expect(findingsOf(report)).toEqual([]);
    expect(report.verdict.shown).toEqual({entries: 2, ofEntries: 6, partsWithheld: 0});
    const text = utf8Text(zip.map((byte) => (byte < 128 ? byte : 63))) ?? '';
    expect(text).not.toContain('data/case.json');
    expect(text).not.toContain('000002');
    const withCase = await packBytes(await kept.packInput('chosen', [1], true));
    expect((await verifyPack(sourceOfBytes(withCase.zip))).outcome).toBe('verified');
  });

  it('refuses a part whose stored bytes are not the sealed ones, and names it', async () => {
    const kept = new TestCase(key);
    const {id} = kept.addExhibit('first');
    const bytes = kept.parts.get(`${id}/item-1.png`)?.slice() ?? new Uint8Array(1);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    kept.parts.set(`${id}/item-1.png`, bytes);
    const result = await writePack(await kept.packInput(), extras, new MemorySink());
    expect(result).toMatchObject({ok: false, error: {code: 'packFailed'}});
    expect(!result.ok && result.error.detail).toContain('data/exhibits/000001/item-1.png');
  });

  it('refuses a part that is gone, and a record whose text is not the sealed one', async () => {
    const kept = new TestCase(key);
    const exhibit = kept.addExhibit('first');
    kept.parts.delete(`${exhibit.id}/screen-1.png`);
    const gone = await writePack(await kept.packInput(), extras, new MemorySink());
    expect(!gone.ok && gone.error.detail).toContain('data/exhibits/000001/screen-1.png');
    const other = new TestCase(key);
    other.addExhibit('x');
    const input = await other.packInput();
    const edited = {
      ...input,
      exhibits: input.exhibits.map((one) => ({...one, json: one.json.replace('"menu"', '"popup"')})),
    };
    const changed = await writePack(edited, extras, new MemorySink());
    expect(!changed.ok && changed.error.detail).toContain('data/exhibits/000001/exhibit.json');
  });

  it('refuses names that may not stand in a pack, and two parts of one name', async () => {
    for (const [from, to] of [
      ['item-1.png', '../item-1.png'],
      ['item-1.png', 'screen-1.png'],
      ['item-1.png', 'exhibit.json'],
    ] as const) {
      const kept = new TestCase(key);
      kept.addExhibit('first', 100, (exhibit) => ({
        ...exhibit,
        parts: exhibit.parts.map((part) => (part.path === from ? {...part, path: to} : part)),
      }));
      const sink = new MemorySink();
      const result = await writePack(await kept.packInput(), extras, sink);
      expect(result).toMatchObject({ok: false, error: {code: 'packFailed'}});
      expect(sink.bytes.length).toBe(0);
    }
  });

  it('refuses before the first byte what is too large', async () => {
    const withPart = async (bytes: number) => {
      const kept = new TestCase(key);
      kept.addExhibit('first', 100, (exhibit) => ({
        ...exhibit,
        parts: exhibit.parts.map((part) => (part.role === 'screen' ? {...part, bytes} : part)),
      }));
      return kept.packInput();
    };
    const many = new TestCase(key);
    const one = many.addExhibit('first', 100);
    const crowd = await many.packInput();
    const exhibits = Array.from({length: MOST_ENTRIES / 5 + 1}, (_, i) => ({...one, ordinal: i + 1}));
    for (const input of [await withPart(MOST_PAYLOAD + 1), await withPart(LARGEST_FILE + 1), {...crowd, exhibits}]) {
      const sink = new MemorySink();
      let read = 0;
      const counting: PackInput = {
        ...input,
        readPart: async () => {
          read += 1;
          return undefined;
        },
      };
      const result = await writePack(counting, extras, sink);
      expect(result).toMatchObject({ok: false, error: {code: 'packTooLarge'}});
      expect([sink.bytes.length, read]).toEqual([0, 0]);
    }
  });

  it('leaves out a print picture that cannot be made, and begins again for it', async () => {
    const input = await aCase();
    const [bad] = input.exhibits;
    const sink = new MemorySink();
    const readRendition: PackInput['readRendition'] = async (id, part, slice) =>
      id === bad?.id ? undefined : input.readRendition(id, part, slice);
    const result = await writePack({...input, readRendition}, extras, sink);
    expect(result.ok).toBe(true);
    expect(sink.restarts).toBe(1);
    const report = await verifyPack(sourceOfBytes(sink.bytes));
    expect(findingsOf(report)).toEqual([]);
    expect((await packBytes(input)).zip.length).toBeGreaterThan(sink.bytes.length);
  });

  it('tells how far it is, and stops when told to', async () => {
    const input = await aCase();
    const steps: PackProgress[] = [];
    const signal = {aborted: false};
    const whole = await writePack(input, extras, new MemorySink(), {onProgress: (step) => steps.push(step), signal});
    expect(whole.ok).toBe(true);
    expect(steps.map(({doneFiles}) => doneFiles)).toEqual(steps.map((_, i) => i));
    expect(steps.at(-1)?.doneBytes).toBe(steps.at(-1)?.totalBytes);
    const stopped = await writePack(input, extras, new MemorySink(), {
      onProgress: ({stage}) => {
        if (stage === 'files') signal.aborted = true;
      },
      signal,
    });
    expect(stopped).toMatchObject({ok: false, error: {code: 'packCancelled'}});
  });

  it('says that the disk is full, and passes on any other failure of the sink', async () => {
    const input = await aCase();
    for (const [name, code] of [
      ['QuotaExceededError', 'diskFull'],
      ['Error', 'packFailed'],
    ]) {
      const sink = new MemorySink();
      sink.write = () => Promise.reject(Object.assign(new Error('no'), {name}));
      expect(await writePack(input, extras, sink)).toMatchObject({ok: false, error: {code}});
    }
  });

  it('waits for a slow sink and asks for a part only when its turn comes', async () => {
    const kept = new TestCase(key);
    for (let i = 0; i < 8; i += 1) kept.addExhibit(`${i}`, 2_000_000);
    const input = await kept.packInput();
    let opened = 0;
    let written = 0;
    let most = 0;
    const sink = new MemorySink();
    const keep = sink.write.bind(sink);
    sink.write = async (bytes) => {
      await new Promise((done) => setTimeout(done, 5));
      written += bytes.length;
      await keep(bytes);
    };
    const readPart: PackInput['readPart'] = async (id, path) => {
      const bytes = await input.readPart(id, path);
      opened += bytes?.length ?? 0;
      most = Math.max(most, opened - written);
      return bytes;
    };
    expect((await writePack({...input, readPart}, extras, sink)).ok).toBe(true);
    expect(opened).toBeGreaterThan(24_000_000);
    // One part, the one before it on its way out, and no more.
    expect(most).toBeLessThan(8_000_000);
  });

  it('keeps its memory flat from 50 to 300 MB', () => {
    const script = resolve(import.meta.dirname, 'peak-memory.mts');
    const peak = (megabytes: number) =>
      Number(execFileSync(process.execPath, ['--import', 'tsx', script, String(megabytes)], {encoding: 'utf8'}).trim());
    const [small, large] = [peak(50), peak(300)];
    expect(small).toBeGreaterThan(10);
    expect(large - small).toBeLessThan(80);
  }, 300_000);
});
