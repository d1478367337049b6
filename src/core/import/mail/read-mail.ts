import PostalMime, {type Email, type Attachment as MailAttachment} from 'postal-mime';
import type {Bytes} from '../../bytes.ts';
import type {Instant} from '../../time.ts';
import type {Collector} from '../collector.ts';
import type {Attachment, ImportedMessage} from '../reading.ts';
import {decodeText} from '../text/charset.ts';
import {htmlText} from '../text/html-text.ts';
import {canBe} from '../text/written-time.ts';
import {all, type Headers, partiesIn, readHeaders, valueOf, wordsIn} from './headers.ts';
import {mailDate} from './mail-date.ts';
import {headersTwice, mailFacts} from './mail-facts.ts';

/** A mail as it lies in a file: where, and whether lines that begin with `From ` were quoted by a mailbox. */
export type MailPlace = {path: string | null; offset: number; length: number; unquote: boolean; number: number};

/** Taken apart by the parser; mails within mails stay whole, as attachments. */
export async function takeApart(mail: Bytes): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(mail, {forceRfc822Attachments: true, maxNestingDepth: 64});
  } catch {
    return undefined; // nested too deeply, or headers of megabytes
  }
}

/** Reads one mail. `mail` holds its bytes, or only its beginning where it is larger than what is taken apart. */
export async function readMail(
  mail: Bytes,
  place: MailPlace,
  whole: boolean,
  pickedAt: Instant,
  into: Collector,
): Promise<void> {
  const headers = readHeaders(mail);
  const email = whole ? await takeApart(unquoted(mail, place.unquote)) : undefined;
  if (whole && !email) into.find('mailDamaged', [place.number], place.path);
  if (!whole) into.find('mailTooLarge', [place.number, place.length], place.path);
  into.message(messageOf(headers, email, mail, place));
  findAbout(headers, place, pickedAt, into);
}

function messageOf(headers: Headers, email: Email | undefined, mail: Bytes, place: MailPlace): ImportedMessage {
  const {list, bodyAt} = headers;
  const html = email?.html ?? null;
  const plain = email?.text ?? null;
  const textFromHtml = plain === null && html !== null;
  const text = email ? (plain ?? (html === null ? '' : htmlText(html))) : decodeText(mail.subarray(bodyAt)).text;
  const [date] = all(list, 'date');
  const {path, offset, length} = place;
  return {
    kind: 'mail',
    chat: null,
    from: partiesIn(list, 'from')[0] ?? partiesIn(list, 'sender')[0] ?? null,
    to: [...partiesIn(list, 'to'), ...partiesIn(list, 'cc'), ...partiesIn(list, 'bcc')],
    direction: 'unknown',
    time: date ? mailDate(valueOf(date)) : null,
    edited: null,
    subject: wordsIn(list, 'subject'),
    text,
    attachments: (email?.attachments ?? []).map((each, index) => attachmentOf(each, index, place)),
    place: {path, by: 'bytes', offset, length},
    more: labelsOf(list),
    mail: mailFacts(list, html, textFromHtml),
  };
}

/** Names of folders, as Gmail's export gives them. */
function labelsOf(headers: Headers['list']): ImportedMessage['more'] {
  const labels = wordsIn(headers, 'x-gmail-labels');
  return labels === null ? [] : [{name: 'X-Gmail-Labels', value: labels}];
}

function attachmentOf({filename, mimeType, content}: MailAttachment, index: number, place: MailPlace): Attachment {
  const {path, offset, length, unquote} = place;
  return {
    name: filename,
    mediaType: mimeType,
    bytes: typeof content === 'string' ? null : content.byteLength,
    where: {in: 'mail', path, offset, length, unquote, index},
  };
}

function findAbout({list}: Headers, {path, number}: MailPlace, pickedAt: Instant, into: Collector): void {
  for (const name of headersTwice(list)) into.find('mailHeaderTwice', [name, number], path);
  const [date] = all(list, 'date');
  const time = date && mailDate(valueOf(date));
  if (!time) into.find('mailNoDate', [number], path);
  else if (time.wall === null) into.find('mailDateUnreadable', [time.written, number], path);
  else if (!canBe(time, pickedAt, FIRST_MAIL_MS)) into.find('timeImpossible', [time.written, number], path);
}

/** The first mails with such headers are of the seventies. */
const FIRST_MAIL_MS = Date.UTC(1971, 0, 1);

/** A mailbox puts `>` before lines of a mail that begin with `From `; this takes it away again. */
export function unquoted(mail: Bytes, wanted: boolean): Bytes {
  if (!wanted) return mail;
  const result = new Uint8Array(mail.length);
  let [from, to] = [0, 0];
  for (let at = 0; at < mail.length; ) {
    const next = mail.indexOf(10, at);
    if (isQuotedFrom(mail, at)) {
      result.set(mail.subarray(from, at), to);
      to += at - from;
      from = at + 1;
    }
    at = next < 0 ? mail.length : next + 1;
  }
  result.set(mail.subarray(from), to);
  return result.subarray(0, to + mail.length - from);
}

const FROM = [70, 114, 111, 109, 32];

function isQuotedFrom(mail: Bytes, start: number): boolean {
  if (mail[start] !== 62) return false;
  let at = start;
  while (mail[at] === 62) at += 1;
  return FROM.every((byte, index) => mail[at + index] === byte);
}
