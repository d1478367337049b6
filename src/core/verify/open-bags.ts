import type {GivenBag, PackSource} from './bags.ts';
import {resultOf, Tally} from './check.ts';
import type {Engine} from './engine.ts';
import {type HashedFile, hashFiles, type VerifyOptions} from './hash-files.ts';
import {restoreLists} from './list-ends.ts';
import {lockedKind} from './locked-kind.ts';
import {type OpenedPack, openPack} from './opened-pack.ts';
import type {PackFile, PackFiles} from './pack-files.ts';
import {filesOfTree, readZip} from './read-zip.ts';
import type {CheckResult} from './report.ts';
import {showText} from './show-name.ts';

/** One archive or folder after its names were checked. `pack` is undefined where nothing in it may be read. */
export type Bag = {label: string; files: PackFiles['files']; names: CheckResult; pack: OpenedPack | undefined};

/** Opens everything that was given: lists first, so that the progress is one of all of it, then every byte. */
export async function openBags(given: readonly GivenBag[], options: VerifyOptions): Promise<Bag[]> {
  const read: PackFiles[] = [];
  for (const {source} of given) read.push(await readSource(source, options.engine));
  const hashes = await hashFiles(
    read.map(({files}) => files),
    options,
  );
  const bags: Bag[] = [];
  for (const [i, one] of read.entries()) bags.push(await opened(one, hashes[i] ?? new Map(), given[i]?.name ?? ''));
  return bags;
}

async function opened(read: PackFiles, hashes: ReadonlyMap<string, HashedFile>, name: string): Promise<Bag> {
  const names = checkNames(read, hashes);
  // With names in doubt there is no telling which file is meant: no other check may run.
  const pack = names.state === 'passed' ? await openPack(read.files, hashes) : undefined;
  return {label: showText(name), files: read.files, names, pack};
}

/** The files of one archive or folder, by every rule for reading them. */
export async function readSource(source: PackSource, engine?: Engine): Promise<PackFiles> {
  return restored('files' in source ? filesOfTree(source) : await readUnlocked(source, engine));
}

/** The files of all parts of a pack that was checked, as if it were one. */
export async function filesOfBags(given: readonly GivenBag[]): Promise<PackFiles> {
  const files = new Map<string, PackFile>();
  const faults: PackFiles['faults'] = [];
  for (const {source} of given) {
    const read = await readSource(source);
    faults.push(...read.faults);
    // What a part says of itself differs from part to part; what the exhibits name stands in one of them only.
    for (const [path, file] of read.files) if (!files.has(path)) files.set(path, file);
  }
  return {files, faults};
}

/** A pack that was locked for a reader is no damaged one: it says what it is, and how it is opened. */
async function readUnlocked(
  source: Exclude<PackSource, {files: unknown}>,
  engine: Engine | undefined,
): Promise<PackFiles> {
  const locked = await lockedKind(source);
  if (!locked) return readZip(source, engine);
  const reason = locked === 'zip' ? 'verify_reason_lockedZip' : 'verify_reason_lockedAge';
  return {files: new Map(), faults: [{code: 'archiveUnreadable', path: '', reason}]};
}

/** Every check sees the lists as they were written; what was undone is told. */
async function restored({files, faults, notes = []}: PackFiles): Promise<PackFiles> {
  const lists = await restoreLists(files);
  return {files: lists.files, faults, notes: [...notes, ...lists.findings]};
}

/** Check 1: the archive can be read in one way only, and every name is one of ours. */
function checkNames({files, faults, notes = []}: PackFiles, hashes: OpenedPack['hashes']): CheckResult {
  const tally = new Tally();
  tally.findings.push(...faults, ...notes);
  tally.compared = files.size;
  for (const [path, hashed] of hashes) {
    if (!hashed.ok && hashed.hostile) tally.note('archiveUnreadable', path, hashed.reason);
  }
  if (files.size === 0 && faults.length === 0) tally.note('archiveUnreadable', '', 'verify_reason_empty');
  return resultOf('names', tally);
}
