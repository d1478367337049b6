import {describe, expect, it} from 'vitest';
import type {Exhibit} from '../../../src/core/capture/exhibit.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Hex64} from '../../../src/core/ids.ts';
import {parseReceipt} from '../../../src/core/pack/receipt.ts';
import {makeKey, TestCase, uuid} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {attacksWith, ENTRIES, EXHIBIT, FACTS, makePacks, relogged, resealed, SCREEN} from './attacks.ts';
import {codesAndPaths, faultCodes, TamperedPack} from './tamper.ts';

const key = await makeKey();
const other = await makeKey();
const {whole, chosen, second, firstReceipt} = await makePacks(key);

describe('the checker', () => {
  it('finds nothing in packs that nobody touched, also when they are taken apart and put together again', async () => {
    for (const zip of [whole, chosen, second]) {
      const pack = await TamperedPack.of(zip);
      const report = await pack.verify();
      expect(codesAndPaths(report)).toEqual([]);
      expect(report.outcome).toBe('verified');
      expect(report.verdict.unchanged).toBe('yes');
    }
  });

  it.each(attacksWith(key, other))('finds $what: $code', async ({code, path, from, all, tamper}) => {
    const pack = await tamper(await TamperedPack.of(from === 'chosen' ? chosen : whole));
    const report = await pack.verify();
    expect(report.outcome).toBe('notVerified');
    expect(report.verdict.unchanged).not.toBe('yes');
    if (all) expect(faultCodes(report)).toEqual([...all].sort());
    else expect(faultCodes(report)).toContain(code);
    if (path) expect(codesAndPaths(report)).toContain(`${code} ${path}`);
  });

  it('runs every check and reports every finding', async () => {
    const pack = (await TamperedPack.of(whole)).flip(SCREEN).put('notes.txt', 'x').remove('seal/seal.sig');
    const report = await pack.verify();
    expect(faultCodes(report)).toEqual(['fileChanged', 'fileUnexpected', 'partChanged', 'sealMissing']);
    expect(report.checks.filter(({state}) => state === 'notRun')).toEqual([]);
    expect(report.checks.length).toBe(11);
  });

  it('does not call passed what it could not compare', async () => {
    const pack = (await TamperedPack.of(whole)).put('seal/seal.json', '{}');
    const report = await pack.verify();
    expect(report.checks.find(({check}) => check === 'log')?.state).toBe('notRun');
    expect(report.checks.find(({check}) => check === 'records')?.state).toBe('notRun');
    expect(report.outcome).toBe('notVerified');
  });

  it('says what is withheld, and does not call it missing', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('hidden', 500, (exhibit) => {
      const screen = exhibit.parts.find(({role}) => role === 'screen');
      if (!screen) throw new Error('no screen');
      const {path: _path, ...picture} = screen;
      const black = {
        ...picture,
        path: 'redacted-1.png',
        role: 'redacted',
        how: 'redacted',
        rects: [],
        derivedFrom: screen.sha256,
      };
      return {...exhibit, parts: [...exhibit.parts, black]} as Exhibit;
    });
    const [exhibit] = kept.exhibits;
    kept.parts.set(`${exhibit?.id}/redacted-1.png`, kept.parts.get(`${exhibit?.id}/screen-1.png`) ?? new Uint8Array(0));
    const pack = await TamperedPack.of((await packBytes(await kept.packInput())).zip);
    const report = await (await resealed(pack.remove(SCREEN), key)).verify();
    expect(codesAndPaths(report)).toEqual([`partWithheld ${SCREEN}`]);
    expect(report.outcome).toBe('verified');
    expect(report.verdict.shown.partsWithheld).toBe(1);
  });

  it('tells of a clock that went back or jumped, and fails nothing for it', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('first');
    kept.add('clock.jumped', {kind: 'log', id: uuid(1)}, null, {seconds: 3600}, -20);
    const report = await (await TamperedPack.of((await packBytes(await kept.packInput())).zip)).verify();
    expect(codesAndPaths(report)).toEqual([`clockWentBack ${ENTRIES}:4`, `clockJumped ${ENTRIES}:4`]);
    expect(report.outcome).toBe('verified');
  });

  it('accounts for a deleted exhibit by the entry that says so', async () => {
    const kept = new TestCase(key);
    const {id, digest} = kept.addExhibit('gone');
    kept.addExhibit('kept');
    kept.exhibits.shift();
    kept.add('record.deleted', {kind: 'exhibit', id}, digest);
    const report = await (await TamperedPack.of((await packBytes(await kept.packInput())).zip)).verify();
    expect(codesAndPaths(report)).toEqual([]);
  });

  it('takes an exhibit that was put back for one that must be there', async () => {
    const kept = new TestCase(key);
    const {id, digest} = kept.addExhibit('gone, and back');
    kept.add('record.deleted', {kind: 'exhibit', id}, digest);
    kept.add('record.putBack', {kind: 'exhibit', id}, digest);
    const there = await TamperedPack.of((await packBytes(await kept.packInput())).zip);
    expect(codesAndPaths(await there.verify())).toEqual([]);
    kept.exhibits.shift();
    const left = await TamperedPack.of((await packBytes(await kept.packInput())).zip);
    expect(faultCodes(await left.verify())).toEqual(['loggedRecordAbsent']);
  });
});

