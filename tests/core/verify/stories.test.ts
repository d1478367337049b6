import {describe, expect, it} from 'vitest';
import checked from '../../../src/_locales/en/checked.json' with {type: 'json'};
import words from '../../../src/_locales/en/verify.json' with {type: 'json'};
import {describeReport} from '../../../src/core/verify/describe-report.ts';
import {findingsOf, type VerifyReport} from '../../../src/core/verify/report.ts';
import type {ReportLine} from '../../../src/core/verify/report-line.ts';
import {sayFrom} from '../../../src/core/words.ts';
import {makeKey} from '../pack/a-case.ts';
import {FACTS, makePacks, SCREEN} from './attacks.ts';
import {codesAndPaths, TamperedPack} from './tamper.ts';

const key = await makeKey();
const other = await makeKey();
const {whole} = await makePacks(key);
const say = sayFrom({...words, ...checked});
const OTHER_SCREEN = SCREEN.replace('000001', '000002');
const NEW_NAME = 'data/exhibits/000001/better.png';

const open = () => TamperedPack.of(whole);
const LOG = 'data/log/entries.jsonl';

function stories({stories: told}: VerifyReport): (string | number)[][] {
  return told.map(({name, values}) => [name.replace('checked_story_', ''), ...values]);
}

function exchanged(pack: TamperedPack, a: string, b: string): TamperedPack {
  const [first, second] = [pack.bytes(a), pack.bytes(b)];
  return pack.put(a, second).put(b, first);
}

function renamed(pack: TamperedPack): TamperedPack {
  const bytes = pack.bytes(SCREEN);
  return pack.remove(SCREEN).put(NEW_NAME, bytes);
}

describe('what findings come to together', () => {
  it('is one sentence for two pictures that were exchanged, lists redone or not', async () => {
    for (const redo of [false, true]) {
      const pack = exchanged(await open(), SCREEN, OTHER_SCREEN);
      const report = await (redo ? pack.redoLists() : pack).verify();
      expect(stories(report)).toEqual([['exchanged', SCREEN, OTHER_SCREEN]]);
      expect(report.outcome).toBe('notVerified');
    }
  });

  it('is one sentence for a file that was renamed, lists redone or not', async () => {
    for (const redo of [false, true]) {
      const pack = renamed(await open());
      const report = await (redo ? pack.redoLists() : pack).verify();
      expect(stories(report)).toEqual([['renamed', SCREEN, NEW_NAME]]);
      expect(codesAndPaths(report)).toContain(`partMissing ${SCREEN}`);
    }
  });

  it('says what a file holds instead of its own', async () => {
    const pack = await open();
    const report = await pack.put(SCREEN, pack.bytes(FACTS)).verify();
    expect(stories(report)).toEqual([['holdsOther', SCREEN, FACTS]]);
  });

  it('says of the log that it was put in another order', async () => {
    const pack = await open();
    const [a = '', b = '', ...more] = pack.lines();
    const report = await pack
      .put(LOG, [b, a, ...more].join('\n'))
      .redoLists()
      .verify();
    expect(stories(report)).toEqual([['reordered', 2]]);
    expect(findingsOf(report).map(({code}) => code)).toContain('chainBroken');
  });

  it('says which entries are missing from the middle and from the end, and how many stand twice', async () => {
    const lines = (await open()).lines();
    const gap = await (await open()).put(LOG, lines.toSpliced(1, 1).join('\n')).redoLists().verify();
    expect(stories(gap)).toEqual([['gap', 1, '1']]);
    const cut = await (await open()).put(LOG, lines.slice(0, -2).join('\n')).redoLists().verify();
    expect(stories(cut)[0]?.[0]).toBe('cutOff');
    const twice = await (await open())
      .put(LOG, [lines[0], ...lines].join('\n'))
      .redoLists()
      .verify();
    expect(stories(twice)).toEqual([['entriesTwice', 1]]);
  });

  it('does not call another order what was changed besides', async () => {
    const pack = await open();
    const [a = '', b = '', ...more] = pack.lines();
    const changed = [b.replace('"v":1,', '"v":1,"w":1,'), a, ...more];
    expect(stories(await pack.put(LOG, changed.join('\n')).redoLists().verify())).toEqual([]);
  });

  it('says that a pack was signed again by another key', async () => {
    const pack = (await open()).useKey(other);
    await pack.signCheckpoint(other);
    const report = await (await pack.redoLists().sign(other)).verify();
    expect(stories(report)).toEqual([['signedAgain']]);
    expect(findingsOf(report).map(({code}) => code)).toEqual(['sealKeyDiffers']);
  });

  it('is told first, with the findings below it and each of them once', async () => {
    const report = await exchanged((await open()).put('notes.html', 'x'), SCREEN, OTHER_SCREEN).verify();
    const lines = describeReport(report, say).filter(({kind}) => kind === 'finding');
    expect(lines.map(({code}) => code)).toEqual([undefined, 'fileUnexpected']);
    expect(lines[0]?.text).toContain(SCREEN);
    expect(lines[0]?.more?.map(({code}) => code)).toEqual(['fileChanged', 'fileChanged', 'partChanged', 'partChanged']);
  });
});

