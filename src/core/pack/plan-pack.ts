import {type Bytes, utf8} from '../bytes.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {digestHex} from '../hash/digest.ts';
import type {Hex64, Uuid} from '../ids.ts';
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
  PUBLIC_KEY,
  packName,
  READ_ME,
  REPORT,
  SEAL,
  SEAL_LIST,
  SEAL_SIGNATURE,
  SEALED_FILES,
  SPREADSHEET,
  TAG_FILES,
  TAG_MANIFEST,
} from './names.ts';
import {PackFault} from './pack-fault.ts';
import type {PackInput, ReportContext, ReportMaker, ReportPicture} from './pack-input.ts';
import {payloadFiles} from './payload.ts';
import {openPicture, type WantedPicture} from './pictures.ts';
import {publicKeyPem} from './public-key.ts';
import {type Seal, sealList} from './seal.ts';
import {BAGIT_TEXT, bagInfo} from './tag-files.ts';

/** What besides the input goes into every pack: the files for people, and the offline checker as the release ships it. */
export type PackExtras = {report: ReportMaker; verifyHtml: Bytes};

/** One file of a pack, in its place. `bytes` is 0 for what is only known when it is made. */
export type PlannedFile = {
  path: string;
  stage: 'pictures' | 'report' | 'files' | 'sealing';
  bytes: number;
  sealed?: Hex64;
  open(): Promise<Bytes>;
};

/** Every file in the order of the archive. A file is made from what was noted of those before it. */
export type PackPlan = {files: PlannedFile[]; note(path: string, bytes: Bytes): Promise<Hex64>; sealList(): string};

type Noted = Map<string, {sha256: Hex64; bytes: number}>;

/** Plans the pack. Throws `PackFault` where a name is refused or stands twice. */
export function planPack(input: PackInput, extras: PackExtras, pictures: readonly WantedPicture[]): PackPlan {
  const noted: Noted = new Map();
  const top = packName(input.packId, input.sealedAt);
  const made = new Map<Uuid, ReportPicture[]>();
  const files = [
    text(BAGIT, 'sealing', () => BAGIT_TEXT),
    text(READ_ME, 'report', () => extras.report.readMe({input, name: top})),
    text(HOW_TO, 'report', () => extras.report.howTo({input, name: top})),
    ...pictures.map((picture) => pictureFile(input, picture, made)),
    ...reportFiles(extras.report, {input, pictures: made, name: top}),
    ...payloadFiles(input).map((file): PlannedFile => ({...file, stage: 'files'})),
    {path: CHECKER, stage: 'sealing' as const, bytes: 0, open: async () => extras.verifyHtml},
    ...tagFiles(input, noted),
    ...sealFiles(input, noted),
  ];
  checkNames(files);
  return {
    files,
    note: async (path, bytes) => {
      const sha256 = await digestHex(bytes);
      noted.set(path, {sha256, bytes: bytes.length});
      return sha256;
    },
    sealList: () => sealedList(noted),
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

function tagFiles(input: PackInput, noted: Noted): PlannedFile[] {
  return [
    text(BAG_INFO, 'sealing', () => bagInfo(input, payloadOf(noted))),
    text(MANIFEST, 'sealing', () => hashList(listed(noted, isPayload))),
    text(TAG_MANIFEST, 'sealing', () => hashList(listed(noted, (path) => TAG_FILES.some((file) => file === path)))),
  ];
}

function sealFiles(input: PackInput, noted: Noted): PlannedFile[] {
  return [
    text(SEAL, 'sealing', () => canonicalJson(sealOf(input, noted))),
    text(SEAL_LIST, 'sealing', () => sealedList(noted)),
    {path: SEAL_SIGNATURE, stage: 'sealing', bytes: 0, open: () => input.sign(utf8(sealedList(noted)))},
    text(PUBLIC_KEY, 'sealing', () => publicKeyPem(input.spki)),
  ];
}

function sealOf(input: PackInput, noted: Noted): Seal {
  const {packId, caseId, sealedAt, scope, version, keyId} = input;
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
