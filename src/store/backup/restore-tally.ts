import type {BackupSummary} from '../../core/backup/summary.ts';

/** How many there are of each kind of thing. */
export type Counts = {exhibits: number; incidents: number; subjects: number};

/** What a backup brings, or has brought. */
export type RestoreTally = {
  summary: BackupSummary;
  /** Not here before. */
  added: Counts;
  /** Here already, the same. */
  here: Counts;
  /** Kept apart, since its log went another way or something else is here under its id. */
  apart: Counts;
  /** Deleted here since the backup was made, and not brought back. */
  stayDeleted: number;
  /** Deleted where the backup was made; here they are among the deleted things now. */
  deleted: number;
  /** Not brought in, because it is not what was sealed. */
  broken: number;
  /** Lines of logs that do not follow from the ones before. */
  brokenLines: number;
  /** Bytes of files that are not here. */
  newBytes: number;
};

export function emptyTally(summary: BackupSummary): RestoreTally {
  const none = (): Counts => ({exhibits: 0, incidents: 0, subjects: 0});
  return {
    ...{summary, added: none(), here: none(), apart: none()},
    ...{stayDeleted: 0, deleted: 0, broken: 0, brokenLines: 0, newBytes: 0},
  };
}
