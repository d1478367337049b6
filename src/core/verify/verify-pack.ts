import {sealCode} from '../pack/seal.ts';
import type {ByteSource, FileTree} from './byte-source.ts';
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
import type {Expectations} from './expectations.ts';
import {hashFiles, type VerifyProgress} from './hash-files.ts';
import {lockedKind} from './locked-kind.ts';
import {type OpenedPack, openPack} from './opened-pack.ts';
import type {PackFiles} from './pack-files.ts';
import {filesOfTree, readZip} from './read-zip.ts';
import type {CheckResult, Finding, PackFacts, VerifyReport} from './report.ts';
import {outcomeOf, verdictOf} from './verdict.ts';

/** The checks after the first, which is whether the pack can be read at all. */
const LATER_CHECKS: readonly Check[] = [
  checkManifest,
  checkTagManifest,
  checkSeal,
  checkCheckpoint,
  checkLog,
  checkRecords,
  checkParts,
  checkTimes,
  checkClocks,
  checkExpectations,
];

/** Where a pack comes from: a ZIP by slices, or its unpacked folder. */
export type PackSource = ByteSource | FileTree;

/**
 * Checks a pack whole: every check runs, every finding is in the report, and only what was compared counts as passed.
 * Everything in the pack is taken for an attacker's. Throws only what the source throws, and `CheckStopped`.
 */
export async function verifyPack(
  source: PackSource,
  expectations: Expectations = {},
  onProgress: (progress: VerifyProgress) => void = () => {},
  signal?: {readonly aborted: boolean},
): Promise<VerifyReport> {
  const read = 'files' in source ? filesOfTree(source) : await readUnlocked(source);
  const hashes = await hashFiles(read.files, onProgress, signal);
  const names = checkNames(read, hashes);
  // With names in doubt there is no telling which file is meant: no other check may run.
  if (names.state !== 'passed') return reportOf([names, ...LATER_CHECKS.map(notRun)], undefined, read, expectations);
  const pack = await openPack(read.files, hashes);
  const checks = [names];
  for (const check of LATER_CHECKS) checks.push(await runCheck(check, pack, expectations));
  return reportOf(checks, pack, read, expectations);
}

/** A pack that was locked for a reader is no damaged one: it says what it is, and how it is opened. */
async function readUnlocked(source: ByteSource): Promise<PackFiles> {
  const locked = await lockedKind(source);
  if (!locked) return readZip(source);
  const reason = locked === 'zip' ? 'verify_reason_lockedZip' : 'verify_reason_lockedAge';
  return {files: new Map(), faults: [{code: 'archiveUnreadable', path: '', reason}]};
}

/** Check 1: the archive can be read in one way only, and every name is one of ours. */
function checkNames({files, faults}: PackFiles, hashes: OpenedPack['hashes']): CheckResult {
  const tally = new Tally();
  tally.findings.push(...faults);
  tally.compared = files.size;
  for (const [path, hashed] of hashes) {
    if (!hashed.ok && hashed.hostile) tally.note('archiveUnreadable', path, hashed.reason);
  }
  if (files.size === 0 && faults.length === 0) tally.note('archiveUnreadable', '', 'verify_reason_empty');
  return resultOf('names', tally);
}

async function runCheck(check: Check, pack: OpenedPack, expectations: Expectations): Promise<CheckResult> {
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

function reportOf(
  checks: CheckResult[],
  pack: OpenedPack | undefined,
  {files}: PackFiles,
  expectations: Expectations,
): VerifyReport {
  return {
    v: 1,
    outcome: outcomeOf(checks),
    verdict: verdictOf(checks, pack, expectations),
    sealCode: pack?.sealList.state === 'read' ? sealCode(pack.sealList.value) : null,
    pack: pack?.seal.state === 'read' ? factsOf(pack.seal.value) : null,
    files: files.size,
    bytes: [...files.values()].reduce((sum, {size}) => sum + size, 0),
    checks,
  };
}

function factsOf({packId, caseId, sealedAt, scope, version}: PackFacts): PackFacts {
  return {packId, caseId, sealedAt, scope, version};
}

export type {Expectations, Finding, VerifyProgress, VerifyReport};
