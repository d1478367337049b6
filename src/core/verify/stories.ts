import type {Bytes} from '../bytes.ts';
import {joinBytes, utf8Text} from '../bytes.ts';
import {merkleRoot} from '../custody/merkle.ts';
import {sha256Hex} from '../hash/sha256.ts';
import {parseHashList} from '../pack/hash-list.ts';
import {ENTRIES, exhibitFolder, MANIFEST, recordAt, TAG_MANIFEST} from '../pack/names.ts';
import type {MessageName} from '../words.ts';
import {undoLineEnds} from './list-ends.ts';
import {type OpenedPack, readJson} from './opened-pack.ts';
import {type PackFile, ReadFault, readWhole} from './pack-files.ts';
import {exhibitShape} from './parse/records.ts';
import type {ReadLine} from './read-log.ts';
import {type CheckResult, type Finding, isNote} from './report.ts';

/** What several findings come to together, in one sentence: a file was renamed, two were exchanged. */
export type Story = {
  name: Extract<MessageName, `checked_story_${string}`>;
  values: readonly (string | number)[];
  /** The findings that it tells. They stand in the report all the same. */
  of: Finding[];
};

/** What was sealed under each path, by the pack's own lists and records. */
type Expected = ReadonlyMap<string, ReadonlySet<string>>;

/** Which findings can be told together. Nothing follows from a story: the verdict is drawn from the findings alone. */
export async function tellStories(pack: OpenedPack, checks: readonly CheckResult[]): Promise<Story[]> {
  const faults = checks.flatMap(({findings}) => findings).filter((finding) => !isNote(finding));
  if (faults.length === 0) return [];
  const expected = await expectedHashes(pack);
  const stories = [...exchanged(pack, faults, expected), ...renamed(pack, faults, expected)];
  const told = new Set(stories.flatMap(({of}) => of));
  const left = faults.filter((finding) => !told.has(finding));
  return [
    ...stories,
    ...copied(pack, left, expected),
    ...(await onlyEnds(pack, left, expected)),
    ...logStories(pack, faults),
  ];
}

const CHANGED = /^(fileChanged|tagFileChanged|partChanged)$/;
const MISSING = /^(fileMissing|tagFileMissing|partMissing)$/;
const ADDED = /^(fileAdded|fileUnexpected)$/;

async function expectedHashes(pack: OpenedPack): Promise<Expected> {
  const expected = new Map<string, Set<string>>();
  const add = (path: string, sha256: string) => {
    expected.set(path, (expected.get(path) ?? new Set()).add(sha256));
  };
  for (const list of [MANIFEST, TAG_MANIFEST]) {
    const file = pack.files.get(list);
    const text = file && utf8Text((await bytesOf(file)) ?? new Uint8Array(0));
    const parsed = text === undefined ? undefined : parseHashList(text);
    if (parsed?.ok) for (const [path, sha256] of parsed.value) add(path, sha256);
  }
  for (const path of pack.files.keys()) {
    if (recordAt(path)?.kind !== 'exhibit') continue;
    const read = await readJson(pack.files, path, exhibitShape);
    if (read.state !== 'read') continue;
    for (const part of read.value.parts) add(`${exhibitFolder(read.value.ordinal)}/${part.path}`, part.sha256);
  }
  return expected;
}

const LARGEST = 16 * 1024 * 1024;

async function bytesOf(file: PackFile): Promise<Bytes | undefined> {
  try {
    return file.size <= LARGEST ? await readWhole(file, LARGEST) : undefined;
  } catch (error) {
    if (error instanceof ReadFault) return undefined;
    throw error;
  }
}

function pathsOf(faults: readonly Finding[], codes: RegExp): string[] {
  return [...new Set(faults.filter(({code}) => codes.test(code)).map(({path}) => path))];
}

function about(faults: readonly Finding[], codes: RegExp, ...paths: string[]): Finding[] {
  return faults.filter(({code, path}) => codes.test(code) && paths.includes(path));
}

function hashAt(pack: OpenedPack, path: string): string | undefined {
  const hashed = pack.hashes.get(path);
  return hashed?.ok ? hashed.sha256 : undefined;
}

/** Each of two files holds what was sealed as the other. */
function exchanged(pack: OpenedPack, faults: readonly Finding[], expected: Expected): Story[] {
  const changed = pathsOf(faults, CHANGED);
  const byHash = pathsByHash(changed, expected);
  const stories: Story[] = [];
  const done = new Set<string>();
  for (const path of changed) {
    if (done.has(path)) continue;
    const partner = (byHash.get(hashAt(pack, path) ?? '') ?? []).find(
      (other) => other !== path && !done.has(other) && expected.get(path)?.has(hashAt(pack, other) ?? ''),
    );
    if (!partner) continue;
    done.add(path).add(partner);
    stories.push({name: 'checked_story_exchanged', values: [path, partner], of: about(faults, CHANGED, path, partner)});
  }
  return stories;
}

function pathsByHash(paths: Iterable<string>, expected: Expected): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    for (const sha256 of expected.get(path) ?? []) found.set(sha256, [...(found.get(sha256) ?? []), path]);
  }
  return found;
}

