import type {Hex64, Uuid} from '../ids.ts';
import type {Scope} from '../pack/pack-input.ts';
import type {Instant, Moment} from '../time.ts';
import type {MessageName} from '../words.ts';
import type {Story} from './stories.ts';
import type {Thing} from './things.ts';

/** The checks in their order. */
export const CHECKS = [
  'names',
  'packParts',
  'manifest',
  'tagManifest',
  'seal',
  'checkpoint',
  'log',
  'records',
  'parts',
  'times',
  'clocks',
  'expectations',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Everything the checker can find. The first group makes a pack fail, the second is worth knowing. */
export type FaultCode =
  | 'archiveUnreadable'
  | 'nameRefused'
  | 'nameTwice'
  | 'manifestUnreadable'
  | 'fileMissing'
  | 'fileChanged'
  | 'fileAdded'
  | 'tagFileMissing'
  | 'tagFileChanged'
  | 'fileUnexpected'
  | 'sealMissing'
  | 'sealListWrong'
  | 'sealSignatureWrong'
  | 'sealKeyDiffers'
  | 'sealNotCanonical'
  | 'checkpointMissing'
  | 'checkpointSignatureWrong'
  | 'checkpointKeyDiffers'
  | 'entryUnreadable'
  | 'entryNotCanonical'
  | 'sequenceBroken'
  | 'chainBroken'
  | 'sizeDiffers'
  | 'rootDiffers'
  | 'proofWrong'
  | 'proofMissing'
  | 'recordNotCanonical'
  | 'recordNotInLog'
  | 'loggedRecordAbsent'
  | 'recordOfOtherCase'
  | 'revisionBroken'
  | 'partMissing'
  | 'partChanged'
  | 'derivedWithoutOriginal'
  | 'redactionWrong'
  | 'belongsWrong'
  | 'timeWrong'
  | 'keyNotExpected'
  | 'sealCodeNotExpected'
  | 'earlierPackNotContained'
  | 'packPartOther'
  | 'packPartChanged'
  | 'partsListWrong';
/** What programs do to a pack on its way without changing what is sealed in it. */
export type HarmlessCode = 'fileBeside' | 'lineEndsChanged' | 'packedAgain';
export type NoteCode =
  | HarmlessCode
  | 'partWithheld'
  | 'packPartNotShown'
  | 'packPartTwice'
  | 'redactionNotProved'
  | 'inEarlierPack'
  | 'keyReplaced'
  | 'earlierNotChecked'
  | 'timeNotChecked'
  | 'timeEarlierThanClock'
  | 'timeLaterThanClock'
  | 'clockWentBack'
  | 'clockJumped';
export type FindingCode = FaultCode | NoteCode;

const HARMLESS = ['fileBeside', 'lineEndsChanged', 'packedAgain'] as const satisfies HarmlessCode[];
const NOTES: readonly FindingCode[] = [
  ...HARMLESS,
  'partWithheld',
  'packPartNotShown',
  'packPartTwice',
  'redactionNotProved',
  'inEarlierPack',
  'keyReplaced',
  'earlierNotChecked',
  'timeNotChecked',
  'timeEarlierThanClock',
  'timeLaterThanClock',
  'clockWentBack',
  'clockJumped',
] satisfies NoteCode[];

/** Why, in a sentence of its own. */
export type Reason = Extract<MessageName, `verify_reason_${string}`>;

/** One thing that was found. Everything in it but the code may come from whoever made the pack. */
export type Finding = {
  code: FindingCode;
  /** The file or entry it is about, as named in the pack; "" for the pack as a whole. */
  path: string;
  /** Where several archives were given: the name of the one it is about. */
  of?: string;
  reason?: Reason;
  /** Values of the reason's sentence. */
  values?: readonly (string | number)[];
};

/** Whether a finding only informs. */
export function isNote(finding: Finding): boolean {
  return NOTES.includes(finding.code);
}

/** Whether something was changed on the way, and nothing of what is sealed. */
export function isHarmless(finding: Finding): boolean {
  return HARMLESS.some((code) => code === finding.code);
}

/** `notAsked`: nothing was given to compare with, or nothing of the kind is in the pack. */
export type CheckState = 'passed' | 'failed' | 'notRun' | 'notAsked';

export type CheckResult = {
  check: CheckName;
  state: CheckState;
  /** How many comparisons were made. Without any, nothing is passed. */
  compared: number;
  findings: Finding[];
};

/** What the pack says of itself. Worth no more than the seal that covers it. */
export type PackFacts = {
  packId: Uuid;
  caseId: Uuid;
  sealedAt: Moment;
  scope: Scope;
  version: string;
};

/**
 * `incomplete`: whatever was shown of a pack in parts holds, and not all of it was shown; or all of it holds, and what the
 * reader gave from elsewhere could not be compared with it.
 */
export type Outcome = 'verified' | 'incomplete' | 'notVerified' | 'unreadable';

/** Of a pack in parts: how many there are, and the numbers of those that were shown. */
export type PartsShown = {of: number; shown: readonly number[]};

/**
 * A time from outside that holds: for the seal and so for all of the pack, or for an earlier head of the log and so for its
 * first `entries`. `by` and `root` are names out of certificates, safe to print.
 */
export type TimeTold = {
  of: 'seal' | 'checkpoint';
  path: string;
  at: Instant;
  by: string;
  root: string;
  entries: number;
};

/** The four lines of the verdict, always all four. */
export type Verdict = {
  /** `soFar`: of what was shown of a pack in parts, yes. */
  unchanged: 'yes' | 'soFar' | 'no' | 'couldNotTell';
  key: {keyId: Hex64 | null; fingerprint: string; expected: 'isExpected' | 'isNotExpected' | 'notGiven'};
  /** `kept` times are in the pack; `times` are those that hold up to a root of the verifier's. */
  notLaterThan: {known: boolean; kept: number; times: TimeTold[]};
  shown: {entries: number | null; ofEntries: number | null; partsWithheld: number};
};

export type VerifyReport = {
  /** Version of this report's form. */
  v: 1;
  outcome: Outcome;
  verdict: Verdict;
  /** SHA-256 of the signed list as it stands in the pack; null without one. */
  sealCode: Hex64 | null;
  pack: PackFacts | null;
  /** Only of a pack in parts. */
  parts?: PartsShown;
  files: number;
  bytes: number;
  checks: CheckResult[];
  /** What several findings come to together. */
  stories: Story[];
  /** What holds of each exhibit and each diary entry. */
  things: Thing[];
};

/** Every finding of a report, in the order of the checks. */
export function findingsOf(report: VerifyReport): Finding[] {
  return report.checks.flatMap(({findings}) => findings);
}