describe('what a reader knows from elsewhere', () => {
  it('is held against the key', async () => {
    const pack = await TamperedPack.of(whole);
    expect((await pack.verify({key: key.keyId})).verdict.key.expected).toBe('isExpected');
    expect((await pack.verify({key: key.keyId.slice(0, 20)})).outcome).toBe('verified');
    const report = await pack.verify({key: other.keyId.slice(0, 20)});
    expect(faultCodes(report)).toEqual(['keyNotExpected']);
    expect(report.verdict).toMatchObject({unchanged: 'yes', key: {expected: 'isNotExpected'}});
  });

  it('is held against the seal code and the receipt', async () => {
    const pack = await TamperedPack.of(whole);
    const receipt = parseReceipt(firstReceipt);
    if (!receipt?.sealCode) throw new Error('no receipt');
    expect((await pack.verify({sealCode: receipt.sealCode, receipts: [receipt]})).outcome).toBe('verified');
    expect(faultCodes(await pack.verify({sealCode: '0'.repeat(64) as Hex64}))).toEqual(['sealCodeNotExpected']);
  });

  it('shows that a later pack carries on from an earlier one', async () => {
    const receipt = parseReceipt(firstReceipt);
    if (!receipt) throw new Error('no receipt');
    expect((await (await TamperedPack.of(second)).verify({receipts: [receipt]})).outcome).toBe('verified');
    // A chosen pack shows too little to tell; that is not a yes.
    const shown = await (await TamperedPack.of(chosen)).verify({receipts: [receipt]});
    expect(shown.checks.find(({check}) => check === 'expectations')?.state).toBe('notRun');
    expect(shown.outcome).toBe('incomplete');
  });

  it('finds a history made anew with the same key', async () => {
    const receipt = parseReceipt(firstReceipt);
    if (!receipt) throw new Error('no receipt');
    const pack = await TamperedPack.of(second);
    // One word of the first exhibit is another, everything after it redone by whoever holds the key.
    const digest = sha256Hex(pack.bytes(FACTS));
    pack.editText(FACTS, (text) => text.replace('first', 'fifth'));
    const facts = sha256Hex(pack.bytes(FACTS));
    relogged(pack, EXHIBIT, (text) => text.replace(digest, facts));
    await resealed(pack, key);
    expect((await pack.verify()).outcome).toBe('verified'); // no checker alone can see it
    expect((await pack.verify({key: key.keyId})).outcome).toBe('verified');
    expect(faultCodes(await pack.verify({receipts: [receipt]}))).toEqual(['earlierPackNotContained']);
  });
});