describe('what is said of each exhibit', () => {
  const stateOf = ({things}: VerifyReport) => things.map(({label, state}) => `${label} ${state}`);
  const textsOf = (line: ReportLine | undefined) => (line?.more ?? []).map(({text}) => text).join('\n');

  it('is what is shown, by whom, and what is not', async () => {
    const report = await (await open()).verify({key: key.keyId});
    const [first] = describeReport(report, say).filter(({kind}) => kind === 'thing');
    expect(first?.text).toMatch(/^Exhibit \S+\/1: unchanged since it was sealed/);
    expect(textsOf(first)).toMatch(
      /^Shown: .*byte for byte.*\nBy whom: .*the one you gave\.\nNot shown: that the website/,
    );
    expect(JSON.stringify(describeReport(report, say))).not.toMatch(/authentic|genuine/i);
  });

  it('tells a changed one from those that hold', async () => {
    expect(stateOf(await (await open()).flip(SCREEN).verify())).toEqual(['AB/1 changed', 'AB/2 unchanged']);
  });

  it('holds for all where only a file was added, or the page that checks was replaced', async () => {
    for (const path of ['data/extra.txt', 'verify.html']) {
      expect(stateOf(await (await open()).put(path, 'x').verify())).toEqual(['AB/1 unchanged', 'AB/2 unchanged']);
    }
  });

  it('holds for none where the seal, the log or the list does not', async () => {
    const shots = [
      (await open()).remove('seal/seal.sig'),
      (await open()).put('seal/seal.sig', 'x'),
      (await open()).flip('data/log/checkpoint.sig'),
      (await open()).remove('manifest-sha256.txt'),
      (await open()).editText('manifest-sha256.txt', (text) => text.slice(0, -70)),
      (await open()).put(LOG, (await open()).lines().slice(0, -1).join('\n')).redoLists(),
      (await open()).flip(FACTS).redoLists(),
    ];
    for (const pack of shots) expect(stateOf(await pack.verify()).join()).not.toContain('unchanged');
  });

  it('is folded away where there are many, what does not hold first', async () => {
    const report = await (await open()).verify();
    const [one] = report.things;
    if (!one) throw new Error('no exhibit');
    const things = Array.from(
      {length: 300},
      (_, i) => ({...one, label: `AB/${i}`, state: i === 250 ? 'changed' : 'unchanged'}) as const,
    );
    const lines = describeReport({...report, things}, say).filter(({kind}) => kind === 'thing');
    expect(lines.length).toBe(21);
    expect(lines[0]?.text).toContain('AB/250');
    expect(lines.at(-1)?.more?.length).toBe(280);
  });
});
