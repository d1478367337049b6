import {BAGIT, isPackPath} from '../pack/names.ts';
import {type Beside, besideFindings, whyBeside, whyLeft} from './beside.ts';
import type {ByteSource, FileTree} from './byte-source.ts';
import type {Engine} from './engine.ts';
import {type PackFile, type PackFiles, slicesOf} from './pack-files.ts';
import type {Finding} from './report.ts';
import {showText} from './show-name.ts';
import {readDirectory} from './zip-directory.ts';
import {type PlacedEntry, placeEntries, readEntry} from './zip-entries.ts';

/** As many faults of one kind as a person can use. */
const MOST_FAULTS = 50;

/** Opens a ZIP without reading its files: the names and places of all of them, or every fault found. */
export async function readZip(source: ByteSource, engine: Engine = {}): Promise<PackFiles> {
  const directory = await readDirectory(source);
  if (directory.faults.length > 0) return refused(directory.faults);
  const {entries, faults} = await placeEntries(source, directory);
  if (faults.length > 0) return refused(faults);
  return filesOf(entries, source, engine);
}

function refused(faults: Finding[]): PackFiles {
  return {files: new Map(), faults: faults.slice(0, MOST_FAULTS)};
}

function filesOf(entries: readonly PlacedEntry[], source: ByteSource, engine: Engine): PackFiles {
  const found: PackFile[] = [];
  const faults: Finding[] = [];
  const tops = new Set<string>();
  const beside: Beside[] = [];
  for (const entry of entries) {
    // Names are raw bytes: outside ASCII they are refused, so no choice of encoding matters.
    const name = entry.shown;
    const reason = whyBeside({path: name, size: entry.size});
    if (reason) {
      beside.push({path: name, reason});
      continue;
    }
    const slash = name.indexOf('/');
    const path = name.slice(slash + 1);
    tops.add(slash < 0 ? '' : name.slice(0, slash));
    if (name.endsWith('/')) faults.push(...folderFaults(entry, name));
    else if (slash < 1) faults.push({code: 'nameRefused', path: name});
    else found.push({path, size: entry.size, read: () => readEntry(source, entry, engine)});
  }
  const [top = ''] = tops;
  if (tops.size !== 1) faults.push({code: 'nameRefused', path: '', reason: 'verify_reason_severalFolders'});
  else if (!isPackPath(top)) faults.push({code: 'nameRefused', path: top});
  return checked(found, faults, beside, packedAgain(entries) ? [{code: 'packedAgain', path: ''}] : []);
}

/** Another program packed it: it has entries for folders, or the times of files. */
function packedAgain(entries: readonly PlacedEntry[]): boolean {
  const [first] = entries;
  return entries.some(({shown, when}) => shown.endsWith('/') || when !== first?.when);
}

/** Other packers add an empty entry for each folder. */
function folderFaults(entry: PlacedEntry, name: string): Finding[] {
  if (entry.size !== 0) return [{code: 'archiveUnreadable', path: name, reason: 'verify_reason_folderWithBytes'}];
  return isPackPath(name.slice(0, -1)) ? [] : [{code: 'nameRefused', path: name}];
}

/** The files of an unpacked folder, under the same rule for names. */
export function filesOfTree(tree: FileTree): PackFiles {
  const beside: Beside[] = [];
  const found: PackFile[] = [];
  const top = packFolder(tree.files.map(({path}) => path));
  const around = top.slice(0, top.lastIndexOf('/', top.length - 2) + 1);
  for (const {path, source} of tree.files) {
    const inside = path.startsWith(top);
    const shorter = path.startsWith(around) ? path.slice(around.length) : path;
    const own = inside ? path.slice(top.length) : shorter;
    const reason = inside ? whyLeft(own) : whyBeside({path: own, size: source.size});
    if (reason) beside.push({path: own, reason});
    else found.push({path: own, size: source.size, read: () => slicesOf(source)});
  }
  return checked(found, [], beside);
}

/** Unpackers and pickers put the pack's folder into others: the path of the one that is the bag, with its slash, or "". */
function packFolder(paths: readonly string[]): string {
  const bags = paths.filter((path) => path === BAGIT || path.endsWith(`/${BAGIT}`));
  const depth = Math.min(...bags.map((path) => path.split('/').length));
  const [bag, ...others] = bags.filter((path) => path.split('/').length === depth);
  if (bag && others.length === 0) return bag.slice(0, -BAGIT.length);
  const first = paths[0]?.split('/')[0] ?? '';
  return bag || !paths.every((path) => path.startsWith(`${first}/`)) ? '' : `${first}/`;
}

/** Applies the name rule. With any fault no file is handed out: two tools could see two packs. */
function checked(
  found: readonly PackFile[],
  before: readonly Finding[],
  beside: readonly Beside[],
  notes: readonly Finding[] = [],
): PackFiles {
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
  return faults.length > 0 ? refused(faults) : {files, faults: [], notes: [...notes, ...besideFindings(beside)]};
}
