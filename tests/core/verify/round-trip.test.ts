import {expect, it} from 'vitest';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {describeReport} from '../../../src/core/verify/describe-report.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {makeKey, say, TestCase} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';

it('verifies what the writer wrote', async () => {
  const kept = new TestCase(await makeKey());
  kept.addExhibit('first');
  kept.addExhibit('second');
  const {zip} = await packBytes(await kept.packInput());
  const report = await verifyPack(sourceOfBytes(zip));
  console.log(
    describeReport(report, say)
      .map(({text}) => text)
      .join('\n'),
  );
  expect(findingsOf(report)).toEqual([]);
  expect(report.outcome).toBe('verified');
  const chosen = await packBytes(await kept.packInput('chosen', [2]));
  const second = await verifyPack(sourceOfBytes(chosen.zip));
  console.log(
    describeReport(second, say)
      .map(({text}) => text)
      .join('\n'),
  );
});
