import type {Fact} from '../facts/facts.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Instant, Moment} from '../time.ts';

/** Device pixels of the picture it was cut from. */
export type Rect = {x: number; y: number; width: number; height: number};

/** Rows of a joined picture that came from one tile: device pixels of the picture; `scroll` in CSS px of what was scrolled. */
export type Seam = {y: number; height: number; scroll: {x: number; y: number}; at: Instant};

/** A picture joined from tiles. `covers` is the stretch of the item or the page that it shows, CSS px of what was scrolled. */
type Joined = {how: 'stitched'; tiles: number; seams: Seam[]; covers: Rect};

/**
 * The picture of the screen that several items were cut from, where another exhibit of the same gesture keeps it: that
 * exhibit's id and the picture's hash. Such a cut has no `derivedFrom`, which names a part of its own exhibit.
 */
export type ScreenIn = {exhibitId: Uuid; sha256: Hex64};

/** Root of the salted tree over the tiles of a picture (docs/format.md §12): shows that a copy differs in masked tiles only. */
export type PixelTree = {
  /** Side of a tile, pixels. */
  tile: number;
  columns: number;
  rows: number;
  root: Hex64;
};

/** Root of the salted tree over the values of a JSON part. */
export type WordTree = {leaves: number; root: Hex64};

/** One file of an exhibit. `path` is inside the exhibit's folder: `screen-1.png`. */
export type Part = {
  path: string;
  mediaType: string;
  bytes: number;
  sha256: Hex64;
  /** Pixels; pictures only. */
  width?: number;
  height?: number;
  /** The part it was made from; for everything that is not an original. */
  derivedFrom?: Hex64;
  /** Of a picture, since it can be shown in part: see `core/redaction`. */
  pixels?: PixelTree;
  /** The same of `facts.json` and `reading.json`. */
  words?: WordTree;
} & (
  | {role: 'screen'; how: 'browserPixels'}
  | {role: 'item'; how: 'cut'; rect: Rect; screenIn?: ScreenIn}
  | ({role: 'item'} & Joined)
  | {role: 'item'; how: 'rendering'}
  | ({role: 'page'} & Joined)
  /** Drawn by the browser itself in one call, beyond what the window showed (Firefox). */
  | {role: 'page'; how: 'browserPage'; covers: Rect}
  | {role: 'facts'; how: 'read'}
  | {role: 'document'; how: 'serialised' | 'safeCopy' | 'mhtml'}
  | {role: 'media'; how: 'originalBytes'}
  | {role: 'source'; how: 'importedBytes'}
  /** What was read from the file that came from elsewhere, once, when it was brought in. */
  | {role: 'reading'; how: 'readFromFile'}
  | {role: 'redacted'; how: 'redacted'; rects: Rect[]}
);

/** Something that failed or was doubtful. `sentence` is plain English, kept as it was said at the time. */
export type Problem = {code: string; sentence: string; partPath?: string};

export type Step = {name: string; at: Instant; tookMs: number; outcome: 'done' | 'skipped' | 'failed'; why?: string};

export type Trigger = 'menu' | 'shortcut' | 'popup' | 'collect';

/**
 * Several exhibits of one gesture: a post with what it answers, or everything under it. `group` is the id of the exhibit
 * that was chosen (saved before, so its own record does not name the group), or an id of its own where none was.
 * Sorted by `place`, and by `ordinal` where places are equal, they stand in the order of the page. Of a chosen exhibit's
 * surroundings places count from 1 with its own left free; else from 1 downward from the first that was seen, and 0, -1,
 * … upward. What came in between two that had their places has that of the one above it.
 */
export type Together = {group: Uuid; place: number; relation: 'chosen' | 'answered' | 'reply' | 'listed'};

/** How a capture was done and under which circumstances. */
export type CaptureRecord = {
  startedAt: Moment;
  finishedAt: Moment;
  /** Milliseconds of the browser's monotonic clock. */
  monotonicMs: {start: number; end: number};
  /** Random for each run of the browser. */
  session: Uuid;
  trigger: Trigger;
  browser: {name: string; version: string};
  system: {name: string; version: string | null};
  language: string;
  /** CSS px. */
  viewport: {width: number; height: number};
  /** Device pixels of the picture per CSS px, in thousandths. */
  scaleThousandths: number;
  zoomThousandths: number;
  /** CSS px. */
  scroll: {x: number; y: number};
  privateWindow: boolean;
  adapter: {id: string; version: string};
  steps: Step[];
  /** The item differed between the look before the picture and the look after it. */
  pageChanged: boolean;
  /** `Date` of a response of the same site, as sent: a hint, never the truth. */
  serverDate: Fact<string>;
  /** When the device received that response, by its own clock. */
  serverDateAt?: Instant;
  together?: Together;
};

/** What a thing is that a file shows or holds, as the keeper says. */
export type ImportedThing =
  | ('screenshot' | 'messages' | 'mail' | 'call' | 'document')
  | ('letter' | 'gift' | 'damage' | 'injury' | 'sighting' | 'other');

/** A file that came from elsewhere. Everything but `pickedAt` is what the file's name, its disk or the keeper says. */
export type Imported = {
  pickedAt: Moment;
  originalName: string;
  fileModifiedAt: Instant | null;
  /** The keeper's own words for it, "" for none. */
  saysWhat: string;
  whatItIs?: ImportedThing;
  /** Where the thing itself is kept: the letter, the phone. */
  whereKept?: string;
  /** When it came or was seen, in the keeper's words. */
  whenCame?: string;
  /** The imported file that it was an attachment of: the exhibit, the hash of its source, and where in it. */
  cameWith?: {exhibitId: Uuid; sha256: Hex64; name: string};
  /** The file was too large to be copied: what it was when it was picked. It stays where the keeper has it. */
  notCopied?: {bytes: number; sha256: Hex64};
};

/** `exhibit.json`: written once, canonical JSON, no text of the page in it. */
export type Exhibit = {
  v: 1;
  kind: 'exhibit';
  id: Uuid;
  caseId: Uuid;
  salt: string;
  /** Counter of the case from 1, never used again. */
  ordinal: number;
  /** When the hashes of all parts were complete, by the device's clock. */
  sealedAt: Moment;
  madeBy: {product: string; version: string; buildSha256: Hex64 | null};
  deviceKeyId: Hex64;
  parts: Part[];
  /** Root over the parts in their order (RFC 9162), each as canonical JSON. Records of before have none. */
  partsRoot?: Hex64;
  problems: Problem[];
} & ({origin: 'captured'; capture: CaptureRecord} | {origin: 'imported'; imported: Imported});

/** A part with its bytes, before it is stored. */
export type PartWithBytes = {part: Part; bytes: Uint8Array<ArrayBuffer>};
