import {afterAll, describe, expect, it} from 'vitest';
import bring from '../../../src/_locales/en/bring.json' with {type: 'json'};
import checked from '../../../src/_locales/en/checked.json' with {type: 'json'};
import common from '../../../src/_locales/en/common.json' with {type: 'json'};
import diary from '../../../src/_locales/en/diary.json' with {type: 'json'};
import words from '../../../src/_locales/en/report.json' with {type: 'json'};
import verify from '../../../src/_locales/en/verify.json' with {type: 'json'};
import type {Bytes} from '../../../src/core/bytes.ts';
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import {writePack} from '../../../src/core/pack/write-pack.ts';
import {reportMaker} from '../../../src/core/report/report-maker.ts';
import {parseRoots} from '../../../src/core/times/certificate.ts';
import {describeReport} from '../../../src/core/verify/describe-report.ts';
import type {VerifyReport} from '../../../src/core/verify/report.ts';
import {sayFrom} from '../../../src/core/words.ts';
import {TimeAuthority} from '../../support/time-authority.ts';
import {makeKey, TestCase, verifyHtml} from '../pack/a-case.ts';
import {MemorySink, packBytes} from '../pack/memory-sink.ts';
import {resealed} from './attacks.ts';
import {codesAndPaths, TamperedPack} from './tamper.ts';
import {sealTimes, timedHead, timeOf} from './timed-pack.ts';

const authority = new TimeAuthority();
const second = new TimeAuthority('Second Clock');
afterAll(() => {
  authority.remove();
  second.remove();
});
const roots = parseRoots(authority.root) ?? [];
const say = sayFrom({...verify, ...checked});
const key = await makeKey();
const ANSWER = 'seal/times/01.tsr';
const HEAD = 'data/log/checkpoints/0001';

function aCase(): TestCase {
  const kept = new TestCase(key);
  kept.addExhibit('first');
  return kept;
}

async function packed(more: Partial<PackInput> = {times: sealTimes(authority)}, kept = aCase()): Promise<TamperedPack> {
  return TamperedPack.of((await packBytes({...(await kept.packInput()), ...more})).zip);
}

function lineOf(report: VerifyReport): string {
  return describeReport(report, say).filter(({kind}) => kind === 'verdict')[2]?.text ?? '';
}

function stateOf(report: VerifyReport): string | undefined {
  return report.checks.find(({check}) => check === 'times')?.state;
}

describe('a pack with a time from outside', () => {
  it('existed no later than that, as the authority says whose root was given', async () => {
    const report = await (await packed()).verify({roots});
    // The case's own clock stands at a made-up day, months from this one.
    expect(codesAndPaths(report)).toEqual([`timeLaterThanClock ${ANSWER}`]);
    expect(report.outcome).toBe('verified');
    expect(stateOf(report)).toBe('passed');
    const [time] = report.verdict.notLaterThan.times;
    expect(time).toMatchObject({
      of: 'seal',
      path: ANSWER,
      by: 'Test Clock rsa, Example',
      root: 'Test Clock root, Example',
    });
    const year = new Date().getUTCFullYear();
    expect(lineOf(report)).toMatch(new RegExp(`^Existed no later than: ${year}-.*as Test Clock rsa, Example says`));
  });

  it('is not called checked without a root, and not wrong', async () => {
    const report = await (await packed()).verify();
    expect(codesAndPaths(report)).toEqual([`timeNotChecked ${ANSWER}`]);
    expect(report.outcome).toBe('verified');
    expect(stateOf(report)).toBe('notAsked');
    expect(report.verdict.notLaterThan).toEqual({known: false, kept: 1, times: []});
    expect(lineOf(report)).toMatch(/was not checked to its end/);
    const note = describeReport(report, say).find(({kind}) => kind === 'note')?.text;
    expect(note).toMatch(/give the root certificate of “Test Clock root, Example”/);
  });

  it('does not pass where the root that was given vouches for none of its times', async () => {
    const report = await (await packed()).verify({roots: parseRoots(second.root) ?? []});
    expect(codesAndPaths(report)).toEqual([`timeNotChecked ${ANSWER}`]);
    expect(stateOf(report)).toBe('notRun');
    expect(report.outcome).toBe('incomplete');
    expect(report.verdict.unchanged).toBe('yes');
  });

  it('may have several, of which one is enough', async () => {
    const report = await (await packed({times: sealTimes(authority, second)})).verify({roots});
    expect(codesAndPaths(report)).toEqual(['timeLaterThanClock seal/times/01.tsr', 'timeNotChecked seal/times/02.tsr']);
    expect(stateOf(report)).toBe('passed');
    const both = await (await packed({times: sealTimes(authority, second)})).verify({
      roots: [...roots, ...(parseRoots(second.root) ?? [])],
    });
    expect(both.verdict.notLaterThan.times).toHaveLength(2);
  });

  it('without a time says nothing of one', async () => {
    const report = await (await packed({})).verify({roots});
    expect(codesAndPaths(report)).toEqual([]);
    expect(stateOf(report)).toBe('notAsked');
    expect(report.outcome).toBe('verified');
    expect(lineOf(report)).toMatch(/no outside time/);
  });

  it('that was changed is not covered by its time', async () => {
    const report = await (await packed()).flip('data/exhibits/000001/screen-1.png').verify({roots});
    expect(report.verdict.notLaterThan).toEqual({known: false, kept: 1, times: []});
    expect(lineOf(report)).toMatch(/says nothing of what was changed/);
  });

  it('sealed anew by who has the key has a time for other bytes', async () => {
    const changed = (await packed()).flip('data/report/report.html').redoLists();
    const report = await (await resealed(changed, key)).verify();
    expect(codesAndPaths(report)).toEqual([`timeWrong ${ANSWER}`]);
    expect(report.outcome).toBe('notVerified');
  });
});

