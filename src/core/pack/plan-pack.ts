import {type Bytes, utf8, utf8Text} from '../bytes.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {digestHex} from '../hash/digest.ts';
import type {Hex64, Uuid} from '../ids.ts';
import {exhibitsRoot} from './belongs.ts';
import {hashList} from './hash-list.ts';
import {
  BAG_INFO,
  BAGIT,
  CALENDAR,
  CHECKER,
  CHECKPOINT,
  CHRONOLOGY,
  DRAFTS,
  HOW_TO,
  isPackPath,
  MANIFEST,
  PARTS,
  PUBLIC_KEY,
  packName,
  partName,
  READ_ME,
  REPORT,
  SEAL,
  SEAL_LIST,
  SEAL_SIGNATURE,
  SEALED_FILES,
  SPREADSHEET,
  sealTimePaths,
  TAG_FILES,
  TAG_MANIFEST,
} from './names.ts';
import {PackFault} from './pack-fault.ts';
import type {PackInput, ReportContext, ReportMaker, ReportPicture} from './pack-input.ts';
import {type PartPlace, partId, partsList, type SealedPart, type Split} from './parts.ts';
import {checkpointFiles, type PayloadFile, payloadFiles, textFile} from './payload.ts';
import {openPicture, type WantedPicture} from './pictures.ts';
import {publicKeyPem} from './public-key.ts';
import {type Seal, sealList} from './seal.ts';
import {FewerTimes} from './seal-times.ts';
import {BAGIT_TEXT, bagInfo} from './tag-files.ts';

/** What besides the input goes into every pack: the files for people, and the offline checker as the release ships it. */
export type PackExtras = {report: ReportMaker; verifyHtml: Bytes};

/** One file of a pack, in its place. `bytes` is 0 for what is only known when it is made. */
export type PlannedFile = {
  path: string;
  stage: 'pictures' | 'report' | 'files' | 'sealing' | 'times';
  bytes: number;
  sealed?: Hex64;
  open(): Promise<Bytes>;
};

/** Every file in the order of the archive. A file is made from what was noted of those before it. */
export type PackPlan = {
  name: string;
  packId: Uuid;
  files: PlannedFile[];
  note(path: string, bytes: Bytes): Promise<Hex64>;
  sealList(): string;
  /** `seal/seal.json`, once it was written. */
  seal(): string;
  /** Hash of the manifest, once it was written. */
  manifest(): Hex64 | undefined;
};

type Noted = Map<string, {sha256: Hex64; bytes: number}>;

/** One archive: a pack, or one part of it. */
type Bag = {
  input: PackInput;
  packId: Uuid;
  /** Its name and that of its top folder. */
  name: string;
  place?: PartPlace;
  /** Of part 1: the others, as they were sealed. */
  parts?: readonly SealedPart[];
};

/** How a pack is laid out over several archives, and what the others were sealed as. */
export type PlannedSplit = {split: Split; sealed: readonly SealedPart[]};

/** Plans the pack, or part 1 of it. Throws `PackFault` where a name is refused or stands twice. */
export function planPack(
  input: PackInput,
  extras: PackExtras,
  pictures: readonly WantedPicture[],
  split?: PlannedSplit,
): PackPlan {
  const {packId} = input;
  const whole = packName(packId, input.sealedAt);
  const place = split && {number: 1, of: split.split.others.length + 1, group: packId};
  const bag: Bag = place
    ? {input, packId, name: partName(whole, place), place, parts: split.sealed}
    : {input, packId, name: whole};
  const made = new Map<Uuid, ReportPicture[]>();
  const context = {input, pictures: made, name: bag.name, ...(place && {place})};
  return planBag(bag, extras, [
    ...pictures.map((picture) => pictureFile(input, picture, made)),
    ...reportFiles(extras.report, context),
    ...asFiles(split ? firstPayload(packId, split.split) : payloadFiles(input)),
  ]);
}

/** Plans a later part: files of exhibits, and the head of the log that they belong to. */
export function planPart(input: PackInput, extras: PackExtras, {others}: Split, number: number): PackPlan {
  const place = {number, of: others.length + 1, group: input.packId};
  const name = partName(packName(input.packId, input.sealedAt), place);
  const bag: Bag = {input, packId: partId(input.packId, number), name, place};
  return planBag(bag, extras, asFiles([...(others[number - 2] ?? []), ...checkpointFiles(input)]));
}

