import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {unpack} from '../../scripts/lib/check-pack.ts';
import {findingsOf, isNote, type VerifyReport} from '../../src/core/verify/report.ts';
import {buildCommand, type Ran, runCommand} from './command.ts';
import {type KnownPacks, makeKnownPacks} from './known-packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-cli-known-'));
let command: string;
let given: KnownPacks;
beforeAll(async () => {
  command = await buildCommand(join(folder, 'built'));
  given = await makeKnownPacks(folder);
}, 60_000);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function verify(...words: string[]): Ran {
  return runCommand(command, words);
}

/** Exit code, and each fault with its reason. */
function faults(...words: string[]): [number | null, ...string[]] {
  const {code, out, err} = verify(...words, '--json');
  expect(err).toBe('');
  const found = findingsOf(JSON.parse(out) as VerifyReport).filter((one) => !isNote(one));
  return [code, ...new Set(found.map(({code: what, reason}) => `${what} ${reason ?? ''}`.trim()))];
}

describe('a pack in parts, on the command line', () => {
  it('holds where all parts are named, in any order, or the folder that they lie in', () => {
    const [one = '', two = '', three = '', ...more] = given.parts;
    for (const words of [[one, two, three, ...more], [three, ...more, one, two], [given.partsFolder]]) {
      const {code, out, err} = verify(...words);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('Everything that can be compared holds.');
      expect(out).toContain('Parts of the pack shown: 4 of 4.');
    }
  });

  it('holds where each part was unpacked, beside one that was not', async () => {
    const around = join(folder, 'unpacked');
    mkdirSync(around);
    const [zip = '', ...others] = given.parts;
    for (const part of others) await unpack(part, join(around));
    symlinkSync(zip, join(around, 'link.zip'));
    // A link is never followed, so part 1 is not there.
    expect(verify(around).code).toBe(1);
    rmSync(join(around, 'link.zip'));
    writeFileSync(join(around, basename(zip)), readFileSync(zip));
    expect(faults(around)).toEqual([0]);
  });

  it('does not pass while a part is missing, and says which', () => {
    const {code, out} = verify(...given.parts.toSpliced(1, 1));
    expect(code).toBe(1);
    expect(out).toContain('What was shown of this pack holds. Not all of it was shown.');
    expect(out).toContain('Part 2/4 of the pack was not shown, so nothing in it was compared.');
    expect(out).not.toContain('Everything that can be compared holds.');
    const later = verify(given.parts[2] ?? '');
    expect(later.code).toBe(1);
    expect(later.out).toContain('Part 1/4 of the pack was not shown');
  });

  it('is told from parts of another pack of the same record', () => {
    const [one = '', , ...others] = given.parts;
    expect(faults(one, given.otherPart, ...others)).toEqual([1, 'packPartOther']);
    const {out} = verify(one, given.otherPart, ...others);
    expect(out).toContain('other-part-2.zip');
    expect(faults(given.first, given.next)).toEqual([1, 'packPartOther']);
  });

  it('of which one part was changed is found, by file and part', () => {
    const [one = '', , ...others] = given.parts;
    const {code, out} = verify(one, given.changedPart, ...others);
    expect(code).toBe(1);
    expect(out).toContain('data/exhibits/000001/screen-1.png');
    expect(out).toContain('changed-part-2.zip');
  });

  it('of which one part is cut off could not be read, and one that is no pack is told', () => {
    const [one = '', two = '', ...others] = given.parts;
    const cut = join(folder, 'cut.zip');
    writeFileSync(cut, readFileSync(two).subarray(0, 2000));
    const {code, out} = verify(one, cut, ...others);
    expect(code).toBe(2);
    expect(out).toContain('cut.zip');
    expect(verify(one, two, ...others, given.logReceipt).code).toBe(2);
  });

  it('may be given a part twice', () => {
    const {code, out} = verify(...given.parts, given.parts[1] ?? '');
    expect(code).toBe(0);
    expect(out).toContain('[packPartTwice]');
  });
});

describe('an earlier pack, on the command line', () => {
  it('is carried on from, whether it is a ZIP, a folder or in parts, and so is the later one', async () => {
    const unpacked = await unpack(given.first, join(folder, 'first'));
    const inParts = given.firstParts.flatMap((part) => ['--earlier', part]);
    const ways = [
      [given.first],
      given.firstParts,
      [join(folder, 'first-parts')],
      [given.firstParts[1] ?? ''],
      [unpacked],
    ];
    for (const way of ways) expect(faults(given.next, ...way.flatMap((path) => ['--earlier', path]))).toEqual([0]);
    expect(faults(...given.parts, '--earlier', given.first, ...inParts)).toEqual([0]);
    // The same pack is not older than itself, and nothing is wrong with that.
    expect(faults(given.next, '--earlier', given.next)).toEqual([0]);
    const itself = given.parts.flatMap((part) => ['--earlier', part]);
    expect(faults(...given.parts, ...itself)).toEqual([0]);
  });

  it('of a history that was written anew with the same key is no part of this one', () => {
    for (const later of [[given.next], given.parts]) {
      const [code, ...found] = faults(...later, '--earlier', given.rewritten);
      expect(code).toBe(1);
      expect(found).toContain('earlierPackNotContained verify_reason_otherBeginning');
    }
    const {out} = verify(given.next, '--earlier', given.first, '--earlier', given.rewritten);
    expect(out).toContain('Unchanged since it was sealed: no.');
    // Alone, the pack that was made anew holds: only the earlier one finds it.
    expect(verify(given.rewritten).code).toBe(0);
    expect(verify(given.rewritten, '--earlier', given.first).code).toBe(1);
  });

  it('of another keeper, one that is later, and one that does not hold itself, are told', () => {
    expect(faults(given.next, '--earlier', given.foreign)[0]).toBe(1);
    expect(faults(given.first, '--earlier', given.next)).toEqual([
      1,
      'earlierPackNotContained verify_reason_notEarlier',
    ]);
    expect(faults(given.first, '--earlier', given.partsFolder)).toEqual([
      1,
      'earlierPackNotContained verify_reason_notEarlier',
    ]);
    for (const none of [given.unsound, given.logReceipt]) {
      const {code, out} = verify(given.next, '--earlier', none);
      expect(code).toBe(1);
      expect(out).toContain(basename(none));
    }
    const nowhere = verify(given.next, '--earlier', join(folder, 'nowhere.zip'));
    expect([nowhere.code, nowhere.out]).toEqual([2, '']);
  });
});

