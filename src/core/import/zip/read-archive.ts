import type {Bytes} from '../../bytes.ts';
import type {ByteSource} from '../../verify/byte-source.ts';
import type {Collector} from '../collector.ts';
import {type Content, headOf, TooLarge, watched} from '../content.ts';
import {endingOf} from '../file/declared.ts';
import {HEAD, kindOf} from '../file/kind.ts';
import {MOST_ENTRIES, MOST_UNPACKED} from '../limits.ts';
import {readContent} from '../read-content.ts';
import type {AboutFile, ArchiveFile} from '../reading.ts';
import {siblingsIn} from '../siblings.ts';
import {type Budget, EntryFault, readForeignEntry} from './foreign-entry.ts';
import {type ForeignEntry, isUnsafePath} from './foreign-zip.ts';
import {findEntries, shownSize} from './salvage.ts';

/** Endings of files that may hold messages. All others are listed and left packed. */
const READ = new Set(['txt', 'json', 'jsonl', 'js', 'html', 'htm', 'eml', 'mbox', 'xml', 'csv', 'md']);
const ARCHIVES = new Set(['zip', '7z', 'rar', 'gz', 'tgz']);

/** Reads the messages in an archive, file by file, and lists what is in it. */
export async function readArchive(source: ByteSource, about: AboutFile, into: Collector): Promise<ArchiveFile[]> {
  const found = await findEntries(source, about.stop);
  if (!found?.whole) into.find('zipDamaged');
  if (!found) return [];
  const {entries, count, salvaged} = found;
  if (salvaged) into.find('zipSalvaged', [count]);
  if (count > MOST_ENTRIES) into.find('zipTooManyEntries', [count, MOST_ENTRIES]);
  const files = withoutTwins(
    entries.filter(({isFolder}) => !isFolder),
    into,
  );
  const read = await readEntries(source, files, about, into);
  return listed(files, read, into);
}

/** The files, each path once. Of two of one name neither is read: programs differ in which they show. */
function withoutTwins(files: readonly ForeignEntry[], into: Collector): ForeignEntry[] {
  const times = new Map<string, number>();
  for (const {path} of files) times.set(path, (times.get(path) ?? 0) + 1);
  for (const [path, many] of times) {
    if (many > 1) into.find('zipNameTwice', [path]);
    if (isUnsafePath(path)) into.find('zipNameUnsafe', [path]);
    if (ARCHIVES.has(endingOf(path))) into.find('zipInside', [path]);
  }
  return files.filter(({path}) => times.get(path) === 1);
}

type Kinds = Map<string, ReturnType<typeof kindOf>>;

async function readEntries(
  source: ByteSource,
  files: readonly ForeignEntry[],
  about: AboutFile,
  into: Collector,
): Promise<Kinds> {
  const kinds: Kinds = new Map();
  const budget: Budget = {left: MOST_UNPACKED};
  const wanted = files.filter(({path}) => READ.has(endingOf(path)));
  const of = wanted.reduce((sum, entry) => sum + shownSize(entry), 0);
  const beside = siblingsIn(files.map((entry) => ({path: entry.path, bytes: shownSize(entry)})));
  let read = 0;
  const seen = (many: number) => {
    read += many;
    about.progress?.(Math.min(read, of), of);
  };
  for (const entry of wanted) {
    const pieces = (): AsyncIterable<Bytes> => readForeignEntry(source, entry, budget);
    const content: Content = {path: entry.path, size: entry.size, pieces};
    try {
      const kind = kindOf(await headOf(content, HEAD));
      kinds.set(entry.path, kind);
      const shown = watched(content, seen, () => about.stop?.() ?? false);
      await readContent(kind, shown, beside(entry.path), about, into);
    } catch (fault) {
      if (fault instanceof EntryFault) into.find(fault.code, [entry.path, fault.read]);
      else if (fault instanceof TooLarge) into.find('tooLargeToRead', [shownSize(entry), fault.read], entry.path);
      else throw fault;
    }
    if (budget.left < 0) break;
  }
  return kinds;
}

function listed(files: readonly ForeignEntry[], kinds: Kinds, into: Collector): ArchiveFile[] {
  const named = new Set<string>();
  for (const {attachments} of into.all.messages) {
    for (const {where} of attachments) if (where.in === 'entry') named.add(where.path);
  }
  return files.map((entry) => {
    const {path} = entry;
    return {path, bytes: shownSize(entry), kind: kinds.get(path) ?? null, named: named.has(path)};
  });
}
