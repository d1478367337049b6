import {describe, expect, it} from 'vitest';
import type {CaseRecord} from '../../../src/core/custody/case.ts';
import {planPack} from '../../../src/core/pack/plan-pack.ts';
import {draftsPage} from '../../../src/core/report/drafts/drafts.ts';
import {reportMaker} from '../../../src/core/report/report-maker.ts';
import {FULL_RECORD, fullContext} from './full-case.ts';
import {CASE_RECORD, contextOf, say} from './sample.ts';

function draftsIn(jurisdiction: CaseRecord['jurisdiction'], record = FULL_RECORD): string {
  return draftsPage(fullContext({record: {...record, jurisdiction}}))
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');
}

// Each wording as its source has it, written down here a second time so that no slip of a key changes one unseen.
const EW =
  'This statement is true to the best of my knowledge and belief and I make it knowing that, if it is tendered in evidence, I shall be liable to prosecution if I have wilfully stated in it anything which I know to be false or do not believe to be true.';
const NI = 'if it were tendered in evidence, I would be liable to prosecution if I wilfully said in it anything';
const US_IN = 'I declare under penalty of perjury that the foregoing is true and correct.';
const US_OUT =
  'I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct.';

describe('drafts', () => {
  it.each([
    ['ew', [EW], [NI, US_IN, US_OUT]],
    ['ni', [NI], [EW, US_IN, US_OUT]],
    ['us', [US_IN, US_OUT], [EW, NI]],
    ['sct', [], [EW, NI, US_IN, US_OUT]],
    ['other', [], [EW, NI, US_IN, US_OUT]],
  ] as const)('for %s have the declaration of that place and of no other', (jurisdiction, there, absent) => {
    const text = draftsIn(jurisdiction);
    for (const words of there) expect(text).toContain(words);
    for (const words of absent) expect(text).not.toContain(words);
    expect(text).toContain(say('report_draftWarning'));
  });

  it('have for England and Wales what rule 16.2 asks for: name, age, declaration, who read it out, signature', () => {
    const text = draftsIn('ew');
    expect(text).toContain(`${say('report_draftName')} A. Keeper`);
    for (const name of [
      'report_draftAge',
      'report_draftCannotRead',
      'report_draftReader',
      'report_labelSigned',
    ] as const)
      expect(text).toContain(say(name));
    expect(text).toContain('Criminal Procedure Rules 2020 (S.I. 2020/759), rules 16.2 and 16.3');
  });

  it('identify each exhibit, and tell what happened in the keeper’s own words', () => {
    const text = draftsIn('ew');
    for (let n = 1; n <= 12; n += 1) expect(text).toContain(say('report_draftProduce', `AK/${n}`));
    expect(text).toContain('He stood there for two hours.');
    expect(text).toContain(say('report_draftShownBy', 'AK/2'));
  });

  it('tell of every time that they were told to stop', () => {
    const again = {kind: 'toldToStop', at: '2026-01-20T09:00', what: 'by letter', exhibitIds: []} as const;
    const text = draftsIn('ew', {...FULL_RECORD, stepsTaken: [{...again, exhibitIds: [...again.exhibitIds]}]});
    expect(text).toContain('2026-01-20 09:00 · by letter');
    expect(text).toContain(say('report_draftShownBy', 'AK/2'));
    const only = draftsIn('ew', {...FULL_RECORD, toldToStop: null, stepsTaken: [{...again, exhibitIds: []}]});
    expect(only).toContain(say('report_toldToStop'));
  });

  it('have the points of Rule 902(13) and (14) for the United States alone', () => {
    expect(draftsIn('us')).toContain('authenticated by a process of digital identification');
    expect(draftsIn('us')).toContain(say('report_certCounts', 12, 0));
    expect(draftsIn('ew')).not.toContain('Rule 902');
  });

  it('leave room for a name that was not given, and for nothing else invented', () => {
    const text = draftsPage(contextOf([], {record: {...CASE_RECORD, keeper: {name: '', initials: ''}}}));
    expect(text).toContain('class="blank"');
    expect(text).not.toMatch(/undefined|null|\[object/);
    expect(text).toContain(say('report_draftNoExhibits'));
  });

  it('hold hostile words as text', () => {
    const bad = '</table><script>alert(1)</script><img src=x onerror=alert(1)>';
    const html = draftsPage(fullContext({record: {...FULL_RECORD, summary: bad, keeper: {name: bad, initials: 'x'}}}));
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
  });
});

describe('the other forms in a pack', () => {
  const pathsOf = (change: Parameters<typeof contextOf>[1]) =>
    planPack(contextOf([], change).input, {report: reportMaker, verifyHtml: new Uint8Array(0)}, [])
      .files.map(({path}) => path)
      .filter((path) => path.startsWith('data/report/'));

  it('are there where there is something to say, and only there', () => {
    expect(pathsOf({})).toEqual([
      'data/report/report.html',
      'data/report/chronology.csv',
      'data/report/chronology.xlsx',
      'data/report/drafts.html',
    ]);
    const {incidents, subjects} = fullContext().input;
    expect(pathsOf({incidents, subjects, caseRecords: []})).toEqual([
      'data/report/report.html',
      'data/report/chronology.csv',
      'data/report/chronology.xlsx',
      'data/report/chronology.ics',
    ]);
  });
});