describe('a receipt, on the command line', () => {
  it('over the log alone binds every later pack, whole or in parts', () => {
    for (const later of [[given.first], [given.next], given.parts]) {
      const {code, out} = verify(...later, '--receipt', given.logReceipt);
      expect(code).toBe(0);
      expect(out).toContain('which is the one you gave');
    }
  });

  it('over another log, over more entries than the pack has, or of another key, is told', () => {
    expect(faults(given.next, '--receipt', given.rewrittenLogReceipt)).toEqual([
      1,
      'earlierPackNotContained verify_reason_otherBeginning',
    ]);
    expect(faults(given.next, '--receipt', given.laterLogReceipt)).toEqual([
      1,
      'earlierPackNotContained verify_reason_receiptLater',
    ]);
    expect(faults(given.next, '--receipt', given.foreignLogReceipt)).toContain('keyNotExpected');
    expect(faults(given.rewritten, '--receipt', given.logReceipt)).toEqual([
      1,
      'earlierPackNotContained verify_reason_otherBeginning',
    ]);
  });

  it('of a pack is held against it, and against those after it', () => {
    expect(faults(given.next, '--receipt', given.nextReceipt)).toEqual([0]);
    expect(faults(given.next, '--receipt', given.firstReceipt, '--receipt', given.logReceipt)).toEqual([0]);
    expect(faults(...given.parts, '--receipt', given.firstReceipt)).toEqual([0]);
    expect(faults(given.first, '--receipt', given.nextReceipt)).toEqual([
      1,
      'sealCodeNotExpected verify_reason_receiptLater',
    ]);
    expect(faults(given.rewritten, '--receipt', given.firstReceipt)).toContain('sealCodeNotExpected');
    expect(faults(given.next, '--receipt', given.foreignReceipt)[0]).toBe(1);
    // One that fits does not make up for one that does not.
    expect(faults(given.next, '--receipt', given.nextReceipt, '--receipt', given.rewrittenLogReceipt)[0]).toBe(1);
  });

  it('cannot be held against a later part alone, which is then no pass', () => {
    for (const receipt of [given.logReceipt, given.firstReceipt]) {
      expect(faults(given.parts[1] ?? '', '--receipt', receipt)[0]).toBe(1);
    }
  });

  it('is read as an editor or a mail program left it', () => {
    const text = readFileSync(given.logReceipt, 'utf8').replaceAll('\n', '\r\n');
    const left = join(folder, 'left.txt');
    const ways: readonly Buffer[] = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text.replace(/^/gm, '> ')),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ];
    for (const bytes of ways) {
      writeFileSync(left, bytes);
      expect(faults(given.next, '--receipt', left)).toEqual([0]);
      expect(faults(given.rewritten, '--receipt', left)[0]).toBe(1);
    }
  });

  it('that is none stops the command before it judges anything', () => {
    const half = join(folder, 'half.txt');
    writeFileSync(half, readFileSync(given.firstReceipt, 'utf8').replace(/^log root .*$/m, ''));
    for (const none of [half, given.next, folder, join(folder, 'nowhere.txt')]) {
      const {code, out, err} = verify(given.next, '--receipt', none);
      expect([code, out]).toEqual([2, '']);
      expect(err).not.toMatch(/\n\s+at .*[:(]\d+/);
    }
  });
});

describe('roots, on the command line', () => {
  const TIMED = resolve(import.meta.dirname, '../fixtures/packs/v1/good-times.zip');
  const ROOT_OF_IT = resolve(import.meta.dirname, '../fixtures/packs/v1/times-root.pem');

  it('may be given several times, as PEM or DER, and only the right one is of use', () => {
    const [other, der] = [join(folder, 'other.pem'), join(folder, 'root.der')];
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Another root', '-out', other];
    expect(spawnSync('openssl', [...made, '-keyout', join(folder, 'other.key')]).status).toBe(0);
    expect(spawnSync('openssl', ['x509', '-in', ROOT_OF_IT, '-outform', 'DER', '-out', der]).status).toBe(0);
    const wrong = verify(TIMED, '--root', other);
    // A time that nobody vouches for takes nothing from the pack, and is no pass.
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain('What is in this pack holds. What you gave from elsewhere could not be compared');
    expect(wrong.out).toContain('was not checked to its end');
    expect(wrong.out).not.toMatch(/Existed no later than: \d/);
    for (const roots of [[der], [other, der], [ROOT_OF_IT, other]]) {
      const {code, out} = verify(TIMED, ...roots.flatMap((root) => ['--root', root]));
      expect(code).toBe(0);
      expect(out).toMatch(/Existed no later than: 2026-11-30 .* as Fixture Clock/);
    }
    expect([verify(TIMED, '--root', join(folder, 'nowhere.pem')).code, verify(TIMED, '--root', folder).code]).toEqual([
      2, 2,
    ]);
  });
});
