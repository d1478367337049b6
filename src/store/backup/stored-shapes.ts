// The records of the database as they come out of a backup: unknown until they were looked at.
import type {Bytes} from '../../core/bytes.ts';
import type {HelperThing, ProposedPerson} from '../../core/helper/labels-file.ts';
import type {Uuid} from '../../core/ids.ts';
import type {PictureHash} from '../../core/import/picture/near-twin.ts';
import type {KeptTime} from '../../core/pack/seal-times.ts';
import type {Instant, Moment} from '../../core/time.ts';
import {
  anything,
  counting,
  hash,
  instant,
  listOf,
  moment,
  natural,
  objectOf,
  oneOf,
  orNull,
  rule,
  type Shape,
  text,
  uuid,
} from '../../core/verify/parse/shape.ts';
import type {
  StoredCase,
  StoredCheckpoint,
  StoredCounter,
  StoredDiaryNote,
  StoredDraft,
  StoredEntry,
  StoredExhibit,
  StoredHelperLabels,
  StoredKey,
  StoredRedaction,
  StoredRevision,
} from '../schema.ts';

const bytes = rule((value): value is Bytes => value instanceof Uint8Array, 'bytes');

const revision = objectOf<StoredRevision>({
  digest: hash,
  kind: oneOf('incident', 'subject'),
  id: uuid,
  caseId: uuid,
  ordinal: counting,
  revision: counting,
  json: text,
});

/** A deleted entry of the diary or person, with all its revisions; its list row is made anew. */
export type RemovedRevisions = {id: Uuid; caseId: Uuid; removedAt: Moment; note: string; revisions: StoredRevision[]};

/** One value of the settings, with its key. */
export type Setting = {key: string; value: string};

/** Everything in a backup that is small, by the store it comes from. */
export type BackupRecords = {
  settings: Setting;
  keys: StoredKey;
  cases: StoredCase;
  entries: StoredEntry;
  checkpoints: StoredCheckpoint;
  counters: StoredCounter;
  revisions: StoredRevision;
  diaryNotes: StoredDiaryNote;
  drafts: StoredDraft;
  helperLabels: StoredHelperLabels;
  removed: RemovedRevisions;
};

export type RecordStore = keyof BackupRecords;

const SHAPES: {[K in RecordStore]: Shape<BackupRecords[K]>} = {
  settings: objectOf<Setting>({key: text, value: text}),
  keys: objectOf<StoredKey>({keyId: hash, spki: bytes, pkcs8: bytes, madeAt: instant}),
  cases: objectOf<StoredCase>({digest: hash, caseId: uuid, json: text}),
  entries: objectOf<StoredEntry>({caseId: uuid, seq: natural, line: text, leaf: hash}),
  checkpoints: objectOf<StoredCheckpoint>(
    {
      caseId: uuid,
      size: counting,
      json: text,
      digest: hash,
      signature: bytes,
      times: listOf(objectOf<KeptTime>({host: text, at: instant, request: bytes, answer: bytes})),
    },
    'times',
  ),
  counters: objectOf<StoredCounter>(
    {caseId: uuid, exhibits: natural, incidents: natural, subjects: natural},
    'incidents',
    'subjects',
  ),
  revisions: revision,
  diaryNotes: objectOf<StoredDiaryNote>({recordId: uuid, text, changedAt: instant}),
  drafts: objectOf<StoredDraft>(
    {
      id: uuid,
      kind: oneOf('incident', 'subject', 'case'),
      about: orNull(uuid),
      caseId: uuid,
      startedAt: moment,
      changedAt: moment,
      content: anything,
    },
    'caseId',
  ),
  helperLabels: objectOf<StoredHelperLabels>({
    caseId: uuid,
    helperId: uuid,
    name: text,
    madeAt: instant,
    takenAt: moment,
    sealCode: hash,
    fileDigest: hash,
    things: listOf(
      objectOf<HelperThing>(
        {
          kind: oneOf('exhibit', 'incident'),
          id: uuid,
          digest: hash,
          labels: listOf(text),
          remark: text,
          person: objectOf<ProposedPerson>({subjectId: uuid, name: text}, 'subjectId'),
        },
        'person',
      ),
    ),
    order: listOf(uuid),
  }),
  removed: objectOf<RemovedRevisions>({
    id: uuid,
    caseId: uuid,
    removedAt: moment,
    note: text,
    revisions: listOf(revision, 1),
  }),
};

/** The stores in the order in which a backup has them. */
export const RECORD_STORES = Object.keys(SHAPES) as RecordStore[];

export function isRecordStore(name: string): name is RecordStore {
  return Object.hasOwn(SHAPES, name);
}

/** Whether a value is a record of that store. */
export function isRecordOf<K extends RecordStore>(store: K, value: unknown): value is BackupRecords[K] {
  return SHAPES[store](value, '$', []);
}

/** `about.json`: what a backup has of an exhibit besides its files. */
export type AboutExhibit = {
  exhibit: StoredExhibit;
  /** Where it was deleted and can still be put back. */
  removedAt: Moment | null;
  thumbnail: {mediaType: string; bytes: Bytes} | null;
  looks: PictureHash | null;
  note: {text: string; changedAt: Instant} | null;
  tags: string[];
  /** Its files, in the order in which they follow. */
  files: string[];
};

const redaction = objectOf<StoredRedaction>(
  {id: uuid, number: counting, digest: hash, json: text, removedAt: moment},
  'removedAt',
);
const storedExhibit = objectOf<StoredExhibit>(
  {
    ...{id: uuid, caseId: uuid, ordinal: counting, digest: hash, json: text},
    ...{seed: bytes, redactions: listOf(redaction), lastRedaction: natural},
  },
  ...(['seed', 'redactions', 'lastRedaction'] as const),
);

export const aboutShape: Shape<AboutExhibit> = objectOf<AboutExhibit>({
  exhibit: storedExhibit,
  removedAt: orNull(moment),
  thumbnail: orNull(objectOf<{mediaType: string; bytes: Bytes}>({mediaType: text, bytes})),
  looks: orNull(objectOf<PictureHash>({edges: text, shapes: text})),
  note: orNull(objectOf<{text: string; changedAt: Instant}>({text, changedAt: instant})),
  tags: listOf(text),
  files: listOf(text),
});
