import type {Exhibit} from '../capture/exhibit.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';
import {NUMBERING, recordAt, SEAL} from '../pack/names.ts';
import type {Instant} from '../time.ts';
import {type OpenedPack, readJson} from './opened-pack.ts';
import {incidentShape} from './parse/diary.ts';
import {exhibitShape, numberingShape, type ReadEntry} from './parse/records.ts';
import {readLine} from './read-log.ts';
import {type CheckName, type CheckResult, type Finding, isNote} from './report.ts';

/** What the log says of a record: under which number it was taken in, and when by the clock of the device. */
export type Logged = {seq: number; at: Instant; offsetMinutes: number};

/** What holds of one exhibit or one diary entry, taken by itself. */
export type Thing = {
  kind: 'exhibit' | 'incident';
  /** How people name it: `AB/1`; "" where the pack gives it no label. */
  label: string;
  /** Its folder in the pack. */
  folder: string;
  /** `unchanged` only where the seal and the log hold and each of its files was compared. */
  state: 'unchanged' | 'changed' | 'couldNotTell';
  /** Files of it that are here, and how many its sealed record names besides, withheld on purpose. */
  files: number;
  withheld: number;
  /** Where it is from: a page, a file that was brought in, the keeper's own words. */
  origin: 'captured' | 'imported' | 'told';
  /** How its picture was had, where that must be said. */
  picture?: 'drawn' | 'masked';
  /** How many versions of a diary entry are here. */
  versions?: number;
  logged: Logged | null;
  /** What was found about it. */
  findings: Finding[];
};

/** Without these nothing is known of any single thing. */
const GROUND: readonly CheckName[] = ['names', 'checkpoint', 'log'];

/** Every exhibit and diary entry, by folder. */
export async function thingsOf(pack: OpenedPack, checks: readonly CheckResult[]): Promise<Thing[]> {
  const grounded = hasGround(checks);
  const findings = byFolder(checks.flatMap((check) => check.findings));
  const labels = await labelsOf(pack);
  const logged = loggedBy(pack);
  const files = filesByFolder(pack);
  // Some of its files lie in a part of the pack that was not shown.
  const partly = new Set([...pack.elsewhere.keys()].map((path) => FOLDER.exec(path)?.[0]));
  const things: Thing[] = [];
  for (const [folder, paths] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = folder.startsWith('data/exhibits/')
      ? await readExhibit(pack, paths, labels)
      : await readIncident(pack, paths);
    if (!read) continue;
    const own = findings.get(folder) ?? [];
    const entry = logged.get(read.digest) ?? null;
    things.push({
      ...read.thing,
      folder,
      state: stateOf(own, grounded && entry !== null && !read.faulty && !partly.has(folder)),
      files: paths.length,
      withheld: own.filter(({code}) => code === 'partWithheld').length,
      logged: entry,
      findings: own,
    });
  }
  return things;
}

/** The seal may say of itself that there are more or fewer files than it counted; what it lists holds all the same. */
function hasGround(checks: readonly CheckResult[]): boolean {
  const passed = GROUND.every((name) => checks.find(({check}) => check === name)?.state === 'passed');
  const seal = checks.find(({check}) => check === 'seal');
  const manifest = checks.find(({check}) => check === 'manifest');
  const readable = manifest && manifest.state !== 'notRun' && !has(manifest, 'manifestUnreadable');
  const faults = (seal?.findings ?? []).filter((finding) => !isNote(finding));
  const onlyCounts = faults.every(({path, reason}) => path === SEAL && reason === 'verify_reason_otherCounts');
  return passed && readable === true && seal !== undefined && seal.state !== 'notRun' && onlyCounts;
}

function has({findings}: CheckResult, code: Finding['code']): boolean {
  return findings.some((finding) => finding.code === code);
}

function stateOf(findings: readonly Finding[], grounded: boolean): Thing['state'] {
  if (findings.some((finding) => !isNote(finding))) return 'changed';
  return grounded ? 'unchanged' : 'couldNotTell';
}

