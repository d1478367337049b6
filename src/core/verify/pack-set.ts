import type {Hex64} from '../ids.ts';
import {MOST_PARTS} from '../pack/limits.ts';
import {CHECKPOINT, CHECKPOINT_SIGNATURE, MANIFEST, PARTS, partPath, recordAt, SEAL} from '../pack/names.ts';
import type {PartPlace, PartsList} from '../pack/parts.ts';
import {type Seal, sealCode} from '../pack/seal.ts';
import {resultOf, Tally} from './check.ts';
import {type OpenedPack, readJson} from './opened-pack.ts';
import {partsListShape} from './parse/records.ts';
import type {CheckResult, PartsShown} from './report.ts';
import {showText} from './show-name.ts';

/** An archive that could be opened, with what people call it. */
export type OpenedBag = {label: string; pack: OpenedPack};

/** Archives as they belong together. */
export type PackSet = {
  /** The pack with all files of its parts that were shown; undefined without part 1. */
  whole: OpenedPack | undefined;
  /** The archive that speaks for the pack: part 1, else the first one that was given. */
  lead: OpenedPack | undefined;
  /** Undefined where one archive was given that is a pack by itself. */
  result: CheckResult | undefined;
  shown: PartsShown | undefined;
};

/** A part with its seal. */
type Part = OpenedBag & {seal: Seal; code: Hex64 | undefined; place: PartPlace};

/**
 * Finds out how several archives belong together, and what is not there. What part 1 says of the others is all that
 * counts: a part by itself can only say which pack it claims to be of.
 */
export async function arrange(bags: readonly OpenedBag[], given: number): Promise<PackSet> {
  const parts = bags.flatMap(partOf);
  const lead = parts.find(({place}) => place.number === 1) ?? parts[0];
  const alone = bags[0]?.pack;
  if (!lead) {
    const result = given > 1 ? notTogether(bags) : undefined;
    return {whole: alone, lead: alone, result, shown: undefined};
  }
  const tally = new Tally();
  const shown = together(bags, parts, lead, tally);
  const of = lead.place.of;
  const missing = range(1, of).filter((number) => !shown.has(number));
  for (const number of missing) tally.note('packPartNotShown', placeName(number, of));
  if (missing.length > 0) tally.cannotRun();
  const first = shown.get(1);
  const whole = first && (await withOthers(first, shown, tally));
  const result = resultOf('packParts', tally);
  return {whole, lead: lead.pack, result, shown: {of, shown: [...shown.keys()].sort((a, b) => a - b)}};
}

function partOf(bag: OpenedBag): Part[] {
  const {seal, sealList} = bag.pack;
  if (seal.state !== 'read' || !seal.value.part) return [];
  const code = sealList.state === 'read' ? sealCode(sealList.value) : undefined;
  return [{...bag, seal: seal.value, code, place: seal.value.part}];
}

/** Several archives, none of them a part of anything. */
function notTogether([first, ...others]: readonly OpenedBag[]): CheckResult {
  const tally = new Tally();
  for (const {label} of others) tally.expect(false, 'packPartOther', label);
  // Of those that could not be opened the check of names tells.
  if (first && others.length === 0) tally.cannotRun();
  return resultOf('packParts', tally);
}

/** The parts of the lead's pack by number. */
function together(bags: readonly OpenedBag[], parts: readonly Part[], lead: Part, tally: Tally): Map<number, Part> {
  const shown = new Map<number, Part>();
  const {number, of} = lead.place;
  tally.expect(of > 1 && of <= MOST_PARTS && number <= of, 'partsListWrong', SEAL, 'verify_reason_partNumbers', [
    number,
    of,
  ]);
  for (const bag of bags) {
    const part = parts.find((one) => one.pack === bag.pack);
    const belongs = part !== undefined && ofOnePack(part, lead);
    if (!tally.expect(belongs, 'packPartOther', bag.label) || !part) continue;
    const before = shown.get(part.place.number);
    if (before) tellTwice(before, part, lead, shown, tally);
    else shown.set(part.place.number, part);
  }
  return shown;
}

/** Of one group, one case, one key and one head of the log. */
function ofOnePack(part: Part, lead: Part): boolean {
  const {of, group, number} = part.place;
  const {caseId, keyId, checkpoint, scope} = part.seal;
  return (
    of === lead.place.of &&
    group === lead.place.group &&
    number <= of &&
    caseId === lead.seal.caseId &&
    keyId === lead.seal.keyId &&
    checkpoint === lead.seal.checkpoint &&
    scope === lead.seal.scope
  );
}

