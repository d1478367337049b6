import {sealCode} from '../pack/seal.ts';
import type {GivenBag, PackSource} from './bags.ts';
import {type Check, resultOf, Tally} from './check.ts';
import {checkCheckpoint} from './checks/checkpoint.ts';
import {checkClocks} from './checks/clocks.ts';
import {checkExpectations} from './checks/expectations.ts';
import {checkLog} from './checks/log.ts';
import {checkManifest} from './checks/manifest.ts';
import {checkParts} from './checks/parts.ts';
import {checkRecords} from './checks/records.ts';
import {checkSeal} from './checks/seal.ts';
import {checkTagManifest} from './checks/tag-manifest.ts';
import {checkTimes} from './checks/times.ts';
import {readEarlierPacks} from './earlier-packs.ts';
import type {Expectations, Known} from './expectations.ts';
import {stopIfAsked, type VerifyOptions, type VerifyProgress} from './hash-files.ts';
import {type Bag, openBags} from './open-bags.ts';
import type {OpenedPack} from './opened-pack.ts';
import {arrange, type PackSet} from './pack-set.ts';
import type {CheckName, CheckResult, Finding, PackFacts, VerifyReport} from './report.ts';
import {tellStories} from './stories.ts';
import {thingsOf} from './things.ts';
import {outcomeOf, verdictOf} from './verdict.ts';

/** The checks after the first that each archive stands by itself. */
const OWN_CHECKS: readonly Check[] = [checkManifest, checkTagManifest, checkSeal, checkCheckpoint];
/** Those that look at a pack as a whole: where it is in parts, at all files of those that were shown. */
const WHOLE_CHECKS: readonly Check[] = [checkLog, checkRecords, checkParts];

/**
 * Checks a pack whole: every check runs, every finding is in the report, and only what was compared counts as passed.
 * Of a pack in parts any of them may be given, in any order. Everything in it is taken for an attacker's. Throws only
 * what a source throws, and `CheckStopped`.
 */
export async function verifyPack(
  given: PackSource | readonly GivenBag[],
  expectations: Expectations = {},
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const several = Array.isArray(given) ? (given as readonly GivenBag[]) : [{name: '', source: given as PackSource}];
  const bags = await openBags(several, options);
  const known: Known = {...expectations, earlierHeads: await readEarlierPacks(expectations.earlier ?? [])};
  const set = await arrange(
    bags.flatMap(({label, pack}) => (pack ? [{label, pack}] : [])),
    bags.length,
  );
  const eachBag = async (check: Check) => {
    stopIfAsked(options);
    return joined(
      check.name,
      await Promise.all(bags.map(async (bag) => labelled(await onOne(check, bag.pack, known), bag, bags))),
    );
  };
  const onWhole = (check: Check) => {
    stopIfAsked(options);
    return onOne(check, set.whole, known);
  };
  const checks = [
    joined(
      'names',
      bags.map((bag) => labelled(bag.names, bag, bags)),
    ),
  ];
  if (set.result) checks.push(set.result);
  for (const check of OWN_CHECKS) checks.push(await eachBag(check));
  for (const check of WHOLE_CHECKS) checks.push(await onWhole(check));
  checks.push(await eachBag(checkTimes));
  checks.push(await onWhole(checkClocks));
  // A later part by itself can at least be held against a key.
  checks.push(await onOne(checkExpectations, set.whole ?? set.lead, known));
  stopIfAsked(options);
  return reportOf(checks, set, bags, known);
}

function onOne(check: Check, pack: OpenedPack | undefined, expectations: Known): Promise<CheckResult> {
  return pack ? runCheck(check, pack, expectations) : Promise.resolve(notRun(check));
}

/** Where several archives were given, each finding says which one it is about. */
function labelled(result: CheckResult, {label}: Bag, bags: readonly Bag[]): CheckResult {
  if (bags.length === 1) return result;
  return {...result, findings: result.findings.map((finding) => ({...finding, of: label}))};
}

/** One check of several archives: passed only where it passed of each. */
function joined(check: CheckName, results: readonly CheckResult[]): CheckResult {
  const states = (['failed', 'notRun', 'passed', 'notAsked'] as const).filter((state) =>
    results.some((result) => result.state === state),
  );
  return {
    check,
    state: states[0] ?? 'notRun',
    compared: results.reduce((sum, {compared}) => sum + compared, 0),
    findings: results.flatMap(({findings}) => findings),
  };
}

async function runCheck(check: Check, pack: OpenedPack, expectations: Known): Promise<CheckResult> {
  if (check.isAsked && !check.isAsked(pack, expectations)) {
    return {check: check.name, state: 'notAsked', compared: 0, findings: []};
  }
  const tally = new Tally();
  await check.run(pack, tally, expectations);
  return resultOf(check.name, tally);
}

function notRun({name}: Check): CheckResult {
  return {check: name, state: 'notRun', compared: 0, findings: []};
}

async function reportOf(
  checks: CheckResult[],
  {whole, lead, shown}: PackSet,
  bags: readonly Bag[],
  expectations: Expectations,
): Promise<VerifyReport> {
  const files = bags.flatMap((bag) => [...bag.files.values()]);
  return {
    v: 1,
    outcome: outcomeOf(checks),
    verdict: verdictOf(checks, lead, expectations),
    sealCode: lead?.sealList.state === 'read' ? sealCode(lead.sealList.value) : null,
    pack: lead?.seal.state === 'read' ? factsOf(lead.seal.value) : null,
    ...(shown && {parts: shown}),
    files: files.length,
    bytes: files.reduce((sum, {size}) => sum + size, 0),
    checks,
    stories: whole ? await tellStories(whole, checks) : [],
    things: whole ? await thingsOf(whole, checks) : [],
  };
}

function factsOf({packId, caseId, sealedAt, scope, version}: PackFacts): PackFacts {
  return {packId, caseId, sealedAt, scope, version};
}

export type {Expectations, Finding, GivenBag, PackSource, VerifyOptions, VerifyProgress, VerifyReport};
