import {describe, expect, it} from 'vitest';
import {stepLog} from '../../src/core/capture/steps.ts';
import {failure} from '../../src/core/errors.ts';
import {failed, ok} from '../../src/core/result.ts';
import type {Instant} from '../../src/core/time.ts';

describe('stepLog', () => {
  it('says of each step when, how long and how it ended', async () => {
    let now = 100;
    const log = stepLog({at: () => '2026-03-01T10:00:00.000Z' as Instant, monotonic: () => (now += 7)});
    await log.run('a', async () => ok(1));
    await log.run('b', async () => failed(failure('tabLeft', 'another tab')));
    await expect(
      log.run('c', async () => {
        throw new Error('broken \ud800');
      }),
    ).rejects.toThrow();
    log.skip('d', 'not needed');
    expect(log.steps.map(({name, outcome, why}) => [name, outcome, why])).toEqual([
      ['a', 'done', undefined],
      ['b', 'failed', 'tabLeft another tab'],
      ['c', 'failed', 'broken \ufffd'],
      ['d', 'skipped', 'not needed'],
    ]);
    expect(log.steps[0]?.tookMs).toBe(7);
  });
});
