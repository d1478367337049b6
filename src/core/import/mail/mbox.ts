import {type Bytes, joinBytes} from '../../bytes.ts';
import type {Instant} from '../../time.ts';
import type {Collector} from '../collector.ts';
import type {Content} from '../content.ts';
import {latin1} from '../file/window.ts';
import {MOST_MAIL_BYTES} from '../limits.ts';
import {readMail} from './read-mail.ts';

/** What is kept of a mail that is too large to be taken apart: its headers and the beginning of its words. */
const KEPT_OF_LARGE = 256 * 1024;

type Found = {offset: number; length: number; bytes: Bytes; whole: boolean};

/** Reads a mailbox mail by mail (RFC 4155): however large it is, one mail at a time is in memory. */
export async function readMbox(content: Content, pickedAt: Instant, into: Collector): Promise<void> {
  into.format('mbox');
  let number = 0;
  for await (const {offset, length, bytes, whole} of mailsIn(content, into)) {
    number += 1;
    into.looked();
    await readMail(bytes, {path: content.path, offset, length, unquote: true, number}, whole, pickedAt, into);
  }
}

/** Gathers the bytes of one mail while they come by. */
function gathering(offset: number) {
  const pieces: Bytes[] = [];
  let [length, kept] = [0, 0];
  return {
    add(piece: Bytes) {
      length += piece.length;
      if (length > MOST_MAIL_BYTES && kept > KEPT_OF_LARGE) {
        const start = joinBytes(pieces).slice(0, KEPT_OF_LARGE);
        pieces.splice(0, pieces.length, start);
        kept = start.length;
      }
      if (length > MOST_MAIL_BYTES) return;
      pieces.push(piece.slice());
      kept += piece.length;
    },
    done: (): Found => ({offset, length, bytes: joinBytes(pieces), whole: length <= MOST_MAIL_BYTES}),
  };
}

async function* mailsIn(content: Content, into: Collector): AsyncGenerator<Found> {
  let mail: ReturnType<typeof gathering> | undefined;
  let [at, before] = [0, 0];
  for await (const {bytes, separator} of partsOf(content)) {
    if (separator) {
      if (mail) yield mail.done();
      mail = gathering(at + bytes.length);
    } else if (mail) mail.add(bytes);
    else before += bytes.length;
    at += bytes.length;
  }
  if (mail) yield mail.done();
  if (before > 0) into.find('mboxBytesBefore', [before], content.path);
}

const SEPARATOR = /^From (?:\S+ .*\d{1,2}:\d{2}.*\d{4}\s*|\s*)$/;
/** A line that goes on longer than this is handed on in pieces: no separator is as long. */
const LONGEST_LINE = 1024 * 1024;

/** The lines that part mails, and the bytes between them as they come. */
async function* partsOf(content: Content): AsyncGenerator<{bytes: Bytes; separator: boolean}> {
  let rest: Bytes = new Uint8Array(0);
  let [afterEmpty, midLine] = [true, false];
  for await (const piece of content.pieces()) {
    const bytes = rest.length > 0 ? joinBytes([rest, piece]) : piece;
    let [from, line] = [0, 0];
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, line)) {
      if (!midLine && afterEmpty && isSeparator(bytes, line, end)) {
        if (line > from) yield {bytes: bytes.subarray(from, line), separator: false};
        yield {bytes: bytes.subarray(line, end + 1), separator: true};
        from = end + 1;
      }
      afterEmpty = !midLine && (end === line || (end === line + 1 && bytes[line] === 13));
      midLine = false;
      line = end + 1;
    }
    const isLong = bytes.length - line > LONGEST_LINE;
    const until = isLong ? bytes.length : line;
    if (until > from) yield {bytes: bytes.subarray(from, until), separator: false};
    midLine = midLine || isLong;
    rest = bytes.slice(until);
  }
  if (rest.length > 0) yield {bytes: rest, separator: false};
}

function isSeparator(bytes: Bytes, start: number, end: number): boolean {
  if (bytes[start] !== 70 || bytes[start + 4] !== 32 || end - start > 400) return false;
  return SEPARATOR.test(latin1(bytes.subarray(start, end)));
}
