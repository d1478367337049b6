import {pageAsMhtml} from '../browser/page-capture.ts';
import {productVersion} from '../browser/session.ts';
import {type Bytes, utf8} from '../core/bytes.ts';
import type {Part, PartWithBytes, Problem} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import {reason, type StepLog} from '../core/capture/steps.ts';
import {withoutSecrets} from '../core/copy/address.ts';
import {assemble, type Sourced} from '../core/copy/assemble.ts';
import {escapeComment, type Piece} from '../core/copy/pieces.ts';
import type {MediaFact} from '../core/facts/facts.ts';
import {sha256Hex} from '../core/hash/sha256.ts';
import {type CleanMhtml, cleanMhtml} from '../core/mhtml/clean-mhtml.ts';
import type {MadeCopy} from '../messages/copy.ts';
import {sendToTab} from '../messages/send.ts';
import {deviceNow} from '../store/circumstances.ts';
import {type Frame, fetchBytes, fetchText} from './copy-fetch.ts';
import {standIn} from './copy-screen.ts';
import {keepMedia} from './media.ts';

/** What is kept of a page besides its pictures and its words. */
export type KeptCopy = {
  parts: PartWithBytes[];
  problems: Problem[];
  /** The media facts, with the files that were kept of them. */
  media: MediaFact[];
};

/** Of many items of one page, each keeps its own files, and one of them the page. */
export type Wanted = 'page and files' | 'files';

/** Characters of all pictures, fonts and styles in one copy; what goes over is left out and said. */
const MOST_IN_A_COPY = 40_000_000;
const WRITING_MS = 25_000;

/**
 * Keeps a copy of the page, the document as text, and the files that the item shows: only what the page itself has
 * loaded. The script must be in the frame, the item not yet let go of. Never fails: what could not be kept is a problem.
 */
export async function keepCopy(
  frame: Frame,
  address: string,
  media: readonly MediaFact[],
  what: Wanted,
  log: StepLog,
): Promise<KeptCopy> {
  const kept: KeptCopy = {parts: [], problems: [], media: [...media]};
  const saved = await log.run('copy by the browser', () => savedByBrowser(frame, what, kept));
  try {
    if (what === 'page and files') await log.run('copy the page', () => copyPage(frame, address, saved, kept));
  } catch (error) {
    kept.problems.push(problem('copyFailed', reason(error)));
  }
  if (media.length > 0) await log.run('keep the files', () => keepMedia(frame, saved?.fileAt, kept));
  await sendToTab(frame.tabId, frame.frameId, 'copyDone', {});
  return kept;
}

/** Bytes of the browser's own copy of a page; a longer one is left out. */
const MOST_BY_THE_BROWSER = 100_000_000;

/** The browser's own copy, where the person has allowed it: it holds the very bytes of what the page had loaded. */
async function savedByBrowser({tabId}: Frame, what: Wanted, kept: KeptCopy): Promise<CleanMhtml | undefined> {
  try {
    const bytes = await pageAsMhtml(tabId);
    if (!bytes) return undefined;
    if (bytes.length > MOST_BY_THE_BROWSER) throw new Error(`it has ${bytes.length} bytes`);
    const cleaned = cleanMhtml(bytes);
    if (!cleaned.ok) throw new Error(cleaned.error.detail);
    if (what === 'page and files')
      kept.parts.push(documentPart('page.mhtml', 'mhtml', 'multipart/related', cleaned.value.bytes));
    return cleaned.value;
  } catch (error) {
    kept.problems.push(problem('browserCopyFailed', reason(error)));
    return undefined;
  }
}

async function copyPage(frame: Frame, address: string, saved: CleanMhtml | undefined, kept: KeptCopy): Promise<void> {
  const request = {note: noteOn(address), styles: saved?.styles() ?? []};
  const made = await sendToTab(frame.tabId, frame.frameId, 'copyPage', request, WRITING_MS);
  if (!made.ok) throw new Error(made.error.detail || made.error.code);
  const [written, text] = await Promise.all([fetchText(frame, 'page'), fetchText(frame, 'text')]);
  if (!written.ok || !text.ok) throw new Error('it did not arrive whole');
  const resources = await sourced(frame, saved, made.value);
  const fromScreen = await standIn(frame, address, resources).catch((error: unknown) => {
    console.warn('no pixels of the screen for the copy:', error);
    return 0;
  });
  // Our own script wrote it, and the message came from our own script.
  const {bytes, leftOut} = assemble(JSON.parse(written.value) as Piece[], resources, MOST_IN_A_COPY);
  kept.parts.push(documentPart('page.html', 'safeCopy', 'text/html', bytes));
  kept.parts.push(documentPart('page.html.txt', 'serialised', 'text/plain', utf8(text.value)));
  kept.problems.push(...doubts(made.value, resources, fromScreen, leftOut));
}

function noteOn(address: string): string {
  const lines = [
    `A copy of a page as it stood in a browser, kept by Holdfast ${productVersion()} at ${deviceNow().at}.`,
    `Its address: ${withoutSecrets(address)}`,
    'Left out: scripts, what was written into forms, hidden inputs, and the values of keys to accounts.',
    'Links lead nowhere; data-holdfast-source says where they led and where each picture and style came from,',
    'data-holdfast-kept how its bytes were had, data-holdfast-item which element was saved.',
  ];
  return `<!-- ${escapeComment(lines.join('\n'))} -->`;
}

async function sourced(frame: Frame, saved: CleanMhtml | undefined, {resources}: MadeCopy): Promise<Sourced[]> {
  return Promise.all(
    resources.map(async ({full, ...resource}, number): Promise<Sourced> => {
      // The file itself says more than pixels that were read back.
      const file = resource.kept === 'file' || !full || resource.kind === 'frame' ? undefined : saved?.fileAt(full);
      const bytes = file ?? (resource.kept === 'none' ? undefined : await fetchBytes(frame, `bytes-${number}`));
      return {...resource, bytes, kept: file ? 'file' : bytes ? resource.kept : 'none'};
    }),
  );
}

function doubts(made: MadeCopy, resources: readonly Sourced[], fromScreen: number, tooMuch: number): Problem[] {
  const found: Problem[] = [];
  const absent = resources.filter(
    ({kept, kind}) => kept === 'none' && (kind === 'picture' || kind === 'poster'),
  ).length;
  if (absent + tooMuch > 0) found.push(problem('copyPicturesMissing', absent + tooMuch));
  if (fromScreen > 0) found.push(problem('copyPicturesFromScreen', fromScreen));
  if (made.looks.given > 0) found.push(problem('copyLookComputed', made.looks.given));
  if (made.unreadSheets > 0 && (made.looks.given === 0 || made.looks.cut))
    found.push(problem('copySheetsMissing', made.unreadSheets));
  if (made.leftOut > 0) found.push(problem('copyCut', made.leftOut));
  return found.map((one) => ({...one, partPath: 'page.html'}));
}

type DocumentHow = Extract<Part, {role: 'document'}>['how'];

/** A document of an exhibit, hashed over the very bytes that are kept. */
export function documentPart(path: string, how: DocumentHow, mediaType: string, bytes: Bytes): PartWithBytes {
  return {part: {path, role: 'document', how, mediaType, bytes: bytes.length, sha256: sha256Hex(bytes)}, bytes};
}
