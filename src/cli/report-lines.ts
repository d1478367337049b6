import checked from '../_locales/en/checked.json' with {type: 'json'};
import other from '../_locales/en/other.json' with {type: 'json'};
import words from '../_locales/en/verify.json' with {type: 'json'};
import {type AnyReport, describeAny} from '../core/verify/other/check-any.ts';
import type {ReportLine} from '../core/verify/report-line.ts';
import {sayFrom} from '../core/words.ts';

const MARKS: {readonly [K in ReportLine['tone']]: string} = {good: '✓', bad: '✗', plain: '·'};

/** The report as lines for a terminal. The words alone say everything; marks and spaces only help the eye. */
export function reportLines(report: AnyReport): string[] {
  return describeAny(report, sayFrom({...words, ...checked, ...other})).flatMap((line) => printed(line, '  '));
}

function printed({kind, tone, text, code, more = [], brief}: ReportLine, indent: string): string[] {
  if (kind === 'headline') return [`${MARKS[tone]} ${text}`, ''];
  if (kind === 'heading') return ['', text];
  const line = `${indent}${MARKS[tone]} ${text}${code ? ` [${code}]` : ''}`;
  return [line, ...(brief ? [] : more.flatMap((one) => printed(one, `${indent}    `)))];
}
