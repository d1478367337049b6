import type {Bytes} from '../bytes.ts';
import type {Exhibit, Part} from '../capture/exhibit.ts';
import type {LogLine} from '../custody/append-entry.ts';
import type {CaseRecord} from '../custody/case.ts';
import type {Checkpoint} from '../custody/checkpoint.ts';
import type {Incident} from '../diary/incident.ts';
import type {Subject} from '../diary/subject.ts';
import type {FactsRecord} from '../facts/facts.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {ReadingRecord} from '../import/reading-record.ts';
import type {Redaction} from '../redaction/redaction.ts';
import type {Moment} from '../time.ts';
import type {Say} from '../words.ts';
import type {EarlierPack} from './belongs.ts';
import type {PartPlace} from './parts.ts';
import type {Rows, Slice} from './print-slices.ts';
import type {SealTimes, TimedCheckpoint} from './seal-times.ts';

/** `whole`: every record of the case that was not deleted. `chosen`: only those that were ticked. */
export type Scope = 'whole' | 'chosen';

/** Whom a pack is for, as the keeper says it; "" where it was not said. */
export type Recipient = {
  kind: 'police' | 'solicitor' | 'court' | 'platform' | 'employer' | 'helper' | 'other' | '';
  name: string;
};

/** One exhibit that goes into the pack, with its sealed text; the bytes of its parts come through `readPart`. */
export type PackExhibit = {
  id: Uuid;
  /** Number of its folder and of its label; never changes between packs. */
  ordinal: number;
  digest: Hex64;
  /** Canonical text whose SHA-256 is `digest`. */
  json: string;
  exhibit: Exhibit;
  /** What the page said; undefined for an exhibit without a part of role `facts`. */
  facts: FactsRecord | undefined;
  /** What was read from the file, for an exhibit that was brought in. */
  reading?: ReadingRecord;
  /**
   * Where it is shown as redacted: of its parts only those go in that this names as shown. `facts` and `reading` are then
   * what is left of them.
   */
  redaction?: PackRedaction;
};

/** A redaction that goes into the pack, with its files. */
export type PackRedaction = {exhibitId: Uuid; ordinal: number; digest: Hex64; json: string; record: Redaction};

/** One revision of an incident or a subject. */
export type PackRecord<T> = {digest: Hex64; json: string; record: T};
export type PackIncident = PackRecord<Incident>;
export type PackSubject = PackRecord<Subject>;

/** One revision of the case record. */
export type PackCase = {digest: Hex64; json: string; record: CaseRecord};

/**
 * A picture made small for print (JPEG), or the stretch of it that fits on one sheet; `rows` are those of the picture
 * itself. Never evidence: the original is in the exhibit's folder.
 */
export type Rendition = {bytes: Bytes; width: number; height: number; rows?: Rows};

/** Everything a pack is made from. Bytes of parts and pictures are read one at a time, when their turn comes. */
export type PackInput = {
  packId: Uuid;
  /** Also the time of every entry of the archive. */
  sealedAt: Moment;
  scope: Scope;
  /** Stands on the cover and nowhere else: the log goes to later readers too. */
  madeFor?: Recipient;
  /** Adds `data/interop/case-uco.jsonld`. */
  forTools?: boolean;
  /** Version of the product. */
  version: string;
  caseId: Uuid;
  /** Revisions of the case record, first to last; empty in a chosen pack that leaves it out. */
  caseRecords: readonly PackCase[];
  /** By ordinal, lowest first. */
  exhibits: readonly PackExhibit[];
  /** Redactions of exhibits that are shown whole: in a whole pack all there are. */
  redactions?: readonly PackRedaction[];
  /** Earlier packs that exhibits of this one were in, to be proved; only of a chosen pack. */
  belongsTo?: readonly EarlierPack[];
  /** Every revision of each, by ordinal and revision, lowest first. */
  incidents: readonly PackIncident[];
  subjects: readonly PackSubject[];
  /** How many exhibits the case holds now, whether in this pack or not. */
  exhibitsInCase: number;
  /** Letters before an exhibit's number: the keeper's initials, else `EX`. */
  prefix: string;
  /** The whole log up to and including this pack's `pack.begun`; a chosen pack shows of it only what it must. */
  log: readonly LogLine[];
  /** Signed head of `log`. */
  checkpoint: {record: Checkpoint; json: string; signature: Bytes};
  /** Earlier heads of `log` that were given a time from outside, first to last. */
  timed?: readonly TimedCheckpoint[];
  /** Sizes of `log` at which something that states its root was given out before: a receipt, a time, a pack. */
  given?: readonly number[];
  /** Times from outside that are asked for over the seal; left out where the keeper wants none. */
  times?: SealTimes;
  keyId: Hex64;
  /** Public key, SubjectPublicKeyInfo DER. */
  spki: Bytes;
  /** ECDSA P-256 with SHA-256 over `bytes`; the DER form. */
  sign(bytes: Bytes): Promise<Bytes>;
  /** Bytes of a part of an exhibit; undefined if they are not there (a hard error of the pack). */
  readPart(exhibitId: Uuid, path: string): Promise<Bytes | undefined>;
  /** A print picture of a stretch of a part; undefined if none can be made (no error: the report says so). */
  readRendition(exhibitId: Uuid, part: Part, slice: Slice): Promise<Rendition | undefined>;
  say: Say;
  /** Language of the report, BCP 47. */
  language: string;
};

