import {fromPlain} from '../../core/backup/plain-value.ts';
import {type BackupSummary, summaryFault, summaryShape} from '../../core/backup/summary.ts';
import {readTar, TarFault, type TarFile} from '../../core/backup/tar.ts';
import {type Bytes, utf8Text} from '../../core/bytes.ts';
import {parseShape} from '../../core/verify/parse/shape.ts';
import {
  type AboutExhibit,
  aboutShape,
  type BackupRecords,
  isRecordOf,
  isRecordStore,
  type RecordStore,
} from './stored-shapes.ts';

/** Why a file cannot be restored: it is no backup, is of a newer version, or is damaged or cut off. */
export class BackupFault extends Error {
  readonly why: 'foreign' | 'newer' | 'damaged';

  constructor(why: BackupFault['why'], detail: string) {
    super(`${why}: ${detail}`);
    this.name = 'BackupFault';
    this.why = why;
  }
}

/** One thing out of a backup, in the order of its files. */
export type BackupItem =
  | {kind: 'summary'; summary: BackupSummary}
  | {[K in RecordStore]: {kind: 'records'; store: K; records: BackupRecords[K][]}}[RecordStore]
  | {kind: 'exhibit'; about: AboutExhibit; files: ReadonlyMap<string, Bytes>}
  | {kind: 'end'};

/** A file of lines, or one file of an exhibit. Ours are far smaller; more than this is no file of ours. */
const LARGEST_LINES = 64_000_000;
const LARGEST_FILE = 2 ** 30;

/** Reads a backup from front to back, never more than one exhibit of it in memory. Throws `BackupFault`. */
export async function* readBackup(chunks: AsyncIterable<Bytes>): AsyncGenerator<BackupItem> {
  try {
    yield* readItems(chunks);
  } catch (error) {
    if (error instanceof TarFault) throw new BackupFault('damaged', error.message);
    throw error;
  }
}

async function* readItems(chunks: AsyncIterable<Bytes>): AsyncGenerator<BackupItem> {
  const files = readTar(chunks);
  let read = 0;
  let ended = false;
  const next = async (most: number): Promise<{name: string; bytes: Bytes} | undefined> => {
    const file = await files.next();
    if (file.done) return undefined;
    read += 1;
    return {name: file.value.name, bytes: await bounded(file.value, most)};
  };
  yield {kind: 'summary', summary: await readHead(next)};
  for (let file = await next(LARGEST_FILE); file; file = await next(LARGEST_FILE)) {
    if (ended) throw new BackupFault('damaged', `${file.name} behind the end`);
    const [folder = '', name = ''] = file.name.split('/');
    if (file.name === 'end.json') {
      checkEnd(file.bytes, read - 1);
      ended = true;
      yield {kind: 'end'};
    } else if (folder === 'records') yield readLines(name, file.bytes);
    else if (folder === 'exhibits') yield await readExhibit(name, file, next);
    else throw new BackupFault('damaged', `an unknown file ${file.name}`);
  }
  if (!ended) throw new BackupFault('damaged', 'it has no end');
}

type Next = (most: number) => Promise<{name: string; bytes: Bytes} | undefined>;

async function bounded(file: TarFile, most: number): Promise<Bytes> {
  if (file.size > most) throw new BackupFault('damaged', `${file.name} has ${file.size} bytes`);
  return file.whole();
}

async function readHead(next: Next): Promise<BackupSummary> {
  const head = await next(LARGEST_LINES).catch((error: unknown) => {
    // Not even one file of ours: it was never a backup.
    throw error instanceof TarFault ? new BackupFault('foreign', error.message) : error;
  });
  const file = head?.name === 'read-me.txt' ? await next(LARGEST_LINES) : head;
  if (file?.name !== 'backup.json') throw new BackupFault('foreign', 'no backup.json');
  const value = jsonOf(file.bytes);
  const parsed = parseShape(summaryShape, value);
  if (!parsed.ok) throw new BackupFault(summaryFault(value), parsed.faults.slice(0, 5).join('; '));
  return parsed.value;
}

function readLines(name: string, bytes: Bytes): BackupItem {
  const store = /^([A-Za-z]+)-\d+\.jsonl$/.exec(name)?.[1] ?? '';
  const text = bytes.length > LARGEST_LINES ? undefined : utf8Text(bytes);
  if (!isRecordStore(store) || text === undefined) throw new BackupFault('damaged', name);
  return recordsOf(
    store,
    text.split('\n').filter((line) => line !== ''),
  );
}

function recordsOf<K extends RecordStore>(store: K, lines: readonly string[]): BackupItem {
  const records = lines.map((line) => {
    const value = fromPlain(parseJson(line));
    if (!isRecordOf(store, value)) throw new BackupFault('damaged', `a record of ${store}`);
    return value;
  });
  // The compiler does not follow that the two belong together for every store.
  return {kind: 'records', store, records} as unknown as BackupItem;
}

async function readExhibit(id: string, file: {name: string; bytes: Bytes}, next: Next): Promise<BackupItem> {
  if (file.name !== `exhibits/${id}/about.json`)
    throw new BackupFault('damaged', `${file.name} without its about.json`);
  const parsed = parseShape(aboutShape, fromPlain(jsonOf(file.bytes)));
  if (!parsed.ok || parsed.value.exhibit.id !== id) throw new BackupFault('damaged', file.name);
  const files = new Map<string, Bytes>();
  for (const path of parsed.value.files) {
    const part = await next(LARGEST_FILE);
    if (part?.name !== `exhibits/${id}/files/${path}`)
      throw new BackupFault('damaged', `${path} of ${id} is not there`);
    files.set(path, part.bytes);
  }
  return {kind: 'exhibit', about: parsed.value, files};
}

function checkEnd(bytes: Bytes, before: number): void {
  const value = jsonOf(bytes) as {files?: unknown} | null;
  if (value?.files !== before) throw new BackupFault('damaged', `${before} files, not ${String(value?.files)}`);
}

function jsonOf(bytes: Bytes): unknown {
  return parseJson(utf8Text(bytes) ?? '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupFault('damaged', 'what should be JSON is none');
  }
}
