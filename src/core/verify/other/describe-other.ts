import type {Say} from '../../words.ts';
import {folded, type ReportLine} from '../report-line.ts';
import {type Compared, isOtherNote, type OtherFinding, type OtherReport} from './other-report.ts';
import {WEAK} from './sums.ts';

/** The report on a file by another program in plain lines: that it is no pack, what holds, and what was not looked at. */
export function describeOther(report: OtherReport, say: Say): ReportLine[] {
  const {kind, outcome, version, says, findings, key} = report;
  const faults = findings.filter((finding) => !isOtherNote(finding));
  const notes = findings.filter(isOtherNote);
  return [
    {kind: 'headline', tone: outcome === 'verified' ? 'good' : 'bad', text: say(`other_outcome_${outcome}`)},
    line('verdict', say(`other_kind_${kind}`, version || '?')),
    line('verdict', say('other_noPack')),
    line('verdict', key ? say('other_key', key) : say('other_listsAnew')),
    ...weakLines(report, say),
    ...says.map(({name, value}) => line('fact', say('other_says', name, value))),
    line('heading', say('verify_headingFindings')),
    ...folded(byCode(faults, 'finding', say), say),
    ...(faults.length === 0 ? [line('fact', say('verify_noFindings'), 'good')] : []),
    ...(notes.length > 0
      ? [line('heading', say('verify_headingNotes')), ...folded(byCode(notes, 'note', say), say)]
      : []),
    line('heading', say('verify_headingChecks')),
    ...comparedLines(report, say),
    line('heading', say('other_headingNotChecked')),
    ...report.notChecked.map((name) => line('limit', say(`other_not_${name}`))),
    line('limit', say('other_not_truth')),
  ];
}

function line(kind: ReportLine['kind'], text: string, tone: ReportLine['tone'] = 'plain'): ReportLine {
  return {kind, tone, text};
}

/** Whether every sum was by a hash that can be forged. */
function weakLines({compared}: OtherReport, say: Say): ReportLine[] {
  const sums = compared.filter(({what}) => what === 'payload' || what === 'resources');
  const weak = sums.length > 0 && sums.every(({algorithm}) => WEAK.has(algorithm));
  const names = [...new Set(sums.map(({algorithm}) => algorithm.toUpperCase()))].join(', ');
  return weak ? [line('verdict', say('other_weak', names), 'bad')] : [];
}

function comparedLines({compared}: OtherReport, say: Say): ReportLine[] {
  if (compared.length === 0) return [line('check', say('other_nothingCompared'), 'bad')];
  return compared.map((one) => line('check', comparedText(one, say)));
}

function comparedText({what, algorithm, count}: Compared, say: Say): string {
  const text = say(`other_compared_${what}`, count);
  if (algorithm === '') return text;
  const name = algorithm.toUpperCase();
  return say(WEAK.has(algorithm) ? 'other_byWeak' : 'other_by', text, name);
}

function byCode(findings: readonly OtherFinding[], kind: 'finding' | 'note', say: Say): ReportLine[] {
  const sorted = [...findings].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return sorted.map(({code, path, reason, values}) => {
    const what = say(`other_finding_${code}`, path || say('verify_whole'));
    const text = reason ? say('verify_findingWithReason', what, say(reason, ...(values ?? []))) : what;
    return {kind, tone: kind === 'finding' ? 'bad' : 'plain', text, code};
  });
}