const FOLDER = /^data\/(?:exhibits|incidents)\/[0-9]{6,}(?=\/)/;

function filesByFolder({files}: OpenedPack): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of files.keys()) {
    const folder = FOLDER.exec(path)?.[0];
    if (folder) folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return folders;
}

function byFolder(findings: readonly Finding[]): Map<string, Finding[]> {
  const folders = new Map<string, Finding[]>();
  for (const finding of findings) {
    const folder = FOLDER.exec(finding.path)?.[0];
    if (folder) folders.set(folder, [...(folders.get(folder) ?? []), finding]);
  }
  return folders;
}

type Read = {
  thing: Pick<Thing, 'kind' | 'label' | 'origin' | 'picture' | 'versions'>;
  digest: Hex64;
  /** Its record is not in the one form: it was found, and is not called unchanged. */
  faulty: boolean;
};

async function readExhibit(pack: OpenedPack, paths: readonly string[], labels: Labels): Promise<Read | undefined> {
  const path = paths.find((one) => recordAt(one)?.kind === 'exhibit');
  const read = path === undefined ? undefined : await readJson(pack.files, path, exhibitShape);
  if (read?.state !== 'read') return undefined;
  const {id, origin, parts} = read.value;
  const isMasked = paths.some((one) => recordAt(one)?.kind === 'redaction') && !holdsPictures(paths, parts);
  const picture = isMasked ? 'masked' : pictureOf(parts);
  return {
    thing: {kind: 'exhibit', label: labels.get(id) ?? '', origin, ...(picture && {picture})},
    digest: sha256Hex(read.bytes),
    faulty: !read.canonical,
  };
}

/** Whether a picture of it is here as it was sealed. */
function holdsPictures(paths: readonly string[], parts: Exhibit['parts']): boolean {
  return parts.some(
    (part) => part.width !== undefined && paths.some((path) => path.split('/').slice(3).join('/') === part.path),
  );
}

function pictureOf(parts: Exhibit['parts']): Thing['picture'] {
  if (parts.some(({role}) => role === 'redacted')) return 'masked';
  const pictures = parts.filter(({role}) => role === 'screen' || role === 'item');
  return pictures.length > 0 && pictures.every(({how}) => how === 'rendering') ? 'drawn' : undefined;
}

/** Of a diary entry the newest version is the one that counts; the checks compare them all. */
async function readIncident(pack: OpenedPack, paths: readonly string[]): Promise<Read | undefined> {
  const versions = paths
    .flatMap((path) => {
      const place = recordAt(path);
      return place?.kind === 'incident' ? [{path, revision: place.revision}] : [];
    })
    .sort((a, b) => a.revision - b.revision);
  const newest = versions.at(-1);
  const read = newest && (await readJson(pack.files, newest.path, incidentShape));
  if (read?.state !== 'read') return undefined;
  return {
    thing: {kind: 'incident', label: '', origin: 'told', versions: versions.length},
    digest: sha256Hex(read.bytes),
    faulty: !read.canonical,
  };
}

type Labels = ReadonlyMap<Uuid, string>;

async function labelsOf({files}: OpenedPack): Promise<Labels> {
  const read = await readJson(files, NUMBERING, numberingShape);
  if (read.state !== 'read') return new Map();
  const {prefix, numbers} = read.value;
  return new Map(Object.entries(numbers).map(([id, number]) => [id as Uuid, `${prefix}/${number}`]));
}

/** The entry that names each digest, of those that the pack shows. */
function loggedBy({log, proofs}: OpenedPack): Map<Hex64, Logged> {
  const entries: ReadEntry[] = [];
  const lines =
    log.state === 'read' ? log.value : proofs.state === 'read' ? proofs.value.map((one) => readLine(one.entry)) : [];
  for (const {entry} of lines) if (entry.ok) entries.push(entry.value);
  const logged = new Map<Hex64, Logged>();
  for (const {digest, seq, at, offsetMinutes} of entries) {
    if (digest && !logged.has(digest)) logged.set(digest, {seq, at, offsetMinutes});
  }
  return logged;
}
