import {describe, expect, it} from 'vitest';
import {makeKey, TestCase} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {relogged, resealed} from './attacks.ts';
import {diaryAttacks, makeDiaryPacks} from './diary-attacks.ts';
import {codesAndPaths, faultCodes, TamperedPack} from './tamper.ts';

const key = await makeKey();
const packs = await makeDiaryPacks(key);

describe('a pack with a diary', () => {
  it('holds every incident and subject with all revisions, and of a chosen one those chosen', async () => {
    const whole = await TamperedPack.of(packs.whole);
    const chosen = await TamperedPack.of(packs.chosen);
    const records = (pack: TamperedPack) => [...pack.files.keys()].filter((path) => /(incident|subject)s\//.test(path));
    expect(records(whole).sort()).toEqual([
      'data/incidents/000001/incident-2.json',
      'data/incidents/000001/incident-3.json',
      'data/incidents/000001/incident.json',
      'data/incidents/000002/incident.json',
      'data/subjects/000001/subject.json',
    ]);
    expect(records(chosen)).toHaveLength(3);
    for (const pack of [whole, chosen]) expect(codesAndPaths(await pack.verify())).toEqual([]);
  });

  it.each(diaryAttacks(key))('finds $what', async ({from, all, tamper}) => {
    const report = await (await tamper(await TamperedPack.of(packs[from]))).verify();
    expect(report.outcome).toBe('notVerified');
    expect(faultCodes(report)).toEqual([...all].sort());
  });

  it('lets members through that a later version may add', async () => {
    const pack = await TamperedPack.of(packs.whole);
    const last = 'data/incidents/000002/incident.json';
    relogged(pack, last, (text) => text.replace('{', '{"aLaterMember":{"a":1},'));
    expect(codesAndPaths(await (await resealed(pack, key)).verify())).toEqual([]);
  });

  it('accounts for a deleted incident by an entry for each revision', async () => {
    const kept = new TestCase(key);
    const first = kept.addIncident('gone');
    const second = kept.reviseIncident(first, 'gone too');
    kept.incidents.length = 0;
    for (const {digest, record} of [first, second])
      kept.add('record.deleted', {kind: 'incident', id: record.id}, digest);
    const pack = await TamperedPack.of((await packBytes(await kept.packInput())).zip);
    expect(codesAndPaths(await pack.verify())).toEqual([]);
  });
});
