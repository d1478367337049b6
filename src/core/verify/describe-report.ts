import {groupBy} from '../group-by.ts';
import {wallTime} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {thingLines} from './describe-things.ts';
import {
  type CheckResult,
  type Finding,
  findingsOf,
  isHarmless,
  isNote,
  type TimeTold,
  type VerifyReport,
} from './report.ts';
import {describeFinding, folded, type ReportLine} from './report-line.ts';

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
  const harmless = found.filter(isHarmless);
  const notes = found.filter((finding) => isNote(finding) && !isHarmless(finding));
  const told = new Set(report.stories.flatMap(({of}) => of));
  return [
    {
      kind: 'headline',
      tone: report.outcome === 'verified' ? 'good' : report.outcome === 'incomplete' ? 'plain' : 'bad',
      text: say(outcomeWords(report)),
    },
    ...verdictLines(report, say),
    ...factLines(report, say),
    heading(say('verify_headingFindings')),
    ...storyLines(report, say),
    ...findingLines(
      found.filter((finding) => !isNote(finding) && !told.has(finding)),
      'finding',
      say,
    ),
    ...(found.every(isNote) ? [{kind: 'fact', tone: 'good', text: say('verify_noFindings')} as const] : []),
    ...(harmless.length > 0 ? [heading(say('verify_headingHarmless')), ...findingLines(harmless, 'note', say)] : []),
    ...(notes.length > 0 ? [heading(say('verify_headingNotes')), ...findingLines(notes, 'note', say)] : []),
    ...(report.things.length > 0
      ? [heading(say('checked_headingThings')), ...folded(thingLines(report.things, report.verdict.key, say), say)]
      : []),
    heading(say('verify_headingChecks')),
    ...report.checks.map((check) => checkLine(check, say)),
    heading(say('verify_headingLimits')),
    ...LIMITS.map((name): ReportLine => ({kind: 'limit', tone: 'plain', text: say(name)})),
  ];
}

/** The sentence for how a check came out. */
export function outcomeWords({outcome, parts}: VerifyReport): MessageName {
  const isWhole = !parts || parts.shown.length === parts.of;
  return outcome === 'incomplete' && isWhole ? 'verify_outcome_notCompared' : `verify_outcome_${outcome}`;
}

function heading(text: string): ReportLine {
  return {kind: 'heading', tone: 'plain', text};
}

const UNCHANGED_TONE = {yes: 'good', soFar: 'plain', no: 'bad', couldNotTell: 'bad'} as const;

function verdictLines({verdict, parts}: VerifyReport, say: Say): ReportLine[] {
  const {unchanged, key, notLaterThan, shown} = verdict;
  const keyText = key.keyId ? say(`verify_key_${key.expected}`, key.fingerprint) : say('verify_key_none');
  const shownText =
    shown.entries === null || shown.ofEntries === null
      ? say('verify_shown_unknown')
      : say('verify_shown', shown.entries, shown.ofEntries, shown.partsWithheld);
  return [
    verdictLine(say(`verify_unchanged_${unchanged}`), UNCHANGED_TONE[unchanged]),
    verdictLine(keyText, key.expected === 'isExpected' ? 'good' : key.expected === 'notGiven' ? 'plain' : 'bad'),
    verdictLine(timeText(verdict, say), notLaterThan.known ? 'good' : 'plain'),
    verdictLine(shownText, 'plain'),
    ...(parts ? [verdictLine(say('verify_shownParts', parts.shown.length, parts.of), 'plain')] : []),
  ];
}

function timeText({notLaterThan, unchanged}: VerifyReport['verdict'], say: Say): string {
  const {kept, times} = notLaterThan;
  const sealed = times.find(({of}) => of === 'seal');
  if (sealed) return say('verify_time_known', inUtc(sealed), sealed.by, sealed.root);
  const begun = times.at(-1);
  if (begun) return say('verify_time_begun', begun.entries, inUtc(begun), begun.by, begun.root);
  if (kept === 0) return say('verify_time_none');
  return say(unchanged === 'yes' || unchanged === 'soFar' ? 'verify_time_kept' : 'verify_time_ofOther');
}

function inUtc({at}: TimeTold): string {
  return wallTime(at, 0);
}

function verdictLine(text: string, tone: ReportLine['tone']): ReportLine {
  return {kind: 'verdict', tone, text};
}

function factLines({pack, sealCode, verdict}: VerifyReport, say: Say): ReportLine[] {
  const lines: string[] = [];
  for (const time of verdict.notLaterThan.times) {
    if (time.of === 'checkpoint') lines.push(say('verify_time_moreBegun', time.entries, inUtc(time), time.by));
  }
  if (pack) {
    const {at, offsetMinutes} = pack.sealedAt;
    lines.push(say('verify_packLine', pack.packId, wallTime(at, offsetMinutes), pack.version));
    lines.push(say(`verify_scope_${pack.scope}`));
  }
  if (sealCode) lines.push(say('verify_sealCode', sealCode));
  return lines.map((text): ReportLine => ({kind: 'fact', tone: 'plain', text}));
}

function findingLines(findings: readonly Finding[], kind: 'finding' | 'note', say: Say): ReportLine[] {
  return [...groupBy(findings, ({code}) => code).values()].flatMap((same) =>
    folded(
      same.map((finding) => ({...describeFinding(finding, say), kind})),
      say,
    ),
  );
}

/** What several findings come to together; the findings themselves can be unfolded. */
function storyLines({stories}: VerifyReport, say: Say): ReportLine[] {
  const lines = stories.map(({name, values, of}): ReportLine => {
    const more = of.map((finding) => describeFinding(finding, say));
    return {kind: 'finding', tone: 'bad', text: say(name, ...values), more};
  });
  return folded(lines, say);
}

function checkLine({check, state, compared}: CheckResult, say: Say): ReportLine {
  const name = say(`verify_check_${check}`);
  const word = say(`verify_state_${state}`);
  const text = compared > 0 ? say('verify_checkLine', name, word, compared) : say('verify_checkLineBare', name, word);
  const tone = state === 'passed' ? 'good' : state === 'notAsked' ? 'plain' : 'bad';
  return {kind: 'check', tone, text};
}