/** The same part again is worth knowing; another one under the same number is a fault, whichever is the right one. */
function tellTwice(before: Part, part: Part, lead: Part, shown: Map<number, Part>, tally: Tally): void {
  if (before.code !== undefined && before.code === part.code) {
    tally.note('packPartTwice', part.label);
    return;
  }
  const named = lead.seal.parts?.find(({number}) => number === part.place.number);
  const right = named !== undefined && named.sealCode === part.code ? part : before;
  shown.set(part.place.number, right);
  const wrong = right === part ? before : part;
  tally.expect(false, 'packPartChanged', wrong.label, 'verify_reason_partTwice', [part.place.number]);
}

/** Part 1 with the files of the others in it, each held against what part 1 says of it. */
async function withOthers(first: Part, shown: ReadonlyMap<number, Part>, tally: Tally): Promise<OpenedPack> {
  compareNamed(first, shown, tally);
  const list = await readPartsList(first, tally);
  const files = new Map(first.pack.files);
  const hashes = new Map(first.pack.hashes);
  const elsewhere = new Map<string, number>();
  for (const [path, number] of Object.entries(list?.files ?? {})) {
    const part = shown.get(number);
    if (!part) elsewhere.set(path, number);
    const file = part?.pack.files.get(path);
    const hashed = part?.pack.hashes.get(path);
    if (file && hashed && !files.has(path)) {
      files.set(path, file);
      hashes.set(path, hashed);
    }
  }
  if (list) for (const part of shown.values()) if (part !== first) compareContent(part, list, tally);
  return {...first.pack, files, hashes, elsewhere};
}

function compareNamed(first: Part, shown: ReadonlyMap<number, Part>, tally: Tally): void {
  const named = first.seal.parts ?? [];
  const numbers = named.map(({number}) => number).join(' ');
  const complete = numbers === range(2, first.place.of).join(' ') && first.place.group === first.seal.packId;
  tally.expect(complete, 'partsListWrong', SEAL, 'verify_reason_partNumbers', [numbers, first.place.of]);
  for (const {number, packId, manifest, sealCode: code} of named) {
    const part = shown.get(number);
    if (!part || part === first) continue;
    const hashed = part.pack.hashes.get(MANIFEST);
    const same = part.seal.packId === packId && part.code === code && hashed?.ok === true && hashed.sha256 === manifest;
    tally.expect(same, 'packPartChanged', part.label);
  }
}

async function readPartsList(first: Part, tally: Tally): Promise<PartsList | undefined> {
  const read = await readJson(first.pack.files, PARTS, partsListShape);
  if (read.state !== 'read') {
    const why = read.state === 'absent' ? ({reason: 'verify_reason_absent', values: []} as const) : read;
    tally.expect(false, 'partsListWrong', PARTS, why.reason, why.values);
    return undefined;
  }
  const {value, canonical} = read;
  tally.expect(canonical, 'partsListWrong', PARTS, 'verify_reason_notCanonical');
  const own = value.packId === first.seal.packId && value.of === first.place.of;
  tally.expect(own, 'partsListWrong', PARTS, 'verify_reason_otherPack');
  for (const [path, number] of Object.entries(value.files)) {
    const fine = isKept(path) && number >= 2 && number <= value.of && !first.pack.files.has(path);
    tally.expect(fine, 'partsListWrong', PARTS, 'verify_reason_partLine', [showText(path)]);
  }
  return value;
}

/** A file that an exhibit names, and not the record of one: records are in part 1. */
function isKept(path: string): boolean {
  const match = /^data\/exhibits\/([0-9]{6,})\/(.+)$/.exec(path);
  return match?.[2] !== undefined && partPath(Number(match[1]), match[2]) === path && recordAt(path) === undefined;
}

const BESIDE: ReadonlySet<string> = new Set([CHECKPOINT, CHECKPOINT_SIGNATURE]);

/** A later part holds what the list says, and nothing else. */
function compareContent({pack, place, label}: Part, {files}: PartsList, tally: Tally): void {
  const listed = Object.entries(files).filter(([, number]) => number === place.number);
  for (const [path] of listed) {
    tally.expect(pack.files.has(path), 'partsListWrong', label, 'verify_reason_partLacks', [path]);
  }
  const paths = new Set(listed.map(([path]) => path));
  for (const path of pack.files.keys()) {
    if (!path.startsWith('data/') || BESIDE.has(path)) continue;
    tally.expect(paths.has(path), 'partsListWrong', label, 'verify_reason_partHoldsMore', [path]);
  }
}

function range(from: number, to: number): number[] {
  // A seal may claim any number of parts; no more than this can be named.
  return Array.from({length: Math.max(0, Math.min(to, MOST_PARTS) - from + 1)}, (_, i) => from + i);
}

/** How a part is called that was not given. */
function placeName(number: number, of: number): string {
  return `${number}/${of}`;
}
