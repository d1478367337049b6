import {wellFormed} from '../capture/well-formed.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Instant} from '../time.ts';
import type {ImportFinding} from './findings.ts';
import type {
  ArchiveFile,
  DateOrderReading,
  FactName,
  FileFact,
  FileKind,
  ImportCounts,
  ImportedMessage,
  ImportReading,
  MailFacts,
  MessageFormat,
  PictureFacts,
  WrittenTime,
} from './reading.ts';

/** A message as the record holds it: its first characters, with how many it has. */
export type ReadMessage = Omit<ImportedMessage, 'mail' | 'more'> & {
  /** Length of the whole text in the file. */
  textLength: number;
  mail?: ReadMail;
};

type ReadMail = Omit<MailFacts, 'html'>;

/**
 * `reading.json`: what was read from a file that came from elsewhere, once, when it was brought in. Everything in it is
 * what the file says. The messages are the first ones only: all of them are in the file itself.
 */
export type ReadingRecord = {
  v: 1;
  kind: 'reading';
  exhibitId: Uuid;
  salt: string;
  of: {sha256: Hex64; bytes: number};
  fileKind: FileKind;
  mediaType: string;
  ending: string;
  formats: MessageFormat[];
  picture: PictureFacts | null;
  facts: FileFact[];
  /** Facts that stand in the file and that the keeper left out here. */
  factsWithheld: FactName[];
  dateOrder: Pick<DateOrderReading, 'order' | 'by' | 'decidedBy'> | null;
  counts: ImportCounts;
  /** The earliest and the latest that any message's time can mean. */
  span: {earliest: Instant; latest: Instant} | null;
  messages: ReadMessage[];
  messagesLeftOut: number;
  files: ArchiveFile[];
  filesLeftOut: number;
  notUnderstood: ImportReading['notUnderstood'];
  findings: ImportFinding[];
};

/** Facts that tell where a picture was made, and facts that tell who made it with what. */
export const PLACE_FACTS: readonly FactName[] = ['latitude', 'longitude', 'altitude', 'direction', 'place', 'gpsTime'];
export const IDENTITY_FACTS: readonly FactName[] = ['serial', 'owner', 'artist', 'copyright'];

/** What of the facts in a file the keeper lets into the record. The file itself holds them in any case. */
export type Consent = {place: boolean; identity: boolean};

const MOST_MESSAGES = 200;
const MOST_TEXT = 20_000;
const MOST_TEXT_TOGETHER = 200_000;
const MOST_FILES = 500;
const MOST_HEADERS = 200;
const MOST_HEADER_LENGTH = 8000;

/** The record of a reading, bounded so that a report stays one that can be read. */
export function readingRecord(
  reading: ImportReading,
  about: {exhibitId: Uuid; salt: string; of: ReadingRecord['of']},
  consent: Consent,
): ReadingRecord {
  const withheld = withheldFacts(reading.facts, consent);
  const messages = firstMessages(reading.messages);
  const {counts} = reading;
  const files = reading.files.slice(0, MOST_FILES);
  const record: ReadingRecord = {
    ...about,
    v: 1,
    kind: 'reading',
    fileKind: reading.kind,
    mediaType: reading.mediaType,
    ending: reading.ending,
    formats: reading.formats,
    picture: reading.picture,
    facts: reading.facts.filter(({name}) => !withheld.includes(name)),
    factsWithheld: withheld,
    dateOrder: reading.dateOrder && dateOrderOf(reading.dateOrder),
    counts,
    span: spanOf(reading.messages),
    messages,
    messagesLeftOut: Math.max(0, counts.messages + counts.system - messages.length),
    files,
    filesLeftOut: reading.files.length - files.length,
    notUnderstood: reading.notUnderstood,
    findings: reading.findings.map(inRecord),
  };
  return wellFormed(record).value;
}

function withheldFacts(facts: readonly FileFact[], {place, identity}: Consent): FactName[] {
  const kept = [...(place ? [] : PLACE_FACTS), ...(identity ? [] : IDENTITY_FACTS)];
  return [...new Set(facts.map(({name}) => name))].filter((name) => kept.includes(name));
}

function dateOrderOf({order, by, decidedBy}: DateOrderReading): ReadingRecord['dateOrder'] {
  return {order, by, decidedBy};
}

function firstMessages(messages: readonly ImportedMessage[]): ReadMessage[] {
  const first: ReadMessage[] = [];
  let left = MOST_TEXT_TOGETHER;
  for (const {more: _, mail, text, ...message} of messages) {
    const kept = text.slice(0, MOST_TEXT).toWellFormed();
    left -= kept.length;
    if (first.length === MOST_MESSAGES || (left < 0 && first.length > 0)) break;
    first.push({...message, text: kept, textLength: text.length, ...(mail ? {mail: mailInRecord(mail)} : {})});
  }
  return first;
}

function mailInRecord({html: _, headers, ...mail}: MailFacts): ReadMail {
  const kept = headers.slice(0, MOST_HEADERS).map(({name, raw}) => ({name, raw: raw.slice(0, MOST_HEADER_LENGTH)}));
  return {...mail, headers: kept};
}

/** A number in a record is an integer; what is none stands as its digits. */
function inRecord(finding: ImportFinding): ImportFinding {
  const {values} = finding;
  if (!values) return finding;
  const plain = values.map((value) => (typeof value === 'string' || Number.isSafeInteger(value) ? value : `${value}`));
  return {...finding, values: plain};
}

/** The earliest and the latest that any of the times can mean. */
export function spanOf(messages: readonly Pick<ImportedMessage, 'time'>[]): ReadingRecord['span'] {
  let [earliest, latest]: (Instant | undefined)[] = [];
  for (const {time} of messages) {
    // The one form of an instant sorts as text.
    if (time?.earliest && (!earliest || time.earliest < earliest)) earliest = time.earliest;
    if (time?.latest && (!latest || time.latest > latest)) latest = time.latest;
  }
  return earliest && latest ? {earliest, latest} : null;
}

/** When one mail was written, or one picture taken, as the file itself says. A chat has no time of its own. */
export function ownTime({messages, counts, facts}: ReadingRecord): WrittenTime | undefined {
  const [only] = messages;
  if (only?.kind === 'mail' && counts.messages === 1) return only.time ?? undefined;
  return facts.find(({name}) => name === 'taken')?.time;
}
