import type {Say} from '../words.ts';
import type {OtherFinding} from './other/other-report.ts';
import {type Finding, type FindingCode, isNote} from './report.ts';

/** A line of the report in words. `tone` is for how it is drawn; the words alone say everything. */
export type ReportLine = {
  kind: 'headline' | 'verdict' | 'fact' | 'heading' | 'finding' | 'note' | 'thing' | 'check' | 'limit';
  tone: 'good' | 'bad' | 'plain';
  text: string;
  /** Of a finding: its code, for who looks it up in the format's document. */
  code?: FindingCode | OtherFinding['code'];
  /** What can be unfolded below it. */
  more?: readonly ReportLine[];
  /** Where nothing can be unfolded, the line alone is enough. */
  brief?: boolean;
};

/** As many lines of one kind as are shown before the rest is folded away. */
const MOST_OF_A_KIND = 20;

/** One finding in words, its code besides. */
export function describeFinding({code, path, of, reason, values}: Finding, say: Say): ReportLine {
  const what = say(`verify_finding_${code}`, path || say('verify_whole'));
  const whole = reason ? say('verify_findingWithReason', what, say(reason, ...(values ?? []))) : what;
  const text = of ? say('verify_findingOf', of, whole) : whole;
  return {kind: 'finding', tone: isNote({code, path}) ? 'plain' : 'bad', text, code};
}

/** The first of many lines of a kind, and the rest below one of its own. What does not hold must stand first. */
export function folded(lines: readonly ReportLine[], say: Say): ReportLine[] {
  const [shown, rest] = [lines.slice(0, MOST_OF_A_KIND), lines.slice(MOST_OF_A_KIND)];
  const [first] = rest;
  if (!first) return [...shown];
  const text = say('checked_more', rest.length);
  return [...shown, {kind: first.kind, tone: first.tone, text, more: rest, brief: true}];
}
