import {execFile} from 'node:child_process';
import {resolve} from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, it} from 'vitest';

const run = promisify(execFile);
const PROGRAM = resolve(import.meta.dirname, 'peak-memory.mts');
const MINUTES_3 = 180_000;
/** What two runs of the same differ by, and room for it. */
const NOISE_MB = 80;
/** A list or record of the largest size that is read whole, with what comes of it. */
const LARGEST_MB = 700;

async function peakOf(what: string, megabytes: number): Promise<number> {
  const {stdout} = await run(process.execPath, ['--import', 'tsx', PROGRAM, what, String(megabytes)]);
  const {outcome, peakMb} = JSON.parse(stdout) as {outcome: string; peakMb: number};
  expect(outcome).not.toBe('verified');
  return peakMb;
}

describe('the memory that a check takes', () => {
  it(
    'does not grow with what a file unpacks to',
    async () => {
      const [small, large] = [await peakOf('file', 40), await peakOf('file', 700)];
      expect(large - small).toBeLessThan(NOISE_MB);
    },
    MINUTES_3,
  );

  it.each(['log', 'lists', 'faults', 'names'])(
    'does not grow without bound where a pack fills its %s with nothing',
    async (what) => expect(await peakOf(what, 600)).toBeLessThan(LARGEST_MB),
    MINUTES_3,
  );
});
