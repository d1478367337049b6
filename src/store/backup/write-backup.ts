// Everything that is kept, as one stream of plain files: what `age -d` and `tar x` give to anybody who has the passphrase.
// The form is told in docs/backup.md.
import {toPlain} from '../../core/backup/plain-value.ts';
import {BACKUP_VERSION, type BackupCase, type BackupSummary} from '../../core/backup/summary.ts';
import {tarEnd, tarHeader, tarPadding} from '../../core/backup/tar.ts';
import {type Bytes, utf8} from '../../core/bytes.ts';
import type {Exhibit} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import type {Moment} from '../../core/time.ts';
import {newestOf} from '../case-order.ts';
import {randomUuid} from '../circumstances.ts';
import type {Store} from '../open-store.ts';
import {redactionFiles} from '../redactions.ts';
import {STORE_VERSION, type StoredExhibit, type StoredRemoved} from '../schema.ts';
import {type AboutExhibit, type BackupRecords, RECORD_STORES, type RecordStore} from './stored-shapes.ts';

/** What the page that makes the backup knows: when, by which version, on what, and the words of its first file. */
export type BackupMaker = {madeAt: Moment; version: string; madeOn: string; readMe: string};

/** Where each log stood when the backup was begun: that much of it is in the backup. */
export type LogSizes = {[caseId: string]: number};

/** A backup that is about to be written. `bytes` gives it piece by piece, each read from the database at its turn. */
export type BackupSource = {
  summary: BackupSummary;
  logSizes: LogSizes;
  bytes(onWritten?: (bytes: number) => void): AsyncGenerator<Bytes>;
};

/** Settings that belong to this browser alone, and would be wrong in another. */
export const OF_THIS_BROWSER = /^(vault|inbox|backup|packsUnderWay)/i;

/** Lines are gathered into files of about this size. */
const LINES = 500_000;

type Snapshot = {
  records: {[K in RecordStore]: BackupRecords[K][]};
  exhibits: Uuid[];
  rows: {caseId: Uuid; bytes: number}[];
  removed: RemovedExhibit[];
};
type RemovedExhibit = StoredRemoved & {kind: 'exhibit'};

/**
 * Takes in what is small in one look, so that records and log agree; what is large is read later, one exhibit after the
 * other. What is saved meanwhile is in the next backup.
 */
export async function beginBackup(store: Store, maker: BackupMaker): Promise<BackupSource> {
  const snapshot = await takeSnapshot(store);
  const summary = summaryOf(snapshot, maker);
  const logSizes: LogSizes = {};
  for (const {caseId, seq} of snapshot.records.entries) logSizes[caseId] = Math.max(logSizes[caseId] ?? 0, seq + 1);
  return {summary, logSizes, bytes: (onWritten) => writeAll(store, snapshot, summary, maker, onWritten)};
}

async function takeSnapshot(store: Store): Promise<Snapshot> {
  const transaction = store.transaction(
    [
      ...(['settings', 'keys', 'cases', 'entries', 'checkpoints', 'counters', 'revisions'] as const),
      ...(['diaryNotes', 'drafts', 'helperLabels', 'removed', 'exhibits', 'rows'] as const),
    ],
    'readonly',
  );
  // All asked for at once: a transaction ends when nothing is asked of it.
  const [keys, values, ...rest] = await Promise.all([
    transaction.objectStore('settings').getAllKeys(),
    transaction.objectStore('settings').getAll(),
    transaction.objectStore('keys').getAll(),
    transaction.objectStore('cases').getAll(),
    transaction.objectStore('entries').getAll(),
    transaction.objectStore('checkpoints').getAll(),
    transaction.objectStore('counters').getAll(),
    transaction.objectStore('revisions').getAll(),
    transaction.objectStore('diaryNotes').getAll(),
    transaction.objectStore('drafts').getAll(),
    transaction.objectStore('helperLabels').getAll(),
    transaction.objectStore('removed').getAll(),
    transaction.objectStore('exhibits').getAllKeys(),
    transaction.objectStore('rows').getAll(),
  ]);
  const [
    signing,
    cases,
    entries,
    checkpoints,
    counters,
    revisions,
    diaryNotes,
    drafts,
    helperLabels,
    removed,
    exhibits,
    rows,
  ] = rest;
  const settings = keys
    .map((key, i) => ({key: String(key), value: values[i] ?? ''}))
    .filter(({key}) => !OF_THIS_BROWSER.test(key));
  return {
    records: {
      ...{settings, keys: signing, cases, entries, checkpoints, counters, revisions, diaryNotes, drafts, helperLabels},
      removed: removed.flatMap((one) => (one.kind === 'exhibit' ? [] : [withoutRow(one)])),
    },
    // Our own keys, written as ids.
    exhibits: exhibits as Uuid[],
    removed: removed.filter((one) => one.kind === 'exhibit'),
    rows: rows.map(({caseId, bytes}) => ({caseId, bytes})),
  };
}

function withoutRow({id, caseId, removedAt, note, revisions}: Exclude<StoredRemoved, {kind: 'exhibit'}>) {
  return {id, caseId, removedAt, note, revisions};
}