/** What is missing under one name is there under another that nothing names. */
function renamed(pack: OpenedPack, faults: readonly Finding[], expected: Expected): Story[] {
  const missing = pathsByHash(pathsOf(faults, MISSING), expected);
  if (missing.size === 0) return [];
  const stories: Story[] = [];
  const done = new Set<string>();
  const added = new Set(pathsOf(faults, ADDED));
  for (const path of pack.files.keys()) {
    // With the lists made anew it is listed, but still no record names it.
    const isNew = added.has(path) || (path.startsWith('data/exhibits/') && (expected.get(path)?.size ?? 0) < 2);
    const before = isNew && missing.get(hashAt(pack, path) ?? '')?.find((one) => one !== path && !done.has(one));
    if (!before) continue;
    done.add(before);
    const of = [...about(faults, MISSING, before), ...about(faults, ADDED, path)];
    stories.push({name: 'checked_story_renamed', values: [before, path], of});
  }
  return stories;
}

/** A file holds what was sealed under another name. */
function copied(pack: OpenedPack, faults: readonly Finding[], expected: Expected): Story[] {
  const changed = pathsOf(faults, CHANGED);
  if (changed.length === 0) return [];
  const byHash = pathsByHash(expected.keys(), expected);
  return changed.flatMap((path): Story[] => {
    const from = byHash.get(hashAt(pack, path) ?? '')?.find((other) => other !== path);
    return from ? [{name: 'checked_story_holdsOther', values: [path, from], of: about(faults, CHANGED, path)}] : [];
  });
}

/** A text that differs from the sealed one in its line ends alone. It was changed all the same. */
async function onlyEnds(pack: OpenedPack, faults: readonly Finding[], expected: Expected): Promise<Story[]> {
  const stories: Story[] = [];
  for (const path of pathsOf(faults, CHANGED)) {
    const file = pack.files.get(path);
    const bytes = file && (await bytesOf(file));
    const forms = bytes ? otherEnds(bytes) : [];
    if (!forms.some((form) => expected.get(path)?.has(sha256Hex(form)))) continue;
    stories.push({name: 'checked_story_lineEnds', values: [path], of: about(faults, CHANGED, path)});
  }
  return stories;
}

const CRLF = Uint8Array.of(0x0d, 0x0a);

/** The text with its line ends the other way, and without a mark. */
function otherEnds(bytes: Bytes): Bytes[] {
  const undone = undoLineEnds(bytes);
  if (undone) return [undone.bytes];
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, from)) {
    if (bytes[at - 1] === 0x0d) return [];
    pieces.push(bytes.subarray(from, at), CRLF);
    from = at + 1;
  }
  return from === 0 ? [] : [joinBytes([...pieces, bytes.subarray(from)])];
}

const LOG = /^(sequenceBroken|chainBroken|sizeDiffers|rootDiffers)$/;

/** With a gap in the log nothing is known of the keys that it does not name: they may stand in what is missing. */
function logStories(pack: OpenedPack, faults: readonly Finding[]): Story[] {
  const ofLog = reordered(pack, faults);
  return ofLog.length > 0 ? ofLog : signedByOther(faults);
}

/** What became of the log: its own lines in another order, some left out, some twice. */
function reordered({log, checkpoint}: OpenedPack, faults: readonly Finding[]): Story[] {
  const of = faults.filter(({code, path}) => LOG.test(code) && path.startsWith(ENTRIES));
  if (log.state !== 'read' || checkpoint.state !== 'read' || of.length === 0) return [];
  const numbered = log.value.flatMap(({leaf, entry}) => (entry.ok ? [{leaf, seq: entry.value.seq}] : []));
  const {size, root} = checkpoint.value;
  const sorted = [...numbered].sort((a, b) => a.seq - b.seq);
  const inOrder = sorted.every(({seq}, i) => seq === numbered[i]?.seq);
  const once = sorted.filter(({leaf}, i) => leaf !== sorted[i - 1]?.leaf);
  const isSigned = once.length === size && merkleRoot(once.map(({leaf}) => leaf)) === root;
  const twice = sorted.length - once.length;
  if (isSigned && !inOrder && twice === 0) {
    return [{name: 'checked_story_reordered', values: [placesMoved(numbered)], of}];
  }
  if (isSigned && twice > 0) return [{name: 'checked_story_entriesTwice', values: [twice], of}];
  return gapOf(log.value, size, of);
}

function placesMoved(numbered: readonly {seq: number}[]): number {
  return numbered.filter(({seq}, i) => seq !== i).length;
}

/** Lines left out: the numbers that are missing below the number of entries that was signed. */
function gapOf(lines: readonly ReadLine[], size: number, of: Finding[]): Story[] {
  const there = new Set(lines.flatMap(({entry}) => (entry.ok ? [entry.value.seq] : [])));
  const unread = lines.filter(({entry}) => !entry.ok).length;
  const missing: number[] = [];
  for (let seq = 0; seq < Math.min(size, 1_000_000); seq += 1) if (!there.has(seq)) missing.push(seq);
  if (missing.length === 0 || unread > 0 || lines.length >= size) return [];
  const atEnd = missing[0] === size - missing.length;
  const name = atEnd ? 'checked_story_cutOff' : 'checked_story_gap';
  return [{name, values: [missing.length, ranges(missing)], of}];
}

/** `3–5, 9`. */
function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  const shown = found.slice(0, 10).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return found.length > 10 ? `${shown.join(', ')} …` : shown.join(', ');
}

/** The key of the seal is none that the case ever had. */
function signedByOther(faults: readonly Finding[]): Story[] {
  const of = faults.filter(({reason}) => reason === 'verify_reason_keyNotInLog');
  return of.length > 0 ? [{name: 'checked_story_signedAgain', values: [], of}] : [];
}
