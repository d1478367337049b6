import {beforeAll, describe, expect, it} from 'vitest';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {findingsOf, type VerifyReport} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {PART_KINDS} from './part-kinds.ts';
import {meansOf, type PartPacksTaken, takePartPacks} from './part-means.ts';
import {faultCodes, TamperedPack} from './tamper.ts';
import {type Draw, drawFrom} from './tamper-kinds.ts';

const SEED = Number(process.env.HOLDFAST_SEED ?? 20_260_301);
const TRIES = 3;

let packs: PartPacksTaken;
beforeAll(async () => {
  packs = await takePartPacks();
});

/** Checks archives in an order that is drawn: whichever is given first, what is found is the same. */
function check(given: readonly (TamperedPack | Uint8Array<ArrayBuffer>)[], draw: Draw): Promise<VerifyReport> {
  const bags = given.map((one, i) => ({
    name: `${i}.zip`,
    source: sourceOfBytes(one instanceof TamperedPack ? one.zip() : one),
  }));
  for (let at = bags.length - 1; at > 0; at -= 1) bags.push(...bags.splice(draw(at + 1), 1));
  return verifyPack(bags);
}

describe(`a pack in parts (HOLDFAST_SEED=${SEED})`, () => {
  it('holds, untouched and in any order', async () => {
    expect(packs.parts).toHaveLength(4);
    for (let i = 0; i < TRIES; i += 1) {
      const report = await check(packs.parts, drawFrom(SEED + i));
      expect([report.outcome, findingsOf(report)]).toEqual(['verified', []]);
    }
  });

  it.each(Object.entries(PART_KINDS))(
    'of which %s: it is found',
    async (_name, {tamper, finds, outcome = 'notVerified'}) => {
      for (let i = 0; i < TRIES; i += 1) {
        const draw = drawFrom(SEED * 23 + i);
        const report = await check(await tamper(meansOf(packs, draw)), draw);
        const codes = findingsOf(report).map(({code}) => code);
        expect([i, report.outcome, codes]).toEqual([i, outcome, expect.arrayContaining([...finds])]);
        if (outcome === 'notVerified') expect(faultCodes(report)).not.toEqual([]);
        else if (outcome !== 'unreadable') expect(faultCodes(report)).toEqual([]);
      }
    },
  );
});