describe('a time that was tampered with', () => {
  const kinds: {what: string; tamper(pack: TamperedPack): TamperedPack | Promise<TamperedPack>}[] = [
    {
      what: 'of another seal',
      tamper: async (pack) => {
        const other = await packed({times: sealTimes(authority)}, aCase());
        for (const path of ['seal/times/01.tsq', ANSWER]) pack.put(path, other.bytes(path));
        return pack;
      },
    },
    {what: 'changed', tamper: (pack) => pack.put(ANSWER, changedNearTheEnd(pack.bytes(ANSWER)))},
    {what: 'without its answer', tamper: (pack) => pack.remove(ANSWER)},
    {what: 'without its question', tamper: (pack) => pack.remove('seal/times/01.tsq')},
    {what: 'with another question', tamper: (pack) => pack.flip('seal/times/01.tsq')},
    {what: 'that is noise', tamper: (pack) => pack.put(ANSWER, 'x')},
    {what: 'that is longer than any', tamper: (pack) => pack.put(ANSWER, new Uint8Array(70_000))},
  ];
  it.each(kinds)('is wrong, with a root and without: $what', async ({tamper}) => {
    const pack = await tamper(await packed());
    for (const given of [{}, {roots}]) {
      const report = await pack.verify(given);
      expect(codesAndPaths(report)).toEqual([`timeWrong ${ANSWER}`]);
      expect(report.outcome).toBe('notVerified');
    }
  });
});

describe('times that were all taken away', () => {
  it('are no fault, but the sealed report names who was asked', async () => {
    const sink = new MemorySink();
    const everyWord = sayFrom({...bring, ...checked, ...common, ...diary, ...words, ...verify});
    const input = {...(await aCase().packInput()), times: sealTimes(authority), say: everyWord};
    const written = await writePack(input, {report: reportMaker, verifyHtml}, sink);
    expect(written).toMatchObject({ok: true});
    const pack = await TamperedPack.of(sink.bytes);
    pack.remove('seal/times/01.tsq').remove(ANSWER);
    const report = await pack.verify({roots});
    expect(codesAndPaths(report)).toEqual([]);
    expect(report.verdict.notLaterThan.known).toBe(false);
    for (const path of ['data/report/report.html', 'HOW-TO-CHECK.txt'])
      expect(pack.text(path)).toContain('clock.example');
    const silenced = pack.editText('data/report/report.html', (text) => text.replaceAll('clock.example', 'nobody'));
    expect(codesAndPaths(await silenced.verify())).toContain('fileChanged data/report/report.html');
  });
});

