import {utf8Text} from '../../bytes.ts';
import type {PackSource} from '../bags.ts';
import {whyBeside} from '../beside.ts';
import type {Engine} from '../engine.ts';
import {type PackFile, slicesOf} from '../pack-files.ts';
import {showText} from '../show-name.ts';
import {readDirectory} from '../zip-directory.ts';
import {placeEntries, readEntry} from '../zip-entries.ts';
import type {OtherFinding, OtherKind} from './other-report.ts';

/** Files by another program, below the folder that they all stand in. */
export type LooseFiles = {kind: OtherKind; files: ReadonlyMap<string, PackFile>; findings: OtherFinding[]};

/**
 * Opens what another program made: any names that lead nowhere outside. Undefined for a pack of ours, or what may be one
 * that something was taken out of, and for everything that is neither.
 */
export async function readLoose(source: PackSource, engine: Engine = {}): Promise<LooseFiles | undefined> {
  const found = 'files' in source ? ofTree(source) : await ofZip(source, engine);
  if (!found) return undefined;
  const paths = found.map(({path}) => path);
  const place = placeOf(paths);
  if (!place || (place.kind === 'bag' && maybeOurs(place.top, paths))) return undefined;
  return {kind: place.kind, ...sorted(found, place.top)};
}

function ofTree({files}: Extract<PackSource, {files: unknown}>): PackFile[] {
  return files.map(({path, source}) => ({path, size: source.size, read: () => slicesOf(source)}));
}

async function ofZip(source: Exclude<PackSource, {files: unknown}>, engine: Engine): Promise<PackFile[] | undefined> {
  const directory = await readDirectory(source);
  if (directory.faults.length > 0) return undefined;
  const {entries, faults} = await placeEntries(source, directory);
  if (faults.length > 0) return undefined;
  return entries
    .filter(({shown, size}) => !(shown.endsWith('/') && size === 0))
    .map((entry) => ({
      // A name in another encoding is shown byte by byte, and refused by its backslash.
      path: utf8Text(entry.name) ?? entry.shown,
      size: entry.size,
      read: () => readEntry(source, entry, engine),
    }));
}

/** Which file at the top tells the kind, and the folder that it stands in, with its slash. */
function placeOf(paths: readonly string[]): {kind: OtherKind; top: string} | undefined {
  for (const [kind, name] of [
    ['bag', 'bagit.txt'],
    ['wacz', 'datapackage.json'],
  ] as const) {
    const found = paths.filter((path) => path === name || path.endsWith(`/${name}`));
    const depth = Math.min(...found.map((path) => path.split('/').length));
    const [one, ...others] = found.filter((path) => path.split('/').length === depth);
    if (one === undefined || others.length > 0 || depth > 3) continue;
    const top = one.slice(0, -name.length);
    if (kind === 'bag' || isWacz(top, paths)) return {kind, top};
  }
  return undefined;
}

/** Any data package has a `datapackage.json`; one of a web archive has WARC files. */
function isWacz(top: string, paths: readonly string[]): boolean {
  return paths.some((path) => path.startsWith(`${top}archive/`)) || paths.includes(`${top}datapackage-digest.json`);
}

const OURS = /^(seal\/|data\/(log|exhibits|incidents|subjects)\/|data\/(case|numbering)\.json$|verify\.html$)/;

/** A pack without its seal is still a bag. It must not pass for one that never had a seal. */
function maybeOurs(top: string, paths: readonly string[]): boolean {
  if (/(^|\/)record-[0-9]{8}-[0-9a-f]{8}[^/]*\/$/.test(top)) return true;
  return paths.some((path) => path.startsWith(top) && OURS.test(path.slice(top.length)));
}

function sorted(found: readonly PackFile[], top: string): Omit<LooseFiles, 'kind'> {
  const files = new Map<string, PackFile>();
  const findings: OtherFinding[] = [];
  const around = top.slice(0, top.lastIndexOf('/', top.length - 2) + 1);
  for (const file of found) {
    const inside = file.path.startsWith(top);
    const path = file.path.slice(inside ? top.length : file.path.startsWith(around) ? around.length : 0);
    const reason = inside ? undefined : whyBeside({path, size: file.size});
    if (reason) findings.push({code: 'fileBeside', path: showText(path), reason});
    else if (!inside || !leadsInside(path)) findings.push({code: 'nameRefused', path: showText(file.path)});
    else if (files.has(path)) findings.push({code: 'nameTwice', path: showText(path)});
    else files.set(path, {...file, path});
  }
  return {files, findings};
}

/** Whether a name stays below its folder on every system, and shows no other than it is. */
function leadsInside(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused
  if (path === '' || /[\u0000-\u001f\u007f\\]/.test(path) || /^[A-Za-z]:/.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}
