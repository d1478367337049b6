import {beforeAll, describe, expect, it} from 'vitest';
import type {Bytes} from '../../../src/core/bytes.ts';
import type {GivenBag} from '../../../src/core/verify/bags.ts';
import {bagsOfTree} from '../../../src/core/verify/bags.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {describeReport} from '../../../src/core/verify/describe-report.ts';
import {filesOfBags} from '../../../src/core/verify/open-bags.ts';
import {findingsOf, type VerifyReport} from '../../../src/core/verify/report.ts';
import {type Expectations, verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {makeKey, say, TestCase, type TestKey} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {bagsOf, type PartPacks, partBytes} from '../pack/part-packs.ts';
import {faultCodes, TamperedPack} from './tamper.ts';

/** Room for the files of one exhibit. */
const BOUNDS = {entries: 1000, payload: 3500};
const PICTURE = 'data/exhibits/000001/screen-1.png';

let key: TestKey;
let earlier: {zip: Bytes; receipt: string};
let parts: PartPacks;
let again: PartPacks;
let single: Bytes;
beforeAll(async () => {
  key = await makeKey();
  const kept = new TestCase(key);
  kept.addExhibit('first');
  kept.addExhibit('second');
  const first = await kept.packInput();
  const made = await packBytes(first);
  kept.packSaved(first.packId, made.written.sealCode);
  earlier = {zip: made.zip, receipt: made.written.receipt.text};
  parts = await partBytes(await kept.packInput(), BOUNDS);
  again = await partBytes(await kept.packInput(), BOUNDS);
  single = (await packBytes(await kept.packInput())).zip;
});

function part(number: number): Promise<TamperedPack> {
  return TamperedPack.of(parts.zips.get(number) ?? new Uint8Array());
}

/** Part 1, 2 and 3, one of them changed. */
function withChanged(number: number, changed: TamperedPack): GivenBag[] {
  return bagsOf(parts, 1, 2, 3).map((bag, i) =>
    i + 1 === number ? {name: bag.name, source: sourceOfBytes(changed.zip())} : bag,
  );
}

function check(bags: readonly GivenBag[], expectations: Expectations = {}): Promise<VerifyReport> {
  return verifyPack(bags, expectations);
}

function codes(report: VerifyReport): string[] {
  return findingsOf(report).map(({code, path, of}) => [code, path, of].filter(Boolean).join(' '));
}

describe('what was shown of a pack in parts', () => {
  it('never counts for what was not: part 1 alone says which parts are not there', async () => {
    const report = await check(bagsOf(parts, 1));
    expect(report).toMatchObject({outcome: 'incomplete', parts: {of: 3, shown: [1]}, verdict: {unchanged: 'soFar'}});
    expect(codes(report)).toEqual(['packPartNotShown 2/3', 'packPartNotShown 3/3']);
    const states = Object.fromEntries(report.checks.map(({check: name, state}) => [name, state]));
    expect(states).toMatchObject({packParts: 'notRun', manifest: 'passed', log: 'passed', parts: 'notRun'});
    expect(report.things.map(({state}) => state)).toEqual(['couldNotTell', 'couldNotTell']);
  });

  it('is told by a later part alone, of which the log and the records cannot be compared', async () => {
    const report = await check(bagsOf(parts, 2), {key: key.keyId});
    expect(report).toMatchObject({outcome: 'incomplete', parts: {of: 3, shown: [2]}, verdict: {unchanged: 'soFar'}});
    const states = Object.fromEntries(report.checks.map(({check: name, state}) => [name, state]));
    expect(states).toMatchObject({manifest: 'passed', seal: 'passed', log: 'notRun', records: 'notRun'});
    expect(states.expectations).toBe('passed');
  });

  it('is in words, without a promise', async () => {
    const lines = describeReport(await check(bagsOf(parts, 1, 3)), say).map(({text}) => text);
    expect(lines[0]).toBe('What was shown of this pack holds. Not all of it was shown.');
    expect(lines).toContain('Unchanged since it was sealed: yes, as far as it was shown.');
    expect(lines).toContain('Parts of the pack shown: 2 of 3.');
    expect(lines).toContain('Part 2/3 of the pack was not shown, so nothing in it was compared.');
    expect(lines.join(' ')).not.toMatch(/\$\d|undefined/);
  });

  it('the seal code of a later part alone is not held against the one that was given', async () => {
    const report = await check(bagsOf(parts, 2), {sealCode: parts.written.sealCode});
    expect(report.outcome).toBe('incomplete');
    expect(faultCodes(report)).toEqual([]);
  });
});

describe('parts', () => {
  it('that were changed are found, and which file it is', async () => {
    const changed = (await part(2)).flip(PICTURE);
    const report = await check(withChanged(2, changed));
    expect(report.outcome).toBe('notVerified');
    expect(faultCodes(report)).toEqual(['fileChanged', 'partChanged']);
    expect(findingsOf(report).find(({code}) => code === 'fileChanged')?.of).toContain('-part-2-of-3');
  });

  it('that were changed and sealed again with the same key are not the ones that part 1 names', async () => {
    const changed = (await part(2)).flip(PICTURE).redoLists();
    await changed.sign(key);
    const report = await check(withChanged(2, changed));
    expect(faultCodes(report)).toEqual(['packPartChanged', 'partChanged']);
  });

  it('whose words beside the files were changed and sealed again are found too', async () => {
    const changed = (await part(3)).put('READ-ME-FIRST.txt', 'Nothing to see.').redoLists();
    await changed.sign(key);
    expect(faultCodes(await check(withChanged(3, changed)))).toEqual(['packPartChanged']);
  });

  it('of the next pack of the same case do not belong to this one', async () => {
    const [first] = bagsOf(parts, 1);
    const [second] = bagsOf(again, 2);
    const report = await check([first, second].filter((bag) => bag !== undefined));
    expect(codes(report).filter((code) => code.startsWith('packPartOther'))).toHaveLength(1);
    expect(report.outcome).toBe('notVerified');
  });

  it('that are packs by themselves do not belong together', async () => {
    const bags = [single, earlier.zip].map((zip, i) => ({name: `${i}.zip`, source: sourceOfBytes(zip)}));
    const report = await check(bags);
    expect(faultCodes(report)).toEqual(['packPartOther']);
    expect(report.outcome).toBe('notVerified');
  });

  it('that were given twice are told, and change nothing', async () => {
    const report = await check([...bagsOf(parts, 1, 2, 3), ...bagsOf(parts, 3)]);
    expect(report.outcome).toBe('verified');
    expect(codes(report)).toEqual([expect.stringMatching(/^packPartTwice .*-part-3-of-3/)]);
  });

  it('of which two say that they are the same one are told apart by part 1', async () => {
    const changed = (await part(2)).flip(PICTURE).redoLists();
    await changed.sign(key);
    const fake = {name: 'fake.zip', source: sourceOfBytes(changed.zip())};
    for (const bags of [
      [...bagsOf(parts, 1, 2, 3), fake],
      [fake, ...bagsOf(parts, 1, 2, 3)],
    ]) {
      const report = await check(bags);
      expect(codes(report).filter((code) => code.startsWith('packPart'))).toEqual(['packPartChanged fake.zip']);
      expect(report.outcome).toBe('notVerified');
    }
  });

  it('one of which cannot be read leave nothing unsaid', async () => {
    const broken = {name: 'broken.zip', source: sourceOfBytes((parts.zips.get(2) ?? new Uint8Array()).slice(0, 900))};
    const report = await check([...bagsOf(parts, 1, 3), broken]);
    expect(report.outcome).toBe('unreadable');
    expect(codes(report)).toContain('packPartNotShown 2/3');
    expect(findingsOf(report).find(({code}) => code === 'archiveUnreadable')?.of).toBe('broken.zip');
  });

  it('of another number than part 1 says, or not named by it, are found', async () => {
    const one = await part(1);
    const fewer = one.clone().editJson('seal/seal.json', (seal) => {
      seal.parts = (seal.parts as []).slice(0, 1);
    });
    await fewer.redoLists().sign(key);
    expect(faultCodes(await check(withChanged(1, fewer)))).toContain('partsListWrong');
    const none = one.clone().editJson('seal/seal.json', (seal) => {
      delete seal.parts;
    });
    await none.redoLists().sign(key);
    expect(faultCodes(await check(withChanged(1, none)))).toContain('partsListWrong');
  });

  it.each<[string, (list: {files: Record<string, number>; packId: string; of: number}) => void]>([
    ['a file of part 1', ({files}) => void Object.assign(files, {'data/case.json': 2})],
    ['a record', ({files}) => void Object.assign(files, {'data/exhibits/000009/exhibit.json': 2})],
    ['a file in a part that there is not', ({files}) => void Object.assign(files, {[PICTURE]: 9})],
    ['a file in another part', ({files}) => void Object.assign(files, {[PICTURE]: 3})],
    ['a climbing name', ({files}) => void Object.assign(files, {'data/exhibits/000001/../x': 2})],
    ['one file too few', ({files}) => void delete files[PICTURE]],
    ['another pack', (list) => void Object.assign(list, {packId: '00000000-0000-4000-8000-000000000000'})],
  ])('are found where the list names %s, even sealed anew', async (_what, change) => {
    const one = await part(1);
    one.editJson('data/parts.json', (list) => change(list as never));
    await one.redoLists().sign(key);
    const report = await check(withChanged(1, one));
    expect(faultCodes(report)).toContain('partsListWrong');
    expect(report.outcome).toBe('notVerified');
  });

  it('that claim to be a billion are not counted one by one', async () => {
    const many = (await part(2)).editJson('seal/seal.json', (seal) => {
      (seal.part as {of: number}).of = 2_000_000_000;
    });
    await many.redoLists().sign(key);
    const report = await check([{name: 'many.zip', source: sourceOfBytes(many.zip())}]);
    expect(report.outcome).toBe('notVerified');
    expect(faultCodes(report)).toContain('partsListWrong');
  });

  it('make no pass of a pack that only says it is a part: without its log it is incomplete at most', async () => {
    const pack = await TamperedPack.of(single);
    pack.remove('data/log/entries.jsonl').editJson('seal/seal.json', (seal) => {
      seal.part = {number: 2, of: 2, group: '00000000-0000-4000-8000-000000000000'};
    });
    await pack.redoLists().sign(key);
    expect((await pack.verify()).outcome).toBe('incomplete');
  });
});

describe('an earlier pack', () => {
  const bag = (zip: Bytes): GivenBag => ({name: 'earlier.zip', source: sourceOfBytes(zip)});

  it('is one that a later one carries on from, whether in parts or not', async () => {
    for (const later of [bagsOf(parts, 1, 2, 3), [bag(single)]]) {
      const report = await check(later, {earlier: [bag(earlier.zip)]});
      expect([report.outcome, codes(report)]).toEqual(['verified', []]);
      expect(report.checks.find(({check: name}) => name === 'expectations')?.state).toBe('passed');
    }
  });

  it('given the other way round, of another case, or not whole, is told', async () => {
    const turned = await check([bag(earlier.zip)], {earlier: [bag(single)]});
    expect(findingsOf(turned)[0]).toMatchObject({code: 'earlierPackNotContained', reason: 'verify_reason_notEarlier'});
    const stranger = new TestCase(await makeKey());
    stranger.addExhibit('x');
    const foreign = await packBytes(await stranger.packInput());
    expect(faultCodes(await check([bag(single)], {earlier: [bag(foreign.zip)]}))).toEqual(['earlierPackNotContained']);
    const broken = await TamperedPack.of(earlier.zip);
    broken.editJson('data/log/checkpoint.json', (head) => {
      head.size = 2;
    });
    const unsound = await check([bag(single)], {earlier: [bag(broken.zip())]});
    expect(findingsOf(unsound)[0]).toMatchObject({reason: 'verify_reason_earlierUnsound', path: 'earlier.zip'});
    expect(unsound.outcome).toBe('notVerified');
    const no = await check([bag(single)], {earlier: [bag(new Uint8Array(3))]});
    expect(findingsOf(no)[0]).toMatchObject({reason: 'verify_reason_earlierUnsound'});
  });

  it('whose seal code the log does not name is not one of this history', async () => {
    const kept = new TestCase(key);
    kept.addExhibit('first');
    const lost = await packBytes(await kept.packInput());
    const later = await packBytes(await kept.packInput());
    const report = await check([bag(later.zip)], {earlier: [bag(lost.zip)]});
    expect(findingsOf(report)).toMatchObject([{reason: 'verify_reason_codeNotInLog'}]);
  });
});

describe('a folder', () => {
  type Files = {path: string; source: ReturnType<typeof sourceOfBytes>}[];
  async function unpacked(number: number, into: string): Promise<Files> {
    return [...(await part(number)).files].map(([path, bytes]) => ({
      path: `${into}/${path}`,
      source: sourceOfBytes(bytes),
    }));
  }

  it('may hold the ZIPs, or each part in a folder, or in two as unpackers make them', async () => {
    const zips = [1, 2, 3].map((n) => ({
      path: `${n}.zip`,
      source: sourceOfBytes(parts.zips.get(n) ?? new Uint8Array()),
    }));
    const note = {path: 'note.txt', source: sourceOfBytes(new Uint8Array(1))};
    const folders = [await unpacked(1, 'a'), await unpacked(2, 'b'), await unpacked(3, 'c')].flat();
    const twice = [await unpacked(1, 'a/a'), await unpacked(2, 'b/b'), await unpacked(3, 'c/c')].flat();
    const mixed = [...(await unpacked(1, 'a')), ...zips.slice(1)];
    for (const files of [[...zips, note], folders, twice, mixed]) {
      const around = files.map(({path, source}) => ({path: `chosen/${path}`, source}));
      for (const tree of [{files}, {files: around}]) {
        const bags = bagsOfTree(tree);
        expect(bags).toHaveLength(3);
        expect((await check(bags)).outcome).toBe('verified');
      }
    }
  });

  it('that is one pack stays one, whatever else is in it', async () => {
    const files = await unpacked(1, 'a');
    const inner = {path: 'a/data/x/bagit.txt', source: sourceOfBytes(new Uint8Array(1))};
    const bags = bagsOfTree({files: [...files, inner]});
    expect(bags).toHaveLength(1);
    expect(faultCodes(await check(bags))).toContain('fileAdded');
  });

  it('gives all files of a pack in parts to who wants to look at them', async () => {
    const {files, faults} = await filesOfBags(bagsOf(parts, 1, 2, 3));
    expect(faults).toEqual([]);
    expect(files.has(PICTURE) && files.has('data/exhibits/000002/screen-1.png')).toBe(true);
  });
});
