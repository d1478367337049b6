import {describe, expect, it} from 'vitest';
import type {CaseRecord} from '../../../src/core/custody/case.ts';
import type {PackExhibit, ReportContext} from '../../../src/core/pack/pack-input.ts';
import {textOf} from '../../../src/core/report/html.ts';
import {patternsSection} from '../../../src/core/report/patterns-section.ts';
import {CASE_RECORD, contextOf, exhibitOf, instant, postFacts, rangeExhibit, say, told} from './sample.ts';

function post(n: number, when: string): PackExhibit {
  const facts = postFacts((n % 28) + 1, `post ${n}`);
  facts.item.id = told(`${n}`);
  facts.postedAt.exact = told(instant(when));
  return exhibitOf(n, facts);
}

function textIn(context: ReportContext): string {
  return [...patternsSection(context)]
    .map(textOf)
    .join('')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the table of weeks', () => {
  const long = [post(1, '2024-06-03T10:00:00Z'), post(2, '2024-06-04T10:00:00Z'), post(3, '2026-01-05T10:00:00Z')];

  it('says what is earlier than its first week, where there are more than it holds', () => {
    const text = textIn(contextOf(long));
    const weeks = text.slice(text.indexOf(say('report_patternsByWeek')), text.indexOf(say('report_patternsHours')));
    expect(weeks).toContain(`${say('report_notPlacedEarlier')} 2 ( AK/1 , AK/2 )`);
    expect(weeks).not.toContain(say('report_notPlacedNone'));
  });

  it('says that everything is in it only where it is', () => {
    const text = textIn(contextOf(long.slice(0, 2)));
    const weeks = text.slice(text.indexOf(say('report_patternsByWeek')), text.indexOf(say('report_patternsHours')));
    expect(weeks).toContain(say('report_notPlacedNone'));
    expect(weeks).not.toContain(say('report_notPlacedEarlier'));
  });
});

describe('the hours of the week', () => {
  it('do not call told what a page said', () => {
    const two = [post(1, '2026-01-05T10:00:00Z'), rangeExhibit(2, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')];
    expect(textIn(contextOf(two))).toContain(`${say('report_notPlacedHours')} 1 ( AK/2 )`);
    expect(say('report_notPlacedHours')).not.toMatch(/told/i);
  });
});

describe('accounts after a step', () => {
  it('have the day on the clock that the section names', () => {
    const record: CaseRecord = {...CASE_RECORD, zone: 'Europe/London', toldToStop: {at: '2025-06-01', how: ''}};
    const [first, second] = [post(1, '2025-07-01T23:30:00Z'), post(2, '2025-07-03T10:00:00Z')];
    const text = textIn(contextOf([first, second], {record}));
    expect(text).toContain(say('report_patternsIntro', 'Europe/London'));
    expect(text).toContain('2025-07-02');
    expect(text).not.toContain('2025-07-01');
  });

  it('stand beside steps on the same clock, though the record names no zone', () => {
    const record: CaseRecord = {...CASE_RECORD, zone: '', toldToStop: {at: '2025-07-02T00:15', how: ''}};
    // Ten minutes before the step, on the clock that the section names.
    const two = [post(1, '2025-07-01T23:05:00Z'), post(2, '2025-07-01T23:25:00Z')];
    const text = textIn(contextOf(two, {record}));
    expect(text).toMatch(/told to stop 2025-07-02 00:15 1: AK\/1 1: AK\/2/i);
  });
});
