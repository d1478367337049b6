import type {Say} from '../../words.ts';
import type {GivenBag} from '../bags.ts';
import {describeReport} from '../describe-report.ts';
import type {Expectations} from '../expectations.ts';
import type {VerifyOptions} from '../hash-files.ts';
import type {VerifyReport} from '../report.ts';
import type {ReportLine} from '../report-line.ts';
import {verifyPack} from '../verify-pack.ts';
import {checkBag} from './bag.ts';
import {describeOther} from './describe-other.ts';
import type {OtherReport} from './other-report.ts';
import {readLoose} from './read-loose.ts';
import {checkWacz} from './wacz.ts';

/** What was given turned out to be. */
export type AnyReport = {kind: 'pack'; report: VerifyReport} | {kind: 'other'; report: OtherReport};

/** The report in plain lines, whatever it is on. Every shell prints these. */
export function describeAny(any: AnyReport, say: Say): ReportLine[] {
  return any.kind === 'pack' ? describeReport(any.report, say) : describeOther(any.report, say);
}

/** Checks a pack; or, where it is none, a bag or a web archive by another program. */
export async function checkAny(
  given: readonly GivenBag[],
  expectations: Expectations = {},
  options: VerifyOptions = {},
): Promise<AnyReport> {
  const [only, ...more] = given;
  const loose = only && more.length === 0 ? await readLoose(only.source, options.engine) : undefined;
  if (!loose) return {kind: 'pack', report: await verifyPack(given, expectations, options)};
  const check = loose.kind === 'bag' ? checkBag : checkWacz;
  return {kind: 'other', report: await check(loose, options)};
}
