import {fingerprint} from '../pack/public-key.ts';
import {keysExpected} from './checks/expectations.ts';
import {timesIn} from './checks/times.ts';
import type {Expectations} from './expectations.ts';
import type {OpenedPack} from './opened-pack.ts';
import type {CheckName, CheckResult, FindingCode, Outcome, Verdict} from './report.ts';

/** What the first line rests on; all of them must have passed. */
const UNCHANGED: readonly CheckName[] = [
  'names',
  'manifest',
  'tagManifest',
  'seal',
  'checkpoint',
  'log',
  'records',
  'parts',
];
/** What rests on what the reader gave: receipts and packs from before, root certificates. */
const GIVEN: readonly CheckName[] = ['times', 'expectations'];
/** What a receipt can tell besides. */
const MADE_ANEW: readonly FindingCode[] = ['sealCodeNotExpected', 'earlierPackNotContained'];

/** Verified only if every check that was asked for has passed. */
export function outcomeOf(checks: readonly CheckResult[]): Outcome {
  const unreadable = checks.some(({findings}) => findings.some(({code}) => code === 'archiveUnreadable'));
  if (unreadable) return 'unreadable';
  if (isOnlyPart(checks) || isOnlyNotCompared(checks)) return 'incomplete';
  return checks.every(({state}) => state === 'passed' || state === 'notAsked') ? 'verified' : 'notVerified';
}

/** Nothing is wrong with what was shown of a pack in parts, and not all of it was shown. */
function isOnlyPart(checks: readonly CheckResult[]): boolean {
  const lacks = checks.some(({findings}) => findings.some(({code}) => code === 'packPartNotShown'));
  return lacks && checks.every(({state}) => state !== 'failed');
}

/** Everything in the pack holds, and only what the reader gave could not be compared to its end: no fault, and no pass. */
function isOnlyNotCompared(checks: readonly CheckResult[]): boolean {
  const open = checks.filter(({state}) => state !== 'passed' && state !== 'notAsked');
  return open.length > 0 && open.every(({check, state}) => state === 'notRun' && GIVEN.includes(check));
}

/** The four lines. */
export function verdictOf(
  checks: readonly CheckResult[],
  pack: OpenedPack | undefined,
  expectations: Expectations,
): Verdict {
  return {
    unchanged: unchanged(checks),
    key: keyLine(pack, expectations),
    notLaterThan: timeLine(checks, pack),
    shown: shownLine(checks, pack),
  };
}

function unchanged(checks: readonly CheckResult[]): Verdict['unchanged'] {
  // What could not be read was not compared.
  if (outcomeOf(checks) === 'unreadable') return 'couldNotTell';
  const states = UNCHANGED.map((name) => checks.find(({check}) => check === name)?.state);
  if (isOnlyPart(checks)) return 'soFar';
  const madeAnew = checks.some(({findings}) => findings.some(({code}) => MADE_ANEW.includes(code)));
  if (madeAnew || states.includes('failed')) return 'no';
  return states.every((state) => state === 'passed') ? 'yes' : 'couldNotTell';
}

function keyLine(pack: OpenedPack | undefined, expectations: Expectations): Verdict['key'] {
  const keyId = pack?.keyId ?? null;
  const wanted = keysExpected(expectations);
  const holds = keyId !== null && wanted.every((key) => keyId.startsWith(key));
  const expected = wanted.length === 0 ? 'notGiven' : holds ? 'isExpected' : 'isNotExpected';
  return {keyId, fingerprint: keyId ? fingerprint(keyId) : '', expected};
}

/** A time covers what was sealed: where the rest is not that, it says nothing of the rest. */
function timeLine(checks: readonly CheckResult[], pack: OpenedPack | undefined): Verdict['notLaterThan'] {
  const held = ['yes', 'soFar'].includes(unchanged(checks)) ? (pack?.times ?? []) : [];
  const times = [...held].sort((a, b) => (a.at < b.at ? -1 : 1));
  return {known: times.length > 0, kept: pack ? timesIn(pack).length : 0, times};
}

function shownLine(checks: readonly CheckResult[], pack: OpenedPack | undefined): Verdict['shown'] {
  const withheld = checks.flatMap(({findings}) => findings).filter(({code}) => code === 'partWithheld');
  return {
    entries: entriesShown(pack),
    ofEntries: pack?.checkpoint.state === 'read' ? pack.checkpoint.value.size : null,
    partsWithheld: withheld.length,
  };
}

function entriesShown(pack: OpenedPack | undefined): number | null {
  if (pack?.log.state === 'read') return pack.log.value.length;
  return pack?.proofs.state === 'read' ? pack.proofs.value.length : null;
}
