import type {Instant} from '../time.ts';
import type {ImportFinding} from './findings.ts';

/** What a file is by its content. Chats and downloads are text, JSON or ZIP here; see `MessageFormat`. */
export type FileKind =
  | ('jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'avif' | 'tiff' | 'bmp')
  | ('svg' | 'html')
  | ('mp4' | 'quicktime' | '3gp' | 'webm' | 'matroska' | 'avi')
  | ('m4a' | 'mp3' | 'aac' | 'amr' | 'ogg' | 'wav' | 'flac' | 'caf')
  | ('pdf' | 'rtf' | 'office' | 'zip' | 'gzip' | '7z' | 'rar')
  | ('mail' | 'mbox' | 'json' | 'script' | 'xml' | 'csv' | 'text')
  | ('empty' | 'unknown');

/** How a file may be shown. Whatever could run or fetch is only ever text. */
export type ShownAs = 'picture' | 'audio' | 'video' | 'text' | 'none';

/** An export whose messages are read. `metaThread` is of Facebook or Instagram: the file alone does not say which. */
export type MessageFormat =
  | ('mail' | 'mbox')
  | ('whatsapp' | 'signal' | 'telegramJson' | 'telegramHtml' | 'smsBackup' | 'phoneCsv' | 'phoneHtml')
  | ('facebook' | 'instagram' | 'metaThread' | 'x' | 'snapchat' | 'googleChat');

/** How day, month and year follow each other. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * A time as a file has it. `exact` only where the file itself has a zone; `wall` is the clock as written, of a zone
 * that is not known unless `offsetMinutes` says it. Nothing here is told by the keeper's own zone.
 */
export type WrittenTime = {
  written: string;
  /** `yyyy-mm-ddThh:mm[:ss]` or `yyyy-mm-dd`; null where it is not decided or makes no sense. */
  wall: string | null;
  offsetMinutes: number | null;
  exact: Instant | null;
  earliest: Instant | null;
  latest: Instant | null;
  precision: 'second' | 'minute' | 'hour' | 'day' | 'unknown';
};

/** Where in the file (or in which entry of the archive) something stands. */
export type Place = {path: string | null} & (
  | {by: 'bytes'; offset: number; length: number}
  | {by: 'lines'; from: number; to: number}
  | {by: 'item'; item: string}
);

/** Where the bytes of an attachment are, so that `openAttachment` can fetch them out of the file. */
export type AttachmentBytes =
  | {in: 'entry'; path: string}
  | {in: 'mail'; path: string | null; offset: number; length: number; unquote: boolean; index: number}
  | {in: 'base64'; path: string | null; offset: number; length: number}
  | {in: 'omitted'}
  | {in: 'missing'};

/** A file that came with a message. Name and type are what the export claims. */
export type Attachment = {
  name: string | null;
  mediaType: string | null;
  /** Unpacked size, where it is known without unpacking. */
  bytes: number | null;
  where: AttachmentBytes;
};

/** Who sent or got something, as the export writes it. */
export type Party = {name: string | null; address: string | null};

export type MessageKind = 'message' | 'system' | 'call' | 'deleted' | 'mail' | 'post';

/** What the mail's headers hold, none of it checked by us. */
export type MailFacts = {
  messageId: string | null;
  /** `Received` lines verbatim, the newest (nearest to the keeper) first, as in the mail. */
  route: string[];
  /** DKIM signatures that are there: the domain each names. Not verified. */
  dkim: {domain: string | null; selector: string | null}[];
  /** Servers that say they checked: `ARC` sets and `Authentication-Results` verbatim. Not verified. */
  arc: number;
  authenticationResults: string[];
  /** Headers verbatim, in order. */
  headers: {name: string; raw: string}[];
  replyTo: Party[];
  returnPath: string | null;
  /** The HTML part as text of a program: never to be rendered. */
  html: string | null;
  /** Whether the text shown was taken from the HTML part, since there was no plain one. */
  textFromHtml: boolean;
};

/** One message, mail, post or call out of a file. */
export type ImportedMessage = {
  kind: MessageKind;
  /** Name of the chat, folder or thread, where the file says. */
  chat: string | null;
  from: Party | null;
  to: Party[];
  direction: 'sent' | 'received' | 'unknown';
  time: WrittenTime | null;
  edited: WrittenTime | null;
  subject: string | null;
  /** As the file has it; of mails, with line ends made one kind. */
  text: string;
  attachments: Attachment[];
  place: Place;
  /** Whatever else the file says of it, by the file's own names. */
  more: {name: string; value: string}[];
  mail?: MailFacts;
};

/** A fact about the file: data that a camera or program wrote into it. */
export type FileFact = {name: FactName; value: string; time?: WrittenTime};
export type FactName =
  | ('taken' | 'digitised' | 'changed' | 'gpsTime' | 'containerTime' | 'recordedTime')
  | ('make' | 'model' | 'lens' | 'software' | 'serial' | 'owner' | 'artist' | 'copyright')
  | ('latitude' | 'longitude' | 'altitude' | 'direction' | 'place')
  | ('description' | 'comment' | 'textChunk' | 'duration');

/** A picture's own facts. `width` and `height` are as stored; `upright` is how it is shown. */
export type PictureFacts = {
  width: number;
  height: number;
  /** EXIF orientation, 1 to 8; 1 where none is stated. */
  orientation: number;
  upright: {width: number; height: number};
};

/** How the order of day and month was found. */
export type DateOrderReading = {
  order: DateOrder | null;
  by: 'file' | 'dots' | 'person' | null;
  /** Orders that no line contradicts. */
  possible: DateOrder[];
  /** A line that decides, as it stands in the file. */
  decidedBy: string | null;
  /** How often time would run backwards under each order: a hint for the person, never a decision. */
  backwards: Partial<Record<DateOrder, number>>;
};

/** What was in the file, counted so that nothing can be lost unseen. */
export type ImportCounts = {
  messages: number;
  system: number;
  /** Lines or records of the file that belong to no message. */
  notUnderstood: number;
  /** All lines (text) or records (JSON, XML) that were looked at. */
  looked: number;
  attachments: number;
  omitted: number;
  missing: number;
};

/** A file within an archive. `path` is only ever shown, never used as a path. */
export type ArchiveFile = {path: string; bytes: number; kind: FileKind | null; named: boolean};

/** All that was read out of a file. The file itself is kept whole, whatever this says. */
export type ImportReading = {
  kind: FileKind;
  shownAs: ShownAs;
  mediaType: string;
  /** The ending of its name, without the dot, lower case; "" for none. */
  ending: string;
  picture: PictureFacts | null;
  facts: FileFact[];
  formats: MessageFormat[];
  messages: ImportedMessage[];
  counts: ImportCounts;
  dateOrder: DateOrderReading | null;
  /** The first lines or records that were not understood, verbatim. */
  notUnderstood: {place: Place; text: string}[];
  files: ArchiveFile[];
  findings: ImportFinding[];
};

/** What is known of a file besides its bytes. Nothing of it is trusted. */
export type AboutFile = {
  name: string;
  /** Type as the browser or the mail declares it; "" for none. */
  declaredType: string;
  /** When it was picked: later times cannot be. */
  pickedAt: Instant;
  /** The person's answer where day and month could not be told apart. */
  dateOrder?: DateOrder;
  progress?: (read: number, of: number) => void;
  /** Asked between pieces; true ends the reading. */
  stop?: () => boolean;
};