/** A print picture that is in the pack. `path` as the report refers to it: `pictures/000001-1.jpg`. */
export type ReportPicture = {
  path: string;
  part: Part;
  width: number;
  height: number;
  /** Of a picture that is printed in several stretches: which rows of it. */
  rows?: Rows;
};

/** What the report is made from, besides the input. */
export type ReportContext = {
  input: PackInput;
  /** Print pictures by exhibit id, in the order of `printedParts`; an exhibit without any is absent. */
  pictures: ReadonlyMap<Uuid, readonly ReportPicture[]>;
  /** Name of the ZIP and its top folder, without `.zip`. */
  name: string;
  /** Of a pack in parts: which one. */
  place?: PartPlace;
};

/** The files for people. Each is asked for once; those of the report after every picture was written. */
export type ReportMaker = {
  /** `data/report/report.html` */
  html(context: ReportContext): string;
  /** `data/report/chronology.csv` */
  csv(context: ReportContext): string;
  /** `data/report/chronology.xlsx` */
  xlsx(context: ReportContext): Promise<Bytes>;
  /** `data/report/chronology.ics`; only where there is something that happened. */
  ics(context: ReportContext): string;
  /** `data/report/drafts.html`, a page of its own; only where the case record is in the pack. */
  drafts(context: ReportContext): string;
  /** `READ-ME-FIRST.txt`; the second file of the archive, so pictures are not known yet. */
  readMe(context: Omit<ReportContext, 'pictures'>): string;
  /** `HOW-TO-CHECK.txt`, the third. */
  howTo(context: Omit<ReportContext, 'pictures'>): string;
};

/** The label of an exhibit: `AB/1`. The number is its ordinal, so that it is the same in every pack. */
export function exhibitLabel(input: Pick<PackInput, 'prefix'>, ordinal: number): string {
  return `${input.prefix}/${ordinal}`;
}

/**
 * The parts of an exhibit that get a print picture, in order. A redacted picture stands in for the one it hides;
 * a rendering never stands alone where the browser's own pixels are there. A whole page stands in for the screen it
 * was begun at.
 */
export function printedParts({exhibit, redaction}: Pick<PackExhibit, 'exhibit' | 'redaction'>): Part[] {
  if (redaction) return picturesOf(redaction.record.parts).concat(shownPictures(exhibit, redaction.record));
  const pictures = picturesOf(exhibit.parts);
  const redacted = pictures.filter((part) => part.role === 'redacted');
  if (redacted.length > 0) return redacted;
  const items = pictures.filter((part) => part.role === 'item' && part.how !== 'rendering');
  const pages = pictures.filter((part) => part.role === 'page');
  const screens = pictures.filter((part) => part.role === 'screen' || part.role === 'source');
  const originals = [items, pages, screens].find((some) => some.length > 0) ?? [];
  return [...originals, ...pictures.filter((part) => part.role === 'item' && part.how === 'rendering')];
}

function picturesOf(parts: readonly Part[]): Part[] {
  return parts.filter((part) => /^image\/(png|jpeg|webp|gif)$/.test(part.mediaType));
}

/** Pictures that are shown whole beside a redacted copy. */
function shownPictures({parts}: Exhibit, {shown}: Redaction): Part[] {
  const pictures: ReadonlySet<Part['role']> = new Set(['screen', 'item', 'page', 'source']);
  return picturesOf(parts).filter(({role, path}) => pictures.has(role) && shown.includes(path));
}

/** The parts of an exhibit whose files go into the pack: all of them, or those that its redaction shows whole. */
export function partsInPack({exhibit, redaction}: Pick<PackExhibit, 'exhibit' | 'redaction'>): Part[] {
  return redaction ? exhibit.parts.filter(({path}) => redaction.record.shown.includes(path)) : exhibit.parts;
}
