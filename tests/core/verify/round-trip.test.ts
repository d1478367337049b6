import {expect, it} from 'vitest';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {describeReport} from '../../../src/core/verify/describe-report.ts';
import {CheckStopped, type VerifyProgress} from '../../../src/core/verify/hash-files.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {makeKey, say, TestCase} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';

const kept = new TestCase(await makeKey());
kept.addExhibit('first');
kept.addExhibit('second');
const {zip} = await packBytes(await kept.packInput());

it('verifies what the writer wrote, and says it in four lines with what it does not show', async () => {
  const report = await verifyPack(sourceOfBytes(zip));
  expect(findingsOf(report)).toEqual([]);
  expect(report.outcome).toBe('verified');
  const lines = describeReport(report, say);
  expect(lines[0]).toMatchObject({kind: 'headline', tone: 'good'});
  expect(lines.filter(({kind}) => kind === 'verdict').map(({text}) => text.slice(0, 12))).toEqual([
    'Unchanged si',
    'Sealed with ',
    'Existed no l',
    'Shown: 5 of ',
  ]);
  expect(lines.slice(-8).every(({kind}) => kind === 'limit')).toBe(true);
  expect(lines.some(({text}) => /\$\d|undefined/.test(text))).toBe(false);
});

it('tells how far it is, and stops when told to', async () => {
  const steps: VerifyProgress[] = [];
  await verifyPack(sourceOfBytes(zip), {}, {onProgress: (step) => steps.push(step)});
  expect(steps.at(-1)).toMatchObject({doneFiles: steps.at(-1)?.totalFiles, doneBytes: steps.at(-1)?.totalBytes});
  const signal = {aborted: false};
  const check = verifyPack(
    sourceOfBytes(zip),
    {},
    {
      onProgress: () => {
        signal.aborted = true;
      },
      signal,
    },
  );
  await expect(check).rejects.toThrow(CheckStopped);
});

it('stops when told to even after every byte was read, and gives no verdict then', async () => {
  const signal = {aborted: false};
  const onProgress = ({path}: VerifyProgress) => {
    signal.aborted = path === '';
  };
  await expect(verifyPack(sourceOfBytes(zip), {}, {onProgress, signal})).rejects.toThrow(CheckStopped);
  expect(signal.aborted).toBe(true);
});
