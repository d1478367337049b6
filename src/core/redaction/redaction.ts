import type {Exhibit, Part} from '../capture/exhibit.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';

/** The file beside a redacted copy by which anyone can check it. `path` is inside the exhibit's folder. */
export type ProofFile = {path: string; bytes: number; sha256: Hex64};

/** A copy of a part with places masked. `rects` are those of a picture, whole tiles; of words there are none. */
export type RedactedPart = Extract<Part, {role: 'redacted'}> & {
  /** The sealed part it was made from. */
  derivedFrom: Hex64;
  /** Absent where the part was sealed without a tree: then nothing but the keeper's word says what was changed. */
  proof?: ProofFile;
};

/**
 * `redaction.json`: how one exhibit is shown without all of it. Canonical JSON, in the log as `redaction.made`. Of the
 * exhibit, the redacted copies and the parts named in `shown` go out; everything else is withheld.
 */
export type Redaction = {
  v: 1;
  kind: 'redaction';
  id: Uuid;
  caseId: Uuid;
  salt: string;
  exhibitId: Uuid;
  exhibitDigest: Hex64;
  /** Counter of the exhibit from 1, never used again; names the folder `redaction-1` in the exhibit's own. */
  number: number;
  madeAt: Moment;
  madeBy: Exhibit['madeBy'];
  deviceKeyId: Hex64;
  /** The keeper's words for the reader, "" for none. */
  saysWhy: string;
  parts: RedactedPart[];
  /** Paths of original parts that are shown whole. */
  shown: string[];
};

/** Folder of a redaction inside its exhibit's folder. */
export function redactionFolder(number: number): string {
  return `redaction-${number}`;
}

/** The parts that can be masked. */
export function redactableParts({parts}: Exhibit): {pictures: Part[]; words: Part[]} {
  return {
    pictures: parts.filter(({role, mediaType}) => PICTURES.has(role) && /^image\/(png|jpeg|webp|gif)$/.test(mediaType)),
    words: parts.filter(({role}) => role === 'facts' || role === 'reading'),
  };
}

const PICTURES: ReadonlySet<Part['role']> = new Set(['screen', 'item', 'page', 'source']);

/** Whether a masked copy can be proved to differ from the sealed part in the masked places only. */
export function isProvable(part: Part): boolean {
  return (part.pixels ?? part.words) !== undefined;
}

/** The words of the header, which goes along whole: they stay readable whatever is masked. */
export function headerWords(exhibit: Exhibit): string[] {
  const problems = exhibit.problems.map(({sentence}) => sentence);
  if (exhibit.origin === 'captured') return problems;
  const {originalName, saysWhat, whereKept = '', whenCame = '', cameWith} = exhibit.imported;
  const told = [originalName, saysWhat, whereKept, whenCame, cameWith?.name ?? ''].filter((words) => words !== '');
  return [...told, ...problems];
}
