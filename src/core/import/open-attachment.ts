import {type Bytes, fromBase64, joinBytes} from '../bytes.ts';
import type {ByteSource} from '../verify/byte-source.ts';
import {type Content, contentOf} from './content.ts';
import {latin1} from './file/window.ts';
import {MOST_MAIL_BYTES} from './limits.ts';
import {takeApart, unquoted} from './mail/read-mail.ts';
import type {Attachment} from './reading.ts';
import {EntryFault, readForeignEntry} from './zip/foreign-entry.ts';
import {findEntries} from './zip/salvage.ts';

/** An attachment cannot be had: it was left out, is not there, or its bytes are damaged. */
export class AttachmentFault extends Error {}

/**
 * The bytes of an attachment out of the file it came in, piece by piece. `most` bounds what comes out. Throws
 * `AttachmentFault` where it cannot be had whole.
 */
export async function* openAttachment(source: ByteSource, attachment: Attachment, most: number): AsyncGenerator<Bytes> {
  let size = 0;
  try {
    for await (const piece of piecesOf(source, attachment, most)) {
      size += piece.length;
      if (size > most) throw new AttachmentFault('larger than was allowed');
      yield piece;
    }
  } catch (fault) {
    throw fault instanceof EntryFault ? new AttachmentFault(fault.code) : fault;
  }
}

async function* piecesOf(source: ByteSource, {where}: Attachment, most: number): AsyncGenerator<Bytes> {
  switch (where.in) {
    case 'entry':
      yield* (await entryContent(source, where.path, most)).pieces();
      return;
    case 'base64':
      yield* base64Pieces(rangeOf(await contentAt(source, where.path), where.offset, where.length));
      return;
    case 'mail':
      yield await partOfMail(await contentAt(source, where.path), where);
      return;
    case 'omitted':
    case 'missing':
      throw new AttachmentFault(where.in);
  }
}

async function contentAt(source: ByteSource, path: string | null): Promise<Content> {
  return path === null ? contentOf(source) : entryContent(source, path, Number.MAX_SAFE_INTEGER);
}

async function entryContent(source: ByteSource, path: string, most: number): Promise<Content> {
  const entries = (await findEntries(source))?.entries.filter((entry) => entry.path === path) ?? [];
  const [entry] = entries;
  if (!entry || entries.length > 1) throw new AttachmentFault('no such entry');
  return {path, size: entry.size, pieces: () => readForeignEntry(source, entry, {left: most})};
}

/** A stretch of a content. Packed ones have to be unpacked up to there. */
async function* rangeOf(content: Content, offset: number, length: number): AsyncGenerator<Bytes> {
  let at = 0;
  for await (const piece of content.pieces()) {
    const from = Math.max(0, offset - at);
    const to = Math.min(piece.length, offset + length - at);
    if (to > from) yield piece.subarray(from, to);
    at += piece.length;
    if (at >= offset + length) return;
  }
  throw new AttachmentFault('the file is shorter than it was');
}

/** Four characters are three bytes: what is left of a piece goes to the next. */
async function* base64Pieces(pieces: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + latin1(piece).replace(/\s+|&#(10|13|xA|xD);/gi, '');
    const usable = text.length - (text.length % 4);
    rest = text.slice(usable);
    yield decoded(text.slice(0, usable));
  }
  // Some programs leave the padding out.
  if (rest !== '') yield decoded(rest.padEnd(4, '='));
}

function decoded(text: string): Bytes {
  const bytes = fromBase64(text);
  if (!bytes) throw new AttachmentFault('not base64');
  return bytes;
}

type InMail = Extract<Attachment['where'], {in: 'mail'}>;

async function partOfMail(content: Content, {offset, length, unquote, index}: InMail): Promise<Bytes> {
  if (length > MOST_MAIL_BYTES) throw new AttachmentFault('the mail is too large');
  const pieces: Bytes[] = [];
  for await (const piece of rangeOf(content, offset, length)) pieces.push(piece);
  const email = await takeApart(unquoted(joinBytes(pieces), unquote));
  const part = email?.attachments[index]?.content;
  if (part === undefined || typeof part === 'string') throw new AttachmentFault('no such part');
  return new Uint8Array(part instanceof ArrayBuffer ? part : part.slice());
}
