import {describe, expect, it} from 'vitest';
import {
  EMPTY_LEDGER,
  followStanding,
  type Ledger,
  parseLedger,
  type Standing,
} from '../../../src/core/custody/ledger.ts';
import type {Instant} from '../../../src/core/time.ts';

const AT = '2026-03-01T10:00:00.000Z' as Instant;
const standing = (kept: number, lastNumber: number, caseId = 'a'): Standing => ({caseId, kept, lastNumber});
const seen = (...looks: (Standing | undefined)[]): Ledger =>
  looks.reduce<Ledger>((ledger, now) => followStanding(ledger, now, AT), EMPTY_LEDGER);

describe('the ledger', () => {
  it('notices a database that was emptied, once, and goes on with what comes then', () => {
    const emptied = seen(standing(5, 7), undefined);
    expect(emptied.losses).toEqual([{kept: 5, lastNumber: 7, noticedAt: AT}]);
    expect(followStanding(emptied, undefined, AT)).toEqual(emptied);
    expect(seen(standing(5, 7), undefined, standing(1, 1, 'b'), standing(2, 2, 'b')).losses).toHaveLength(1);
  });

  it('notices it too when something new was saved before anybody looked', () => {
    expect(seen(standing(5, 7), standing(1, 1, 'b')).losses).toEqual([{kept: 5, lastNumber: 7, noticedAt: AT}]);
  });

  it('notices an older state of the same case', () => {
    expect(seen(standing(5, 7), standing(3, 4)).losses).toEqual([{kept: 2, lastNumber: 7, noticedAt: AT}]);
  });

  it('says nothing of what a person deleted, nor of an empty case', () => {
    expect(seen(undefined, standing(5, 5), standing(4, 5), standing(0, 5), undefined).losses).toEqual([]);
  });

  it('notices fewer things than the log can account for, and not those that were deleted', () => {
    const full: Standing = {...standing(5, 5), written: 3, lines: 10, hasKey: true};
    expect(seen(full, {...full, kept: 3, lines: 12}).losses).toEqual([]);
    expect(seen(full, {...full, kept: 3}).losses).toEqual([{kept: 2, lastNumber: 5, noticedAt: AT}]);
    expect(seen(full, {...full, written: 0}).losses).toMatchObject([{kept: 0, written: 3}]);
    expect(seen(full, {...full, kept: 6, lastNumber: 6, lines: 11}).losses).toEqual([]);
  });

  it('notices once that the key is gone, and what of the diary went with all else', () => {
    const full: Standing = {...standing(5, 5), written: 3, lines: 10, hasKey: true};
    const without = {...full, hasKey: false};
    expect(seen(full, without, without).losses).toMatchObject([{kept: 0, key: true}]);
    expect(seen(full, undefined).losses).toEqual([{kept: 5, written: 3, lastNumber: 5, noticedAt: AT}]);
    expect(seen(standing(5, 5), without).losses).toEqual([]);
  });

  it('begins anew where what is stored is no ledger', () => {
    const whole = seen(standing(5, 7), undefined);
    expect(parseLedger(structuredClone(whole))).toEqual(whole);
    for (const other of [
      undefined,
      null,
      7,
      {},
      {v: 2, standing: null, losses: []},
      {v: 1, standing: {}, losses: []},
    ]) {
      expect(parseLedger(other)).toEqual(EMPTY_LEDGER);
    }
    expect(parseLedger({v: 1, standing: null, losses: [{kept: 'many'}]})).toEqual(EMPTY_LEDGER);
  });
});
