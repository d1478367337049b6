import {describe, expect, it} from 'vitest';
import {sealExhibit} from '../../../src/core/capture/seal-exhibit.ts';
import type {PackExhibit} from '../../../src/core/pack/pack-input.ts';
import {lineOf} from '../../../src/core/report/chronology-lines.ts';
import {chronologyOf} from '../../../src/core/report/chronology-rows.ts';
import {draftsPage} from '../../../src/core/report/drafts/drafts.ts';
import {timelineIcs} from '../../../src/core/report/timeline-ics.ts';
import {drafted} from '../import/imported.ts';
import {read} from '../import/support.ts';
import {contextOf, exhibitOf, fakeHash, moment, postFacts, rangeExhibit, say, uuid} from './sample.ts';

describe('a stretch over the night in which the clocks change', () => {
  // October 2025 as a page in London means it: from midnight in summer time to midnight in winter time.
  const october = rangeExhibit(1, '2025-09-30T23:00:00Z', '2025-10-31T23:59:59.999Z');

  it('ends by the clock of its end, and says that clock', () => {
    const {input} = contextOf([october]);
    const line = chronologyOf(input).map((row) => lineOf(row, input))[0];
    expect(line).toMatchObject({
      date: '2025-10-01',
      time: '00:00:00',
      zone: 'UTC+01:00 Europe/London',
      until: '2025-10-31 23:59:59 UTC+00:00',
    });
  });

  it('names no second clock where it is the same', () => {
    const {input} = contextOf([rangeExhibit(1, '2025-07-01T10:00:00Z', '2025-07-02T10:00:00Z')]);
    const line = chronologyOf(input).map((row) => lineOf(row, input))[0];
    expect(line?.until).toBe('2025-07-02 11:00:00');
  });
});

describe('a file that was brought in', () => {
  async function brought(): Promise<PackExhibit> {
    const imported = {
      pickedAt: moment('2026-02-01T10:00:00Z'),
      originalName: 'a.txt',
      fileModifiedAt: null,
      saysWhat: '',
    };
    const {draft, record} = drafted('just words', await read('just words', 'a.txt'), {id: uuid(1), imported});
    const sealed = sealExhibit(draft, {caseId: uuid(90), ordinal: 1, deviceKeyId: fakeHash('key')});
    return {id: uuid(1), ordinal: 1, ...sealed, facts: undefined, reading: record};
  }

  it('is said to have been brought in, never to have been seen or kept from a page', async () => {
    const context = contextOf([await brought(), exhibitOf(2, postFacts(2, 'a post'))]);
    const {input} = context;
    const lines = chronologyOf(input).map((row) => lineOf(row, input));
    const when = '2026-02-01 10:00:00 (UTC+00:00)';
    expect(lines.find(({number}) => number === 'AK/1')?.noted).toBe(say('report_broughtAt', when));
    expect(lines.find(({number}) => number === 'AK/2')?.noted).toMatch(/^seen /);
    const draft = draftsPage(context).replace(/<[^>]*>/g, '');
    expect(draft).toContain(say('report_draftBrought', say('report_broughtAt', when)));
    expect(draft.split(say('report_draftSaw', '').slice(0, 12))).toHaveLength(2);
    expect(timelineIcs(context)).not.toContain(`seen ${when}`);
  });
});
