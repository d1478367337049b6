import type {Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';
import {counting, listOf, moment, natural, objectOf, oneOf, type Shape, text, uuid} from '../verify/parse/shape.ts';

/** The newest form of a backup that this version reads and writes. */
export const BACKUP_VERSION = 1;

/** What a backup holds of one case. */
export type BackupCase = {
  caseId: Uuid;
  title: string;
  openedAt: Moment;
  exhibits: number;
  incidents: number;
  subjects: number;
  /** Lines of its log. */
  entries: number;
};

/** `backup.json`, the second file of a backup: what is in it, from when, made on what. */
export type BackupSummary = {
  v: 1;
  kind: 'backup';
  backupId: Uuid;
  madeAt: Moment;
  /** The product and the form of its database. */
  version: string;
  storeVersion: number;
  /** Browser and system, in words. */
  madeOn: string;
  cases: BackupCase[];
  /** Deleted things that can still be put back, and drafts. */
  removed: number;
  drafts: number;
  /** Bytes of all files of exhibits. */
  bytes: number;
};

const backupCase = objectOf<BackupCase>({
  caseId: uuid,
  title: text,
  openedAt: moment,
  exhibits: natural,
  incidents: natural,
  subjects: natural,
  entries: natural,
});

export const summaryShape: Shape<BackupSummary> = objectOf<BackupSummary>({
  v: oneOf(BACKUP_VERSION),
  kind: oneOf('backup'),
  backupId: uuid,
  madeAt: moment,
  version: text,
  storeVersion: counting,
  madeOn: text,
  cases: listOf(backupCase),
  removed: natural,
  drafts: natural,
  bytes: natural,
});

/** What of it stands in the way of reading a backup: it is newer than we are, or it is none. */
export function summaryFault(value: unknown): 'newer' | 'foreign' {
  if (typeof value !== 'object' || value === null) return 'foreign';
  const {v, kind} = value as {v?: unknown; kind?: unknown};
  return kind === 'backup' && typeof v === 'number' && v > BACKUP_VERSION ? 'newer' : 'foreign';
}