function summaryOf(snapshot: Snapshot, {madeAt, version, madeOn}: BackupMaker): BackupSummary {
  const {cases, entries, revisions, drafts, removed} = snapshot.records;
  const idsOf = (caseId: Uuid, kind: 'incident' | 'subject') =>
    new Set(revisions.filter((one) => one.caseId === caseId && one.kind === kind).map(({id}) => id)).size;
  const lines = [...Map.groupBy(cases, ({caseId}) => caseId)].flatMap(([caseId, records]): BackupCase[] => {
    const newest = newestOf(records)?.record;
    if (!newest) return [];
    return [
      {
        ...{caseId, title: newest.title, openedAt: newest.openedAt},
        exhibits: snapshot.rows.filter((one) => one.caseId === caseId).length,
        incidents: idsOf(caseId, 'incident'),
        subjects: idsOf(caseId, 'subject'),
        entries: entries.filter((one) => one.caseId === caseId).length,
      },
    ];
  });
  return {
    ...{
      v: BACKUP_VERSION,
      kind: 'backup',
      backupId: randomUuid(),
      madeAt,
      version,
      storeVersion: STORE_VERSION,
      madeOn,
    },
    cases: lines,
    removed: removed.length + snapshot.removed.length,
    drafts: drafts.length,
    bytes: [...snapshot.rows, ...snapshot.removed.map(({row}) => row)].reduce((sum, {bytes}) => sum + bytes, 0),
  };
}

async function* writeAll(
  store: Store,
  {records, exhibits, removed}: Snapshot,
  summary: BackupSummary,
  {madeAt, readMe}: BackupMaker,
  onWritten: (bytes: number) => void = () => undefined,
): AsyncGenerator<Bytes> {
  const seconds = Math.floor(Date.parse(madeAt.at) / 1000);
  let files = 0;
  async function* file(name: string, bytes: Bytes): AsyncGenerator<Bytes> {
    files += 1;
    yield tarHeader(name, bytes.length, seconds);
    if (bytes.length > 0) yield bytes;
    yield tarPadding(bytes.length);
  }
  yield* file('read-me.txt', utf8(readMe));
  yield* file('backup.json', utf8(JSON.stringify(summary)));
  for (const name of RECORD_STORES) {
    let part = 0;
    for (const text of inFiles(records[name])) {
      part += 1;
      yield* file(`records/${name}-${String(part).padStart(4, '0')}.jsonl`, utf8(text));
    }
  }
  const missing: Uuid[] = [];
  const away = new Map(removed.map((one) => [one.id, one]));
  for (const id of [...exhibits, ...away.keys()]) {
    const about = await readAbout(store, id, away.get(id));
    if (!about) {
      missing.push(id);
      continue;
    }
    yield* file(`exhibits/${id}/about.json`, utf8(JSON.stringify(toPlain(about))));
    for (const path of about.files) {
      const bytes = (await store.get('parts', [id, path]))?.bytes;
      if (!bytes) throw new Error(`${id}/${path} went away while it was copied`);
      yield* file(`exhibits/${id}/files/${path}`, bytes);
      onWritten(bytes.length);
    }
  }
  yield* file('end.json', utf8(JSON.stringify({files, missing})));
  yield tarEnd();
}

/** Lines of JSON, as many to a file as make it large enough to be worth a file. */
function* inFiles(values: readonly unknown[]): Generator<string> {
  let lines: string[] = [];
  let length = 0;
  for (const value of values) {
    const line = JSON.stringify(toPlain(value));
    lines.push(line);
    length += line.length;
    if (length < LINES) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

/** An exhibit as it lies at its turn; one that was deleted since the backup was begun is in it as it was. */
async function readAbout(store: Store, id: Uuid, away: RemovedExhibit | undefined): Promise<AboutExhibit | undefined> {
  const [exhibit, row, thumbnail, note, tags, gone] = await Promise.all([
    store.get('exhibits', id),
    store.get('rows', id),
    store.get('thumbnails', id),
    store.get('notes', id),
    store.get('exhibitTags', id),
    store.get('removed', id),
  ]);
  const stored = exhibit ?? (gone?.kind === 'exhibit' ? gone.exhibit : away?.exhibit);
  const files = stored ? await pathsThere(store, id, stored) : [];
  if (exhibit) {
    return {
      exhibit,
      removedAt: null,
      thumbnail: thumbnail ? {mediaType: thumbnail.mediaType, bytes: thumbnail.bytes} : null,
      looks: row?.looks ?? null,
      note: note ? {text: note.text, changedAt: note.changedAt} : null,
      tags: tags?.tags ?? [],
      files,
    };
  }
  const removed = gone?.kind === 'exhibit' ? gone : away;
  if (!removed || files.length === 0) return undefined;
  const small = removed.thumbnail;
  return {
    exhibit: removed.exhibit,
    removedAt: away ? removed.removedAt : null,
    thumbnail: small ? {mediaType: small.mediaType, bytes: small.bytes} : null,
    looks: removed.row.looks ?? null,
    note: removed.note === '' ? null : {text: removed.note, changedAt: removed.removedAt.at},
    tags: removed.tags,
    files,
  };
}

/** The files that its records name and that are here. By the records and not by the keys, which a vault makes blind. */
async function pathsThere(store: Store, id: Uuid, {json, redactions = []}: StoredExhibit): Promise<string[]> {
  // Our own sealed text.
  const {parts} = JSON.parse(json) as Exhibit;
  const paths = [...parts.map(({path}) => path), ...redactions.flatMap(redactionFiles)];
  const there = await Promise.all(paths.map((path) => store.count('parts', [id, path])));
  return paths.filter((_, i) => there[i] === 1);
}