describe('asking while a pack is written', () => {
  it('leaves no place for a time that did not come, and seals the same', async () => {
    let asked = 0;
    const times: NonNullable<PackInput['times']> = {
      count: 2,
      from: [],
      ask: async (signature) => {
        asked += 1;
        return [timeOf(signature, (request) => authority.answer(request))];
      },
    };
    const pack = await packed({times});
    expect(asked).toBe(1);
    expect([...pack.files.keys()].filter((path) => path.startsWith('seal/times/'))).toEqual([
      'seal/times/01.tsq',
      ANSWER,
    ]);
    expect((await pack.verify({roots})).verdict.notLaterThan.known).toBe(true);
  });

  it('makes the pack all the same where none comes', async () => {
    const pack = await packed({times: {count: 2, from: [], ask: async () => []}});
    expect([...pack.files.keys()].filter((path) => path.startsWith('seal/times/'))).toEqual([]);
    expect(codesAndPaths(await pack.verify())).toEqual([]);
  });
});

describe('an earlier head of the log with a time', () => {
  async function made(scope: 'whole' | 'chosen'): Promise<TamperedPack> {
    const kept = aCase();
    const timed = [await timedHead(kept, authority), await timedHead(kept, authority)];
    kept.addExhibit('second');
    const input = await kept.packInput(scope, scope === 'chosen' ? [1] : undefined);
    return TamperedPack.of((await packBytes({...input, timed})).zip);
  }

  it.each(['whole', 'chosen'] as const)('bounds its entries: %s', async (scope) => {
    const pack = await made(scope);
    const report = await pack.verify({roots});
    expect(codesAndPaths(report)).toEqual([
      `timeLaterThanClock ${HEAD}-01.tsr`,
      'timeLaterThanClock data/log/checkpoints/0002-01.tsr',
    ]);
    expect(report.outcome).toBe('verified');
    expect(report.verdict.notLaterThan.times.map(({of, entries}) => [of, entries])).toEqual([
      ['checkpoint', 4],
      ['checkpoint', 6],
    ]);
    expect(lineOf(report)).toMatch(/the first 6 entries of the log existed at/);
    expect(pack.files.has('data/log/consistency.json')).toBe(scope === 'chosen');
  });

  it('must be the head of a beginning of this log', async () => {
    const pack = await made('whole');
    const other = await made('whole');
    for (const end of ['.json', '.sig', '-01.tsq', '-01.tsr']) {
      pack.put(`${HEAD}${end}`, other.bytes(`data/log/checkpoints/0002${end}`));
    }
    const report = await (
      await resealed(
        pack.editJson(`${HEAD}.json`, (head) => {
          head.size = 3;
        }),
        key,
      )
    ).verify();
    expect(codesAndPaths(report)).toContain(`rootDiffers ${HEAD}.json`);
    expect(codesAndPaths(report)).toContain(`checkpointSignatureWrong ${HEAD}.sig`);
  });

  it('needs its proof in a chosen pack', async () => {
    const without = await (await resealed((await made('chosen')).remove('data/log/consistency.json'), key)).verify();
    expect(codesAndPaths(without)).toContain('proofMissing data/log/consistency.json');
    const text = (await made('chosen')).text('data/log/consistency.json');
    const wrong = (await made('chosen')).put(
      'data/log/consistency.json',
      text.replace(/"proof":\["[0-9a-f]{4}/, '"proof":["0000'),
    );
    expect(codesAndPaths(await (await resealed(wrong, key)).verify())).toContain(`proofWrong ${HEAD}.json`);
    const none = (await made('chosen')).put('data/log/consistency.json', '[]');
    expect(codesAndPaths(await (await resealed(none, key)).verify())).toContain(`proofMissing ${HEAD}.json`);
  });

  it('is missed when one of its files goes', async () => {
    const lost = await (await made('whole')).remove(`${HEAD}-01.tsr`).verify();
    expect(codesAndPaths(lost)).toContain(`fileMissing ${HEAD}-01.tsr`);
    const unsigned = await (await resealed((await made('whole')).remove(`${HEAD}.sig`), key)).verify();
    expect(codesAndPaths(unsigned)).toContain(`checkpointMissing ${HEAD}.sig`);
    expect(codesAndPaths(unsigned)).toContain(`timeWrong ${HEAD}-01.tsr`);
  });
});

function changedNearTheEnd(bytes: Bytes): Bytes {
  const changed = bytes.slice();
  changed[changed.length - 9] = (changed.at(-9) ?? 0) ^ 1;
  return changed;
}
