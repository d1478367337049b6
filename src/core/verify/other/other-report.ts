import type {Outcome, Reason} from '../report.ts';

/** Kinds of files by other programs that can be looked at. */
export type OtherKind = 'bag' | 'wacz';

/** What can be found in them. */
export type OtherFault =
  | 'archiveUnreadable'
  | 'nameRefused'
  | 'nameTwice'
  | 'declarationWrong'
  | 'listUnreadable'
  | 'noList'
  | 'fileMissing'
  | 'notFetched'
  | 'fileChanged'
  | 'fileNotListed'
  | 'sizeDiffers'
  | 'countsDiffer'
  | 'digestUnreadable'
  | 'dataPackageChanged'
  | 'signatureWrong'
  | 'signatureOfOther';
export type OtherNote = 'fileBeside' | 'otherSpelling' | 'listNotKnown';

export type OtherFinding = {
  code: OtherFault | OtherNote;
  path: string;
  reason?: Reason;
  values?: readonly (string | number)[];
};

const NOTES: readonly OtherFinding['code'][] = ['fileBeside', 'otherSpelling', 'listNotKnown'] satisfies OtherNote[];

export function isOtherNote({code}: OtherFinding): boolean {
  return NOTES.includes(code);
}

/** Something that was compared, how often, and by which hash, where by one. */
export type Compared = {
  what: 'payload' | 'tags' | 'oxum' | 'resources' | 'dataPackage' | 'signature';
  algorithm: string;
  count: number;
};

/** What is in it and was not looked at. */
export type NotChecked = 'domain' | 'time' | 'noSignature' | 'signatureUnknown' | 'warc' | 'profile';

/** What came out of looking at a file by another program. It is no pack: it has no seal, no log and no records of ours. */
export type OtherReport = {
  v: 1;
  kind: OtherKind;
  outcome: Exclude<Outcome, 'incomplete'>;
  /** Version of the format, as it says itself. */
  version: string;
  /** What it says of itself, by the names that its format gives. */
  says: readonly {name: string; value: string}[];
  files: number;
  bytes: number;
  compared: readonly Compared[];
  notChecked: readonly NotChecked[];
  findings: readonly OtherFinding[];
  /** Mark of the key of a signature that holds; "" for none. */
  key: string;
};

/** What a check of another format gathers on its way. */
export class OtherTally {
  readonly findings: OtherFinding[] = [];
  readonly compared: Compared[] = [];
  readonly notChecked: NotChecked[] = [];
  readonly says: {name: string; value: string}[] = [];
  version = '';
  key = '';

  find(code: OtherFinding['code'], path: string, reason?: Reason, values?: OtherFinding['values']): void {
    this.findings.push({code, path, ...(reason && {reason}), ...(values && {values})});
  }

  /** Counts comparisons of a kind. */
  count(what: Compared['what'], algorithm = '', count = 1): void {
    const before = this.compared.find((one) => one.what === what && one.algorithm === algorithm);
    if (before) before.count += count;
    else this.compared.push({what, algorithm, count});
  }

  /** Holds only where the files themselves were compared and nothing was found. */
  report(kind: OtherKind, files: number, bytes: number): OtherReport {
    const {findings, compared, notChecked, says, version, key} = this;
    const faults = findings.filter((finding) => !isOtherNote(finding));
    const looked = compared.some(({what, count}) => (what === 'payload' || what === 'resources') && count > 0);
    const unreadable = faults.some(({code}) => code === 'archiveUnreadable');
    const outcome = unreadable ? 'unreadable' : faults.length === 0 && looked ? 'verified' : 'notVerified';
    return {v: 1, kind, outcome, version, says, files, bytes, compared, notChecked, findings, key};
  }
}
