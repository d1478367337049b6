import words from '../_locales/en/verify.json' with {type: 'json'};
import {describeReport, type ReportLine} from '../core/verify/describe-report.ts';
import type {VerifyReport} from '../core/verify/report.ts';
import {sayFrom} from '../core/words.ts';

const MARKS: {readonly [K in ReportLine['tone']]: string} = {good: '✓', bad: '✗', plain: '·'};

/** The report as lines for a terminal. The words alone say everything; marks and spaces only help the eye. */
export function reportLines(report: VerifyReport): string[] {
  return describeReport(report, sayFrom(words)).flatMap(({kind, tone, text}) => {
    if (kind === 'headline') return [`${MARKS[tone]} ${text}`, ''];
    if (kind === 'heading') return ['', text];
    return [`  ${MARKS[tone]} ${text}`];
  });
}
