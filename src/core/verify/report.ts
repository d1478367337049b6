import type {Hex64, Uuid} from '../ids.ts';
import type {Scope} from '../pack/pack-input.ts';
import type {Moment} from '../time.ts';
import type {MessageName} from '../words.ts';

/** The checks in their order. */
export const CHECKS = [
  'names',
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
  | 'keyNotExpected'
  | 'sealCodeNotExpected'
  | 'earlierPackNotContained';
export type NoteCode = 'partWithheld' | 'keyReplaced' | 'timeNotChecked' | 'clockWentBack' | 'clockJumped';
export type FindingCode = FaultCode | NoteCode;

const NOTES: readonly FindingCode[] = [
  'partWithheld',
  'keyReplaced',
  'timeNotChecked',
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
  reason?: Reason;
  /** Values of the reason's sentence. */
  values?: readonly (string | number)[];
};

/** Whether a finding only informs. */
export function isNote(finding: Finding): boolean {
  return NOTES.includes(finding.code);
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

export type Outcome = 'verified' | 'notVerified' | 'unreadable';

/** The four lines of the verdict, always all four. */
export type Verdict = {
  unchanged: 'yes' | 'no' | 'couldNotTell';
  key: {keyId: Hex64 | null; fingerprint: string; expected: 'isExpected' | 'isNotExpected' | 'notGiven'};
  /** No time from outside is checked yet; `kept` says whether one is in the pack. */
  notLaterThan: {known: false; kept: number};
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
  files: number;
  bytes: number;
  checks: CheckResult[];
};

/** Every finding of a report, in the order of the checks. */
export function findingsOf(report: VerifyReport): Finding[] {
  return report.checks.flatMap(({findings}) => findings);
}
