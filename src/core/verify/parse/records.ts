import type {
  CaptureRecord,
  Exhibit,
  Imported,
  Part,
  PixelTree,
  Problem,
  Rect,
  ScreenIn,
  Seam,
  Step,
  Together,
  WordTree,
} from '../../capture/exhibit.ts';
import type {Checkpoint} from '../../custody/checkpoint.ts';
import type {Entry} from '../../custody/entry.ts';
import type {Fact} from '../../facts/facts.ts';
import type {Json} from '../../hash/canonical-json.ts';
import type {Hex64, Uuid} from '../../ids.ts';
import type {Numbering} from '../../pack/numbering.ts';
import type {PartPlace, PartsList, SealedPart} from '../../pack/parts.ts';
import type {ConsistencyProof, RecordProof} from '../../pack/proofs.ts';
import type {Seal} from '../../pack/seal.ts';
import {
  anything,
  both,
  counting,
  flag,
  hash,
  instant,
  integer,
  listOf,
  moment,
  natural,
  objectOf,
  oneOf,
  orNull,
  recordOf,
  type Shape,
  salt,
  text,
  uuid,
  variant,
} from './shape.ts';

// The shapes of everything a pack holds as JSON. The compiler holds them against the types the writer uses.

export const rect = objectOf<Rect>({x: integer, y: integer, width: integer, height: integer});

const screenIn = objectOf<ScreenIn>({exhibitId: uuid, sha256: hash});

type PartCommon = Pick<
  Part,
  'path' | 'mediaType' | 'bytes' | 'sha256' | 'width' | 'height' | 'derivedFrom' | 'pixels' | 'words'
>;
const partCommon = objectOf<PartCommon>(
  {
    ...{path: text, mediaType: text, bytes: natural, sha256: hash, width: natural, height: natural, derivedFrom: hash},
    pixels: objectOf<PixelTree>({tile: counting, columns: counting, rows: counting, root: hash}),
    words: objectOf<WordTree>({leaves: counting, root: hash}),
  },
  'width',
  'height',
  'derivedFrom',
  'pixels',
  'words',
);

const seam = objectOf<Seam>({y: natural, height: counting, scroll: objectOf({x: integer, y: integer}), at: instant});
const joined = objectOf<{tiles: number; seams: Seam[]; covers: Rect}>({
  tiles: counting,
  seams: listOf(seam, 1),
  covers: rect,
});

const itemPart = variant<object>(
  'how',
  new Map<string, Shape<object>>([
    ['cut', objectOf<{rect: Rect; screenIn?: ScreenIn}>({rect, screenIn}, 'screenIn')],
    ['stitched', joined],
    ['rendering', objectOf({})],
  ]),
);

const pagePart = variant<object>(
  'how',
  new Map<string, Shape<object>>([
    ['stitched', joined],
    ['browserPage', objectOf<{covers: Rect}>({covers: rect})],
  ]),
);

const partRole = variant<object>(
  'role',
  new Map<string, Shape<object>>([
    ['screen', objectOf<{how: string}>({how: oneOf('browserPixels')})],
    ['item', itemPart],
    ['page', pagePart],
    ['facts', objectOf<{how: string}>({how: oneOf('read')})],
    ['document', objectOf<{how: string}>({how: oneOf('serialised', 'safeCopy', 'mhtml')})],
    ['media', objectOf<{how: string}>({how: oneOf('originalBytes')})],
    ['source', objectOf<{how: string}>({how: oneOf('importedBytes')})],
    ['reading', objectOf<{how: string}>({how: oneOf('readFromFile')})],
    ['redacted', objectOf<{how: string; rects: Rect[]}>({how: oneOf('redacted'), rects: listOf(rect)})],
  ]),
);

const part = both(partCommon, partRole) as unknown as Shape<Part>;

/** A fact: a value with where it was read, or why it is missing. */
function fact<T>(value: Shape<T>): Shape<Fact<T>> {
  const known = objectOf<{value: T; from: string}>({
    value,
    from: oneOf('attribute', 'text', 'address', 'meta', 'keeper'),
  } as never);
  const missing = objectOf<{missing: string}>({missing: text});
  return (candidate, place, faults): candidate is Fact<T> =>
    typeof candidate === 'object' && candidate !== null && Object.hasOwn(candidate, 'missing')
      ? missing(candidate, place, faults)
      : known(candidate, place, faults);
}

const step = objectOf<Step>(
  {name: text, at: instant, tookMs: integer, outcome: oneOf('done', 'skipped', 'failed'), why: text},
  'why',
);

const together = objectOf<Together>({
  group: uuid,
  place: integer,
  relation: oneOf('chosen', 'answered', 'reply', 'listed'),
});

const capture = objectOf<CaptureRecord>(
  {
    startedAt: moment,
    finishedAt: moment,
    monotonicMs: objectOf({start: integer, end: integer}),
    session: uuid,
    trigger: oneOf('menu', 'shortcut', 'popup', 'collect'),
    browser: objectOf({name: text, version: text}),
    system: objectOf<CaptureRecord['system']>({name: text, version: orNull(text)}),
    language: text,
    viewport: objectOf({width: integer, height: integer}),
    scaleThousandths: integer,
    zoomThousandths: integer,
    scroll: objectOf({x: integer, y: integer}),
    privateWindow: flag,
    adapter: objectOf({id: text, version: text}),
    steps: listOf(step),
    pageChanged: flag,
    serverDate: fact(text),
    serverDateAt: instant,
    together,
  },
  'serverDateAt',
  'together',
);