function firstPayload(packId: Uuid, split: Split): PayloadFile[] {
  const list = textFile(PARTS, canonicalJson(partsList(packId, split)));
  return [...split.first, list].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function asFiles(files: readonly PayloadFile[]): PlannedFile[] {
  return files.map(({path, bytes, sealed, open}) => ({path, bytes, stage: 'files', open, ...(sealed && {sealed})}));
}

/** `content` with everything around it that makes it an archive to be checked by itself. */
function planBag(bag: Bag, {report, verifyHtml}: PackExtras, content: readonly PlannedFile[]): PackPlan {
  const noted: Noted = new Map();
  let seal = '';
  const {input, name, place} = bag;
  const about = {input, name, ...(place && {place})};
  const files = [
    text(BAGIT, 'sealing', () => BAGIT_TEXT),
    text(READ_ME, 'report', () => report.readMe(about)),
    text(HOW_TO, 'report', () => report.howTo(about)),
    ...content,
    {path: CHECKER, stage: 'sealing' as const, bytes: 0, open: async () => verifyHtml},
    ...tagFiles(bag, noted),
    ...sealFiles(bag, noted),
  ];
  checkNames(files);
  return {
    name,
    packId: bag.packId,
    files,
    note: async (path, bytes) => {
      const sha256 = await digestHex(bytes);
      if (path === SEAL) seal = utf8Text(bytes) ?? '';
      noted.set(path, {sha256, bytes: bytes.length});
      return sha256;
    },
    sealList: () => sealedList(noted),
    seal: () => seal,
    manifest: () => noted.get(MANIFEST)?.sha256,
  };
}

function text(path: string, stage: PlannedFile['stage'], make: () => string): PlannedFile {
  return {path, stage, bytes: 0, open: async () => utf8(make())};
}

/** The report and the other forms of what it says. A calendar without events is none, drafts need a case to speak of. */
function reportFiles(report: ReportMaker, context: ReportContext): PlannedFile[] {
  const {exhibits, incidents, caseRecords} = context.input;
  return [
    text(REPORT, 'report', () => report.html(context)),
    text(CHRONOLOGY, 'report', () => report.csv(context)),
    {path: SPREADSHEET, stage: 'report', bytes: 0, open: () => report.xlsx(context)},
    ...(exhibits.length + incidents.length > 0 ? [text(CALENDAR, 'report', () => report.ics(context))] : []),
    ...(caseRecords.length > 0 ? [text(DRAFTS, 'report', () => report.drafts(context))] : []),
  ];
}

function pictureFile(input: PackInput, picture: WantedPicture, made: Map<Uuid, ReportPicture[]>): PlannedFile {
  const {path, part, exhibitId} = picture;
  return {
    path: `data/report/${path}`,
    stage: 'pictures',
    bytes: 0,
    open: async () => {
      const {bytes, ...size} = await openPicture(input, picture);
      made.set(exhibitId, [...(made.get(exhibitId) ?? []), {path, part, ...size}]);
      return bytes;
    },
  };
}

function tagFiles({input, packId, place}: Bag, noted: Noted): PlannedFile[] {
  return [
    text(BAG_INFO, 'sealing', () => bagInfo(input, packId, payloadOf(noted), place)),
    text(MANIFEST, 'sealing', () => hashList(listed(noted, isPayload))),
    text(TAG_MANIFEST, 'sealing', () => hashList(listed(noted, (path) => TAG_FILES.some((file) => file === path)))),
  ];
}

function sealFiles(bag: Bag, noted: Noted): PlannedFile[] {
  const {input} = bag;
  return [
    text(SEAL, 'sealing', () => canonicalJson(sealOf(bag, noted))),
    text(SEAL_LIST, 'sealing', () => sealedList(noted)),
    {path: SEAL_SIGNATURE, stage: 'sealing', bytes: 0, open: () => input.sign(utf8(sealedList(noted)))},
    text(PUBLIC_KEY, 'sealing', () => publicKeyPem(input.spki)),
    // Of a pack in parts only the first is given a time: its seal names the others.
    ...((bag.place?.number ?? 1) === 1 ? timeFiles(input, noted) : []),
  ];
}

/** The authorities are asked when the first of these opens: only then there is a signature to ask about. */
function timeFiles({times, sign}: PackInput, noted: Noted): PlannedFile[] {
  if (!times) return [];
  const opened = async (n: number, member: 'request' | 'answer') => {
    const kept = await times.ask(await sign(utf8(sealedList(noted))));
    const bytes = kept[n - 1]?.[member];
    if (!bytes) throw new FewerTimes();
    return bytes;
  };
  return Array.from({length: times.count}, (_, i) => i + 1).flatMap((n): PlannedFile[] => {
    const {request, answer} = sealTimePaths(n);
    return [
      {path: request, stage: 'times', bytes: 0, open: () => opened(n, 'request')},
      {path: answer, stage: 'times', bytes: 0, open: () => opened(n, 'answer')},
    ];
  });
}

function sealOf({input, packId, place, parts}: Bag, noted: Noted): Seal {
  const {caseId, sealedAt, scope, version, keyId} = input;
  const payload = payloadOf(noted);
  const checkpoint = noted.get(CHECKPOINT)?.sha256;
  if (!checkpoint) throw new Error('the checkpoint stands before the seal');
  return {
    v: 1,
    kind: 'seal',
    packId,
    caseId,
    sealedAt,
    scope,
    format: 1,
    version,
    keyId,
    payloadFiles: payload.files,
    payloadBytes: payload.bytes,
    checkpoint,
    // Records stand in the first part only.
    ...((place?.number ?? 1) === 1 && input.exhibits.length > 0
      ? {exhibitsRoot: exhibitsRoot(input.exhibits.map(({digest}) => digest))}
      : {}),
    ...(place && {part: place}),
    ...(parts && {parts}),
  };
}

function sealedList(noted: Noted): string {
  return sealList(listed(noted, (path) => SEALED_FILES.some((file) => file === path)));
}

function isPayload(path: string): boolean {
  return path.startsWith('data/');
}

function payloadOf(noted: Noted): {files: number; bytes: number} {
  const payload = [...noted].filter(([path]) => isPayload(path));
  return {files: payload.length, bytes: payload.reduce((sum, [, {bytes}]) => sum + bytes, 0)};
}

function listed(noted: Noted, wanted: (path: string) => boolean): {path: string; sha256: Hex64}[] {
  return [...noted].filter(([path]) => wanted(path)).map(([path, {sha256}]) => ({path, sha256}));
}

function checkNames(files: readonly PlannedFile[]): void {
  const seen = new Set<string>();
  for (const {path} of files) {
    if (!isPackPath(path) || seen.has(path)) throw new PackFault(`${path}: the name is refused or stands twice`);
    seen.add(path);
  }
}
