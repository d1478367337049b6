import {wallTime} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {type CheckResult, type Finding, findingsOf, isNote, type VerifyReport} from './report.ts';

/** A line of the report in words. `tone` is for how it is drawn; the words alone say everything. */
export type ReportLine = {
  kind: 'headline' | 'verdict' | 'fact' | 'heading' | 'finding' | 'note' | 'check' | 'limit';
  tone: 'good' | 'bad' | 'plain';
  text: string;
};

/** As many findings of one kind as are spelled out. */
const MOST_OF_A_KIND = 20;

const LIMITS: readonly MessageName[] = [
  'verify_limit_site',
  'verify_limit_author',
  'verify_limit_clock',
  'verify_limit_leftOut',
  'verify_limit_sameKey',
  'verify_limit_otherKey',
  'verify_limit_report',
  'verify_limit_court',
];

/** The report in plain lines, the verdict first and what it does not show last. Every shell prints these. */
export function describeReport(report: VerifyReport, say: Say): ReportLine[] {
  const found = findingsOf(report);
  const notes = found.filter(isNote);
  return [
    {
      kind: 'headline',
      tone: report.outcome === 'verified' ? 'good' : 'bad',
      text: say(`verify_outcome_${report.outcome}`),
    },
    ...verdictLines(report, say),
    ...factLines(report, say),
    heading(say('verify_headingFindings')),
    ...findingLines(
      found.filter((finding) => !isNote(finding)),
      'finding',
      say,
    ),
    ...(notes.length > 0 ? [heading(say('verify_headingNotes')), ...findingLines(notes, 'note', say)] : []),
    heading(say('verify_headingChecks')),
    ...report.checks.map((check) => checkLine(check, say)),
    heading(say('verify_headingLimits')),
    ...LIMITS.map((name): ReportLine => ({kind: 'limit', tone: 'plain', text: say(name)})),
  ];
}

function heading(text: string): ReportLine {
  return {kind: 'heading', tone: 'plain', text};
}

function verdictLines({verdict}: VerifyReport, say: Say): ReportLine[] {
  const {unchanged, key, notLaterThan, shown} = verdict;
  const keyText = key.keyId ? say(`verify_key_${key.expected}`, key.fingerprint) : say('verify_key_none');
  const shownText =
    shown.entries === null || shown.ofEntries === null
      ? say('verify_shown_unknown')
      : say('verify_shown', shown.entries, shown.ofEntries, shown.partsWithheld);
  return [
    verdictLine(say(`verify_unchanged_${unchanged}`), unchanged === 'yes' ? 'good' : 'bad'),
    verdictLine(keyText, key.expected === 'isExpected' ? 'good' : key.expected === 'notGiven' ? 'plain' : 'bad'),
    verdictLine(say(notLaterThan.kept > 0 ? 'verify_time_kept' : 'verify_time_none'), 'plain'),
    verdictLine(shownText, 'plain'),
  ];
}

function verdictLine(text: string, tone: ReportLine['tone']): ReportLine {
  return {kind: 'verdict', tone, text};
}

function factLines({pack, sealCode}: VerifyReport, say: Say): ReportLine[] {
  const lines: string[] = [];
  if (pack) {
    const {at, offsetMinutes} = pack.sealedAt;
    lines.push(say('verify_packLine', pack.packId, wallTime(at, offsetMinutes), pack.version));
    lines.push(say(`verify_scope_${pack.scope}`));
  }
  if (sealCode) lines.push(say('verify_sealCode', sealCode));
  return lines.map((text): ReportLine => ({kind: 'fact', tone: 'plain', text}));
}

function findingLines(findings: readonly Finding[], kind: 'finding' | 'note', say: Say): ReportLine[] {
  if (findings.length === 0) return [{kind: 'fact', tone: 'good', text: say('verify_noFindings')}];
  const byCode = groupByCode(findings);
  const tone = kind === 'finding' ? 'bad' : 'plain';
  return [...byCode.values()].flatMap((same) => [
    ...same.slice(0, MOST_OF_A_KIND).map((finding): ReportLine => ({kind, tone, text: describeFinding(finding, say)})),
    ...(same.length > MOST_OF_A_KIND
      ? [{kind, tone, text: say('verify_moreFindings', same.length - MOST_OF_A_KIND)} satisfies ReportLine]
      : []),
  ]);
}

// Map.groupBy is not in Node 20.
function groupByCode(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return groups;
}

/** One finding in words. */
export function describeFinding({code, path, reason, values}: Finding, say: Say): string {
  const what = say(`verify_finding_${code}`, path || say('verify_whole'));
  return reason ? say('verify_findingWithReason', what, say(reason, ...(values ?? []))) : what;
}

function checkLine({check, state, compared}: CheckResult, say: Say): ReportLine {
  const name = say(`verify_check_${check}`);
  const word = say(`verify_state_${state}`);
  const text = compared > 0 ? say('verify_checkLine', name, word, compared) : say('verify_checkLineBare', name, word);
  const tone = state === 'passed' ? 'good' : state === 'notAsked' ? 'plain' : 'bad';
  return {kind: 'check', tone, text};
}
