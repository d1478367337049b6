import type {ByteSource} from '../verify/byte-source.ts';
import {type Collector, collector} from './collector.ts';
import {contentOf, Stopped, TooLarge, watched} from './content.ts';
import {endingDiffers, endingOf, isActive, shownAsOf, typeDiffers, typeOf} from './file/declared.ts';
import {HEAD, kindOf} from './file/kind.ts';
import {isoRecording} from './file/recording.ts';
import {type Window, windowOn} from './file/window.ts';
import {readPicture} from './picture/read-picture.ts';
import {readContent} from './read-content.ts';
import type {AboutFile, FileKind, ImportReading} from './reading.ts';
import {NO_SIBLINGS} from './siblings.ts';
import {readArchive} from './zip/read-archive.ts';

/**
 * Reads a file that came from elsewhere: what it is by its content, what stands in it about itself, and the dated
 * messages of a chat, mail or download. Reads by pieces, so that a film is never in memory as a whole. Never throws:
 * whatever is wrong with the file is a finding, and the caller keeps the file whole in any case.
 */
export async function readImport(source: ByteSource, about: AboutFile): Promise<ImportReading> {
  const into = collector();
  const window = windowOn(source);
  const reading = blank(about.name);
  try {
    reading.kind = kindOf(await window.at(0, HEAD));
    describe(reading, about, into);
    await readFacts(reading, window, about, into);
    if (reading.kind === 'zip') reading.files = await readArchive(source, about, into);
    else await readWords(reading.kind, source, about, into);
  } catch (fault) {
    noteFault(fault, source.size, into);
  }
  return finished(reading, into);
}

function blank(name: string): ImportReading {
  const {dateOrder, notUnderstood, counts} = collector().all;
  return {
    kind: 'unknown',
    shownAs: 'none',
    mediaType: typeOf('unknown'),
    ending: endingOf(name),
    picture: null,
    facts: [],
    formats: [],
    messages: [],
    counts,
    dateOrder,
    notUnderstood,
    files: [],
    findings: [],
  };
}

function describe(reading: ImportReading, {declaredType}: AboutFile, into: Collector): void {
  const {kind, ending} = reading;
  reading.shownAs = shownAsOf(kind);
  reading.mediaType = typeOf(kind);
  if (kind === 'empty') into.find('emptyFile');
  if (kind === 'unknown') into.find('unknownKind');
  if (isActive(kind)) into.find('activeContent');
  if (endingDiffers(kind, ending)) into.find('kindDiffersFromName', [kind, ending]);
  if (typeDiffers(kind, declaredType)) into.find('kindDiffersFromDeclared', [kind, declaredType]);
}

async function readFacts(reading: ImportReading, window: Window, about: AboutFile, into: Collector): Promise<void> {
  const picture = await readPicture(reading.kind, window, about.pickedAt);
  const found = picture ?? (isRecording(reading.kind) ? await isoRecording(window, about.pickedAt) : undefined);
  if (picture) reading.picture = picture.picture;
  reading.facts.push(...(found?.facts ?? []));
  for (const {code, values} of found?.findings ?? []) into.find(code, values);
}

function isRecording(kind: FileKind): boolean {
  return kind === 'mp4' || kind === 'm4a' || kind === '3gp' || kind === 'quicktime';
}

/** What ended the reading early; what was read until then stands. */
function noteFault(fault: unknown, size: number, into: Collector): void {
  if (fault instanceof Stopped) into.find('stopped');
  else if (fault instanceof TooLarge) into.find('tooLargeToRead', [size, fault.read]);
  else into.find('readFailed');
}

/** What is only known when all is read. */
function sumUp({all, find}: Collector): void {
  const {counts, messages, formats} = all;
  const {messages: many, system, notUnderstood, omitted, missing} = counts;
  if (many + system > messages.length) find('tooManyMessages', [many + system, messages.length]);
  const byLines = formats.has('whatsapp');
  if (notUnderstood > 0) find(byLines ? 'linesNotUnderstood' : 'recordsNotUnderstood', [notUnderstood]);
  if (omitted > 0) find('mediaOmitted', [omitted]);
  if (missing > 0) find('mediaMissing', [missing]);
}

function finished(reading: ImportReading, into: Collector): ImportReading {
  sumUp(into);
  const {messages, counts, notUnderstood, findings, formats, dateOrder} = into.all;
  return {...reading, messages, counts, notUnderstood, findings, formats: [...formats], dateOrder};
}

async function readWords(kind: FileKind, source: ByteSource, about: AboutFile, into: Collector): Promise<void> {
  let read = 0;
  const seen = (many: number) => {
    read += many;
    about.progress?.(Math.min(read, source.size), source.size);
  };
  const content = watched(contentOf(source), seen, () => about.stop?.() ?? false);
  await readContent(kind, content, NO_SIBLINGS, about, into);
}
