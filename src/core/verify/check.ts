import type {Known} from './expectations.ts';
import type {OpenedPack} from './opened-pack.ts';
import type {CheckName, CheckResult, Finding, FindingCode, Reason} from './report.ts';
import {isNote} from './report.ts';

/** What a check has done. Whoever compares nothing has passed nothing. */
export class Tally {
  readonly findings: Finding[] = [];
  compared = 0;
  couldNotRun = false;
  nothingGiven = false;

  /** Counts one comparison, and notes a finding where it did not hold. Returns whether it held. */
  expect(
    holds: boolean,
    code: FindingCode,
    path: string,
    reason?: Reason,
    values?: readonly (string | number)[],
  ): boolean {
    this.compared += 1;
    if (!holds) this.note(code, path, reason, values);
    return holds;
  }

  /** Notes a finding. */
  note(code: FindingCode, path: string, reason?: Reason, values?: readonly (string | number)[]): void {
    this.findings.push({code, path, ...(reason && {reason}), ...(values && {values})});
  }

  /** It could go no further with what the reader gave: no fault, and no pass. */
  needsMore(): void {
    this.nothingGiven = true;
  }

  /** Something needed was not there: whatever else holds, this check is not passed. */
  cannotRun(): void {
    this.couldNotRun = true;
  }
}

/** One check: looks at a pack and tallies. */
export type Check = {
  name: CheckName;
  /** Nothing in the pack or in what was given concerns it. */
  isAsked?(pack: OpenedPack, expectations: Known): boolean;
  run(pack: OpenedPack, tally: Tally, expectations: Known): void | Promise<void>;
};

/** What a tally comes to. */
export function resultOf(check: CheckName, tally: Tally): CheckResult {
  const {findings, compared} = tally;
  if (findings.some((finding) => !isNote(finding))) return {check, state: 'failed', compared, findings};
  if (tally.nothingGiven && !tally.couldNotRun) return {check, state: 'notAsked', compared, findings};
  return {check, state: tally.couldNotRun || compared === 0 ? 'notRun' : 'passed', compared, findings};
}
