import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Bytes} from '../../../src/core/bytes.ts';
import {parseRoots} from '../../../src/core/times/certificate.ts';
import type {Expectations} from '../../../src/core/verify/expectations.ts';
import {findingsOf, type VerifyReport} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {TimeAuthority} from '../../support/time-authority.ts';
import {fixedKey, TestCase} from '../pack/a-case.ts';
import {bagsOf, type PartPacks, partBytes} from '../pack/part-packs.ts';
import {faultCodes, TamperedPack} from './tamper.ts';
import {sealTimes, timedHead, timeOf} from './timed-pack.ts';

const authority = new TimeAuthority();
const second = new TimeAuthority('Second Clock');
afterAll(() => {
  authority.remove();
  second.remove();
});
const roots = [authority, second].flatMap((one) => parseRoots(one.root) ?? []);
const key = fixedKey();
const BOUNDS = {entries: 1000, payload: 3500};
const SEAL_TIMES = ['seal/times/01.tsq', 'seal/times/01.tsr', 'seal/times/02.tsq', 'seal/times/02.tsr'];
const HEAD = 'data/log/checkpoints/0001';

let parts: PartPacks;
beforeAll(async () => {
  const kept = new TestCase(key);
  kept.addExhibit('first');
  const timed = [await timedHead(kept, authority)];
  kept.addExhibit('second');
  const input = {...(await kept.packInput()), timed, times: sealTimes(authority, second)};
  parts = await partBytes(input, BOUNDS);
});

function part(number: number): Promise<TamperedPack> {
  return TamperedPack.of(parts.zips.get(number) ?? new Uint8Array());
}

/** The set with one part of it in another form. */
function check(changed?: {number: number; pack: TamperedPack}, expectations: Expectations = {roots}) {
  const zips = new Map<number, Bytes>(parts.zips);
  if (changed) zips.set(changed.number, changed.pack.zip());
  return verifyPack(bagsOf({...parts, zips}, ...[...zips.keys()].sort()), expectations);
}

function timesTold(report: VerifyReport): string[] {
  return report.verdict.notLaterThan.times.map(({path, entries}) => `${path} ${entries}`);
}

function stateOf(report: VerifyReport): string | undefined {
  return report.checks.find(({check: name}) => name === 'times')?.state;
}

/** Findings but for the clock of the case, which stands at a made-up day. */
function told(report: VerifyReport): string[] {
  return findingsOf(report)
    .filter(({code}) => code !== 'timeLaterThanClock' && code !== 'packPartNotShown')
    .map(({code, path}) => `${code} ${path}`);
}

describe('a pack in parts with times from outside', () => {
  it('holds them for all of it in part 1, whose seal names the others', async () => {
    expect(parts.zips.size).toBeGreaterThan(2);
    const report = await check();
    expect([report.outcome, told(report), stateOf(report)]).toEqual(['verified', [], 'passed']);
    const entries = (await part(1)).json('data/log/checkpoint.json').size;
    expect(timesTold(report)).toEqual([
      `${HEAD}-01.tsr 4`,
      `${SEAL_TIMES[1]} ${entries}`,
      `${SEAL_TIMES[3]} ${entries}`,
    ]);
    for (const number of parts.zips.keys()) {
      const {files} = await part(number);
      const own = [...files.keys()].filter((path) => /\.ts[qr]$/.test(path)).sort();
      expect(own).toEqual(number === 1 ? [`${HEAD}-01.tsq`, `${HEAD}-01.tsr`, ...SEAL_TIMES] : []);
    }
  });

  it('stands part by part, and no later part claims a time for itself', async () => {
    for (const number of parts.zips.keys()) {
      const report = await verifyPack(bagsOf(parts, number), {roots});
      expect([report.outcome, told(report)]).toEqual(['incomplete', []]);
      expect(stateOf(report)).toBe(number === 1 ? 'passed' : 'notAsked');
      expect(report.verdict.notLaterThan.known).toBe(number === 1);
      expect(timesTold(report)).toHaveLength(number === 1 ? 3 : 0);
    }
  });

  it('says without roots that the times were not checked', async () => {
    const report = await check(undefined, {});
    expect(report.outcome).toBe('verified');
    expect(told(report)).toEqual(
      [`${HEAD}-01.tsr`, SEAL_TIMES[1], SEAL_TIMES[3]].map((path) => `timeNotChecked ${path}`),
    );
    expect(report.verdict.notLaterThan).toEqual({known: false, kept: 3, times: []});
  });

  it('has no place for a time that did not come, and seals all parts the same', async () => {
    const kept = new TestCase(key);
    for (const text of ['first', 'second']) kept.addExhibit(text);
    let asked = 0;
    const fewer = {
      count: 2,
      from: [],
      ask: async (signature: Bytes) => {
        asked += 1;
        return [timeOf(signature, (request) => authority.answer(request))];
      },
    };
    const made = await partBytes({...(await kept.packInput()), times: fewer}, BOUNDS);
    const report = await verifyPack(bagsOf(made, ...[...made.zips.keys()].sort()), {roots});
    expect([report.outcome, asked, timesTold(report).length]).toEqual(['verified', 1, 1]);
  });
});

describe('a time in one of the parts', () => {
  it.each(SEAL_TIMES)('half of which is taken away is wrong: %s', async (path) => {
    const report = await check({number: 1, pack: (await part(1)).remove(path)});
    expect(report.outcome).toBe('notVerified');
    expect(told(report)).toEqual([`timeWrong ${path.replace('.tsq', '.tsr')}`]);
    expect(findingsOf(report).find(({code}) => code === 'timeWrong')?.of).toContain('-part-1-of-');
  });

  it.each([`${HEAD}-01.tsq`, `${HEAD}-01.tsr`])('for an earlier head of the log is missed: %s', async (path) => {
    const report = await check({number: 1, pack: (await part(1)).remove(path)});
    expect(report.outcome).toBe('notVerified');
    expect(told(report)).toContain(`fileMissing ${path}`);
  });

  it('that is put into another part is no time for that one', async () => {
    const pack = await part(2);
    for (const path of SEAL_TIMES.slice(0, 2)) pack.put(path, (await part(1)).bytes(path));
    const report = await check({number: 2, pack});
    expect(report.outcome).toBe('notVerified');
    expect(told(report)).toEqual([`timeWrong ${SEAL_TIMES[1]}`]);
    expect(findingsOf(report).find(({code}) => code === 'timeWrong')?.of).toContain('-part-2-of-');
  });

  it('does not hold for parts that were sealed again', async () => {
    const pack = (await part(1)).put('READ-ME-FIRST.txt', 'Nothing to see.').redoLists();
    const report = await check({number: 1, pack: await pack.sign(key)});
    expect(report.outcome).toBe('notVerified');
    expect(faultCodes(report)).toEqual(['timeWrong']);
  });
});