type ExhibitCommon = Omit<Exhibit, 'origin'>;
export const madeBy = objectOf<Exhibit['madeBy']>({product: text, version: text, buildSha256: orNull(hash)});
const exhibitCommon = objectOf<ExhibitCommon>(
  {
    v: oneOf(1),
    kind: oneOf('exhibit'),
    id: uuid,
    caseId: uuid,
    salt,
    ordinal: counting,
    sealedAt: moment,
    madeBy,
    deviceKeyId: hash,
    parts: listOf(part, 1),
    partsRoot: hash,
    problems: listOf(objectOf<Problem>({code: text, sentence: text, partPath: text}, 'partPath')),
  },
  'partsRoot',
);

const imported = objectOf<Imported>(
  {
    pickedAt: moment,
    originalName: text,
    fileModifiedAt: orNull(instant),
    saysWhat: text,
    whatItIs: oneOf(
      ...(['screenshot', 'messages', 'mail', 'call', 'document'] as const),
      ...(['letter', 'gift', 'damage', 'injury', 'sighting', 'other'] as const),
    ),
    whereKept: text,
    whenCame: text,
    cameWith: objectOf({exhibitId: uuid, sha256: hash, name: text}),
    notCopied: objectOf({bytes: natural, sha256: hash}),
  },
  'whatItIs',
  'whereKept',
  'whenCame',
  'cameWith',
  'notCopied',
);

const exhibitOrigin = variant<object>(
  'origin',
  new Map<string, Shape<object>>([
    ['captured', objectOf<{capture: CaptureRecord}>({capture})],
    ['imported', objectOf<{imported: Imported}>({imported})],
  ]),
);

export const exhibitShape = both(exhibitCommon, exhibitOrigin) as unknown as Shape<Exhibit>;

/** What the checker needs of `facts.json`; what the page said is free in form and covered by its hash. */
export type FactsHead = {
  v: 1;
  kind: 'facts';
  exhibitId: Uuid;
  salt: string;
  page: object;
  item: object;
  postedAt: object;
};
export const factsShape = objectOf<FactsHead>({
  v: oneOf(1),
  kind: oneOf('facts'),
  exhibitId: uuid,
  salt,
  page: objectOf<{address: Fact<string>}>({address: fact(text)}),
  item: objectOf<{text: Fact<string>}>({text: fact(text)}),
  postedAt: objectOf<{shown: Fact<string>}>({shown: fact(text)}),
});

/** The same of `reading.json`. */
export type ReadingHead = {
  v: 1;
  kind: 'reading';
  exhibitId: Uuid;
  salt: string;
  of: {sha256: Hex64; bytes: number};
};
export const readingShape = objectOf<ReadingHead>({
  v: oneOf(1),
  kind: oneOf('reading'),
  exhibitId: uuid,
  salt,
  of: objectOf({sha256: hash, bytes: natural}),
});

export const checkpointShape = objectOf<Checkpoint>({
  v: oneOf(1),
  kind: oneOf('checkpoint'),
  caseId: uuid,
  size: counting,
  root: hash,
  head: hash,
  at: instant,
  keyId: hash,
  before: orNull(hash),
});

const partPlace = objectOf<PartPlace>({number: counting, of: counting, group: uuid});
const sealedPart = objectOf<SealedPart>({number: counting, packId: uuid, manifest: hash, sealCode: hash});

export const sealShape = objectOf<Seal>(
  {
    v: oneOf(1),
    kind: oneOf('seal'),
    packId: uuid,
    caseId: uuid,
    sealedAt: moment,
    scope: oneOf('whole', 'chosen'),
    format: oneOf(1),
    version: text,
    keyId: hash,
    payloadFiles: natural,
    payloadBytes: natural,
    checkpoint: hash,
    exhibitsRoot: hash,
    part: partPlace,
    parts: listOf(sealedPart, 1),
  },
  'exhibitsRoot',
  'part',
  'parts',
);

/** In which part each file of an exhibit lies. */
export const partsListShape = objectOf<PartsList>({
  v: oneOf(1),
  kind: oneOf('parts'),
  packId: uuid,
  of: counting,
  files: recordOf(text, counting),
});

/** An entry as read: a later version may know more types than this one. */
export type ReadEntry = Omit<Entry, 'type' | 'target'> & {type: string; target: {kind: string; id: string}};
export const entryShape = objectOf<ReadEntry>({
  v: oneOf(1),
  seq: natural,
  prev: hash,
  at: instant,
  offsetMinutes: integer,
  session: uuid,
  type: text,
  target: objectOf({kind: text, id: text}),
  digest: orNull(hash),
  version: text,
  detail: recordOf<Json>(text, anything as Shape<Json>),
});

export const proofsShape = listOf(
  objectOf<RecordProof>({record: hash, entry: text, index: natural, treeSize: counting, proof: listOf(hash)}),
);

export const consistencyShape = listOf(objectOf<ConsistencyProof>({from: counting, to: counting, proof: listOf(hash)}));

export const numberingShape = objectOf<Numbering>({
  v: oneOf(1),
  kind: oneOf('numbering'),
  packId: uuid,
  prefix: text,
  numbers: recordOf(uuid, counting),
});
