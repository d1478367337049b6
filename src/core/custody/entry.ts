import type {Json} from '../hash/canonical-json.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Instant} from '../time.ts';

export type EntryType =
  | 'case.opened'
  | 'case.revised'
  | 'key.made'
  | 'key.used'
  | 'key.replaced'
  | 'exhibit.sealed'
  | 'incident.written'
  | 'incident.revised'
  | 'subject.added'
  | 'subject.revised'
  | 'redaction.made'
  | 'record.deleted'
  | 'record.putBack'
  | 'pack.begun'
  | 'pack.saved'
  | 'pack.failed'
  | 'time.asked'
  | 'time.kept'
  | 'time.failed'
  | 'clock.jumped'
  | 'check.ran'
  | 'backup.made'
  | 'backup.restored'
  | 'format.migrated';

export type TargetKind = 'case' | 'exhibit' | 'redaction' | 'incident' | 'subject' | 'pack' | 'log' | 'key';

/** One line of the custody log. Its canonical JSON is the line; see `merkle.ts` for its leaf hash. */
export type Entry = {
  v: 1;
  /** From 0, without gaps. */
  seq: number;
  /** Leaf hash of the entry before; 64 zeros for the first. */
  prev: Hex64;
  /** Device clock. */
  at: Instant;
  offsetMinutes: number;
  /** Random for each run of the browser. */
  session: Uuid;
  type: EntryType;
  target: {kind: TargetKind; id: string};
  /** Digest of the record made, or null. */
  digest: Hex64 | null;
  /** Version of the product. */
  version: string;
  detail: {readonly [key: string]: Json};
};

/** What the caller knows of an entry; the log adds `v`, `seq` and `prev`. */
export type NewEntry = Omit<Entry, 'v' | 'seq' | 'prev'>;
