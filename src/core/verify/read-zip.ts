import {BAGIT, isPackPath} from '../pack/names.ts';
import type {ByteSource, FileTree} from './byte-source.ts';
import {type PackFile, type PackFiles, ReadFault} from './pack-files.ts';
import type {Finding} from './report.ts';
import {showText} from './show-name.ts';
import {readDirectory} from './zip-directory.ts';
import {type PlacedEntry, placeEntries, readEntry} from './zip-entries.ts';

/** As many faults of one kind as a person can use. */
const MOST_FAULTS = 50;

/** Opens a ZIP without reading its files: the names and places of all of them, or every fault found. */
export async function readZip(source: ByteSource): Promise<PackFiles> {
  const directory = await readDirectory(source);
  if (directory.faults.length > 0) return refused(directory.faults);
  const {entries, faults} = await placeEntries(source, directory);
  if (faults.length > 0) return refused(faults);
  return filesOf(entries, source);
}

function refused(faults: Finding[]): PackFiles {
  return {files: new Map(), faults: faults.slice(0, MOST_FAULTS)};
}

function filesOf(entries: readonly PlacedEntry[], source: ByteSource): PackFiles {
  const found: PackFile[] = [];
  const faults: Finding[] = [];
  const tops = new Set<string>();
  for (const entry of entries) {
    // Names are raw bytes: outside ASCII they are refused, so no choice of encoding matters.
    const name = entry.shown;
    const slash = name.indexOf('/');
    const path = name.slice(slash + 1);
    tops.add(slash < 0 ? '' : name.slice(0, slash));
    if (name.endsWith('/')) faults.push(...folderFaults(entry, name));
    else if (slash < 1) faults.push({code: 'nameRefused', path: name});
    else found.push({path, size: entry.size, read: () => readEntry(source, entry)});
  }
  const [top = ''] = tops;
  if (tops.size !== 1) faults.push({code: 'nameRefused', path: '', reason: 'verify_reason_severalFolders'});
  else if (!isPackPath(top)) faults.push({code: 'nameRefused', path: top});
  return checked(found, faults);
}

/** Other packers add an empty entry for each folder. */
function folderFaults(entry: PlacedEntry, name: string): Finding[] {
  if (entry.size !== 0) return [{code: 'archiveUnreadable', path: name, reason: 'verify_reason_folderWithBytes'}];
  return isPackPath(name.slice(0, -1)) ? [] : [{code: 'nameRefused', path: name}];
}

/** What file managers leave in a folder that someone looked at. It is no part of a pack and changes none. */
const LEFT_BY_SYSTEMS = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** The files of an unpacked folder, under the same rule for names. */
export function filesOfTree(tree: FileTree): PackFiles {
  const ours = tree.files.filter(({path}) => !LEFT_BY_SYSTEMS.test(path));
  const top = onlyFolder(ours.map(({path}) => path));
  const found = ours.map(
    ({path, source}): PackFile => ({path: path.slice(top), size: source.size, read: () => slicesOf(source)}),
  );
  return checked(found, []);
}

/** Unpackers often put the pack's folder into one more: how many characters that takes at the start of each path. */
function onlyFolder(paths: readonly string[]): number {
  const first = paths[0]?.split('/')[0] ?? '';
  return paths.includes(BAGIT) || !paths.every((path) => path.startsWith(`${first}/`)) ? 0 : first.length + 1;
}

async function* slicesOf(source: ByteSource): ReturnType<PackFile['read']> {
  const SLICE = 1024 * 1024;
  for (let at = 0; at < source.size; at += SLICE) {
    const wanted = Math.min(SLICE, source.size - at);
    const slice = await source.read(at, wanted);
    if (slice.length !== wanted) throw new ReadFault('verify_reason_damaged');
    yield slice;
  }
}

/** Applies the name rule. With any fault no file is handed out: two tools could see two packs. */
function checked(found: readonly PackFile[], before: readonly Finding[]): PackFiles {
  const files = new Map<string, PackFile>();
  const folded = new Set<string>();
  const folders = new Set<string>();
  const faults = [...before];
  for (const file of found) {
    const {path} = file;
    if (!isPackPath(path)) faults.push({code: 'nameRefused', path: showText(path)});
    // Windows and macOS take names for the same that differ in case only.
    if (folded.has(path.toLowerCase())) faults.push({code: 'nameTwice', path: showText(path)});
    folded.add(path.toLowerCase());
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1))
      folders.add(path.slice(0, at).toLowerCase());
    files.set(path, file);
  }
  for (const path of folded) if (folders.has(path)) faults.push({code: 'nameTwice', path: showText(path)});
  return faults.length > 0 ? refused(faults) : {files, faults: []};
}
